"""Figures of situation reports' lines and tables: "- Killed: 120 (ministry, as of 3 May)", rows of cells under a header.

Such a number has no clause around it; its label does what the noun and verb do elsewhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.counted.measures import Known
from onrecord.vocabulary import Measure

if TYPE_CHECKING:
    from onrecord.model import Span

REACH = 25
"""Code points between a label and its number: room for "approximately", not for another statement."""

_LABELLED = re.compile(
    r"(?:^|(?<=[;|,\t(•·*]))[ \t>•·*\u2013-]*(?P<label>[A-Za-z][^\n:;|,.\t=]{1,60}?)[ \t]*(?::|=|[ ][\u2013\u2014-][ ])[ \t]*(?=\S)",
    re.MULTILINE,
)
_CELL = re.compile(r"[^|\t\n]+")


class Labelled(NamedTuple):
    """A stretch of text whose first number is labelled: `label` is the span of the label."""

    start: int
    end: int
    measure: Measure
    label: "Span"


class Labels:
    """The labelled stretches of a text, looked up by offset."""

    def __init__(self, found: list[Labelled]) -> None:
        self._found = sorted(found)
        self._starts = [labelled.start for labelled in self._found]

    def at(self, offset: int) -> Labelled | None:
        """The labelled stretch that holds an offset."""
        at = bisect_right(self._starts, offset) - 1
        return self._found[at] if at >= 0 and offset < self._found[at].end else None


def labels_of(text: str, known: Known) -> Labels:
    """Every labelled line and table cell of a text."""
    return Labels([*_lines(text, known), *_tables(text, known)])


def measure_of_label(words: str, known: Known) -> Measure | None:
    """The measure that a label names, or None."""
    return next((measure for pattern, measure in known.labels if pattern.search(words)), None)


def _lines(text: str, known: Known) -> Iterator[Labelled]:
    for match in _LABELLED.finditer(text):
        measure = measure_of_label(match["label"], known)
        if measure is not None and _is_label(match["label"]):
            yield Labelled(match.end(), match.end() + REACH, measure, match.span("label"))


def _is_label(words: str) -> bool:
    """A label is a few words without a verb of saying: "Killed", "Houses fully destroyed"; "officials said" is none."""
    return (
        len(words.split()) <= 7
        and re.search(r"\b(?:said|says|was|were|is|are|has|have|he|she|they|we|that|told|will)\b", words, re.IGNORECASE)
        is None
    )


def _tables(text: str, known: Known) -> Iterator[Labelled]:
    """The cells of blocks of lines that hold as many cells as the line before them."""
    header: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        if "|" not in line.group() and "\t" not in line.group():
            header = []
            continue
        cells = [(m.start(), m.end()) for m in _CELL.finditer(text, line.start(), line.end()) if m.group().strip(" -:")]
        if not cells:
            continue
        if len(header) != len(cells):
            header = cells
            continue
        yield from _row(text, header, cells, known)


def _row(text: str, header: "list[Span]", cells: "list[Span]", known: Known) -> Iterator[Labelled]:
    first = measure_of_label(text[slice(*cells[0])], known)
    for title, cell in zip(header[1:], cells[1:], strict=True):
        own = measure_of_label(text[slice(*title)], known)
        if own is not None or first is not None:
            yield Labelled(*cell, own or first or "other", _trimmed(text, title if own is not None else cells[0]))


def _trimmed(text: str, span: "Span") -> "Span":
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())
