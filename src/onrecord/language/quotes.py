"""Quotation marks: which stretches of a text stand between them, decided without a parse.

Deterministic and paragraph by paragraph, so that one unmatched mark voids no more than its own
paragraph. A paragraph that opens with a mark while the one before never closed goes on with the same
quotation (English news style re-opens each paragraph and closes only the last). Straight single marks
and apostrophes are told apart by their neighbours; nested quotations stay inside the outer one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model import Span

PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "'": "'",
    "「": "」",
    "『": "』",
}
"""Opening mark to the marks that may close it. „German“ and »inverted« marks close with what opens elsewhere."""

DOUBLE = frozenset('“„«"「»”')
_ELISION = re.compile(r"['’](\d|[Tt]is\b|[Tt]was\b|em\b|[Tt]il\b|[Cc]ause\b)")
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)|(?<=s)’(?= \w)")

LONGEST_SINGLE = 600
"""A quotation in single marks longer than this (code points) is a stray apostrophe, not a quotation."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One marked stretch: `span` with its marks, `inner` without. `goes_on` if the next paragraph continues it."""

    span: "Span"
    inner: "Span"
    closed: bool = True
    goes_on: bool = False


def quotes(text: str, paragraphs: Iterable["Span"]) -> tuple[Quote, ...]:
    """The outermost quotations of a text, in order; at most one chain of continuations runs over a paragraph break."""
    found: list[Quote] = []
    spans = list(paragraphs)
    for number, span in enumerate(spans):
        following = text[spans[number + 1][0]] if number + 1 < len(spans) else ""
        found.extend(_in_paragraph(text, span, following))
    return tuple(found)


def plain(text: str, found: Iterable[Quote]) -> str:
    """The text with every quotation in straight double marks, those nested in it in straight single ones, apostrophes straight.

    What reads the text by its marks (a parser, an encoder) then reads every house style alike. Offsets stay
    what they are: each mark is one code point. Unmatched marks are left alone.
    """
    marks = {match.start(): "'" for match in _APOSTROPHE.finditer(text)} | dict(_plain_marks(text, found))
    if all(text[at] == mark for at, mark in marks.items()):
        return text
    out = list(text)
    for at, mark in marks.items():
        out[at] = mark
    return "".join(out)


def _plain_marks(text: str, found: Iterable[Quote]) -> Iterator[tuple[int, str]]:
    for quote in found:
        if quote.inner[0] > quote.span[0]:
            yield quote.span[0], '"'
        if quote.span[1] > quote.inner[1]:
            yield quote.inner[1], '"'
        for at, close in _nested(text, quote.inner):
            yield at, "'"
            yield close, "'"


def _nested(text: str, inner: "Span") -> Iterator[tuple[int, int]]:
    """The opening and closing offsets of the quotations inside one."""
    at, end = inner
    while at < end:
        close = _closing(text, at, end) if text[at] in PAIRS and _opens(text, at, inner) else None
        if close is not None and close > at + 1:
            yield at, close
            at = close
        at += 1


def _in_paragraph(text: str, span: "Span", following: str) -> Iterator[Quote]:
    at, end = span
    pairs = _straight_pairs(text, span)
    stray = None if pairs else _stray_closing(text, span)
    if stray is not None:
        yield Quote((at, stray + 1), (at, stray))
        at = stray + 1
    while at < end:
        mark = text[at]
        if at in pairs or (mark in PAIRS and not (mark == '"' and pairs) and _opens(text, at, span)):
            close = pairs.get(at) or _closing(text, at, end)
            if close is None:
                if end > at + 1 and ((mark in DOUBLE and at == span[0]) or following == mark):
                    yield Quote((at, end), (at + 1, end), closed=False, goes_on=following == mark)
                    return
            elif close > at + 1:
                yield Quote((at, close + 1), (at + 1, close))
                at = close
        at += 1


def _straight_pairs(text: str, span: "Span") -> dict[int, int]:
    """Opening to closing offsets of straight double marks, which alternate, if the paragraph has an even number and no others."""
    marks = [i for i in range(*span) if text[i] == '"']
    mixed = any(mark in text[span[0] : span[1]] for mark in "“”„")
    return dict(zip(marks[::2], marks[1::2], strict=True)) if len(marks) % 2 == 0 and not mixed else {}


def _stray_closing(text: str, span: "Span") -> int | None:
    """The first double mark of a paragraph if it closes a quotation that never opened there: its beginning was cut off."""
    at = next((i for i in range(*span) if text[i] in '"“”„'), None)
    if at is None or at - span[0] < 2 or text[at] in "“„" or text[at - 1] not in ".,!?…":
        return None
    return at if at + 1 >= span[1] or text[at + 1].isspace() else None


def _opens(text: str, at: int, span: "Span") -> bool:
    """Whether a mark stands where an opening one does: after white space or an opening bracket, before a word."""
    before = text[at - 1] if at > span[0] else " "
    after = text[at + 1] if at + 1 < span[1] else " "
    if text[at] in "“„«‘「『‹":
        return text[at] != "‘" or not before.isalnum()
    if after.isspace() or _ELISION.match(text, at):
        return False
    return not (before.isalnum() or before in ".,!?;:)]’”")


def _closing(text: str, at: int, end: int) -> int | None:
    """The mark that closes the one at `at`; None if the paragraph has none.

    Double marks that open again inside are a new paragraph of the same quotation whose break was lost,
    so they don't nest; pages that mix curly and straight marks may close one kind with the other.
    """
    single = text[at] in "'‘‚"
    for i in range(at + 1, min(end, at + LONGEST_SINGLE) if single else end):
        if _closes(text, i, end, text[at]) and not (single and _apostrophe(text, i, end)):
            return i
    return None


def _closes(text: str, at: int, end: int, opened: str) -> bool:
    if text[at] in PAIRS[opened]:
        return text[at] != '"' or opened != '"' or not text[at - 1].isspace() or at + 1 >= end or text[at + 1].isspace()
    mixed = opened in '“"' and text[at] in '”"'
    return mixed and (text[at] == "”" or not text[at - 1].isspace())


def _apostrophe(text: str, at: int, end: int) -> bool:
    """Whether a single mark stands inside a word, or after a plural's s with the sentence going on in lower case."""
    after = text[at + 1] if at + 1 < end else " "
    if after.isalnum():
        return True
    return text[at - 1] == "s" and after == " " and at + 2 < end and text[at + 2].islower()
