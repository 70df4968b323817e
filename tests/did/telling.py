"""What the tests of this room share: acts as plain rows."""

from dataclasses import dataclass

from onrecord.model import Act, Record


@dataclass(frozen=True)
class Row:
    """An act with names and words instead of ids and spans."""

    type: str
    modality: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger: str
    act: Act


def rows(record: Record, kind: str | None = None) -> list[Row]:
    """The acts of a record, or those of one type."""
    names = {actor.id: actor.name for actor in record.actors}
    return [
        Row(
            act.type,
            act.modality,
            tuple(names[i] for i in act.actor),
            tuple(names[i] for i in act.recipient),
            record.words(act.trigger),
            act,
        )
        for act in record.acts
        if kind is None or act.type == kind
    ]


def one(record: Record, kind: str) -> Row:
    """The only act of a type."""
    found = rows(record, kind)
    assert len(found) == 1, f"{record.report.text!r}: {rows(record)}"
    return found[0]


def same(name: str, names: tuple[str, ...]) -> bool:
    """Whether a party is among the names, the article and what follows its head aside."""
    bare = name.lower().removeprefix("the ")
    return any(n.lower().removeprefix("the ").startswith(bare) for n in names)
