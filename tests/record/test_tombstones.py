"""Tombstones: what was taken back is gone from every answer, and comes back only when someone says so."""

import msgspec
import pytest

from onrecord.errors import NotOnRecord
from onrecord.model import Attribution
from onrecord.record import LineQuery, Store
from tests.record.making import received_of, record_of, renamed

RECORD = record_of()
ID = RECORD.report.id


@pytest.fixture
def filled(store: Store) -> Store:
    """A record with one report."""
    store.add(received_of(RECORD), RECORD)
    return store


def test_a_retracted_report_is_gone_and_stays_gone(filled: Store) -> None:
    """No list, search, count or line shows it; a feed that brings it again doesn't revive it."""
    filled.retract(ID, why="withdrawn", who="desk")
    assert filled.add(received_of(RECORD), RECORD).kind == "retracted"
    assert not (filled.reports().items or filled.lines().items or filled.search("fled").items)
    assert filled.count() == 0
    assert not (filled.speakers() or filled.outlets())
    for ask in (filled.record, filled.report, filled.received):
        with pytest.raises(NotOnRecord):
            ask(ID)
    with pytest.raises(NotOnRecord, match="does not stand"):
        filled.line(f"{ID}/S1")


def test_a_retracted_line_leaves_nothing_that_rests_on_it(filled: Store) -> None:
    """A figure told in a retracted attribution isn't put in that speaker's mouth any more."""
    assert filled.line(f"{ID}/F1").line.voice.name == "Osk Varenne"
    filled.retract(f"{ID}/S1", why="wrong speaker", who="desk")
    left = filled.line(f"{ID}/F1")
    assert (left.line.voice.basis, left.links, left.line.seq) == ("report", (), 2)
    assert "S1" not in {part.id for part in filled.record(ID).attributions}
    assert filled.count(LineQuery(speaker="Osk Varenne")) == 0
    filled.restore(f"{ID}/S1", why="it was right", who="desk")
    assert filled.record(ID) == RECORD
    assert filled.line(f"{ID}/F1").line.voice.name == "Osk Varenne"


def test_a_line_stays_retracted_when_a_later_model_reads_it_at_the_same_place(filled: Store) -> None:
    """An editor's correction survives a new model, under whatever id the line now has."""
    filled.retract(f"{ID}/S2", why="misread", who="desk")
    first, second = RECORD.attributions
    swapped = (
        msgspec.structs.replace(second, id="S1"),
        msgspec.structs.replace(first, id="S2"),
    )
    later = msgspec.structs.replace(
        renamed(RECORD, models={"model": "b" * 64}),
        attributions=swapped,
        acts=(msgspec.structs.replace(RECORD.acts[0], said_in="S1"),),
        figures=(msgspec.structs.replace(RECORD.figures[0], said_in="S2"),),
    )
    assert filled.add(received_of(later), later).kind == "replace"
    assert [(part.id, part.content) for part in filled.record(ID).attributions] == [("S2", first.content)]


def test_a_line_read_at_another_place_is_another_line(filled: Store) -> None:
    """A tombstone is not moved to words that only look alike."""
    filled.retract(f"{ID}/S2", why="misread", who="desk")
    moved = msgspec.structs.replace(RECORD.attributions[1], content=((0, 3),))
    later = msgspec.structs.replace(
        renamed(RECORD, models={"model": "b" * 64}), attributions=(RECORD.attributions[0], moved)
    )
    filled.add(received_of(later), later)
    assert [part.id for part in filled.record(ID).attributions] == ["S1", "S2"]


def test_of_two_lines_at_one_place_only_the_one_meant_goes(store: Store) -> None:
    """Two attributions may hold the same words: "X said Y said it"."""
    twin = Attribution(id="S9", kind="indirect", content=RECORD.attributions[0].content)
    record = msgspec.structs.replace(RECORD, attributions=(*RECORD.attributions, twin))
    store.add(received_of(record), record)
    store.retract(f"{ID}/S9", why="double", who="desk")
    assert [part.id for part in store.record(ID).attributions] == ["S1", "S2"]


@pytest.mark.parametrize("target", ["r-0", f"{ID}/S7", "", "/", f"{ID}/", "r-0/S1"])
def test_only_what_stands_can_be_retracted(filled: Store, target: str) -> None:
    """A mistyped id changes nothing and is said to be unknown."""
    with pytest.raises(NotOnRecord):
        filled.retract(target, why="x", who="y")
    with pytest.raises(NotOnRecord):
        filled.restore(target, why="x", who="y")
    assert filled.head() == 1


def test_a_report_that_was_put_back_is_whole_but_for_what_was_taken_from_it(filled: Store) -> None:
    """Retracting and restoring a report doesn't revive a line that was retracted by itself."""
    filled.retract(f"{ID}/S2", why="misread", who="desk")
    filled.retract(ID, why="withdrawn", who="desk")
    with pytest.raises(NotOnRecord):
        filled.restore(f"{ID}/S2", why="x", who="y")
    filled.restore(ID, why="it stands after all", who="desk")
    assert {line.part.id for line in filled.report_lines(ID)} == {"S1", "E1", "F1", "T1", "P1", "B1"}
    assert filled.received(ID) == received_of(RECORD)
