"""The geometry of a figures chart: where each count lies, with its bound drawn and its counter's shape.

The template draws what this gives; nothing here knows SVG.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.pages.figures import Group, Point, counters
from onrecord.pages.lineview import NO_COUNTER
from onrecord.pages.scale import DayScale, NumberScale, Tick, number_scale

SHAPES = ("circle", "square", "triangle", "diamond", "down", "cross")
"""A counter's shape; told apart at 6 pixels, in print and by the colour-blind."""
OTHERS = "bar"
"""The shape that the counters beyond those share; the table names them."""
NOBODY = "plus"
"""The shape of figures whose counter is not given."""
OPEN = 16
"""Pixels of the open end drawn for "more than" and "less than"."""
STEP = 9
"""Pixels between counts that would lie on each other."""
MOST = 400
"""Counts drawn in one chart, the newest; more would lie on each other. Those left out are numbered beside it."""
MARGIN_DAYS = 31
"""Days before the record's first report from which a figure is still drawn in time; older ones stand in the table only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One count. `open` is "up", "down" or ""; `low` and `high` are a range's pixels; `hollow` means about."""

    x: float
    y: float
    shape: str
    colour: int
    title: str
    href: str
    open: str = ""
    low: float | None = None
    high: float | None = None
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """A counter with its shape."""

    shape: str
    colour: int
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart ready to be drawn; `aside` lists the figures that have no place on its axes."""

    id: str
    measure: str
    title: str
    kind: str
    points: tuple[Point, ...]
    desc: str
    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    glyphs: tuple[Glyph, ...]
    days: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    log: bool
    legend: tuple[Legend, ...]
    aside: tuple[Point, ...]
    left_out: int
    """Older counts that have no room."""


def chart(
    group: Group, period: tuple[date, date] | None, *, width: int = 360, height: int = 200, shapes: int = len(SHAPES)
) -> Chart:
    """The chart of one group within a record's period (first and last day of its reports).

    `shapes` counters get a shape of their own.
    """
    left, right, top, bottom = 52, width - 14, 24, height - 26
    drawable = [p for p in group.points if _drawable(p, period)]
    drawn = drawable[-MOST:]
    legend = _legend(group, shapes)
    values = [v for p in drawn for v in (p.figure.value, p.figure.low, p.figure.high) if v is not None]
    scale = number_scale(values, top, bottom)
    days = _day_scale(drawn, left + 10, right - 10)
    return Chart(
        id=group.slug,
        measure=group.key[0],
        title=group.title,
        kind=group.kind,
        points=group.points,
        desc=_desc(group, drawn, scale),
        width=width,
        height=height,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        glyphs=tuple(_glyphs(drawn, scale, days, legend)) if days else (),
        days=tuple(days.ticks(4)) if days else (),
        counts=tuple(scale.ticks()) if drawn else (),
        log=scale.log,
        legend=tuple(dict.fromkeys(legend.values())),
        aside=tuple(p for p in group.points if not _drawable(p, period)),
        left_out=len(drawable) - len(drawn),
    )


def _drawable(p: Point, period: tuple[date, date] | None) -> bool:
    has_number = p.figure.value is not None or (p.figure.low is not None and p.figure.high is not None)
    if not has_number or p.day is None or period is None:
        return False
    first, last, day = (d.toordinal() for d in (*period, p.day))
    return first - MARGIN_DAYS <= day <= last + MARGIN_DAYS


def _day_scale(drawn: Sequence[Point], left: float, right: float) -> DayScale | None:
    days = [p.day for p in drawn if p.day]
    return DayScale(min(days), max(days), left, right) if days else None


def _legend(group: Group, shapes: int) -> dict[str, Legend]:
    """Each counter's entry; those beyond the shapes share one, unless it would be a single one."""
    found = counters(group)
    named = [(name, count) for name, count in found if name != NO_COUNTER]
    alone = named if len(named) <= min(shapes + 1, len(SHAPES)) else named[:shapes]
    rest = named[len(alone) :]
    legend = {
        name: Legend(shape=SHAPES[i], colour=i + 1, name=name, count=count) for i, (name, count) in enumerate(alone)
    }
    other = Legend(shape=OTHERS, colour=7, name=f"{len(rest)} others", count=sum(count for _, count in rest))
    nobody = Legend(shape=NOBODY, colour=8, name=NO_COUNTER, count=dict(found).get(NO_COUNTER, 0))
    return legend | dict.fromkeys((name for name, _ in rest), other) | ({NO_COUNTER: nobody} if nobody.count else {})


def _glyphs(drawn: Sequence[Point], scale: NumberScale, days: DayScale, legend: dict[str, Legend]) -> list[Glyph]:
    glyphs = []
    taken: Counter[tuple[int, int]] = Counter()
    for p in drawn:
        assert p.day is not None
        figure, entry = p.figure, legend[p.counter]
        low = None if figure.low is None else scale.at(figure.low)
        high = None if figure.high is None else scale.at(figure.high)
        y = scale.at(figure.value) if figure.value is not None else high if high is not None else scale.bottom
        x = days.at(p.day)
        spot = (round(x / STEP), round(y / STEP))
        x += STEP * _aside(taken[spot])
        taken[spot] += 1
        glyphs.append(
            Glyph(
                x=round(min(max(x, days.left - 6), days.right + 6), 1),
                y=y,
                shape=entry.shape,
                colour=entry.colour,
                title=f"{p.amount} {p.counted}, {p.counter}, {p.line.origin.outlet or p.line.origin.title}, {p.as_of}",
                href=p.line.anchor,
                open={"more-than": "up", "at-least": "up", "less-than": "down", "at-most": "down"}.get(
                    figure.bound, ""
                ),
                low=low,
                high=high,
                hollow=figure.bound == "about",
            )
        )
    return glyphs


def _aside(taken: int) -> int:
    """0, 1, -1, 2, -2 …: how many steps to the side the next count on a spot goes."""
    half = (taken + 1) // 2
    return half if taken % 2 else -half


def _desc(group: Group, drawn: Sequence[Point], scale: NumberScale) -> str:
    """What the chart shows, for those who can't see it; the table beside it holds every figure."""
    if not drawn:
        return "No figure of this kind has both a number and a day within the period of the record."
    names = ", ".join(name for name, _ in counters(group)[:7])
    axis = "a logarithmic axis" if scale.log else "an axis from zero"
    return (
        f"{len(drawn)} of {len(group.points)} figures by day on {axis}; counted by: {names}. "
        "Every figure stands in the table below."
    )
