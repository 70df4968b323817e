"""The log: what happened to the record, in order, deletions included."""

from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.record.answers import Entry
from onrecord.record.tables import copies, entries, reports


def changes(connection: Connection, since: int, limit: int) -> tuple[Entry, ...]:
    """The entries after `since`, oldest first."""
    return _read(connection, _select().where(entries.c.seq > since).limit(limit))


def history(connection: Connection, report_id: str) -> tuple[Entry, ...]:
    """The entries of one report and its lines."""
    return _read(connection, _select().where(entries.c.report_id == report_id))


def entry(connection: Connection, seq: int) -> Entry:
    """One entry."""
    return _read(connection, _select().where(entries.c.seq == seq))[0]


def _select() -> Select[Any]:
    """Entries with the heading that their report had then; a copy's own outlet and title."""
    e, c = entries.c, copies.c
    earlier = reports.alias("earlier")
    latest = (
        select(func.max(earlier.c.seq))
        .where(earlier.c.id == e.report_id, earlier.c.seq <= e.seq)
        .correlate(entries)
        .scalar_subquery()
    )
    outlet = func.coalesce(c.outlet, reports.c.outlet).label("outlet")
    title = func.coalesce(c.title, reports.c.title).label("title")
    return (
        select(e.seq, e.recorded, e.kind, e.report_id, e.line_id, outlet, title, e.why, e.who)
        .join_from(entries, reports, reports.c.seq == latest)
        .outerjoin(copies, c.seq == e.seq)
        .order_by(e.seq)
    )


def _read(connection: Connection, chosen: Select[Any]) -> tuple[Entry, ...]:
    return tuple(Entry(**row) for row in connection.execute(chosen).mappings())
