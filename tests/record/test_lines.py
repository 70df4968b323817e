"""Asking for lines: every filter narrows as it says, pages fit together while reports come in, links go both ways."""

import re

import pytest

from onrecord.errors import BadQuery, NotOnRecord
from onrecord.line import Line
from onrecord.model import Published
from onrecord.record import Count, LineQuery, ReportQuery, Store
from tests.record.making import plain, received_of, record_of

FIRST = record_of()
SECOND = record_of(
    who="Ana Dorn",
    number=12,
    town="Tarsk",
    outlet="Tarsk Mirror",
    published=Published(value="2031-05-16T09:30:00+02:00", precision="minute", basis="feed"),
    url="https://mirror.example/1",
    title="Twelve flee",
)
MONTHLY = record_of(who="Bo Hult", number=7, published=Published(value="2031-05", precision="month"), outlet=None)
UNDATED = record_of(who="Cy Marr", number=9, published=Published(), outlet=None)


@pytest.fixture
def filled(store: Store) -> Store:
    """A record with four reports."""
    for record in (FIRST, SECOND, MONTHLY, UNDATED):
        store.add(received_of(record), record)
    return store


@pytest.mark.parametrize(
    ("query", "many"),
    [
        (LineQuery(), 28),
        (LineQuery(layer="attributions"), 8),
        (LineQuery(layer=["acts", "figures"]), 8),
        (LineQuery(layer=[]), 0),
        (LineQuery(speaker="Ana Dorn"), 2),
        (LineQuery(speaker=["Ana Dorn", "Bo Hult"], layer="figures"), 2),
        (LineQuery(kind="displaced"), 4),
        (LineQuery(act="deny"), 4),
        (LineQuery(outlet="Tarsk Mirror"), 7),
        (LineQuery(report=FIRST.report.id), 7),
        (LineQuery(day_from="2031-05-15"), 14),
        (LineQuery(day_to="2031-05-14"), 14),
        (LineQuery(day_from="2031-05-14", day_to="2031-05-14"), 14),
        (LineQuery(day_from="2032-01-01"), 0),
        (LineQuery(since=3), 7),
        (LineQuery(text="TARSK"), 2),
        (LineQuery(text="ana dorn people"), 2),
        (LineQuery(text="nothing like it"), 0),
        (LineQuery(layer="figures", text="people", day_from="2031-05-15", outlet="Tarsk Mirror"), 1),
    ],
)
def test_each_filter_narrows_as_it_says(filled: Store, query: LineQuery, many: int) -> None:
    """A report dated by its month may have been published on any of its days; an undated one on none."""
    assert filled.count(query) == many
    assert len(filled.lines(query, limit=100).items) == many
    assert len(list(filled.every_line(query))) == many


@pytest.mark.parametrize("order", ["recorded", "published", "text"])
@pytest.mark.parametrize("limit", [1, 5, 27, 28, 100])
def test_pages_fit_together(filled: Store, order: str, limit: int) -> None:
    """Page by page gives each line once, in the order of one long page, and then no token."""
    query = LineQuery(order=order)  # type: ignore[arg-type]
    whole = filled.lines(query, limit=1000)
    assert whole.next is None
    found: list[Line] = []
    after: str | None = None
    while True:
        page = filled.lines(query, limit=limit, after=after)
        found += page.items
        if page.next is None:
            break
        after = page.next
        assert re.fullmatch(r"[\w-]+", after)
        assert len(page.items) == limit
    assert tuple(found) == whole.items
    assert len(found) == 28


def test_newest_first_in_each_order(filled: Store) -> None:
    """By arrival, by publication with the undated last, or as they stand in the reports as these came in."""
    assert [line.report.id for line in filled.lines(LineQuery(layer="figures")).items] == [
        record.report.id for record in (UNDATED, MONTHLY, SECOND, FIRST)
    ]
    assert [line.report.id for line in filled.lines(LineQuery(layer="figures", order="published")).items] == [
        record.report.id for record in (SECOND, FIRST, MONTHLY, UNDATED)
    ]
    text = filled.lines(LineQuery(order="text"), limit=100).items
    assert text == tuple(filled.every_line())
    assert [line.span[0] for line in text[:7]] == sorted(line.span[0] for line in text[:7])


def test_a_page_keeps_to_its_state_while_reports_come_in(filled: Store) -> None:
    """What comes in between two pages neither repeats nor hides a line."""
    query = LineQuery(layer="figures")
    first = filled.lines(query, limit=2)
    more = record_of(who="Di Orre", number=99)
    filled.add(received_of(more), more)
    filled.retract(f"{FIRST.report.id}/F1", why="x", who="y")
    second = filled.lines(query, limit=2, after=first.next)
    assert (first.seq, second.seq) == (4, 4)
    assert len({line.id for line in (*first.items, *second.items)}) == 4
    reports = filled.reports(limit=1)
    filled.retract(FIRST.report.id, why="x", who="y")
    rest = filled.reports(limit=10, after=reports.next)
    assert FIRST.report.id in {report.id for report in rest.items}


@pytest.mark.parametrize("word", ["", "x", "AAAA", "é", "WyJhIiwxLFsxXV0", "W10", "\x00"])
def test_a_token_of_ones_own_making_is_refused(filled: Store, word: str) -> None:
    """One clear error, and never another page."""
    with pytest.raises(BadQuery, match="first page"):
        filled.lines(after=word)
    with pytest.raises(BadQuery, match="first page"):
        filled.search("people", after=word)


