"""The front page: what is new, where the sides stand, the talks, the figures, the acts, the map, the coverage."""

from dataclasses import dataclass

from onrecord.pages.acts import Timeline, timeline, told
from onrecord.pages.chart import Chart, chart
from onrecord.pages.dates import Moment, age, day_label, moment
from onrecord.pages.figures import grouped, point
from onrecord.pages.lineview import LineView, direction, lang_of
from onrecord.pages.links import Links
from onrecord.pages.places import Map, drawn, named
from onrecord.pages.shelf import Shelf
from onrecord.pages.sides import Sides, sides
from onrecord.pages.talks import Track, tracks
from onrecord.record import LineQuery, Outlet, ReportQuery, Standing

NEWEST = 6
"""Reports whose lines the front page shows."""
FIRST = 2
"""Lines of each report shown there, one a sentence, in the order of its text; none is picked for being weightier."""
LOOKED_AT = 12
"""Lines among which the first are found: no sentence of news holds more than four or five."""
CHARTS = 6
ROWS = 25
"""Figures in the table under a small chart, the newest; the page of figures has more."""
SHAPES = 4
"""Counters with a shape of their own in a small chart; its legend stays two lines long."""
TRACKS = 5
STATIONS = 6
"""Stations of a track shown there, the newest."""
SILENT = 3
"""Days without a report, counted back from the record's newest one, from which an outlet is said to be silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """A report with the first of its lines."""

    title: str
    outlet: str
    published: Moment
    href: str
    lang: str
    direction: str
    lines: tuple[LineView, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """An outlet with the age of its newest report, against the newest report on record."""

    name: str
    reports: int
    newest: str
    age: str
    silent: bool
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Everything on the front page, in its order of attention."""

    fresh: tuple[Fresh, ...]
    sides: Sides
    tracks: tuple[Track, ...]
    rows: int
    charts: tuple[Chart, ...]
    more_charts: int
    timeline: Timeline
    map: Map | None
    coverage: tuple[Covered, ...]
    newest: str


def front(shelf: Shelf, links: Links) -> Front:
    """The front page of a record's present state."""
    acts = list(shelf.layer("acts"))
    groups = grouped(point(line, times, links) for line, times in shelf.layer("figures"))
    charts = [c for c in (chart(g, shelf.period, shapes=SHAPES) for g in groups) if c.glyphs]
    return Front(
        fresh=fresh(shelf, links),
        sides=sides(acts, links),
        tracks=tuple(tracks(shelf.layer("proposals"), links, STATIONS)[:TRACKS]),
        rows=ROWS,
        charts=tuple(charts[:CHARTS]),
        more_charts=max(0, len(groups) - len(charts[:CHARTS])),
        timeline=timeline([told(line, times) for line, times in acts], shelf.period),
        map=drawn(named((line for line, _ in shelf.layer("places")), links)),
        coverage=coverage(shelf, links),
        newest=newest(shelf.outlets),
    )


def fresh(shelf: Shelf, links: Links) -> tuple[Fresh, ...]:
    """The newest reports by publication, each with its first lines that say something."""
    page = shelf.store.reports(ReportQuery(order="published"), limit=NEWEST)
    return tuple(_fresh(shelf, links, standing) for standing in page.items)


def _fresh(shelf: Shelf, links: Links, standing: Standing) -> Fresh:
    head = standing.heading
    lines = shelf.lines(LineQuery(report=head.id, layer="attributions", order="text"), LOOKED_AT).items
    first = list({line.sentence: line for line in reversed(lines)}.values())[::-1][:FIRST]
    return Fresh(
        title=head.title or head.id,
        outlet=head.outlet or "",
        published=moment(head.published),
        href=links.report(head.id),
        lang=lang_of(head.language),
        direction=direction(head.language),
        lines=shelf.views(first, links),
        more=max(0, sum(standing.lines.values()) - len(first)),
    )


def newest(outlets: tuple[Outlet, ...]) -> str:
    """The day of the newest report on record, ISO; empty if all are undated."""
    return max((o.newest[:10] for o in outlets if o.newest), default="")


def coverage(shelf: Shelf, links: Links) -> tuple[Covered, ...]:
    """The outlets, the one with the newest report first; the undated last."""
    last = newest(shelf.outlets)
    ordered = sorted(shelf.outlets, key=lambda o: (o.newest or "", o.reports, o.name or ""), reverse=True)
    return tuple(_covered(outlet, last, links) for outlet in ordered)


def _covered(outlet: Outlet, last: str, links: Links) -> Covered:
    old = age(last, outlet.newest or "")
    days = int(old.split()[0]) if old[:1].isdigit() else 0
    return Covered(
        name=outlet.name or "outlet not known",
        reports=outlet.reports,
        newest=day_label(outlet.newest[:10]) if outlet.newest else "undated",
        age=old,
        silent=days >= SILENT,
        href=links.page("reports", outlet=outlet.name) if outlet.name else None,
    )
