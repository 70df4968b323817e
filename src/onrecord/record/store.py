"""The store: a record's database behind one class. Each method is one transaction on one snapshot."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from onrecord.errors import CannotWrite, NotOnRecord
from onrecord.line import Line
from onrecord.model import Record
from onrecord.record import line_reads, log, report_reads, search, write
from onrecord.record.answers import Added, Copy, Count, Entry, Hit, LineDetail, Outlet, Page, Speaker, Standing
from onrecord.record.database import PATIENCE, Database, connect
from onrecord.record.line_reads import By
from onrecord.record.query import AsOf, LineQuery, ReportQuery
from onrecord.record.schema import make_ready
from onrecord.record.states import head, state
from onrecord.record.tables import lines

if TYPE_CHECKING:
    from onrecord.intake import Received


class Store:
    """A record on disk or on a server. Threads may share one; each process opens its own."""

    def __init__(self, database: Database, *, readonly: bool = False) -> None:
        self._database = database
        self._readonly = readonly

    @classmethod
    def open(cls, address: str, *, create: bool = True, readonly: bool = False, patience: float = PATIENCE) -> "Store":
        """The record at an address: a file's path (SQLite) or postgresql://user@host/database.

        `create` makes it if it isn't there; `readonly` neither makes nor needs the right to write; an older record
        is upgraded, which needs that right. `patience` is how many seconds a writer waits for another. Raises NotARecord, NewerRecord,
        DamagedRecord, CannotWrite, RecordBusy or another RecordError.
        """
        database = connect(address, create=create, readonly=readonly, patience=patience)
        try:
            make_ready(database, readonly=readonly)
        except BaseException:
            database.close()
            raise
        return cls(database, readonly=readonly)

    @property
    def address(self) -> str:
        """Where the record is, as it may be printed (no password)."""
        return self._database.name

    def _writing(self) -> AbstractContextManager[Connection]:
        if self._readonly:
            raise CannotWrite(f"{self.address}: opened for reading only: open it without `readonly`")
        return self._database.writing()

    def close(self) -> None:
        """Give the connections back. The store can't be used afterwards."""
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, received: "Received", record: Record, *, again: bool = False) -> Added:
        """Put a report and its record on record, in one transaction that is on the disk when this returns.

        Nothing changes for a report that is on record; its text met at another outlet or address is a "copy"; another
        extractor version, other models or a fuller heading "replace" the reading, and with `again` any difference
        does. A retracted report stays retracted. Raises BrokenRecord if the record is not of that text, RecordError.
        """
        record = write.checked(received, record)
        with self._writing() as connection:
            return write.add(connection, received, record, again=again)

    def known(self, received: "Received", models: dict[str, str]) -> Added | None:
        """What `add` would answer for a report that changes nothing, so that it needn't be read; else None.

        `models` are those that would read it, name to SHA-256.
        """
        with self._database.reading() as connection:
            return write.known(connection, received, models)

    def retract(self, target: str, *, why: str, who: str) -> Entry:
        """Lay a tombstone on a report ("r-…") or one line ("r-…/S1"). Raises NotOnRecord if it doesn't stand."""
        with self._writing() as connection:
            return log.entry(connection, write.retract(connection, target, why, who))

    def restore(self, target: str, *, why: str, who: str) -> Entry:
        """End the tombstone of a report or line. Raises NotOnRecord if there is none."""
        with self._writing() as connection:
            return log.entry(connection, write.restore(connection, target, why, who))

    def head(self) -> int:
        """The number of the newest entry, 0 for an empty record: two equal heads are the same state."""
        with self._database.reading() as connection:
            return head(connection)

    def state(self, as_of: AsOf) -> int:
        """The number of the newest entry of a state. Raises BadQuery."""
        with self._database.reading() as connection:
            return state(connection, as_of)

    def reports(self, query: ReportQuery | None = None, *, limit: int = 50, after: str | None = None) -> Page[Standing]:
        """A page of reports, the newest first. `after` is the last page's `next`. Raises BadQuery."""
        with self._database.reading() as connection:
            return report_reads.reports_page(connection, query or ReportQuery(), limit, after)

    def report(self, report_id: str, as_of: AsOf = None) -> Standing:
        """One report's heading and counts. Raises NotOnRecord."""
        with self._database.reading() as connection:
            return report_reads.report_at(connection, report_id, state(connection, as_of))

    def record(self, report_id: str, as_of: AsOf = None) -> Record:
        """A report's whole record with its text, without retracted lines. Raises NotOnRecord."""
        with self._database.reading() as connection:
            return report_reads.record_at(connection, report_id, state(connection, as_of))

    def report_lines(self, report_id: str, as_of: AsOf = None) -> tuple[Line, ...]:
        """A report's lines in the order of its text; empty if it doesn't stand."""
        with self._database.reading() as connection:
            return line_reads.report_lines(connection, report_id, state(connection, as_of))

    def lines(self, query: LineQuery | None = None, *, limit: int = 50, after: str | None = None) -> Page[Line]:
        """A page of lines in the query's order. `after` is the last page's `next`. Raises BadQuery."""
        with self._database.reading() as connection:
            return line_reads.lines_page(connection, query or LineQuery(), limit, after)

    def line(self, line_id: str, as_of: AsOf = None) -> LineDetail:
        """One line with its report and links. Raises NotOnRecord."""
        report_id = line_id.partition("/")[0]
        with self._database.reading() as connection:
            seq = state(connection, as_of)
            everything = line_reads.report_lines(connection, report_id, seq)
            line = next((line for line in everything if line.id == line_id), None)
            if line is None:
                raise NotOnRecord(
                    _missing(
                        line_id,
                        seq,
                        bool(connection.execute(select(lines.c.nr).where(lines.c.line_id == line_id)).first()),
                    )
                )
            report = report_reads.report_at(connection, report_id, seq)
            return LineDetail(line=line, report=report, links=line_reads.links_of(line, everything))

    def count(self, query: LineQuery | None = None) -> int:
        """How many lines a query means. Raises BadQuery."""
        with self._database.reading() as connection:
            return line_reads.count(connection, query or LineQuery())

    def counts(self, query: LineQuery | None = None, *, by: By) -> tuple[Count, ...]:
        """How many lines share each layer, kind, act, speaker, outlet or day of publication, most first."""
        with self._database.reading() as connection:
            return line_reads.counts(connection, query or LineQuery(), by)

    def best_lines(self, said: str, query: LineQuery | None = None, *, limit: int = 200) -> tuple[Line, ...]:
        """Lines that share any word with `said`, the closest first: candidates to compare, not an answer."""
        with self._database.reading() as connection:
            return line_reads.best(connection, query or LineQuery(), said, limit)

    def speakers(self, as_of: AsOf = None) -> tuple[Speaker, ...]:
        """Every voice but the reports' own, the one with most attributions first."""
        with self._database.reading() as connection:
            return report_reads.speakers(connection, state(connection, as_of))

    def outlets(self, as_of: AsOf = None) -> tuple[Outlet, ...]:
        """Every outlet, the one with most reports first."""
        with self._database.reading() as connection:
            return report_reads.outlets(connection, state(connection, as_of))

    def search(self, words: str, *, limit: int = 20, after: str | None = None, as_of: AsOf = None) -> Page[Hit]:
        """Reports whose title or text holds all the words ("…" for a phrase), the best match first."""
        with self._database.reading() as connection:
            return search.search(connection, words, limit, after, as_of)

    def changes(self, since: int = 0, *, limit: int = 1000) -> tuple[Entry, ...]:
        """The log after an entry, oldest first, deletions included."""
        with self._database.reading() as connection:
            return log.changes(connection, since, limit)

    def history(self, report_id: str) -> tuple[Entry, ...]:
        """Everything that happened to a report and its lines, oldest first; empty if it was never on record."""
        with self._database.reading() as connection:
            return log.history(connection, report_id)

    def copies(self, report_id: str, as_of: AsOf = None) -> tuple[Copy, ...]:
        """The other places where a report's text was met."""
        with self._database.reading() as connection:
            return report_reads.copies_of(connection, report_id, state(connection, as_of))

    def received(self, report_id: str, as_of: AsOf = None) -> "Received":
        """A report with its bytes as received and the map from its text to them. Raises NotOnRecord."""
        with self._database.reading() as connection:
            return report_reads.received_at(connection, report_id, state(connection, as_of))

    def source(self, sha256: str) -> bytes:
        """Bytes as received, by their hash. Raises NotOnRecord."""
        with self._database.reading() as connection:
            return report_reads.source_of(connection, sha256)

    def every_line(self, query: LineQuery | None = None) -> Iterator[Line]:
        """All lines of a query, report by report in the order they came, on one snapshot; few in memory at once."""
        with self._database.reading() as connection:
            yield from line_reads.every_line(connection, query or LineQuery())

    def every_record(self, query: ReportQuery | None = None) -> Iterator[Record]:
        """All records of a query in the order they came, on one snapshot; few in memory at once."""
        with self._database.reading() as connection:
            yield from report_reads.every_record(connection, query or ReportQuery())


def _missing(line_id: str, seq: int, once: bool) -> str:
    if once:
        return f"{line_id}: this line does not stand in state {seq} of the record: it was retracted, or read otherwise"
    return f"{line_id}: no line of that id is on record: `onrecord show` lists the lines of a report"
