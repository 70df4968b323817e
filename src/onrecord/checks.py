"""What no record may break: spans inside the text, references that point at something, ids used once, actors with names."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import BrokenRecord

if TYPE_CHECKING:
    from onrecord.model import Actor, Record, Span

SPAN_FIELDS = (
    "content",
    "cue",
    "source",
    "when",
    "trigger",
    "condition",
    "deadline",
    "place",
    "span",
    "as_of",
    "caveat",
    "terms",
    "evidence",
    "mentions",
)
ACTOR_FIELDS = ("speaker", "to", "actor", "recipient", "counter", "proposer", "parties", "of")
ATTRIBUTION_FIELDS = ("within", "said_in")


def spans_of(part: object) -> Iterator["Span"]:
    """Every span that a part of a record holds."""
    for name in SPAN_FIELDS:
        value = getattr(part, name, None)
        if not value or isinstance(value, str):  # a dateline's place is a name
            continue
        if isinstance(value[0], int):
            yield value
        else:
            yield from value
    change = getattr(part, "change", None)
    if change is not None:
        yield change.span


def names_in(part: object, fields: tuple[str, ...]) -> Iterator[str]:
    """Every id that the part's `fields` refer to."""
    for name in fields:
        value = getattr(part, name, None)
        if isinstance(value, str):
            yield value
        elif value:
            yield from value


def check_record(record: "Record") -> None:
    """Raise BrokenRecord, naming the part, at the first thing that breaks the contract."""
    parts = [*record.actors, *record.lines()]
    _check_ids(parts)
    _check_names(record.actors)
    _check_spans([*parts, *record.unresolved, record.report.dateline], len(record.report.text))
    _check_references(
        parts, {a.id for a in record.actors}, {a.id for a in record.attributions}, {f.id for f in record.figures}
    )


def _check_ids(parts: Sequence[object]) -> None:
    seen: set[str] = set()
    for part in parts:
        name: str = part.id  # type: ignore[attr-defined]
        if name in seen:
            raise BrokenRecord(f"the id {name} is used twice in one record")
        seen.add(name)


def _check_names(actors: Sequence["Actor"]) -> None:
    for actor in actors:
        if not actor.name.strip():
            raise BrokenRecord(f"actor {actor.id} has no name: a line could not say who speaks")


def _check_spans(parts: Sequence[object | None], length: int) -> None:
    for part in parts:
        for start, end in spans_of(part):
            if not 0 <= start < end <= length:
                raise BrokenRecord(
                    f"{_name(part)}: the span [{start}, {end}) does not lie in a text of {length} code points"
                )


def _check_references(parts: Sequence[object], actors: set[str], attributions: set[str], figures: set[str]) -> None:
    for part in parts:
        _expect(part, ACTOR_FIELDS, actors, "actor")
        _expect(part, ATTRIBUTION_FIELDS, attributions, "attribution")
        _expect(part, ("part_of",), figures, "figure")


def _expect(part: object, fields: tuple[str, ...], known: set[str], what: str) -> None:
    for name in names_in(part, fields):
        if name not in known:
            raise BrokenRecord(f"{_name(part)} refers to the {what} {name}, which is not in the record")


def _name(part: object) -> str:
    return f"{type(part).__name__.lower()} {getattr(part, 'id', '')}".strip()
