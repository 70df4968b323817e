"""Lines as they stand in a state of the record. Every function works on one snapshot."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Select, func, select

from onrecord.line import Line, lines_of
from onrecord.model import Actor
from onrecord.record import words
from onrecord.record.answers import Count, Link, LinkKind, Page
from onrecord.record.paging import Key, page, place
from onrecord.record.query import LineQuery
from onrecord.record.report_reads import record_at
from onrecord.record.rows import Row, actor_of, is_veiled, line_of
from onrecord.record.states import among, between, stands, state
from onrecord.record.tables import actors, entries, lines, reports

By = Literal["layer", "kind", "act", "speaker", "outlet", "day"]

L, R = lines.c, reports.c

COUNTED: dict[By, Any] = {
    "layer": L.layer,
    "kind": L.kind,
    "act": L.act,
    "speaker": L.speaker,
    "outlet": R.outlet,
    "day": R.day_from,
}

ORDERS: dict[str, tuple[Key, ...]] = {
    "recorded": (Key(L.since_seq, down=True), Key(L.nr)),
    "published": (Key(R.published_utc, down=True), Key(R.seq, down=True), Key(L.span_start), Key(L.nr)),
    "text": (Key(R.seq), Key(L.span_start), Key(L.span_end), Key(L.layer), Key(L.line_id)),
}

REFERS: dict[str, tuple[LinkKind, LinkKind]] = {
    "within": ("within", "holds"),
    "said_in": ("said_in", "tells"),
    "part_of": ("part_of", "has_part"),
}
"""What a field's reference is called from where it stands, and from where it points."""


def line_select(connection: Connection, query: LineQuery, seq: int, *columns: Any) -> Select[Any]:
    """The lines that a query means, joined with their reports. Raises BadQuery."""
    chosen = (
        select(*columns)
        .join_from(lines, reports, L.report_id == R.id)
        .where(stands(connection, lines, L.since_seq, seq), stands(connection, reports, R.seq, seq))
    )
    chosen = among(chosen, (L.kind, query.kind), (L.act, query.act), (L.layer, query.layer), (L.speaker, query.speaker))
    chosen = among(chosen, (R.outlet, query.outlet), (L.report_id, query.report))
    chosen = between(chosen, query.day_from, query.day_to)
    if query.since is not None:
        chosen = chosen.where(L.since_seq > query.since)
    if query.text is not None:
        chosen = chosen.where(words.in_lines(connection, query.text))
    return chosen


def line_columns() -> tuple[Any, ...]:
    """What `build` needs of a line."""
    context = func.substr(R.text, L.sentence_start + 1, L.sentence_end - L.sentence_start).label("context")
    recorded = select(entries.c.recorded).where(entries.c.seq == L.since_seq).scalar_subquery().label("recorded")
    shown = (R.outlet, R.title, R.url, R.language, R.published, R.published_precision, R.published_basis)
    return (*lines.c, *shown, R.seq.label("report_seq"), context, recorded)


def lines_page(connection: Connection, query: LineQuery, limit: int, after: str | None) -> Page[Line]:
    """One page of lines."""
    at = place(query, after, lambda: state(connection, query.as_of))
    chosen = line_select(connection, query, at.seq, *line_columns())
    return page(
        connection,
        chosen,
        query=query,
        keys=ORDERS[query.order],
        at=at,
        limit=limit,
        build=lambda rows: build(connection, rows, at.seq),
    )


def every_line(connection: Connection, query: LineQuery) -> Iterator[Line]:
    """All lines of a query, report by report as they came in, in the order of the text; a few at a time in memory."""
    seq = state(connection, query.as_of)
    chosen = line_select(connection, query, seq, *line_columns())
    chosen = chosen.order_by(*(key.ordered() for key in ORDERS["text"]))
    for rows in connection.execute(chosen, execution_options={"yield_per": 500}).mappings().partitions():
        yield from build(connection, rows, seq)


def report_lines(connection: Connection, report_id: str, seq: int) -> tuple[Line, ...]:
    """A report's lines in the order of its text."""
    chosen = line_select(connection, LineQuery(report=report_id), seq, *line_columns())
    rows = connection.execute(chosen.order_by(*(key.ordered() for key in ORDERS["text"]))).mappings().all()
    return tuple(build(connection, rows, seq))


def best(connection: Connection, query: LineQuery, said: str, limit: int) -> tuple[Line, ...]:
    """The lines of a query that share words with `said`, the closest first."""
    seq = state(connection, query.as_of)
    chosen = words.best_lines(connection, line_select(connection, query, seq, *line_columns()), said)
    return tuple(build(connection, connection.execute(chosen.limit(limit)).mappings().all(), seq))


def links_of(line: Line, others: Iterable[Line]) -> tuple[Link, ...]:
    """The lines of the same report that a line refers to, then those that refer to it, in the order of the text."""
    to: list[Link] = []
    back: list[Link] = []
    for other in others:
        for name, (there, here) in REFERS.items():
            if getattr(line.part, name, None) == other.part.id:
                to.append(Link(kind=there, line=other))
            if getattr(other.part, name, None) == line.part.id:
                back.append(Link(kind=here, line=other))
    return (*to, *back)


def count(connection: Connection, query: LineQuery) -> int:
    """How many lines a query means."""
    chosen = line_select(connection, query, state(connection, query.as_of), func.count())
    found: int = connection.execute(chosen).scalar_one()
    return found


def counts(connection: Connection, query: LineQuery, by: By) -> tuple[Count, ...]:
    """How many lines share each value, most first. `speaker` leaves out what the reports themselves say."""
    value, total = COUNTED[by], func.count().label("total")
    chosen = line_select(connection, query, state(connection, query.as_of), value, total)
    if by == "speaker":
        chosen = chosen.where(L.speaker.is_not(None))
    rows = connection.execute(chosen.group_by(value).order_by(total.desc(), value))
    return tuple(Count(value=row[0], lines=row[1]) for row in rows)


def build(connection: Connection, rows: Sequence[Row], seq: int) -> list[Line]:
    """The lines of rows, each with its report's cast."""
    casts = _casts(connection, {row["report_seq"] for row in rows})
    return [
        _unveiled(connection, row, seq) if is_veiled(row) else line_of(row, casts.get(row["report_seq"], {}))
        for row in rows
    ]


def _casts(connection: Connection, report_seqs: Iterable[int]) -> dict[int, dict[str, Actor]]:
    """The cast of each reading of a report."""
    found: dict[int, dict[str, Actor]] = {}
    chosen = select(actors.c.report_seq, actors.c.part).where(actors.c.report_seq.in_(list(report_seqs)))
    for report_seq, part in connection.execute(chosen):
        actor = actor_of(part)
        found.setdefault(report_seq, {})[actor.id] = actor
    return found


def _unveiled(connection: Connection, row: Row, seq: int) -> Line:
    """A line drawn from the record itself, because its row can't show every character of it."""
    record = record_at(connection, row["report_id"], seq)
    line = next(line for line in lines_of(record) if line.part.id == row["line_id"].partition("/")[2])
    return dataclasses.replace(line, seq=row["since_seq"], recorded=row["recorded"])
