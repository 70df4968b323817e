"""Adding: what is on record stays as it was told, once, wherever and in whatever order it came."""

import itertools

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.errors import BrokenRecord, NotOnRecord
from onrecord.model import Published, Record
from onrecord.record import LineQuery, Store
from tests.record.making import lines_in, plain, received_of, record_of, renamed
from tests.strategies import records


def test_a_report_comes_back_as_it_was_added(store: Store) -> None:
    """Record, lines, bytes and the map to them come back exactly, and the report says how many lines it has."""
    record = record_of()
    added = store.add(received_of(record), record)
    assert (added.kind, added.new, added.seq) == ("add", True, 1)
    assert store.record(added.report_id) == record
    assert store.received(added.report_id) == received_of(record)
    assert plain(store.report_lines(added.report_id)) == lines_in(record)
    report = store.report(added.report_id)
    assert report.lines == {"attributions": 2, "acts": 1, "figures": 1, "times": 1, "places": 1, "proposals": 1}
    assert (report.heading.title, report.seq, report.received_from) == ("Talks stall", 1, "harbour.txt")


def test_adding_the_same_report_again_changes_nothing(store: Store) -> None:
    """A feed that is read every five minutes leaves one report and one entry."""
    record = record_of()
    store.add(received_of(record), record)
    again = store.add(received_of(record), record)
    assert (again.kind, again.new, again.seq) == ("same", False, 1)
    assert (store.head(), store.count()) == (1, 7)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(records(), min_size=1, max_size=4, unique_by=lambda record: record.report.id))
def test_any_record_comes_back_to_the_character(store: Store, many: list[Record]) -> None:
    """Emoji, right-to-left, U+0000 and all: what the JSON of a record can hold, its lines hold too, now and as of then."""
    for record in many:
        try:
            store.record(record.report.id)
        except NotOnRecord:
            store.add(received_of(record), record)
        kept = store.record(record.report.id)
        assume(kept == record)  # the same text came before with another record
        assert plain(store.report_lines(record.report.id)) == lines_in(record)
        for line in store.lines(LineQuery(report=record.report.id), limit=1000).items:
            assert record.report.text[slice(*line.span)] == line.words
            assert record.report.text[slice(*line.sentence)] == line.context


