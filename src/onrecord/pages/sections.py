"""The pages that are one list or one picture: reports, figures, acts, talks, map."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.pages import labels
from onrecord.pages.acts import Timeline, timeline, told
from onrecord.pages.chart import Chart, chart
from onrecord.pages.dates import Moment, moment
from onrecord.pages.figures import grouped, point
from onrecord.pages.front import Covered, coverage, newest
from onrecord.pages.lineview import lang_of
from onrecord.pages.links import Links
from onrecord.pages.places import Map, Named, drawn, named
from onrecord.pages.shelf import Shelf
from onrecord.pages.talks import Track, tracks
from onrecord.record import LineQuery, ReportQuery, Standing

FEW, MANY = 25, 500
"""Figures in a table on the page of all measures, and on the page of one."""
REPORTS = 100
"""Reports on one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A report in the list."""

    href: str
    title: str
    outlet: str
    outlet_href: str | None
    published: Moment
    lang: str
    copies: int
    said: int
    acts: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """A page of the list of reports."""

    items: tuple[Listed, ...]
    total: int
    outlet: str
    coverage: tuple[Covered, ...]
    newest: str
    token: str | None
    next: str | None
    first: str | None


def reports(shelf: Shelf, links: Links, params: Mapping[str, str], *, limit: int = REPORTS) -> Reports:
    """One page of the reports, all or one outlet's. Raises BadQuery for a token that is none."""
    outlet = params.get("outlet", "")
    page = shelf.store.reports(
        ReportQuery(outlet=outlet or None, order="published"), limit=limit, after=params.get("next") or None
    )
    kept = {"outlet": outlet} if outlet else {}
    return Reports(
        items=tuple(_listed(standing, links) for standing in page.items),
        total=next((o.reports for o in shelf.outlets if o.name == outlet), 0) if outlet else shelf.reports,
        outlet=outlet,
        coverage=coverage(shelf, links),
        newest=newest(shelf.outlets),
        next=links.next("reports", kept, page.next, params),
        token=page.next,
        first=links.page("reports", **kept) if params.get("next") else None,
    )


def _listed(standing: Standing, links: Links) -> Listed:
    head = standing.heading
    return Listed(
        href=links.report(head.id),
        title=head.title or head.id,
        outlet=head.outlet or "",
        outlet_href=links.page("reports", outlet=head.outlet) if head.outlet else None,
        published=moment(head.published),
        lang=lang_of(head.language),
        copies=standing.copies,
        said=standing.lines.get("attributions", 0),
        acts=standing.lines.get("acts", 0),
        figures=standing.lines.get("figures", 0),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure, with how many figures there are of it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The page of figures, of all measures or one."""

    charts: tuple[Chart, ...]
    measures: tuple[Choice, ...]
    measure: str
    rows: int
    """Rows of each table, the newest."""


def figures(shelf: Shelf, links: Links, params: Mapping[str, str]) -> Figures:
    """The figures with their charts and tables."""
    wanted = params.get("measure", "")
    counts = shelf.store.counts(LineQuery(layer="figures"), by="kind")
    query = LineQuery(layer="figures", kind=wanted or None)
    groups = grouped(point(line, shelf.times(line), links) for line in shelf.store.every_line(query))
    return Figures(
        charts=tuple(chart(group, shelf.period, width=460, height=240) for group in groups),
        measures=tuple(Choice(c.value, labels.plain(c.value), c.lines) for c in counts if c.value),
        measure=labels.plain(wanted) if wanted else "",
        rows=MANY if wanted else FEW,
    )


@dataclass(frozen=True, slots=True)
class Acts:
    """The timeline above the list of acts; None under a filter, where the list is what was asked for."""

    timeline: Timeline | None


def acts(shelf: Shelf, *, filtered: bool) -> Acts:
    """The timeline of all acts."""
    if filtered:
        return Acts(None)
    return Acts(timeline([told(line, times) for line, times in shelf.layer("acts")], shelf.period))


def talks(shelf: Shelf, links: Links) -> tuple[Track, ...]:
    """Every proposal's track."""
    return tuple(tracks(shelf.layer("proposals"), links))


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The map with its table."""

    map: Map | None
    named: tuple[Named, ...]
    whole: bool


def places(shelf: Shelf, links: Links, params: Mapping[str, str]) -> Places:
    """The map of the places that are named, the closer one or the whole."""
    whole = params.get("view") == "whole"
    found = named(shelf.store.every_line(LineQuery(layer="places")), links)
    return Places(map=drawn(found, whole=whole), named=tuple(found), whole=whole)
