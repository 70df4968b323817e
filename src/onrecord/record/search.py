"""Search in titles and texts: reports that hold all the words, with the sentences that do and the lines in them."""

import re
from collections.abc import Iterator

from sqlalchemy import Connection

from onrecord import sentence
from onrecord.errors import BadQuery
from onrecord.language.wording import fold
from onrecord.line import Line
from onrecord.model import Span
from onrecord.record import words
from onrecord.record.answers import Excerpt, Hit, Page
from onrecord.record.line_reads import report_lines
from onrecord.record.paging import MOST, place
from onrecord.record.query import AsOf, ReportQuery, token
from onrecord.record.report_reads import record_at, report_columns, report_select, standings
from onrecord.record.states import state

EXCERPTS = 3
"""Sentences shown of one report: those with most of the words, in the order of the text."""

_WORD = re.compile(r"[^\W_]+")


def search(connection: Connection, said: str, limit: int, after: str | None, as_of: AsOf) -> Page[Hit]:
    """Reports that hold all the words, the best match first; titles count as text. Never a syntax error."""
    query = ReportQuery(text=said, as_of=as_of)
    at = place(query, after, lambda: state(connection, as_of))
    if not 1 <= limit <= MOST:
        raise BadQuery(f"a page holds 1 to {MOST} items, not {limit}: ask for the next page with its token")
    skip = at.last[0] if at.last else 0
    chosen = report_select(connection, ReportQuery(), at.seq, *report_columns())
    chosen = words.best_reports(connection, chosen, said).limit(limit + 1).offset(skip)
    rows = connection.execute(chosen).mappings().all()
    found = standings(connection, rows[:limit], at.seq)
    hits = []
    for report in found:
        text = record_at(connection, report.id, at.seq).report.text
        excerpts = excerpts_of(text, said)
        lines = [line for line in report_lines(connection, report.id, at.seq) if _in(line, excerpts)]
        hits.append(Hit(report=report, excerpts=excerpts, lines=tuple(lines)))
    more = token(query, at.seq, [skip + limit]) if len(rows) > limit else None
    return Page(items=tuple(hits), next=more, seq=at.seq)


def excerpts_of(text: str, said: str) -> tuple[Excerpt, ...]:
    """The sentences of a text that hold most of the words, at most EXCERPTS, in the order of the text."""
    found: dict[Span, list[tuple[Span, str]]] = {}
    around: Span = (0, 0)
    for mark, word in marks_of(text, said):
        if mark[1] > around[1]:
            around = sentence.around(text, mark)
        found.setdefault(around, []).append((mark, word))
    best = sorted(found, key=lambda span: (-len({word for _, word in found[span]}), span))[:EXCERPTS]
    return tuple(
        Excerpt(span=span, words=text[slice(*span)], marks=tuple(mark for mark, _ in found[span]))
        for span in sorted(best)
    )


def marks_of(text: str, said: str) -> Iterator[tuple[Span, str]]:
    """Where the words of a search stand in a text, however they are spelt there, with the word as compared."""
    wanted = {fold(match.group()) for phrase in words.phrases(said) for match in _WORD.finditer(phrase)}
    for match in _WORD.finditer(text):
        folded = fold(match.group())
        if folded in wanted:
            yield match.span(), folded


def _in(line: Line, excerpts: tuple[Excerpt, ...]) -> bool:
    return any(line.span[0] < e.span[1] and e.span[0] < line.span[1] for e in excerpts)
