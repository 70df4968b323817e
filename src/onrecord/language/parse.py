"""One parse of a report: tokens, sentences, dependencies and names, with offsets into the canonical text.

The text is parsed line by line (a line is a paragraph, a heading or a list item) and the pieces are
joined again, so that no sentence crosses a line break and `token.idx` is the offset in the text.
A line longer than `LONGEST` is cut at white space: the parser's memory grows with the longest piece
of a batch, and one megabyte without a break must not take the machine down.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from onrecord.language.quotes import Quote, plain, quotes

if TYPE_CHECKING:
    import spacy
    from spacy.tokens import Doc, Token

    from onrecord.language.encoder import Encoder
    from onrecord.model import Report, Span

LONGEST = 8_000
"""Code points in one piece: about 1,300 words, longer than any real paragraph of the corpus."""

BATCH = 8
"""Pieces parsed at once: as fast as larger batches, and far less memory."""

_DASH = re.compile(r"[^\n]{0,40}?[—–:-]+[ \t]*(?=\S)")
"""What may stand between a dateline's place and the report's first word: an agency in brackets, a date, the dash."""

_LINE = re.compile(r"[^\n]*\n+|[^\n]+$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report and its parse. `doc.text == report.text`; `paragraphs` are the lines' spans without edge white space."""

    report: "Report"
    doc: "Doc"
    paragraphs: tuple["Span", ...]
    quotes: tuple[Quote, ...] = ()
    encoder: "Encoder | None" = None
    """What gives the tokens' vectors; None where the rules are to read alone."""

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.report.text

    def words(self, span: "Span") -> str:
        """The exact words of a span."""
        return self.report.text[span[0] : span[1]]

    def tokens(self, span: "Span") -> list["Token"]:
        """The tokens that lie at least partly in a span."""
        piece = self.doc.char_span(span[0], span[1], alignment_mode="expand")
        return list(piece) if piece is not None else []

    def quoted(self, offset: int) -> Quote | None:
        """The quotation whose marks enclose an offset, if any."""
        at = bisect_right(self.quotes, offset, key=lambda quote: quote.span[0]) - 1
        return self.quotes[at] if at >= 0 and offset < self.quotes[at].span[1] else None

    def paragraph_of(self, offset: int) -> "Span":
        """The paragraph that holds an offset, or the nearest one before it."""
        at = bisect_right(self.paragraphs, offset, key=lambda span: span[0]) - 1
        return self.paragraphs[at] if at >= 0 else (0, len(self.text))


def parse(nlp: "spacy.language.Language", report: "Report", encoder: "Encoder | None" = None) -> Parsed:
    """Parse a report's canonical text with a spaCy pipeline; the encoder is kept for the rooms that ask for vectors."""
    from spacy.tokens import Doc

    paragraphs = tuple(lines(report.text))
    marked = quotes(report.text, paragraphs)
    pieces = list(cut(plain(report.text, marked), _after_dateline(report)))
    docs = list(nlp.pipe(pieces, batch_size=BATCH)) or [nlp.make_doc("")]
    joined = Doc.from_docs(docs, ensure_whitespace=False) if len(docs) > 1 else docs[0]
    assert joined is not None
    joined = reworded(joined, report.text)
    assert joined.text == report.text, "the joined parse must cover the text exactly"
    return Parsed(report, joined, paragraphs, marked, encoder)


def reworded(doc: "Doc", text: str) -> "Doc":
    """A parse of a text whose marks were made plain (`quotes.plain`), as the parse of the text as it stands."""
    from spacy.tokens import Doc

    if doc.text == text:
        return doc
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    out = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    kept: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]
    out.from_array(kept, cast("Any", doc.to_array(kept)))
    return out


def lines(text: str) -> Iterator["Span"]:
    """The span of every line that holds more than white space, without its edge white space."""
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            yield start, start + len(words)


def _after_dateline(report: "Report") -> int:
    """Where the report's own words begin after "TEL AVIV, Israel — "; 0 without a dateline."""
    if report.dateline is None:
        return 0
    rest = _DASH.match(report.text, report.dateline.span[1])
    return rest.end() if rest is not None else 0


def cut(text: str, first: int = 0) -> Iterator[str]:
    """The text in pieces that join to it exactly, each at most `LONGEST` code points (white space at a break included).

    `first` is where a dateline ends: what stands before it is a piece of its own.
    """
    if first:
        yield text[:first]
    for match in _LINE.finditer(text, first):
        line = match.group()
        while len(line) > LONGEST:
            at = max(line.rfind(". ", 0, LONGEST) + 2, 2)
            if at < LONGEST // 2:
                at = line.rfind(" ", 0, LONGEST) + 1
            if at < LONGEST // 2:
                at = LONGEST
            yield line[:at]
            line = line[at:]
        yield line
