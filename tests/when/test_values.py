from collections.abc import Callable

import pytest

from onrecord.finding import Finding
from onrecord.model import Time

Find = Callable[..., Finding[Time]]
Values = Callable[..., list[tuple[str, str]]]

# Every text is of an invented crisis; the report is dated Wednesday, 14 May 2031.
CASES = [
    # absolute dates
    ("The pact was signed on 3 March 2029.", "3 March 2029", "2029-03-03"),
    ("The pact was signed on March 3rd, 2029.", "March 3rd, 2029", "2029-03-03"),
    ("The pact was signed on Saturday, March 3, 2029.", "Saturday, March 3, 2029", "2029-03-03"),
    ("The pact was signed on 2029-03-03.", "2029-03-03", "2029-03-03"),
    ("The ferry sank on Feb. 9, killing four.", "Feb. 9", "2031-02-09"),
    ("The ferry sank in November, killing four.", "November", "2030-11"),
    ("Voters will go to the polls in November.", "November", "2031-11"),
    ("Delegates met on 16-17 April 2030 in Port Tamsin.", "16-17 April 2030", "2030-04-16/2030-04-17"),
    ("The regime fell in 1998 after a revolt.", "1998", "1998"),
    ("Borders drawn in the 1950s still hold.", "the 1950s", "195"),
    ("It was the bloodiest war of the 19th century.", "the 19th century", "18"),
    # weekdays
    ("Shells fell on Monday, residents said.", "Monday", "2031-05-12"),
    ("Shells fell on Wednesday, residents said.", "Wednesday", "2031-05-14"),
    ("The envoys will meet on Friday.", "Friday", "2031-05-16"),
    ("Sunday's blast killed nine people.", "Sunday", "2031-05-11"),
    ("The council met last Thursday.", "last Thursday", "2031-05-08"),
    ("The council will meet next Monday.", "next Monday", "2031-05-19"),
    ("Gunmen struck on Saturday night.", "Saturday night", "2031-05-10TNI"),
    # relative
    ("Two villages were shelled yesterday.", "yesterday", "2031-05-13"),
    ("The truce broke down last week.", "last week", "2031-W19"),
    ("The truce broke down last month.", "last month", "2031-04"),
    ("The truce broke down late last year.", "late last year", "2030"),
    ("Aid will arrive next week.", "next week", "2031-W21"),
    ("The dam burst three days ago.", "three days ago", "2031-05-11"),
    ("The dam burst two years ago.", "two years ago", "2029"),
    ("The dam burst four months ago.", "four months ago", "2031-01"),
    ("The dam burst several years ago.", "several years ago", "PAST_REF"),
    ("The port was hit overnight, officials said.", "overnight", "2031-05-13TNI"),
    ("The port was closed last summer.", "last summer", "2030-SU"),
    ("The port will stay shut until the end of the month.", "the end of the month", "2031-05"),
    # durations and sets
    ("The siege lasted nearly two years.", "nearly two years", "P2Y"),
    ("They talked for two and a half hours.", "two and a half hours", "PT2H30M"),
    ("Nine died in the past two weeks.", "the past two weeks", "P2W"),
    ("The blockade has lasted for months.", "months", "PXM"),
    ("A 30-minute call ended the row.", "30-minute", "PT30M"),
    ("Markets open every Friday.", "every Friday", "XXXX-WXX-5"),
    ("The convoy passes twice a week.", "twice a week", "P1W"),
    # clock
    ("The blast came at 5:30 a.m. on Monday.", "5:30 a.m.", "2031-05-12T05:30"),
    ("The siren sounded at midnight on Monday.", "midnight", "2031-05-12T24:00"),
    # references
    ("The army now holds the bridge.", "now", "PRESENT_REF"),
    ("The army has recently lost ground.", "recently", "PAST_REF"),
    ("Talks will resume soon.", "soon", "FUTURE_REF"),
    ("More rain is due in the coming days.", "the coming days", "FUTURE_REF"),
    # days with a name
    ("Bombers struck on Easter Sunday 2027.", "Easter Sunday 2027", "2027-03-28"),
    ("The bridge fell on Christmas Eve.", "Christmas Eve", "2030-12-24"),
]


