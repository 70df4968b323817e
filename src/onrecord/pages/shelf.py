"""What the pages read from: a store at one state, with its records at hand.

A record's pages are many, and each needs the records of the reports it names; they never change under
their number, so the last few hundred stay decoded.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.line import Line
from onrecord.model import Record, Time
from onrecord.pages.dates import parsed
from onrecord.pages.lineview import LineView, view
from onrecord.pages.links import Links
from onrecord.record import LineQuery, Link, Outlet, Page, Store
from onrecord.record.line_reads import links_of
from onrecord.vocabulary import Layer

Timed = tuple[Line, tuple[Time, ...]]
"""A line, with the times of its report where its words need them."""

KEPT = 512
"""Records kept decoded: about 25 MB of reports of ordinary length."""


class Shelf:
    """One state of a store (`seq`), as all pages made from it see it."""

    def __init__(self, store: Store, name: str, seq: int) -> None:
        self.store = store
        self.name = name
        self.seq = seq
        self.record = lru_cache(KEPT)(self._record)
        self._lines_of = lru_cache(4)(self.store.report_lines)

    def lines(self, query: LineQuery, limit: int, after: str | None = None) -> Page[Line]:
        """One page of lines."""
        return self.store.lines(query, limit=limit, after=after)

    def views(self, lines: Iterable[Line], links: Links) -> tuple[LineView, ...]:
        """The lines as they are shown."""
        return tuple(view(line, links, self.times(line)) for line in lines)

    def layer(self, layer: Layer) -> Iterator[Timed]:
        """Every line of one layer, report by report, with the times of its report."""
        return ((line, self.times(line)) for line in self.store.every_line(LineQuery(layer=layer)))

    def times(self, line: Line) -> tuple[Time, ...]:
        """The times of a line's report, if the line needs any."""
        return self.record(line.report.id).times if {"when", "as_of"} & line.quotes.keys() else ()

    def line(self, report_id: str, line_id: str) -> tuple[Line, tuple[Link, ...]]:
        """One line with the lines it is tied to. Raises NotOnRecord.

        The pages of one report's lines are often made one after another: its lines are read once for all of them.
        """
        everything = self._lines_of(report_id)
        found = next((one for one in everything if one.part.id == line_id), None)
        if found is None:
            detail = self.store.line(f"{report_id}/{line_id}")
            return detail.line, detail.links
        return found, links_of(found, everything)

    @cached_property
    def outlets(self) -> tuple[Outlet, ...]:
        """The outlets of the record."""
        return self.store.outlets()

    @cached_property
    def reports(self) -> int:
        """How many reports stand on record."""
        return sum(outlet.reports for outlet in self.outlets)

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day that a report was published; None if all are undated."""
        days = [parsed(c.value) for c in self.store.counts(LineQuery(), by="day") if c.value]
        found = [d.date() for d in days if d]
        return (min(found), max(found)) if found else None

    def _record(self, report_id: str) -> Record:
        return self.store.record(report_id)


def name_of(address: str) -> str:
    """What a record is called on its pages when nobody says: its file's name, or its database's."""
    if "://" in address:
        return urlsplit(address).path.strip("/") or "record"
    return Path(address).stem or "record"
