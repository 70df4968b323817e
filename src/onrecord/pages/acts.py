"""The timeline of acts: how many were told, by day and type. A count of tellings, and called so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.line import Line
from onrecord.model import Act, Time
from onrecord.pages import labels
from onrecord.pages.dates import day_words, moment, month_words, parsed
from onrecord.pages.lineview import time_in

MOST_COLUMNS = 42
"""Columns that still leave a finger's width each at 1,000 pixels; a longer period is drawn by weeks, then months."""


@dataclass(frozen=True, slots=True)
class Told:
    """An act told by a report: when it was done (else published), its type, and whether it is told as done."""

    day: date | None
    type: str
    actual: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The acts of one type in one column: `count` told as done, `other` told as to come, possible or not done."""

    column: int
    count: int
    other: int
    radius: float
    title: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRow:
    """One type of act."""

    type: str
    name: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The types of one PLOVER class."""

    name: str
    rows: tuple[TypeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The timeline ready to be drawn. `unit` is "day", "week" or "month"; `outside` acts lie before or after it."""

    unit: str
    columns: tuple[str, ...]
    families: tuple[Family, ...]
    total: int
    outside: int
    undated: int
    desc: str

    @property
    def by_column(self) -> list[tuple[str, list[tuple[str, Cell]]]]:
        """Each column that holds acts, with the name and the cell of every type in it: the table beside the drawing."""
        found: dict[int, list[tuple[str, Cell]]] = {}
        for family in self.families:
            for row in family.rows:
                for cell in row.cells:
                    found.setdefault(cell.column, []).append((row.name, cell))
        return [(self.columns[column], found[column]) for column in sorted(found)]


def told(line: Line, times: tuple[Time, ...]) -> Told:
    """An act line as the timeline counts it."""
    act = line.part
    assert isinstance(act, Act)
    time = time_in(act.when, times)
    iso = (time.begin or "")[:10] if time else ""
    at = parsed(iso or moment(line.report.published).day or "-")
    return Told(at.date() if at else None, act.type, act.modality == "actual")


def timeline(acts: Sequence[Told], period: tuple[date, date] | None) -> Timeline:
    """The acts within a record's period, in columns of a day, a week or a month."""
    inside = [a for a in acts if a.day and period and period[0] <= a.day <= period[1]]
    starts, unit = columns(*period) if period and inside else ([], "day")
    ends = [start - timedelta(days=1) for start in starts[1:]] + ([period[1]] if period else [])
    spans = list(zip(starts, ends, strict=False))
    counts = Counter((a.type, _column(starts, a.day), a.actual) for a in inside if a.day)
    biggest = max((counts[t, c, True] + counts[t, c, False] for t, c, _ in counts), default=1)
    families = tuple(_families(spans, unit, counts, biggest))
    undated = sum(a.day is None for a in acts)
    return Timeline(
        unit=unit,
        columns=tuple(_column_words(start, unit) for start in starts),
        families=families,
        total=len(inside),
        outside=len(acts) - len(inside) - undated,
        undated=undated,
        desc=_desc(families, len(inside), unit),
    )


def columns(first: date, last: date) -> tuple[list[date], str]:
    """The first day of each column, and what a column is."""
    days = (last - first).days + 1
    if days <= MOST_COLUMNS:
        return [first + timedelta(days=n) for n in range(days)], "day"
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    if weeks <= MOST_COLUMNS:
        return [monday + timedelta(days=7 * n) for n in range(weeks)], "week"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = -(-months // MOST_COLUMNS)
    ordinals = range(first.year * 12 + first.month - 1, last.year * 12 + last.month, step)
    return [date(n // 12, n % 12 + 1, 1) for n in ordinals], "month" if step == 1 else f"{step} months"


def _column(starts: list[date], day: date) -> int:
    return max(i for i, start in enumerate(starts) if start <= day)


def _families(
    spans: list[tuple[date, date]], unit: str, counts: Counter[tuple[str, int, bool]], biggest: int
) -> Iterable[Family]:
    for name, types in labels.FAMILIES.items():
        rows = []
        for kind in types:
            cells = tuple(_cells(kind, spans, unit, counts, biggest))
            rows.append(
                TypeRow(type=kind, name=labels.plain(kind), cells=cells, total=sum(c.count + c.other for c in cells))
            )
        yield Family(name=name, rows=tuple(rows))


def _cells(
    kind: str, spans: list[tuple[date, date]], unit: str, counts: Counter[tuple[str, int, bool]], biggest: int
) -> Iterable[Cell]:
    for number, (start, end) in enumerate(spans):
        done, other = counts[kind, number, True], counts[kind, number, False]
        if done + other == 0:
            continue
        extra = f", {other} told as to come, possible, not done or earlier" if other else ""
        yield Cell(
            column=number,
            count=done,
            other=other,
            radius=round(3 + 8 * ((done + other) / biggest) ** 0.5, 1),
            title=f"{labels.plain(kind)}, {_column_words(start, unit)}: {done} told as done{extra}",
            start=start.isoformat(),
            end=end.isoformat(),
        )


def _column_words(start: date, unit: str) -> str:
    if unit == "day":
        return day_words(start).rsplit(" ", 1)[0]
    return f"week of {day_words(start)}" if unit == "week" else month_words(start)


def _desc(families: Sequence[Family], total: int, unit: str) -> str:
    rows = [row for family in families for row in family.rows if row.total]
    most = ", ".join(f"{row.name} {row.total}" for row in sorted(rows, key=lambda r: -r.total)[:5])
    return (
        f"{total} acts by {unit} and type. Most told: {most}. The table below holds every count."
        if total
        else "No acts."
    )
