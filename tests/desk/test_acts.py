"""The timeline: every telling counted once, in the column of its day, done and not done told apart."""

from datetime import date, timedelta

from httpx import Client
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.acts import MOST_COLUMNS, Told, columns, timeline
from onrecord.pages.labels import FAMILIES
from onrecord.vocabulary import ActType, labels
from tests.desk.reading import page, words

days = st.dates(date(2029, 1, 1), date(2033, 1, 1))
acts = st.lists(st.builds(Told, st.none() | days, st.sampled_from(labels(ActType)), st.booleans()), max_size=40)


def test_the_families_hold_every_type_once() -> None:
    """The sixteen types of PLOVER, under its four classes."""
    assert sorted(t for types in FAMILIES.values() for t in types) == sorted(labels(ActType))


@given(acts, days, st.integers(0, 1500))
def test_every_act_is_counted_once(told: list[Told], first: date, length: int) -> None:
    """What is drawn, what lies outside and what has no day add up to what was told."""
    drawn = timeline(told, (first, first + timedelta(days=length)))
    cells = [c for f in drawn.families for r in f.rows for c in r.cells]
    assert sum(c.count + c.other for c in cells) == drawn.total
    assert drawn.total + drawn.outside + drawn.undated == len(told)
    assert sum(c.count + c.other for _, row in drawn.by_column for _, c in row) == drawn.total
    for cell in cells:
        kind = cell.title.partition(",")[0].upper()
        inside = [a for a in told if a.day and a.type == kind and cell.start <= a.day.isoformat() <= cell.end]
        assert len([a for a in inside if a.actual and first <= a.day <= first + timedelta(days=length)]) == cell.count  # type: ignore[operator]


@given(st.dates(), st.integers(0, 400_000))
def test_the_columns_cover_the_period(first: date, length: int) -> None:
    """A long period is drawn by weeks, months or more, never in more columns than there is room for."""
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    starts, _ = columns(first, last)
    assert starts[0] <= first and starts[-1] <= last and len(starts) <= MOST_COLUMNS + 1
    assert starts == sorted(set(starts))


def test_the_timeline_has_its_table_beside_it_and_leads_to_the_acts(client: Client) -> None:
    """A cell of the drawing leads to the acts that it counts."""
    shown = page(client, "/acts")
    svg = shown.cssselect("svg.timeline")[0]
    assert svg.get("role") == "img" and svg.findtext("title") and svg.findtext("desc")
    assert "reject 1" in words(shown.cssselect(".acts-table")[0])
    assert not svg.xpath(".//*[local-name()='a']"), "nothing in an image takes the focus"
    for link in svg.cssselect("[data-href]"):
        title = link.findtext("title")
        count = (
            sum(int(n) for n in title.replace(":", "").replace(",", "").split() if n.isdigit() and int(n) < 10)
            if title
            else 0
        )
        found = page(client, link.get("data-href")).cssselect("article.line")
        assert found and count >= 1
