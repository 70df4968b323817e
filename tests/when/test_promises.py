from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import Language
from onrecord.when import times
from onrecord.when.values import interval
from tests.conftest import report_of
from tests.strategies import hard_texts

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SOME_YEARS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def only_value(language: Language, text: str, published: date) -> str:
    """The value of the one time that a text holds."""
    (time,) = times(language.parse(report_of(text, published=published.isoformat()))).parts
    return time.value


@settings(max_examples=40)
@given(SOME_YEARS, st.integers(-600, 600), st.sampled_from(WEEKDAYS))
def test_shifting_the_report_by_weeks_shifts_its_weekdays(
    language: Language, published: date, weeks: int, weekday: str
) -> None:
    """A report of another week means the same weekday of that week."""
    text = f"Shells fell on {weekday}, residents said."
    before = date.fromisoformat(only_value(language, text, published))
    after = date.fromisoformat(only_value(language, text, published + timedelta(weeks=weeks)))
    assert after - before == timedelta(weeks=weeks)
    assert WEEKDAYS[before.weekday()] == weekday
    assert timedelta(0) <= published - before < timedelta(weeks=1)


@settings(max_examples=40)
@given(SOME_YEARS)
def test_a_date_written_in_many_ways_is_one_value(language: Language, day: date) -> None:
    """However a date is written, its value is one."""
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    weekday = WEEKDAYS[day.weekday()]
    written = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"the {day.day}{ordinal(day.day)} of {month}, {day.year}",
        f"{short}. {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}",
        f"{day.day}-{short}-{day.year}",
        day.isoformat(),
    ]
    texts = [f"The bridge fell on {words}, officials said." for words in written]
    assert {only_value(language, text, date(2031, 5, 14)) for text in texts} == {day.isoformat()}


def ordinal(number: int) -> str:
    """The ending of an ordinal numeral."""
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@settings(max_examples=60)
@given(hard_texts)
def test_no_text_breaks_a_span(language: Language, text: str) -> None:
    """Whatever the text, each span lies in it, is not empty, and has no white space at its edges; spans don't overlap."""
    end = 0
    for time in times(language.parse(report_of(text))).parts:
        words = text[time.span[0] : time.span[1]]
        assert words and words == words.strip()
        assert time.span[0] >= end
        end = time.span[1]


# Fragments that rules are made of: put together at random they must never raise.
FRAGMENTS = st.sampled_from(
    "the last next past this that of in on at to and a an half two 12 31 99 2031 1999 0530 10:99 24:00 25:61 May march Sunday weekend "
    "night morning noon years year's days week month century millennium billion ½ 1/0 9/11 31st 0th 1990s '90s - – , . : ( ) ago later "
    "earlier early late mid end every twice per now soon future summer fall Easter Christmas Ramadan GMT a.m. p.m. o'clock old "
    "9999999999999999 1,000,000 29 February 30".split()
)
PUBLISHED = st.sampled_from(
    [
        None,
        "2031-05-14",
        "2031-05",
        "2031",
        "2999-12-31",
        "1500-01-01",
        "0001-01-01",
        "9999-12-31",
        "soon",
        "2031-02-31",
    ]
)


@settings(max_examples=150)
@given(st.lists(FRAGMENTS, max_size=14), PUBLISHED)
def test_no_heap_of_time_words_breaks_the_grammar(language: Language, words: list[str], published: str | None) -> None:
    """Words of time in any order, under any date, give times whose intervals run forwards; nothing raises."""
    text = " ".join(words)
    for time in times(language.parse(report_of(text, published=published))).parts:
        assert text[time.span[0] : time.span[1]].strip()
        assert time.value
        if time.begin is not None and time.end is not None:
            assert time.begin <= time.end


@pytest.mark.parametrize("value", ["XXXX", "XXXX-10", "XXXX-WXX-5", "P2W", "PRESENT_REF", "2031-02-30", "2031-W60", ""])
def test_the_unknown_covers_nothing(value: str) -> None:
    """A value that isn't fixed in the calendar, or isn't in it at all, covers no days."""
    assert interval(value) is None
