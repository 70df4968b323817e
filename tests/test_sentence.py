"""The sentence beside a line: its words are always in it, and it is no longer than a reader needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sentence import WIDEST, around
from tests.strategies import hard_texts

TEXT = (
    "Gen. Osk Varenne met Dr. J. Mar in St. Ilo on Oct. 3. “We will go. We must,” he said… U.S. officials denied it! Nobody left.\n"
    "A heading\n"
    "“It is over.” She wept. Prices rose 3.5 percent at 9 a.m. on Monday? No. قال الرئيس نعم؟ ثم غادر. 我们走。好。"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("met", "Gen. Osk Varenne met Dr. J. Mar in St. Ilo on Oct. 3."),
        ("Oct. 3", "Gen. Osk Varenne met Dr. J. Mar in St. Ilo on Oct. 3."),
        ("officials", "U.S. officials denied it!"),
        ("left", "Nobody left."),
        ("heading", "A heading"),
        ("It is over", "“It is over.”"),
        ("wept", "She wept."),
        ("rose", "Prices rose 3.5 percent at 9 a.m. on Monday?"),
        ("نعم", "قال الرئيس نعم؟"),
        ("走", "我们走。"),
        ("Nobody left.\nA", "Nobody left.\nA heading"),
    ],
)
def test_the_sentence_is_the_one_a_reader_would_cut(words: str, sentence: str) -> None:
    """Titles, initials, dates and abbreviations end no sentence; closing marks belong to theirs; other scripts too."""
    start = TEXT.index(words)
    assert TEXT[slice(*around(TEXT, (start, start + len(words))))] == sentence


@given(hard_texts, st.data())
def test_the_words_are_always_inside(text: str, data: st.DataObject) -> None:
    """Whatever the text, the sentence lies in it, holds the span, and ends in no white space that isn't the span's."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = around(text, (start, end))
    assert 0 <= first <= start < end <= last <= len(text)
    assert start - first <= WIDEST and last - end <= WIDEST
    assert first == start or not text[first].isspace()
    assert last == end or not text[last - 1].isspace()


def test_a_megabyte_without_a_full_stop_is_cut() -> None:
    """A page that is one line shows no more than a reader can take in."""
    text = "word " * 200_000
    first, last = around(text, (500_000, 500_004))
    assert last - first <= 2 * WIDEST + 4
