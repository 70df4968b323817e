"""The record: reports and their lines in a database, append-only. Nothing leaves it but lines with their source.

    with Store.open("crisis.db") as store:                # a file, or postgresql://…; create=False, readonly=True
        store.add(received, record) -> Added              # idempotent; durable when it returns
        store.retract(id, why=, who=) -> Entry            # a tombstone for a report or one line; restore() ends it
        store.head() -> int                               # number of the newest entry: the state of the record
        store.reports(ReportQuery(…), limit=, after=) -> Page[Standing]
        store.report(report_id, as_of=) -> Standing
        store.record(report_id, as_of=) -> Record         # with its text; without what was retracted
        store.report_lines(report_id, as_of=) -> tuple[Line, …]   # in the order of the text
        store.lines(LineQuery(…), limit=, after=) -> Page[Line]   # page.next is an opaque token, None at the end
        store.line(line_id, as_of=) -> LineDetail         # line, report, links; its sentence is line.context
        store.count(LineQuery(…)) -> int
        store.counts(LineQuery(…), by="kind") -> tuple[Count, …]  # by layer, kind, act, speaker, outlet, day
        store.speakers(as_of=) -> tuple[Speaker, …]; store.outlets(as_of=) -> tuple[Outlet, …]
        store.search(words, limit=, after=, as_of=) -> Page[Hit]  # in titles and texts; never a syntax error
        store.changes(since=0, limit=) -> tuple[Entry, …]         # deletions too; Entry.seq is the SSE event id
        store.history(report_id) -> tuple[Entry, …]; store.copies(report_id) -> tuple[Copy, …]
        store.received(report_id) -> Received; store.source(sha256) -> bytes
        store.every_line(LineQuery(…)) -> Iterator[Line]; store.every_record(ReportQuery(…)) -> Iterator[Record]

`as_of` is an entry's number, a time (ISO 8601 or datetime) or None for now. A Store may be shared by
threads. Errors: RecordError and its children (NotOnRecord for an unknown id, BadQuery for a bad day or token).
"""

from onrecord.record.answers import (
    Added,
    Copy,
    Count,
    Entry,
    Excerpt,
    Hit,
    LineDetail,
    Link,
    Outlet,
    Page,
    Speaker,
    Standing,
)
from onrecord.record.query import LineQuery, ReportQuery
from onrecord.record.store import Store

__all__ = [
    "Added",
    "Copy",
    "Count",
    "Entry",
    "Excerpt",
    "Hit",
    "LineDetail",
    "LineQuery",
    "Link",
    "Outlet",
    "Page",
    "ReportQuery",
    "Speaker",
    "Standing",
    "Store",
]
