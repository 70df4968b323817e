"""Figures on the page: side by side, bounds drawn, never a mean, and new counts never beside cumulative ones."""

import dataclasses
from datetime import date
from typing import Any

import pytest
from httpx import Client
from hypothesis import given
from hypothesis import strategies as st

from onrecord.line import lines_of
from onrecord.model import Actor, Figure, Record
from onrecord.pages.chart import Chart, chart
from onrecord.pages.figures import Group, Point, grouped, point
from onrecord.pages.links import Served
from onrecord.pages.scale import DayScale, nice, number, number_scale
from tests.desk.making import day
from tests.desk.reading import page, words
from tests.record.making import report_of

PERIOD = (date(2031, 5, 1), date(2031, 5, 31))


def points(*figures: dict[str, Any], published: str = "2031-05-14") -> list[Point]:
    """One point for each figure, all in one report."""
    text = "; ".join(f"count number {n}" for n in range(len(figures)))
    counters = list(dict.fromkeys(f["counter"] for f in figures if f.get("counter")))
    made = []
    for n, fields in enumerate(figures):
        start = text.index(f"count number {n}")
        counter = f"A{counters.index(fields['counter'])}" if fields.get("counter") else None
        made.append(
            Figure(
                id=f"F{n}",
                span=(start, start + len(f"count number {n}")),
                **{"measure": "killed", "unit": "people", **fields, "counter": counter},
            )
        )
    actors = tuple(Actor(id=f"A{n}", name=name, kind="organisation") for n, name in enumerate(counters))
    record = Record(report=report_of(text, **day(published)), actors=actors, figures=tuple(made))
    return [point(line, record.times, Served()) for line in lines_of(record)]  # fmt: skip


def only(groups: list[Group]) -> Chart:
    assert len(groups) == 1
    return chart(groups[0], PERIOD)


def test_new_counts_never_share_an_axis_with_cumulative_ones() -> None:
    """Each flow, unit and measure has a chart of its own."""
    groups = grouped(
        points(
            {"value": 40, "flow": "cumulative"},
            {"value": 4, "flow": "new"},
            {"value": 3, "flow": "level"},
            {"value": 5},
            {"value": 6, "unit": "households"},
            {"value": 7, "measure": "injured"},
        )
    )
    assert len(groups) == 6 and all(len(g.points) == 1 for g in groups)


def test_a_bound_is_drawn_as_one() -> None:
    """More than and at least are open upwards, less than and at most downwards; a range is a whisker; about is broken."""
    shown = only(
        grouped(
            points(
                {"value": 10, "bound": "more-than"},
                {"value": 20, "bound": "at-least"},
                {"value": 30, "bound": "less-than"},
                {"value": 40, "bound": "at-most"},
                {"low": 40, "high": 60, "bound": "range"},
                {"value": 50, "bound": "about"},
                {"value": 55},
            )
        )
    )
    assert [g.open for g in shown.glyphs] == ["up", "up", "down", "down", "", "", ""]
    whisker = shown.glyphs[4]
    assert whisker.low is not None and whisker.high is not None and whisker.low > whisker.high
    assert [g.hollow for g in shown.glyphs] == [False] * 5 + [True, False]
    assert [p.amount for p in shown.points] == ["more than 10", "at least 20", "less than 30", "at most 40", "40–60", "about 50", "55"]  # fmt: skip


def test_words_without_a_number_stay_words() -> None:
    """Dozens are not drawn as a number: they stand in the table, in the report's words."""
    shown = only(grouped(points({"bound": "dozens"}, {"value": 30})))
    assert len(shown.glyphs) == 1
    assert [p.amount for p in shown.aside] == ["“count number 0”"]


