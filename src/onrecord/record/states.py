"""States of the record: which entry a time means, which rows stand in it, and the filters both kinds of query share."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, literal, or_, select

from onrecord.record.query import AsOf, Some, day, moment, values
from onrecord.record.tables import entries, reports


def head(connection: Connection) -> int:
    """The number of the newest entry; 0 for an empty record."""
    newest: int = connection.execute(select(func.coalesce(func.max(entries.c.seq), 0))).scalar_one()
    return newest


def state(connection: Connection, as_of: AsOf) -> int:
    """The number of the newest entry of a state. Raises BadQuery for a time that isn't one."""
    newest = head(connection)
    if as_of is None:
        return newest
    if isinstance(as_of, str) and as_of.isascii() and as_of.isdigit() and len(as_of) < 8:
        as_of = int(as_of)  # eight digits are a day, 20241023
    if isinstance(as_of, str | datetime):
        until = entries.c.recorded <= moment(as_of)
        found: int = connection.execute(select(func.coalesce(func.max(entries.c.seq), 0)).where(until)).scalar_one()
        return found
    return max(0, min(as_of, newest))


def stands(connection: Connection, table: Table, since: ColumnElement[int], seq: int) -> ColumnElement[bool]:
    """Whether a row stands in the state `seq`. For the newest, one comparison that the partial indexes serve."""
    until = table.c.until_seq
    if seq == head(connection):
        return until.is_(None)
    return (since <= seq) & or_(until.is_(None), until > seq)


def among(chosen: Select[Any], *asked: tuple[Any, Some]) -> Select[Any]:
    """Rows whose columns have one of the values asked for."""
    for column, some in asked:
        wanted = values(some)
        if wanted is not None:
            chosen = chosen.where(column.in_(wanted) if wanted else literal(False))
    return chosen


def between(chosen: Select[Any], day_from: str | None, day_to: str | None) -> Select[Any]:
    """Reports that may have been published on one of the days; undated ones never. Raises BadQuery."""
    if day_from is not None:
        chosen = chosen.where(reports.c.day_to >= day(day_from))
    if day_to is not None:
        chosen = chosen.where(reports.c.day_from <= day(day_to))
    return chosen
