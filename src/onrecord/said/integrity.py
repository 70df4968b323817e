"""Quotation integrity: words that stand in marks in the headline, or in the opening, and otherwise in the text.

Nothing here says which wording was spoken. Both are given as they stand, with the words in which they part; what is
only printed otherwise, cut at its edges, marked as cut, or a part of the other is no difference (`language.wording`).
The headline is the report's title, in its text or beside it; the opening is the standfirst or lead that follows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Literal

from onrecord.language.parse import lines
from onrecord.language.quotes import Quote, quotes
from onrecord.language.wording import Likeness, Token, liken, tokens
from onrecord.model import Report, Span, Unresolved

Where = Literal["headline", "opening"]

LEAST = 4
"""Words of a quotation in the headline below which it is a name, a title or a scare quote and not compared."""

AGREE = 3
"""Words that must agree, in order, one fewer than between reports: here both stand in one report."""

SHARED = 0.6
"""Share of the shorter wording's words that must agree, beside the share of letters that `liken` asks for."""

MOST = 12
"""Quotations compared of a headline or an opening, and joined of one paragraph: what holds more is a list."""

LONGEST = 1000
"""Code points of an opening: a longer first paragraph is the text itself."""

_KEPT = ("verbatim", "trimmed", "edited", "part")
"""Likenesses in which nothing was changed unmarked."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a report in marks: `differs` are the stretches of `words` that the other wording hasn't.

    `span` is where they stand in the report's text; None for a headline that is no part of it.
    """

    words: str
    differs: tuple[Span, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class Variant:
    """One quotation in two wordings: `where` the first of them stands, and how the text has it."""

    where: Where
    head: Wording
    text: Wording

    @property
    def entry(self) -> Unresolved:
        """The variant as the record has it: at the words in the text, both wordings and no more."""
        assert self.text.span is not None, "the text's wording stands in the text"
        reason = f"{self.where}: ‹{_flat(self.head.words)}› / text: ‹{_flat(self.text.words)}›"
        return Unresolved(span=self.text.span, layer="attributions", reason=reason)


@dataclass(frozen=True, slots=True)
class _Head:
    """A quotation of the headline or the opening, with where its words begin in the text, None if they don't stand there."""

    where: Where
    words: str
    start: int | None


def variants(report: Report) -> tuple[Variant, ...]:
    """The quotations of a report's headline and opening that its text has in other words, in the order of the headline."""
    found: list[Variant] = []
    headline, opening, body = _parts(report)
    for heads, rest in ((headline, [*opening, *body]), (_heads(report, opening), body)):
        groups = list(_groups(report.text, rest)) if heads else []
        for head in heads:
            variant = _variant(report, head, groups)
            if variant is not None and all(variant.text.span != other.text.span for other in found):
                found.append(variant)
    return tuple(found)


def _parts(report: Report) -> tuple[list[_Head], list[Span], list[Span]]:
    """The headline's quotations, the opening paragraph (none, or one in a list), and the paragraphs after it."""
    title = report.title or ""
    paragraphs = list(lines(report.text))
    start = None
    if paragraphs and _flat(report.text[slice(*paragraphs[0])]) == _flat(title):
        first = paragraphs.pop(0)
        start, title = first[0], report.text[slice(*first)]
    marked = quotes(title, [(0, len(title))])[:MOST] if title else ()
    at = start or 0
    heads = [_Head("headline", title[slice(*q.inner)], None if start is None else at + q.inner[0]) for q in marked]
    short = [p for p in paragraphs[:1] if p[1] - p[0] <= LONGEST]
    return heads, short, paragraphs[len(short) :]


def _heads(report: Report, opening: Iterable[Span]) -> list[_Head]:
    """The quotations of the opening."""
    return [
        _Head("opening", report.text[slice(*quote.inner)], quote.inner[0])
        for quote in quotes(report.text, opening)[:MOST]
    ]


def _groups(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[list[Span], frozenset[str]]]:
    """What is compared as one: each quotation, and those of a paragraph together (a cue may cut one in two); with its words."""
    for group in _by_paragraph(quotes(text, paragraphs), paragraphs):
        pieces = [quote.inner for quote in group]
        for chosen in [[piece] for piece in pieces] + ([pieces] if 1 < len(pieces) <= MOST else []):
            keys = frozenset(t.key for span in chosen for run in tokens(text[slice(*span)]) for t in run)
            yield chosen, keys


def _by_paragraph(marked: Iterable[Quote], paragraphs: Sequence[Span]) -> Iterator[list[Quote]]:
    """Quotations by the paragraph that they stand in; one that goes on in the next keeps it company."""
    group: list[Quote] = []
    ends = iter(paragraphs)
    end = -1
    for quote in marked:
        if quote.span[0] >= end and not (group and group[-1].goes_on):
            if group:
                yield group
            group = []
        while quote.span[0] >= end:
            end = next(ends)[1]
        group.append(quote)
    if group:
        yield group


def _variant(report: Report, head: _Head, groups: Iterable[tuple[list[Span], frozenset[str]]]) -> Variant | None:
    """The closest other wording of a quotation in the text; None if the text has it unchanged, or nothing like it."""
    asked = [token for run in tokens(head.words) for token in run]
    if len(asked) < LEAST:
        return None
    keys = {token.key for token in asked}
    best: Variant | None = None
    share = 0.0
    for spans, had in groups:
        if len(keys & had) < min(AGREE, len(keys)):
            continue
        likeness = liken(head.words, [(span, report.text[slice(*span)]) for span in spans], AGREE)
        if likeness is None:
            continue
        if _kept(likeness):
            return None
        if likeness.share > share and _enough(asked, report.text, likeness):
            variant = _parted(report, head, asked, likeness)
            best, share = (variant, likeness.share) if variant else (best, share)
    return best


def _kept(likeness: Likeness) -> bool:
    """Whether no word was changed unmarked; one wording may go on where the other ends."""
    last = len(likeness.steps) - 1
    return likeness.kind in _KEPT or all(
        step.same or (n in (0, last) and not (step.asked and step.recorded)) for n, step in enumerate(likeness.steps)
    )


def _enough(asked: Sequence[Token], text: str, likeness: Likeness) -> bool:
    """Whether enough words of the shorter wording agree."""
    had = sum(len(run) for span in likeness.spans for run in tokens(text[slice(*span)]))
    agreeing = sum(len(step.asked.split()) for step in likeness.steps if step.same)
    return agreeing >= SHARED * min(len(asked), had)


def _parted(report: Report, head: _Head, asked: Sequence[Token], likeness: Likeness) -> Variant | None:
    """Both wordings with the words in which they part; None if that is only at an edge, with too little beside it."""
    had: list[Token] = []
    cuts: set[int] = set()
    for start, end in likeness.spans:
        runs = tokens(report.text[start:end], start)
        cuts |= {len(had) + cut for cut in _cuts(runs)}
        had += [token for run in runs for token in run]
    steps = SequenceMatcher(None, [t.key for t in asked], [t.key for t in had], autojunk=False).get_opcodes()
    agreeing = sum(b - a for tag, a, b, _, _ in steps if tag == "equal")
    last = len(steps) - 1
    inner = [s for n, s in enumerate(steps) if s[0] != "equal" and (0 < n < last or _counts(s[0], agreeing))]
    marked = _cuts(tokens(head.words))
    inner = [(s, a, b, c, d) for s, a, b, c, d in inner if not (a == b and a in marked) and not (c == d and c in cuts)]
    if not inner:
        return None
    span = (likeness.spans[0][0], likeness.spans[-1][1])
    one = Wording(
        head.words,
        _stretches([asked[a:b] for _, a, b, _, _ in inner], 0),
        None if head.start is None else (head.start, head.start + len(head.words)),
    )
    other = Wording(report.text[slice(*span)], _stretches([had[c:d] for _, _, _, c, d in inner], span[0]), span)
    return Variant(head.where, one, other)


def _cuts(runs: Sequence[Sequence[Token]]) -> set[int]:
    """Before which of a wording's words its author marked a cut: what the other has there was left out openly."""
    return set(list(accumulate(len(run) for run in runs))[:-1])


def _counts(step: str, agreeing: int) -> bool:
    """Whether a difference at an edge is more than a trim: other words in its place, and enough agreement beside it."""
    return step == "replace" and agreeing >= LEAST


def _stretches(runs: Iterable[Sequence[Token]], start: int) -> tuple[Span, ...]:
    """From the first token to the last of each run that has any, in a wording that begins at `start`."""
    return tuple((run[0].span[0] - start, run[-1].span[1] - start) for run in runs if run)


def _flat(words: str) -> str:
    return " ".join(words.split())
