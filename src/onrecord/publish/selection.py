"""What an export is of: one state of a record, lines or whole records."""

import dataclasses
from collections.abc import Iterator

from onrecord.model import Record
from onrecord.record import LineQuery, ReportQuery, Store

OF_REPORTS = frozenset({"outlet", "report", "day_from", "day_to", "as_of", "order"})
"""The fields of a query that choose whole reports; any other chooses among their lines."""


def records(store: Store, query: LineQuery) -> Iterator[Record]:
    """The record of each report that has a line the query means, all of one state, in the order they came.

    A query that names nothing but reports gives those without lines too.
    """
    query = dataclasses.replace(query, as_of=store.state(query.as_of))
    chosen = ReportQuery(
        outlet=query.outlet, report=query.report, day_from=query.day_from, day_to=query.day_to, as_of=query.as_of
    )
    if not _of_lines(query):
        yield from store.every_record(chosen)
        return
    for report_id in dict.fromkeys(line.report.id for line in store.every_line(query)):
        yield store.record(report_id, as_of=query.as_of)


def _of_lines(query: LineQuery) -> bool:
    return any(
        getattr(query, field.name) != field.default
        for field in dataclasses.fields(query)
        if field.name not in OF_REPORTS
    )
