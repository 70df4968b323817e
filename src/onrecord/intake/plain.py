"""Plain text, as written or as pasted from a page, to its canonical text with the way back to the bytes.

The canonical text holds the kept lines in their order, a line break between them, or two where the source has
an empty line. No character is changed into another: no Unicode normalisation, no straightened quotation marks.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.errors import NotText
from onrecord.intake import cleaning
from onrecord.intake.decoding import Decoded, decode, without_surrogates
from onrecord.intake.details import Details
from onrecord.intake.lines import CONTROL, Line, Stretch, lines_of
from onrecord.intake.making import make
from onrecord.intake.received import Incoming, Piece, Received
from onrecord.model import Span

EXTRACTOR = "text/1"

BINARY, STRAY = 0.05, 3
"""Share and number of control characters above which a file is no text."""

_UNSURE = re.compile(r"[\ud800-\udfff]")


def read_plain(incoming: Incoming, details: Details | None = None) -> Received:
    """The report of a plain text. Raises EmptyInput, or NotText for bytes that are no text."""
    return read_decoded(decode(incoming.data, incoming.where), incoming, details)


def read_decoded(source: Decoded, incoming: Incoming, details: Details | None = None) -> Received:
    """The report of a text whose encoding is known. Raises EmptyInput, or NotText if it is mostly control characters."""
    if len(CONTROL.findall(source.text)) > max(STRAY, BINARY * len(source.text)):
        raise NotText(incoming.where, "is a binary file: onrecord reads text, pages, feeds, JSON and WARC")
    lines = lines_of(source.text)
    given = details or Details()
    cleaned = cleaning.clean([without_surrogates(line.text) for line in lines], given.title)
    text, stretches = assembled(lines, cleaned.kept)
    return make(
        text,
        given.over(Details(title=cleaned.title, authors=cleaned.authors, published=cleaned.published)),
        incoming,
        extractor=EXTRACTOR,
        pieces=_pieces(source, stretches),
        encoding=source.encoding,
        bylines=cleaned.bylines,
    )


def assembled(lines: Sequence[Line], kept: Sequence[int]) -> tuple[str, list[Stretch]]:
    """The canonical text of the kept lines, and its stretches: `at` is where they stand in it."""
    text, stretches = "", []
    parts: list[str] = []
    length, before = 0, -1
    for i in kept:
        gap = any(line.gap for line in lines[before + 1 : i + 1])
        between = "" if not parts else "\n\n" if gap else "\n"
        length += len(between)
        stretches += [Stretch(length + s.at, s.begin, s.end) for s in lines[i].stretches]
        parts += (between, lines[i].text)
        length += len(lines[i].text)
        before = i
    text = "".join(parts)
    return text, stretches


def _pieces(source: Decoded, stretches: Sequence[Stretch]) -> Iterator[Piece]:
    """The stretches with their bytes, without what could not be decoded."""
    sure = [part for stretch in stretches for part in _sure(source.text, stretch)]
    if not source.exact:
        yield from (Piece((s.at, s.at + s.end - s.begin)) for s in sure)
        return
    offsets = source.offsets(cut for s in sure for cut in (s.begin, s.end))
    for s in sure:
        span: Span = (next(offsets), next(offsets))
        yield Piece((s.at, s.at + s.end - s.begin), span)


def _sure(text: str, stretch: Stretch) -> Iterator[Stretch]:
    begin = stretch.begin
    for left, right in (*(m.span() for m in _UNSURE.finditer(text, begin, stretch.end)), (stretch.end, stretch.end)):
        if begin < left:
            yield Stretch(stretch.at + begin - stretch.begin, begin, left)
        begin = right
