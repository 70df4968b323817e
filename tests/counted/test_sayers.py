"""Who counted, apart from who says it: the whole walk, on reports that name both."""

from collections.abc import Callable

import pytest

from onrecord.model import Record
from tests.counted.conftest import counters

Read = Callable[[str], Record]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("According to the Varetan Red Crescent, 40 people were killed in Tolm.", "40 people", "Red Crescent"),
        ("The Health Ministry said on Tuesday that 40 people were killed.", "40 people", "Health Ministry"),
        ("By the ministry's tally, 400 people were arrested.", "400 people", "ministry"),
        ("The Red Crescent counted 17 bodies.", "17 bodies", "Red Crescent"),
        ("The war has claimed over 9,000 lives, as per local health authorities.", "over 9,000 lives", "local health authorities"),
    ],
)  # fmt: skip
def test_the_counter_is_whom_the_words_name(text: str, words: str, name: str, read: Read) -> None:
    """A figure keeps the name of who counted it."""
    found = counters(read(text))[words]
    assert found is not None
    assert name.lower() in found.lower() or found.lower() in name.lower()


def test_a_newspaper_that_relays_a_count_did_not_count(read: Read) -> None:
    """The Harbour Courier citing the ministry: the ministry counted, the paper says so."""
    record = read("The Harbour Courier, citing the Interior Ministry, reported that 40 people were arrested.")
    assert "Interior Ministry" in (counters(record)["40 people"] or "")


def test_a_figure_stands_in_the_innermost_saying(read: Read) -> None:
    """A figure inside a claim points at that claim, so that its voice is the claimant's."""
    record = read("The army said that 40 rebels were killed.")
    (figure,) = record.figures
    (saying,) = [a for a in record.attributions if a.id == figure.said_in]
    assert saying.content[0][0] <= figure.span[0] < figure.span[1] <= saying.content[-1][1]


def test_a_figure_that_the_report_tells_itself_has_no_counter(read: Read) -> None:
    """Nobody named, nobody credited."""
    (figure,) = read("The flood killed 40 people in Tolm.").figures
    assert (figure.counter, figure.said_in) == (None, None)


def test_a_war_that_claims_lives_claims_nothing(read: Read) -> None:
    """ "Claimed 40 lives" is a death toll and not a claim of the war's."""
    (figure,) = read("The war claimed 4,800 lives.").figures
    assert (figure.measure, figure.counter, figure.said_in) == ("killed", None, None)
