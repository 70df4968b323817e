"""Figures: value, bound and measure of everything a report counts, in the words it counts it with."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.counted import figures
from onrecord.language import Language
from onrecord.model import Published, Record, Report
from onrecord.who import cast_of
from tests.conftest import report_of
from tests.counted.conftest import Find, Said
from tests.strategies import hard_texts

Saying = Callable[[str], list[Said]]

SENTENCES: list[tuple[str, list[Said]]] = [
    ("The blast killed more than 70 people and wounded 12 others.", [("more than 70 people", 70, "more-than", "killed"), ("12 others", 12, "exact", "injured")]),
    ("At least 107 killed in Orsk bridge collapse", [("At least 107", 107, "at-least", "killed")]),
    ("11 soldiers were killed and 15 wounded.", [("11 soldiers", 11, "exact", "killed"), ("15", 15, "exact", "injured")]),
    ("The shelling left more than 55 civilians and two police officers dead.", [("more than 55 civilians", 55, "more-than", "killed"), ("two police officers", 2, "exact", "killed")]),
    ("The war has claimed over 42,000 lives.", [("over 42,000 lives", 42000, "more-than", "killed")]),
    ("Some 60 people were killed or injured.", [("Some 60 people", 60, "about", "casualties")]),
    ("Dozens of people died and hundreds were hurt.", [("Dozens of people", None, "dozens", "killed"), ("hundreds", None, "hundreds", "injured")]),
    ("No casualties were reported.", [("No casualties", 0, "exact", "casualties")]),
    ("A mother and her two sons were killed in Tolm.", [("A mother", 1, "exact", "killed"), ("two sons", 2, "exact", "killed")]),
    ("Around 860,000 people have been forced to flee their homes.", [("Around 860,000 people", 860000, "about", "displaced")]),
    ("The quake left two million homeless.", [("two million", 2e6, "exact", "displaced")]),
    ("Garn hosts 1.3 million refugees.", [("1.3 million refugees", 1.3e6, "exact", "displaced")]),
    ("The group still holds 59 hostages seized in May.", [("59 hostages", 59, "exact", "hostages")]),
    ("Police arrested 35 protesters.", [("35 protesters", 35, "exact", "detained")]),
    ("Two sailors were taken hostage in March.", [("Two sailors", 2, "exact", "abducted")]),
    ("Three villagers abducted in May were freed.", [("Three villagers", 3, "exact", "released")]),
    ("Gunmen kidnapped 137 pupils.", [("137 pupils", 137, "exact", "abducted")]),
    ("Another 400 are still missing.", [("Another 400", 400, "exact", "missing")]),
    ("Nearly 300 families were evacuated.", [("Nearly 300 families", 300, "about", "evacuated")]),
    ("About 10,000 Varetan troops are in Garn.", [("About 10,000 Varetan troops", 10000, "about", "troops")]),
    ("Three militants attacked a police station.", [("Three militants", 3, "exact", "fighters")]),
    ("The coalition carried out 34 airstrikes.", [("34 airstrikes", 34, "exact", "strikes")]),
    ("Between two and six nuclear warheads remain.", [("Between two and six nuclear warheads", (2, 6), "range", "weapons")]),
    ("The bloc pledged $2bn in aid.", [("$2bn in aid", 2e9, "exact", "aid")]),
    ("A ransom of $3 million was paid.", [("$3 million", 3e6, "exact", "money")]),
    ("Some 200 houses were destroyed.", [("Some 200 houses", 200, "about", "buildings")]),
    ("42k people need food.", [("42k people", 42000, "exact", "in-need")]),
    ("Thousands marched through Tolm.", [("Thousands", None, "thousands", "protesters")]),
    ("Nearly 90 percent of the population was displaced.", [("Nearly 90 percent of the population", 90, "about", "displaced")]),
    ("He was killed along with 40 other militants.", [("40 other militants", 40, "exact", "killed")]),
    ("An analyst put the number of foreign fighters at 34,000.", [("34,000", 34000, "exact", "fighters")]),
    ("The death toll rose to 31.", [("31", 31, "exact", "killed")]),
    ("Aid groups say 1.200 people are missing.", [("1.200 people", 1200, "exact", "missing")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_a_sentence_gives_its_figures(text: str, expected: list[Said], said: Saying) -> None:
    """Each counted thing is one figure, with approximator, number and noun in its span, and the measure its words say."""
    assert said(text) == expected


@pytest.mark.parametrize("verb", ["killed", "wounded", "arrested", "evacuated"])
def test_a_passive_counts_what_its_active_counts(verb: str, said: Saying) -> None:
    """Turning a sentence round changes neither value nor measure."""
    active, passive = said(f"The army {verb} 40 villagers."), said(f"40 villagers were {verb} by the army.")
    assert [row[1:] for row in active] == [row[1:] for row in passive]
    assert active[0][1] == 40


@pytest.mark.parametrize("number", ["40", "forty", "40.0"])
def test_a_number_in_words_is_the_number_in_digits(number: str, said: Saying) -> None:
    """ "Forty people" and "40 people" are the same figure."""
    ((_, value, bound, measure),) = said(f"The flood killed {number} people.")
    assert (value, bound, measure) == (40, "exact", "killed")


def test_a_negated_flight_counts_those_who_stayed(said: Saying) -> None:
    """ "400 residents who did not leave" did not leave."""
    ((_, _, _, measure),) = said("It left 400 residents who did not evacuate in the ruins.")
    assert measure == "remaining"


def test_the_counted_words_and_the_tag_name_the_population(find: Find) -> None:
    """Who was counted is kept in the report's words, and as HXL attributes for the spreadsheet."""
    (figure,) = find("The strike killed 12 Varetan children.").parts
    assert (figure.counted, figure.hxl, figure.unit) == ("Varetan children", "#affected+killed+children", "people")


