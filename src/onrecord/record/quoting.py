"""Was this said? Every quotation on record that is, or is close to, the words asked about, and where each stands.

No verdict: what is found is listed with its kind of likeness and its differences, word by word; what is not found
is said not to be on this record, which is all that can be known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import sentence
from onrecord.language.quotes import quotes
from onrecord.language.wording import Kind, Likeness, fold, liken, tokens
from onrecord.line import Line
from onrecord.model import Attribution, Span
from onrecord.record.answers import Standing
from onrecord.record.query import AsOf, LineQuery
from onrecord.record.store import Store

ORDER: tuple[Kind, ...] = ("verbatim", "trimmed", "edited", "part", "altered")

CANDIDATES = 500
"""Quotations compared, those that share most words first; a wire quotation seldom stands in more than 200 reports."""

TEXTS = 100
"""Reports looked through for the words outside attributed quotations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation on record with how it compares. `named` is False if the speaker asked about is someone else."""

    line: Line
    likeness: Likeness
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The words in a report's text, outside any quotation of the list: `span` in the text, `context` the sentence."""

    report: Standing
    span: Span
    sentence: Span
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the record holds of some words: quotations, the closest kind first; then where else they are printed."""

    asked: str
    speaker: str | None
    said: tuple[Said, ...]
    printed: tuple[Printed, ...]
    seq: int


def look_up(store: Store, asked: str, speaker: str | None = None, as_of: AsOf = None) -> Answer:
    """What the record holds of `asked`. `speaker` is a name or part of one; others who said it are kept apart."""
    seq = store.state(as_of)
    query = LineQuery(layer="attributions", kind=("direct", "mixed"), as_of=seq)
    said = [
        Said(line=line, likeness=likeness, named=speaker is None or is_called(line, speaker))
        for line in store.best_lines(asked, query, limit=CANDIDATES)
        if (likeness := liken(asked, list(pieces(line)))) is not None
    ]
    said.sort(key=lambda s: (not s.named, ORDER.index(s.likeness.kind), -s.likeness.share, s.line.seq, s.line.span))
    return Answer(
        asked=asked, speaker=speaker, said=tuple(said), printed=tuple(_printed(store, asked, said, seq)), seq=seq
    )


def pieces(line: Line) -> Iterator[tuple[Span, str]]:
    """What stands between quotation marks in an attribution, with its spans: all of a direct one, parts of a mixed one."""
    assert isinstance(line.part, Attribution), "only attributions are quotations"
    for span, words in zip(line.part.content, line.quotes["content"], strict=True):
        if line.part.kind == "direct":
            yield span, words
            continue
        for quote in quotes(words, [(0, len(words))]):
            start, end = quote.inner
            yield (span[0] + start, span[0] + end), words[start:end]


def is_called(line: Line, name: str) -> bool:
    """Whether every word of a name is a word of the speaker's."""
    asked, has = ({fold(word) for word in words.split()} for words in (name, line.voice.name))
    return line.voice.basis != "report" and asked <= has


def _printed(store: Store, asked: str, said: list[Said], seq: int) -> Iterator[Printed]:
    """Where the words stand in a text, one after the other, but not in a quotation already found."""
    wanted = [token.key for stretch in tokens(asked) for token in stretch]
    if not wanted:
        return
    taken = [(s.line.report.id, span) for s in said for span in s.likeness.spans]
    for hit in store.search('"' + asked.replace('"', " ") + '"', limit=TEXTS, as_of=seq).items:
        text = store.record(hit.report.id, as_of=seq).report.text
        for span in _places(text, wanted):
            if not any(report == hit.report.id and a < span[1] and span[0] < b for report, (a, b) in taken):
                around = sentence.around(text, span)
                yield Printed(report=hit.report, span=span, sentence=around, context=text[slice(*around)])


def _places(text: str, wanted: list[str]) -> Iterator[Span]:
    words = [token for stretch in tokens(text) for token in stretch]
    keys = [token.key for token in words]
    at = 0
    while at <= len(keys) - len(wanted):
        if keys[at : at + len(wanted)] == wanted:
            yield words[at].span[0], words[at + len(wanted) - 1].span[1]
            at += len(wanted)
        else:
            at += 1