def test_a_token_belongs_to_its_query(filled: Store) -> None:
    """A token can't carry a reader into another list."""
    token = filled.lines(LineQuery(layer="times"), limit=1).next
    assert token is not None
    with pytest.raises(BadQuery, match="another query"):
        filled.lines(LineQuery(layer="acts"), after=token)


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_a_page_has_a_size(filled: Store, limit: int) -> None:
    """No page is empty for want of a limit, and none brings the whole record."""
    for ask in (filled.lines, filled.reports):
        with pytest.raises(BadQuery, match="1 to 1000"):
            ask(limit=limit)
    with pytest.raises(BadQuery, match="1 to 1000"):
        filled.search("people", limit=limit)


@pytest.mark.parametrize("day", ["2031-5-1", "May", "", "2031-02-30"])
def test_a_day_that_is_none_is_refused(filled: Store, day: str) -> None:
    """A mistyped day isn't taken for "any day"."""
    with pytest.raises(BadQuery, match="write it as 2024-10-23"):
        filled.count(LineQuery(day_from=day))


def test_counts_by_what_a_page_filters_by(filled: Store) -> None:
    """The most frequent first; what the reports themselves say is no speaker; a missing value is counted as such."""
    assert filled.counts(by="layer")[0] == Count(value="attributions", lines=8)
    assert {c.value: c.lines for c in filled.counts(by="outlet")} == {
        None: 14, "Harbour Courier": 7, "Tarsk Mirror": 7,
    }  # fmt: skip
    speakers = {c.value: c.lines for c in filled.counts(LineQuery(layer="attributions"), by="speaker")}
    assert speakers == {"A diplomat": 4, "Osk Varenne": 1, "Ana Dorn": 1, "Bo Hult": 1, "Cy Marr": 1}
    assert {c.value for c in filled.counts(by="day")} == {"2031-05-14", "2031-05-16", "2031-05-01", None}
    assert {c.value: c.lines for c in filled.counts(LineQuery(layer="attributions"), by="act")} == {
        "assert": 4,
        "deny": 4,
    }
    assert sum(c.lines for c in filled.counts(by="kind")) == 28


def test_speakers_and_outlets_are_described(filled: Store) -> None:
    """A resolved speaker with kind and role; an unnamed one in the report's words; an outlet with its newest day."""
    speakers = {speaker.name: speaker for speaker in filled.speakers()}
    assert (speakers["Osk Varenne"].kinds, speakers["Osk Varenne"].roles) == (("person",), ("minister",))
    assert (speakers["A diplomat"].basis, speakers["A diplomat"].kinds, speakers["A diplomat"].reports) == (
        "mention",
        (),
        4,
    )
    assert filled.speakers()[0].name == "A diplomat"
    outlets = {outlet.name: (outlet.reports, outlet.newest) for outlet in filled.outlets()}
    assert outlets == {None: (2, "2031-05-31"), "Harbour Courier": (1, "2031-05-14"), "Tarsk Mirror": (1, "2031-05-16")}
    assert filled.outlets(as_of=0) == ()


def test_a_line_is_linked_both_ways(filled: Store) -> None:
    """From a figure to the attribution that tells it, and from that to all that it tells."""
    name = FIRST.report.id
    figure = filled.line(f"{name}/F1")
    assert [(link.kind, link.line.part.id) for link in figure.links] == [("said_in", "S1")]
    saying = filled.line(f"{name}/S1")
    assert [(link.kind, link.line.part.id) for link in saying.links] == [("tells", "F1")]
    assert saying.report == filled.report(name)
    assert saying.line.quotes == {
        "content": ("40 people fled Ilmar",), "cue": ("said",), "source": ("Osk Varenne",), "when": ("Monday",),
    }  # fmt: skip
    assert saying.line.context == "Osk Varenne said 40 people fled Ilmar on Monday."
    for missing in (f"{name}/S9", "r-0/S1", "", "/"):
        with pytest.raises(NotOnRecord):
            filled.line(missing)


def test_reports_are_listed_and_filtered(filled: Store) -> None:
    """By arrival or publication, by outlet, language, day, words."""
    found = filled.reports(ReportQuery(order="published")).items
    assert [report.id for report in found] == [r.report.id for r in (SECOND, FIRST, MONTHLY, UNDATED)]
    for query, many in [
        (ReportQuery(outlet="Tarsk Mirror"), 1),
        (ReportQuery(language="fr"), 0),
        (ReportQuery(day_from="2031-05-15"), 2),
        (ReportQuery(text="flee"), 1),
        (ReportQuery(since=2), 2),
        (ReportQuery(report=[FIRST.report.id, SECOND.report.id]), 2),
    ]:
        assert len(filled.reports(query).items) == many
        assert len(list(filled.every_record(query))) == many
    assert list(filled.every_record()) == [FIRST, SECOND, MONTHLY, UNDATED]


def test_a_reader_sees_one_state_from_beginning_to_end(filled: Store) -> None:
    """An export that runs while reports come in is of one state."""
    lines = filled.every_line()
    seen = [next(lines)]
    more = record_of(who="Di Orre", number=99)
    filled.add(received_of(more), more)
    seen += lines
    assert len(seen) == 28
    assert plain(seen) == plain(filled.every_line(LineQuery(as_of=4)))