def test_a_counter_has_one_shape_and_the_unknown_one_its_own() -> None:
    """The same counter is drawn the same way throughout; those without a counter are told apart from all."""
    figures = [{"value": n, "counter": f"Body {n % 9}"} for n in range(1, 28)] + [{"value": 5}]
    shown = only(grouped(points(*figures)))
    names = {entry.name: entry for entry in shown.legend}
    assert len({e.shape for e in shown.legend}) == len(shown.legend) == 8
    assert names["counter not given"].count == 1 and names["3 others"].count == 9
    assert sum(e.count for e in shown.legend) == 28


def test_one_counter_too_many_is_not_hidden_under_others() -> None:
    """\"1 others\" would hide a name for nothing."""
    shown = chart(grouped(points(*[{"value": n, "counter": f"Body {n}"} for n in range(5)]))[0], PERIOD, shapes=4)
    assert [e.name for e in shown.legend] == [f"Body {n}" for n in range(5)]


def test_equal_counts_of_a_day_lie_beside_each_other() -> None:
    """No count is hidden under another."""
    shown = only(grouped(points(*[{"value": 40}] * 5)))
    assert len({(g.x, g.y) for g in shown.glyphs}) == 5


def test_an_old_figure_does_not_squeeze_the_present() -> None:
    """A count from long before the record's reports stands in the table only."""
    found = points({"value": 40}, {"value": 41})
    old = dataclasses.replace(found[0], day=date(1948, 5, 14))
    shown = only(grouped([old, found[1]]))
    assert len(shown.glyphs) == 1 and shown.aside == (old,)


def test_no_line_is_drawn_through_the_counts(client: Client) -> None:
    """The chart holds marks, bounds and axes, each count a link to its line; and its table holds every count."""
    shown = page(client, "/figures")
    for svg in shown.cssselect("svg.chart"):
        assert svg.get("role") == "img" and svg.findtext("title") and svg.findtext("desc")
        assert not svg.cssselect("polyline")
        for path in svg.xpath(".//*[local-name()='path']"):
            assert path.get("class").split()[0] in ("grid", "bound") or path.getparent().get("data-href")
    charts = shown.cssselect("section.measure")
    rows = sum(len(s.cssselect("tbody tr")) for s in charts)
    assert charts and rows == 3
    assert all("newest first" in words(s.cssselect("caption")[0]) for s in charts)
    assert "more than 1,200" in words(shown) and "Mira Sole" in words(shown)


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=30))
def test_every_count_lies_on_the_axis(values: list[float]) -> None:
    """Counts keep their order upwards, inside the frame, between at most six ticks."""
    scale = number_scale(values, 20, 170)
    pixels = [scale.at(v) for v in sorted(values)]
    assert all(20 <= p <= 170 for p in pixels) and pixels == sorted(pixels, reverse=True)
    ticks = scale.ticks()
    assert 2 <= len(ticks) <= 6 and len({t.words for t in ticks}) == len(ticks)
    assert scale.log or ticks[0].at == 170


@given(st.dates(), st.integers(0, 4000))
def test_days_lie_in_their_order(first: date, length: int) -> None:
    """The first day is left, the last right, and each tick is a day of its own."""
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    scale = DayScale(first, last, 10, 300)
    ticks = scale.ticks(4)
    assert 1 <= len(ticks) <= 4 and len({t.at for t in ticks}) == len(ticks)
    assert first == last or (ticks[0].at, ticks[-1].at) == (10, 300)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (42000, "42,000"), (2300000, "2.3 million"), (1e9, "1 billion"), (0.333, "0.333"), (0.5, "0.5"), (1234567, "1.23 million")],
)  # fmt: skip
def test_numbers_read_as_people_write_them(value: float, shown: str) -> None:
    """Thousands have commas, millions are spelled out."""
    assert number(value) == shown


@given(st.floats(1e-6, 1e12))
def test_steps_are_round(step: float) -> None:
    """A step is 1, 2 or 5 times a power of ten, at least as large as asked."""
    found = nice(step)
    assert found >= step - 1e-9 and f"{found:.0e}"[0] in "125"