def test_the_order_of_adding_makes_no_difference_to_the_lines(
    address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Feeds arrive in any order: the lines are the same."""
    some = [record_of(), record_of(who="Ana Dorn", number=12), record_of(town="Tarsk")]
    found = []
    for order in itertools.permutations(some):
        with Store.open(str(tmp_path_factory.mktemp("order") / "r.db")) as store:
            for record in order:
                store.add(received_of(record), record)
            found.append(plain(store.every_line()))
    assert all(lines == found[0] for lines in found)
    assert len(found[0]) == 21


def test_the_same_text_at_another_outlet_is_a_copy_not_a_second_report(store: Store) -> None:
    """Wire copy printed elsewhere is kept as a place where the text stands; its lines are not doubled."""
    record = record_of(url="https://courier.example/1")
    elsewhere = renamed(record, outlet="Tarsk Mirror", url="https://mirror.example/9", title="Talks stall again")
    store.add(received_of(record), record)
    added = store.add(received_of(elsewhere, "feed"), elsewhere)
    assert added.kind == "copy"
    assert store.add(received_of(elsewhere, "feed"), elsewhere).kind == "same"
    assert store.count() == 7
    assert [(c.outlet, c.url, c.received_from) for c in store.copies(added.report_id)] == [
        ("Tarsk Mirror", "https://mirror.example/9", "feed")
    ]
    assert store.report(added.report_id).copies == 1
    assert store.report(added.report_id).heading.outlet == "Harbour Courier"
    assert [entry.outlet for entry in store.changes()] == ["Harbour Courier", "Tarsk Mirror"]


@pytest.mark.parametrize(
    "heading",
    [
        {"models": {"model": "b" * 64}},
        {"extractor": "test/2"},
        {"url": "https://courier.example/1"},
        {"published": Published(value="2031-05-15", basis="given")},
    ],
)
def test_a_better_reading_replaces_the_old_one_which_stays_in_the_past(
    store: Store, heading: dict[str, object]
) -> None:
    """Other models, a newer extractor, a fuller heading or a date that the user gives: a later entry, history kept."""
    old = record_of()
    new = renamed(old, **heading)
    store.add(received_of(old), old)
    assert store.add(received_of(new), new).kind == "replace"
    assert store.record(new.report.id) == new
    assert store.record(new.report.id, as_of=1) == old
    assert store.add(received_of(new), new).kind == "same"


def test_a_reading_that_tells_less_or_came_another_way_changes_nothing(store: Store) -> None:
    """Two ways to the same text can't replace each other for ever, and what was known isn't forgotten."""
    record = record_of(url="https://courier.example/1")
    store.add(received_of(record), record)
    for heading in ({"url": None}, {"extractor": "feed/7"}, {"published": Published(value="2031-05-20", basis="feed")}):
        other = renamed(record, **heading)
        assert store.add(received_of(other), other).kind == "same"


def test_reading_again_keeps_only_what_differs(store: Store) -> None:
    """`again` takes any difference for a better reading; lines that are the same stay on record since they came."""
    old = record_of()
    new = msgspec.structs.replace(old, figures=(msgspec.structs.replace(old.figures[0], bound="about"),))
    store.add(received_of(old), old)
    assert store.add(received_of(new), new).kind == "same"
    assert store.add(received_of(new), new, again=True).kind == "replace"
    assert store.add(received_of(new), new, again=True).kind == "same"
    since = {line.part.id: line.seq for line in store.every_line()}
    assert since == {"S1": 1, "S2": 1, "E1": 1, "F1": 2, "T1": 1, "P1": 1, "B1": 1}
    assert store.count(LineQuery(since=1)) == 1


def test_what_add_would_answer_is_known_before_reading(store: Store) -> None:
    """A report that changes nothing needn't be read; one that would, is not taken for known."""
    record = record_of()
    unread = received_of(renamed(record, models={}))
    models = record.report.models
    assert store.known(unread, models) is None
    store.add(received_of(record), record)
    known = store.known(unread, models)
    assert known is not None and known.kind == "same"
    assert store.known(unread, {"model": "b" * 64}) is None
    store.retract(record.report.id, why="withdrawn", who="desk")
    known = store.known(unread, models)
    assert known is not None and known.kind == "retracted"


def test_a_record_of_another_text_or_other_bytes_is_refused(store: Store) -> None:
    """Id, hash, text and bytes belong together, or nothing is written."""
    record, other = record_of(), record_of(number=41)
    for received, wrong in (
        (received_of(record), renamed(record, id=other.report.id)),
        (received_of(record), renamed(record, text_sha256=other.report.text_sha256)),
        (received_of(other), record),
    ):
        with pytest.raises(BrokenRecord, match="read it again"):
            store.add(received, wrong)
    with pytest.raises(BrokenRecord, match="surrogate"):
        store.add(received_of(record), renamed(record, title="\ud800"))
    assert store.head() == 0


def test_a_source_that_holds_many_reports_is_kept_once(store: Store) -> None:
    """A file of JSON lines is not stored once a line."""
    first, second = record_of(), record_of(number=41)
    shared = renamed(second, source_sha256=first.report.source_sha256)
    store.add(received_of(first), first)
    received = received_of(shared)
    object.__setattr__(received, "source", first.report.text.encode())
    store.add(received, shared)
    assert store.source(first.report.source_sha256) == first.report.text.encode()
    assert store.received(shared.report.id).source == first.report.text.encode()


def test_the_log_never_goes_back_in_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that jumps back doesn't put a later entry before an earlier one."""
    from datetime import UTC, datetime

    import onrecord.record.write as write

    times = iter(
        [
            datetime(2031, 5, 14, 12, tzinfo=UTC),
            datetime(2031, 5, 14, 11, tzinfo=UTC),
            datetime(2031, 5, 14, 13, tzinfo=UTC),
        ]
    )

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return next(times)

    monkeypatch.setattr(write, "datetime", Clock)
    for number in (1, 2, 3):
        record = record_of(number=number)
        store.add(received_of(record), record)
    assert [entry.recorded[11:13] for entry in store.changes()] == ["12", "12", "13"]
    assert [entry.seq for entry in store.changes()] == [1, 2, 3]
