"""Figures side by side: one chart for each measure, unit and flow; never a mean, never a best number.

A count of all so far and a count of the new are different things, so they are never drawn on one axis.
Where a figure gives no day of its own, it stands at the day its report was published, and the table says so.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.line import Line
from onrecord.model import Figure, Time
from onrecord.pages import labels
from onrecord.pages.dates import day_label, moment, parsed
from onrecord.pages.lineview import NO_COUNTER, LineView, amount, time_in, view
from onrecord.pages.links import Links

Key = tuple[str, str, str]
"""Measure, unit and flow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One report's figure, as the charts and tables show it."""

    line: LineView
    figure: Figure
    amount: str
    counted: str
    place: str
    day: date | None
    as_of: str
    counter: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The figures of one measure, unit and flow, oldest first."""

    key: Key
    points: tuple[Point, ...]

    @property
    def title(self) -> str:
        """What is counted, in a word."""
        measure, unit, _ = self.key
        if measure == "other":
            return f"Other {labels.plain(unit)}" if unit != "other" else "Other"
        return labels.plain(measure).capitalize()

    @property
    def kind(self) -> str:
        """How it is counted: the unit where it isn't people, and the flow."""
        measure, unit, flow = self.key
        shown = unit not in ("people", "other") and measure not in ("other", unit)
        return ", ".join((*([labels.plain(unit)] if shown else []), labels.FLOW[flow]))

    @property
    def slug(self) -> str:
        """The group's anchor on its page."""
        return "-".join(self.key)


def point(line: Line, times: tuple[Time, ...], links: Links) -> Point:
    """A figure line as a point."""
    figure = line.part
    assert isinstance(figure, Figure)
    published = moment(line.report.published).day
    begin = _as_of_day(figure, times)
    return Point(
        line=view(line, links, times),
        figure=figure,
        amount=amount(figure, line.words),
        counted=figure.counted or "",
        place=line.quotes.get("place", ("",))[0],
        day=_date(begin or published),
        as_of=_as_of(line, begin, published),
        counter=line.actors[figure.counter].name if figure.counter else NO_COUNTER,
        caveat=line.quotes.get("caveat", ("",))[0],
    )


def grouped(points: Iterable[Point]) -> list[Group]:
    """The points by measure, unit and flow; the largest group first, those of no named measure last."""
    groups: dict[Key, list[Point]] = {}
    for p in points:
        groups.setdefault((p.figure.measure, p.figure.unit, p.figure.flow), []).append(p)
    made = [Group(key=key, points=tuple(sorted(found, key=_order))) for key, found in groups.items()]
    return sorted(made, key=lambda g: (g.key[0] == "other", -len(g.points), g.key))


def counters(group: Group) -> list[tuple[str, int]]:
    """Who counted, with how many figures, the most first; the unknown counter last."""
    found = Counter(p.counter for p in group.points)
    return sorted(found.items(), key=lambda c: (c[0] == NO_COUNTER, -c[1], c[0]))


def _as_of_day(figure: Figure, times: tuple[Time, ...]) -> str:
    time = time_in(figure.as_of, times)
    return (time.end or time.begin or "")[:10] if time else ""


def _as_of(line: Line, begin: str, published: str) -> str:
    words = line.quotes.get("as_of", ("",))[0]
    if not words:
        return f"not given; published {day_label(published)}" if published else "not given"
    return f"{words} ({day_label(begin)})" if begin else words


def _date(iso: str) -> date | None:
    at = parsed(iso) if iso else None
    return at.date() if at else None


def _order(p: Point) -> tuple[date, str]:
    return p.day or date.min, p.line.id
