"""Search: finds what the user means by words, however they are spelt, and can't be made to fail."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Record
from onrecord.record import LineQuery, ReportQuery, Store
from onrecord.record.search import excerpts_of
from tests.record.making import received_of, record_of, report_of
from tests.strategies import HARD_BITS

FIRST = record_of(who="Óskar Værenne", title="Talks stall in Ilmar")
SECOND = record_of(who="Ana Dorn", number=12, town="Tarsk")


@pytest.fixture
def filled(store: Store) -> Store:
    """A record with two reports."""
    for record in (FIRST, SECOND):
        store.add(received_of(record), record)
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("oskar", [FIRST]),
        ("ÓSKAR", [FIRST]),
        ("stall ilmar", [FIRST]),
        ("people fled", [FIRST, SECOND]),
        ('"people fled tarsk"', [SECOND]),
        ("“people fled Tarsk”", [SECOND]),
        ('"fled people"', []),
        ("people -tarsk", [SECOND]),
        ("AND OR NOT NEAR people", []),
        ("fled nowhere", []),
        ("", []),
        ("?!", []),
    ],
)
def test_words_are_found_however_they_are_spelt(filled: Store, words: str, found: list[Record]) -> None:
    """Case and diacritics don't count, all words must occur, phrases stand together, and no word is an operator."""
    ids = {record.report.id for record in found}
    assert {hit.report.id for hit in filled.search(words).items} == ids
    assert {report.id for report in filled.reports(ReportQuery(text=words)).items} == ids


def test_a_hit_shows_where(filled: Store) -> None:
    """The sentence with the words marked in it, and the lines that stand there with who says them."""
    (hit,) = filled.search("tarsk monday").items
    (excerpt,) = hit.excerpts
    text = SECOND.report.text
    assert text[slice(*excerpt.span)] == excerpt.words == "Ana Dorn said 12 people fled Tarsk on Monday."
    assert [text[slice(*mark)] for mark in excerpt.marks] == ["Tarsk", "Monday"]
    assert {line.part.id for line in hit.lines} == {"S1", "F1", "P1", "T1"}


def test_pages_of_hits(filled: Store) -> None:
    """One by one gives what all at once gives."""
    whole = filled.search("people").items
    first = filled.search("people", limit=1)
    second = filled.search("people", limit=1, after=first.next)
    assert second.next is None
    assert (*first.items, *second.items) == whole


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from([*HARD_BITS, "NEAR(", "*", "^", "title:", "'", "people"])).map(" ".join)
)
def test_no_words_are_a_syntax_error(filled: Store, words: str) -> None:
    """Whatever is typed or pasted, there is an answer: in reports, in lines, and as candidates for a quotation."""
    filled.search(words)
    filled.count(LineQuery(text=words))
    filled.best_lines(words)


def test_very_many_words_are_no_error_either(filled: Store) -> None:
    """A whole report pasted into the search box is cut to what the database takes."""
    assert filled.search(" ".join(f"w{n}" for n in range(5000))).items == ()
    assert filled.best_lines("people " + " ".join(f"w{n}" for n in range(5000)))[0].words


def test_the_closest_lines_come_first(filled: Store) -> None:
    """Candidates share at least a word; the one that shares most is first."""
    lines = filled.best_lines("twelve people fled the town of Tarsk", LineQuery(layer="attributions"))
    assert [line.report.id for line in lines] == [SECOND.report.id, FIRST.report.id]
    assert filled.best_lines("“Twelve people”, it said, “fled Tarsk”")[0].report.id == SECOND.report.id
    assert filled.best_lines("xyzzy") == ()


def test_an_old_reading_is_not_found_by_a_search_of_now(filled: Store) -> None:
    """The index holds the past too; what it finds is only what stands in the state asked for."""
    filled.retract(FIRST.report.id, why="withdrawn", who="desk")
    assert filled.search("oskar").items == ()
    assert len(filled.search("oskar", as_of=2).items) == 1


@given(st.lists(st.sampled_from(["Ada", "ÁDA", "left. ", "Bo", "\n", "ﬁ", "e\u0301", "…", "42"])).map(" ".join))
def test_excerpts_hold_what_they_mark(text: str) -> None:
    """A mark is a span of the text that spells a word looked for, inside its excerpt."""
    for excerpt in excerpts_of(text, "ada 42"):
        assert text[slice(*excerpt.span)] == excerpt.words
        for start, end in excerpt.marks:
            assert excerpt.span[0] <= start < end <= excerpt.span[1]
            assert text[start:end].lower() in ("ada", "áda", "42")


def test_a_word_in_the_title_alone_still_finds_the_report(store: Store) -> None:
    """A hit without a sentence in the text is a hit: its heading says why."""
    record = Record(report=report_of("Nobody spoke.", title="Silence in Ilmar"))
    store.add(received_of(record), record)
    (hit,) = store.search("ilmar").items
    assert (hit.excerpts, hit.lines) == ((), ())
