"""Lines of a record as text for a terminal, in the one order in which a line is read everywhere.

Speaker and role · what they did with words · the words · to whom · when · where it stands.
"""

from collections.abc import Iterable, Iterator

from onrecord.line import Line
from onrecord.model import Attribution, Span
from onrecord.pages.lineview import view
from onrecord.pages.links import Served

OPEN, CLOSE = "‹", "›"
"""Around a report's words: marks that no report of the corpus uses for its own quotations."""


def told(line: Line, *, inside: bool = False) -> str:
    """A line in one line; `inside` a list of its own report, whose name needn't be said again."""
    shown = view(line, Served())
    who = f"{shown.who.name}, {shown.who.note}" if shown.who.note else shown.who.name
    who = "the report itself" if inside and shown.who.basis == "report" else who
    words = f"{OPEN}{flat(' … '.join(line.quotes.get('content', ())) or line.words)}{CLOSE}"
    detail = "; ".join(x for x in shown.detail if x)
    date = line.report.published.value or "undated"
    where = "" if inside else ", ".join(x for x in (line.report.outlet, line.report.title, date) if x)
    if not isinstance(line.part, Attribution):
        words = f"{OPEN}{flat(line.words)}{CLOSE}"
    parts = (who, shown.verb, words, detail, f"to {shown.to}" if shown.to else "", shown.when, where)
    return " · ".join(flat(part) for part in parts if part)


def own_spans(line: Line) -> tuple[Span, ...]:
    """The spans of a line's own words: the pieces of a quotation, else the one span."""
    return line.part.content if isinstance(line.part, Attribution) else (line.span,)


def marked(context: str, start: int, spans: Iterable[Span]) -> str:
    """A stretch of a report, which begins at `start`, with spans of it between marks."""
    return flat("".join(_pieces(context, start, sorted(spans))))


def _pieces(context: str, start: int, spans: list[Span]) -> Iterator[str]:
    at = 0
    for first, last in ((max(s - start, 0), e - start) for s, e in spans):
        if at <= first < last <= len(context):
            yield f"{context[at:first]}{OPEN}{context[first:last]}{CLOSE}"
            at = last
    yield context[at:]


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())
