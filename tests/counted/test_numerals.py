"""Numbers: however a number is written, it is one value, and what is no number stays none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counted.numerals import number, numerals
from tests.counted.writing import written
from tests.strategies import hard_texts

WHOLE = st.one_of(st.integers(0, 2000), st.integers(1, 999_999), st.integers(1, 999).map(lambda n: n * 10**7))


@given(WHOLE)
def test_a_number_is_one_value_however_it_is_written(value: int) -> None:
    """A reader may write 2,300,000, "two million three hundred thousand" or "2.3 million": the value is the same."""
    for words in written(value):
        assert number(words) == value, words


@given(WHOLE, st.sampled_from(["{}", "Some {} people", "killed {},", "({})", "{}. Later", "between {} and", "“{}”"]))
def test_a_number_keeps_its_place_among_words(value: int, frame: str) -> None:
    """A number is found at exactly its words wherever it stands, never with the words around it."""
    for words in written(value):
        text = frame.format(words)
        found = [n for n in numerals(text) if n.value == value]
        assert found, text
        assert text[found[0].start : found[0].end].casefold() == words.casefold()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a dozen", 12),
        ("half a dozen", 6),
        ("ten dozen", 120),
        ("three score", 60),
        ("half a million", 500_000),
        ("three quarters of a million", 750_000),
        ("two and a half million", 2_500_000),
        ("three-and-a-half million", 3_500_000),
        ("a million and a half", 1_500_000),
        ("a couple thousand", 2000),
        ("20 lakh", 2_000_000),
        ("2½ million", 2_500_000),
        ("a third", 1 / 3),
        ("two-thirds", 2 / 3),
        ("three quarters", 0.75),
        ("٤٢", 42),
    ],
)
def test_words_that_hold_a_number_give_its_value(words: str, value: float) -> None:
    """Dozens, scores, halves and thirds are numbers."""
    assert number(words) == pytest.approx(value)


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("dozens", "dozens"),
        ("scores", "dozens"),
        ("several", "several"),
        ("a few hundred", "hundreds"),
        ("tens of thousands", "thousands"),
        ("hundreds of thousands", "thousands"),
        ("millions", "millions"),
    ],
)
def test_vague_words_keep_their_size_and_no_value(words: str, size: str) -> None:
    """ "Dozens" is never turned into a number."""
    (numeral,) = numerals(words)
    assert (numeral.value, numeral.vague) == (None, size)


@pytest.mark.parametrize(
    "words",
    ["F-16", "18th", "second", "9/11", "10:30", "#3", "G7", "quite a few", "the first half", "won’t", "someone"],
)
def test_what_is_no_number_stays_none(words: str) -> None:
    """Names, ordinals, clock times and dates with a slash hold no number."""
    assert numerals(words) == []


def test_a_point_before_three_digits_has_two_readings() -> None:
    """ "1.200" is 1.2 or 1,200, and both are kept until the context decides."""
    (numeral,) = numerals("1.200")
    assert (numeral.value, numeral.other) == (1.2, 1200)


@given(hard_texts)
def test_numbers_of_any_text_lie_in_order_inside_it(text: str) -> None:
    """No text, however hostile, yields a number outside it, an empty one, or two that overlap."""
    end = 0
    for numeral in numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert text[numeral.start : numeral.end].strip() == text[numeral.start : numeral.end]
        end = numeral.end
