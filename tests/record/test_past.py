"""The past of a record: any state can be had again, and every one is what a simple model says it was."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from onrecord.errors import BadQuery, NotOnRecord
from onrecord.line import Line
from onrecord.model import Record
from onrecord.record import LineQuery, ReportQuery, Store
from onrecord.record.query import moment
from tests.record.making import lines_in, plain, received_of, record_of, renamed

TEXTS = [record_of(number=number) for number in (1, 22, 333)]
READINGS = {
    (record.report.id, model): renamed(record, models={"model": model}) for record in TEXTS for model in ("a", "b")
}
IDS = [record.report.id for record in TEXTS]
PARTS = ["S1", "S2", "E1", "F1", "T1", "P1", "B1"]


class Past(RuleBasedStateMachine):
    """Adds, retracts and restores at random, on a real file and on a dictionary, and compares all states."""

    entries: Bundle[int] = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(str(Path(self.folder.name) / "record.db"))
        self.standing: dict[str, Record] = {}
        self.retracted: dict[str, Record] = {}
        self.struck: set[str] = set()
        self.states: list[dict[str, frozenset[str]]] = [{}]

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.store.close()
        self.folder.cleanup()

    def happened(self) -> int:
        """Note the state after an entry."""
        shown = {name: frozenset(f"{name}/{part}" for part in PARTS) - self.struck for name in self.standing}
        self.states.append(shown)
        return len(self.states) - 1

    @rule(reading=st.sampled_from(sorted(READINGS)))
    def add(self, reading: tuple[str, str]) -> None:
        """A report comes in, read by one model or the other."""
        record, report_id = READINGS[reading], reading[0]
        added = self.store.add(received_of(record), record)
        if report_id in self.retracted:
            assert added.kind == "retracted"
        elif self.standing.get(report_id) == record:
            assert added.kind == "same"
        else:
            assert added.kind == ("replace" if report_id in self.standing else "add")
            self.standing[report_id] = record
            assert added.seq == self.happened()

    @rule(report_id=st.sampled_from(IDS))
    def retract(self, report_id: str) -> None:
        """A whole report is taken back."""
        if report_id not in self.standing:
            with pytest.raises(NotOnRecord):
                self.store.retract(report_id, why="x", who="y")
            return
        self.retracted[report_id] = self.standing.pop(report_id)
        assert self.store.retract(report_id, why="x", who="y").seq == self.happened()

    @rule(report_id=st.sampled_from(IDS))
    def restore(self, report_id: str) -> None:
        """A report that was taken back is put back."""
        if report_id not in self.retracted:
            with pytest.raises(NotOnRecord):
                self.store.restore(report_id, why="x", who="y")
            return
        self.standing[report_id] = self.retracted.pop(report_id)
        assert self.store.restore(report_id, why="x", who="y").seq == self.happened()

    @rule(report_id=st.sampled_from(IDS), part=st.sampled_from(PARTS), back=st.booleans())
    def strike(self, report_id: str, part: str, back: bool) -> None:
        """One line is taken back, or put back."""
        name = f"{report_id}/{part}"
        act = self.store.restore if back else self.store.retract
        if report_id not in self.standing or (name in self.struck) != back:
            with pytest.raises(NotOnRecord):
                act(name, why="x", who="y")
            return
        (self.struck.remove if back else self.struck.add)(name)
        assert act(name, why="x", who="y").seq == self.happened()

    @precondition(lambda self: len(self.states) > 1)
    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        """Any state, asked for in any way, is the one that was."""
        seq = data.draw(st.integers(0, len(self.states) - 1))
        shown = self.states[seq]
        for report_id in IDS:
            lines = self.store.report_lines(report_id, as_of=seq)
            assert {line.id for line in lines} == set(shown.get(report_id, ()))
        assert self.store.count(LineQuery(as_of=seq)) == sum(map(len, shown.values()))
        assert {report.id for report in self.store.reports(as_of(seq)).items} == set(shown)

    @invariant()
    def lines_are_drawn_from_records(self) -> None:
        """What the rows say is what the record says, with retracted lines out."""
        assert self.store.head() == len(self.states) - 1
        found: list[Line] = []
        for report_id in self.standing:
            record = self.store.record(report_id)
            assert record.report == self.standing[report_id].report
            found += lines_in(record)
        assert plain(self.store.every_line()) == sorted(found, key=lambda line: line.id)


def as_of(seq: int | str) -> ReportQuery:
    """Reports of a state."""
    return ReportQuery(as_of=seq)


TestPast = Past.TestCase
TestPast.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


def test_a_state_can_be_named_by_number_time_or_day(store: Store) -> None:
    """As known at 14:00 means everything recorded until then, and nothing later."""
    first, second = record_of(), record_of(number=41)
    store.add(received_of(first), first)
    store.add(received_of(second), second)
    one, two = store.changes()
    for name in (1, "1", one.recorded):
        assert store.state(name) == 1
    assert store.state(None) == store.state(two.recorded) == store.state(two.recorded[:10]) == store.state(10**9) == 2
    assert store.state("1999-12-31") == store.state(0) == store.state(-1) == 0
    assert store.count(LineQuery(as_of=one.recorded)) == 7
    assert store.reports(as_of("2000-01-01")).items == ()


@pytest.mark.parametrize("name", ["yesterday", "", "14:00", "31 May", "2031-02-30"])
def test_what_is_not_a_state_is_said_to_be_none(store: Store, name: str) -> None:
    """A wrong time is told with the right way to write one, not taken for now."""
    with pytest.raises(BadQuery, match="2024-10-23T14:00Z"):
        store.count(LineQuery(as_of=name))


def test_a_time_without_a_zone_is_utc_and_a_day_means_its_end() -> None:
    """Two users in two zones who write the same mean the same."""
    assert moment("2031-05-14T14:00") == moment("2031-05-14T16:00+02:00") == "2031-05-14T14:00:00.000000Z"
    assert moment("2031-05-14") == "2031-05-14T23:59:59.999999Z"
    assert moment("0001-01-01") < moment("2031-05-14")
    with pytest.raises(BadQuery, match="too far away"):
        moment("0001-01-01T00:00+14:00")


def test_the_log_tells_everything_once_and_in_order(store: Store) -> None:
    """A reader who follows the log from any entry misses nothing, deletions included."""
    record = record_of()
    report_id = record.report.id
    store.add(received_of(record), record)
    store.retract(f"{report_id}/S2", why="misread", who="desk")
    store.retract(report_id, why="withdrawn by the outlet", who="editor")
    told = [(entry.seq, entry.kind, entry.line_id, entry.why, entry.who) for entry in store.changes()]
    assert told == [
        (1, "add", None, None, None),
        (2, "retract", f"{report_id}/S2", "misread", "desk"),
        (3, "retract", None, "withdrawn by the outlet", "editor"),
    ]
    assert [entry.seq for entry in store.changes(2)] == [3]
    assert [entry.seq for entry in store.changes(limit=1)] == [1]
    assert store.history(report_id) == store.changes()
    assert {entry.title for entry in store.changes()} == {"Talks stall"}
    assert store.history("r-0") == ()