@pytest.mark.parametrize(("text", "words", "value"), CASES)
def test_an_expression_gets_its_value(values: Values, text: str, words: str, value: str) -> None:
    """Each kind of expression is found with its words, to the character, and resolved against the report's date."""
    assert (words, value) in values(text)


SILENT = [
    "The minister may resign, and troops march on the capital.",
    "A 19-year-old soldier and a three-month-old girl were among the dead.",
    "He was the second to speak; one of the guards fell.",
    "The council adopted resolution 2031 and resolutions 1998 and 2001.",
    "The fund paid $2,024 for 2000 blankets.",
    "May Harlow and April Finch spoke for the union.",
    "Seats fell from 120 to 60; a poll found a quarter of voters undecided.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_time_stays_none(values: Values, text: str) -> None:
    """Verbs, modals, ages, ordinals, counts, names and resolution numbers that look like times are left alone."""
    assert values(text) == []


def test_an_undated_report_leaves_its_times_open(find: Find) -> None:
    """Without a date nothing is guessed: unknown parts are XXXX, nothing is covered, and a reason stands beside each."""
    text = "Shells fell on Monday and yesterday. Last week nine died; on 4 March two had."
    found = find(text, None)
    assert [t.value for t in found.parts] == ["XXXX-WXX-1", "XXXX-XX-XX", "XXXX-WXX", "XXXX-03-04"]
    assert all(t.begin is None and t.end is None and t.anchor is None for t in found.parts)
    assert [u.span for u in found.unresolved] == [t.span for t in found.parts]


def test_a_month_is_enough_for_what_it_can_settle(find: Find) -> None:
    """A report known to be of May 2031 settles months and years, not weekdays."""
    found = find("Last month nine died; on Monday two did; last year forty had.", "2031-05")
    assert [t.value for t in found.parts] == ["2031-04", "2031-WXX-1", "2030"]


def test_an_ambiguous_numeral_date_is_not_guessed(find: Find) -> None:
    """03/04/2031 may be March or April: only its year is given, with the reason; 23/04/2031 can only be April."""
    found = find("It happened on 03/04/2031, not on 23/04/2031 or 04/23/2031.")
    assert [t.value for t in found.parts] == ["2031", "2031-04-23", "2031-04-23"]
    assert "which number is the day" in found.unresolved[0].reason


def test_a_time_says_what_it_hangs_on(find: Find) -> None:
    """The anchor is the report, the text's own words, or the id of the time that another is counted from."""
    found = find("The bridge fell on 3 March 2029. The next day it rained. It was rebuilt last month.")
    assert [t.anchor for t in found.parts] == ["text", "T1", "report"]
    assert [t.value for t in found.parts] == ["2029-03-03", "2029-03-04", "2031-04"]


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("It fell last week.", "2031-05-05", "2031-05-11"),
        ("It fell last month.", "2031-04-01", "2031-04-30"),
        ("It fell in the past 10 days.", "2031-05-04", "2031-05-14"),
        ("It fell in late April.", "2031-04-21", "2031-04-30"),
        ("It fell in mid-April.", "2031-04-11", "2031-04-20"),
        ("It fell earlier this month.", "2031-05-01", "2031-05-14"),
        ("It fell last summer.", "2030-06-01", "2030-08-31"),
        ("It fell on Monday night.", "2031-05-12T18:00", "2031-05-13T05:59"),
        ("It fell in the first half of 2030.", "2030-01-01", "2030-06-30"),
        ("It fell in the 1990s.", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_resolved_time_covers_days(find: Find, text: str, begin: str, end: str) -> None:
    """Begin and end are inclusive, as coarse as the words are."""
    (time,) = find(text).parts
    assert (time.begin, time.end) == (begin, end)