def test_households_are_not_people(find: Find) -> None:
    """Families are counted as households: the most common false conflict between two tolls."""
    families, people = find("1,500 families were displaced and 6,000 people were displaced.").parts
    assert (families.unit, people.unit) == ("households", "people")


def test_a_number_with_two_readings_is_left_open(find: Find) -> None:
    """Where nothing tells whether a point divides thousands, there is no value and a reason."""
    finding = find("Output fell by 1.200 megawatts.")
    assert [f.value for f in finding.parts] == [None]
    assert [u.layer for u in finding.unresolved] == ["figures"]


def test_confidence_is_lower_where_a_measure_is_only_inherited(find: Find) -> None:
    """A figure whose measure its own words say is surer than one that takes it from the figure before."""
    own, inherited = find("The flood killed 40 people in Tolm. Officials in Garn put it at more than 60.").parts
    assert inherited.measure == "killed"
    assert inherited.confidence < own.confidence


@settings(max_examples=40)
@given(text=hard_texts)
def test_figures_of_any_text_stand_in_it(text: str, language: Language) -> None:
    """No text, however hostile, yields a figure with a span outside it, empty, or edged with white space."""
    parsed = language.parse(report_of(text))
    for figure in figures(parsed, cast_of(parsed), (), (), ()).parts:
        for span in (figure.span, figure.caveat, figure.change.span if figure.change else None):
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(text)
                assert text[span[0] : span[1]].strip() == text[span[0] : span[1]]


@settings(max_examples=30)
@given(number=st.integers(2, 90_000), bound=st.sampled_from(["more than", "at least", "nearly", "up to"]))
def test_a_bound_never_moves_the_value(number: int, bound: str, language: Language) -> None:
    """Putting an approximator before a number changes the bound and nothing else."""

    def one(text: str) -> tuple[float | None, str]:
        parsed = language.parse(report_of(text))
        (figure,) = figures(parsed, cast_of(parsed), (), (), ()).parts
        return figure.value, figure.measure

    assert one(f"The storm killed {number:,} people.") == one(f"The storm killed {bound} {number:,} people.")
    assert one(f"The storm killed {number:,} people.")[0] == number


def test_an_empty_report_has_no_figures(language: Language) -> None:
    """Nothing in, nothing out."""
    report = Report(id="r-0", extractor="test/1", source_sha256="0", text_sha256="0", text="", published=Published())
    parsed = language.parse(report)
    assert figures(parsed, cast_of(parsed), (), (), ()).parts == ()


def test_the_owner_of_a_deed_is_not_where_it_happened(read: Callable[[str], Record]) -> None:
    """ "Garn's strikes have killed 40 people" says nothing of where; "in Garn" and "Garn's population" do."""
    owner, place, people = (
        read(text).figures[0].place
        for text in (
            "Syria’s strikes have killed 40 people.",
            "Strikes in Syria have killed 40 people.",
            "Syria’s population of 20 million people is at risk.",
        )
    )
    assert owner is None
    assert place is not None
    assert people is not None
