"""What the relations compare: a record's attributions as words, and a count of the pairs that agree."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from onrecord.model import Record, Span

HERE = Path(__file__).parent
_MARK = re.compile("[“”„«»‹›‚‘’\"']")


class Line(NamedTuple):
    """One attribution as words of its report, `content` piece by piece; every mark and apostrophe written the same."""

    speaker: str | None
    source: str | None
    cue: str | None
    content: tuple[str, ...]
    kind: str
    act: str


def lines(record: Record) -> list[Line]:
    """The attributions of a record, in its order."""
    names = {actor.id: actor.name for actor in record.actors}

    def words(span: Span | None) -> str | None:
        return None if span is None else same_marks(record.words(span))

    return [
        Line(
            same_marks(names[part.speaker]) if part.speaker else None,
            words(part.source),
            words(part.cue),
            tuple(same_marks(record.words(span)) for span in part.content),
            part.kind,
            part.act,
        )
        for part in record.attributions
    ]


def same_marks(words: str) -> str:
    """The words with every mark and apostrophe as one, and without the no-break spaces that some styles put inside."""
    return _MARK.sub("'", words.replace("\u00a0", ""))


def bare(words: str) -> str:
    """Letters and digits only, in lower case, single spaces between: what was said, without how it is printed."""
    return " ".join(re.findall(r"\w+", _MARK.sub("", words).lower()))


def spoken(record: Record) -> dict[str | None, str]:
    """Every speaker's words in quotation marks, in the order of the text, however many attributions hold them."""
    out: dict[str | None, str] = {}
    for line in lines(record):
        if line.kind != "indirect":
            out[line.speaker] = (out.get(line.speaker, "") + " " + bare(" ".join(line.content))).strip()
    return out


@cache
def known(name: str) -> Any:
    """A YAML file of this folder."""
    return yaml.safe_load((HERE / name).read_text("utf-8"))


@dataclass
class Tally:
    """Counts the pairs of one relation as one layer reads them. `settle` fails below the floor, and lists what doesn't hold."""

    relation: str
    layer: str
    pairs: int = 0
    broken: list[str] = field(default_factory=list)

    def compare(self, name: str, expected: object, found: object) -> None:
        """One pair: what the first report's record says, and what the changed one's does."""
        self.pairs += 1
        if expected != found:
            self.broken.append(f"{name}\n    is    {expected}\n    then  {found}")

    def settle(self) -> None:
        """Every pair of a strict relation holds; of another, the share that `floors.yaml` pins. Skips a layer with no share yet."""
        share = 1 - len(self.broken) / self.pairs
        floor = known("floors.yaml")[self.relation][self.layer]
        found = (
            f"{self.relation}, {self.layer}: {self.pairs - len(self.broken)} of {self.pairs} pairs hold ({share:.3f})"
        )
        print("\n".join([found, *self.broken]))
        if floor is None:
            pytest.skip(f"{found}: no share is pinned in floors.yaml")
        assert share >= floor, "\n".join([f"{found}, floor {floor}", *self.broken])
