"""The lines of a plain text, each with the stretches of the source that it is made of.

White space at a line's edges and control characters are left out. Lines that an e-mail or a wire broke at a
fixed width are joined again with a space, for everything that reads words takes a line as a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff]")

NARROWEST, WIDEST = 40, 120
"""Code points between which a text's longest line must lie to have been broken at a fixed width."""

BROKEN_SHARE = 0.9
"""Share of the lines inside paragraphs that must have been broken as a machine breaks them."""

_ITEM = re.compile(r"(?:[-–—•*·▪◦‣>]|\d{1,3}[.)]|\(?[a-z]\))\s")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points of the source: `at` is where they stand in the line, `begin` and `end` where in the source."""

    at: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its words, and whether an empty line stands before it."""

    text: str
    stretches: tuple[Stretch, ...]
    gap: bool


def lines_of(text: str) -> list[Line]:
    """The lines that hold more than white space and control characters; broken paragraphs joined."""
    lines = list(_lines(text))
    return list(_joined(lines)) if was_broken([line.text for line in lines], [line.gap for line in lines]) else lines


def was_broken(lines: Sequence[str], gaps: Sequence[bool]) -> bool:
    """Whether a text was broken at a fixed width: each line inside a paragraph was full, so that the next word didn't fit."""
    inside = [(a, b) for a, b, gap in zip(lines, lines[1:], gaps[1:], strict=False) if not gap and not _ITEM.match(b)]
    width = max(map(len, lines), default=0)
    if len(inside) < 2 or not NARROWEST <= width <= WIDEST:
        return False
    full = sum(len(a) + 1 + len(b.split(maxsplit=1)[0]) > width - 4 for a, b in inside)
    return full >= BROKEN_SHARE * len(inside)


def _lines(text: str) -> Iterator[Line]:
    begin, gap = 0, False
    for end, after in (*(m.span() for m in BREAK.finditer(text)), (len(text), len(text))):
        stretches = tuple(_stretches(text, begin, end))
        if stretches:
            yield Line("".join(text[s.begin : s.end] for s in stretches), stretches, gap)
        gap = not stretches
        begin = after


def _stretches(text: str, begin: int, end: int) -> Iterator[Stretch]:
    line = CONTROL.sub(" ", text[begin:end])
    first = begin + len(line) - len(line.lstrip())
    last = begin + len(line.rstrip())
    at = 0
    for left, right in (*(m.span() for m in CONTROL.finditer(text, first, last)), (last, last)):
        if first < left:
            yield Stretch(at, first, left)
            at += left - first
        first = right


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of each paragraph as one; a list's items stay apart."""
    held: Line | None = None
    for line in lines:
        if held is None or line.gap or _ITEM.match(line.text):
            if held is not None:
                yield held
            held = line
        else:
            held = _join(held, line)
    if held is not None:
        yield held


def _join(one: Line, two: Line) -> Line:
    shift = len(one.text) + 1
    moved = tuple(Stretch(s.at + shift, s.begin, s.end) for s in two.stretches)
    return Line(f"{one.text} {two.text}", one.stretches + moved, one.gap)
