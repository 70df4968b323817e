"""Amounts: what bounds a number, ranges, shares, percentages and money, on the words alone."""

import pytest

from onrecord.counted.amounts import Amount, amounts


def only(text: str) -> Amount:
    """The one amount of a text."""
    (amount,) = amounts(text)
    return amount


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("more than 40", "more-than"),
        ("over 40", "more-than"),
        ("upwards of 40", "more-than"),
        ("at least 40", "at-least"),
        ("no fewer than 40", "at-least"),
        ("40 or more", "at-least"),
        ("40-plus", "at-least"),
        ("as many as 40", "at-most"),
        ("up to 40", "at-most"),
        ("no more than 40", "at-most"),
        ("fewer than 40", "less-than"),
        ("under 40", "less-than"),
        ("nearly 40", "about"),
        ("some 40", "about"),
        ("an estimated 40", "about"),
        ("40 or so", "about"),
        ("exactly 40", "exact"),
        ("all 40", "exact"),
        ("another 40", "exact"),
        ("40", "exact"),
    ],
)
def test_an_approximator_gives_the_bound_and_stands_in_the_span(words: str, bound: str) -> None:
    """The words that bound a number are part of the figure, and change its bound, never its value."""
    amount = only(f"It was {words}.")
    assert (amount.value, amount.bound) == (40, bound)
    assert f"It was {words}."[amount.start : amount.end] == words


def test_the_outer_of_two_approximators_wins() -> None:
    """ "At least about 40" is a lower bound."""
    assert only("at least about 40 people").bound == "at-least"


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("between 40 and 60", 40, 60),
        ("from 40 to 60", 40, 60),
        ("40 to 60", 40, 60),
        ("40-60", 40, 60),
        ("40–60", 40, 60),
        ("two or three", 2, 3),
        ("between 40 and 50 million", 40e6, 50e6),
        ("20 to 30 thousand", 20e3, 30e3),
        ("10-15,000", 10e3, 15e3),
        ("10,000 and as many as 30,000", 10e3, 30e3),
        ("15 to 20 percent", 15, 20),
        ("$2 million to $3 million", 2e6, 3e6),
    ],
)
def test_a_range_keeps_both_ends(words: str, low: float, high: float) -> None:
    """A range is one figure with a low and a high, and no value; a scale named once holds for both ends."""
    amount = only(words)
    assert (amount.value, amount.low, amount.high, amount.bound) == (None, low, high, "range")


@pytest.mark.parametrize("text", ["it rose from 40 to 60", "won 3-1", "passed 128-9", "killed 3 and 12"])
def test_two_numbers_that_are_no_range_stay_two(text: str) -> None:
    """A rise, a score and a list are two numbers each."""
    assert len(amounts(text)) == 2
    assert all(a.low is None for a in amounts(text))


@pytest.mark.parametrize(
    ("words", "value", "kind"),
    [
        ("nine in 10", 0.9, "fraction"),
        ("one out of every five", 0.2, "fraction"),
        ("over half of", 0.5, "fraction"),
        ("a third of", 1 / 3, "fraction"),
        ("58.3%", 58.3, "percent"),
        ("10 per cent", 10, "percent"),
        ("US$ 20,000", 20e3, "money"),
        ("€3.5 million", 3.5e6, "money"),
        ("$2bn", 2e9, "money"),
        ("3.5 million euros", 3.5e6, "money"),
        ("300 Varetan dinars", 300, "money"),
    ],
)
def test_shares_percentages_and_money_say_so(words: str, value: float, kind: str) -> None:
    """The sign of a share, a percentage or a currency is read with its number."""
    amount = only(words)
    assert amount.value == pytest.approx(value)
    assert amount.kind == kind


def test_three_in_17_raids_is_no_share() -> None:
    """A count followed by "in" and another count is not a fraction."""
    assert [a.value for a in amounts("killed 3 in 17 raids")] == [3, 17]
