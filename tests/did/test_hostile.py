"""Hostile and odd texts: no act without words, no span that is not one, no exception."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.checks import spans_of
from onrecord.language import Language
from onrecord.model import Record
from onrecord.reading import read_report
from tests.conftest import report_of

Read = Callable[[str], Record]

PIECES = st.sampled_from(
    "the rebels|the army|attacked|will attack|did not|if|unless|,|.|;|“|”|—|-|'s|by|who|which|that|and|or|to|of|said|"
    "demanded|truce|rejected|signed|the|a|killing|talks|on Monday|in 2009|\n|\n\n|🙂|العربية|e\u0301|\u200f|we|they".split(
        "|"
    )
)


def sound(record: Record) -> bool:
    """Whether every span of every act and proposal is words, without white space at its edges."""
    parts = [*record.acts, *record.proposals]
    spans = [span for part in parts for span in spans_of(part)]
    return all(record.words(span) and record.words(span) == record.words(span).strip() for span in spans)


@given(words=st.lists(PIECES, min_size=1, max_size=60))
def test_any_salad_of_words_reads_with_sound_spans(language: Language, words: list[str]) -> None:
    """Whatever the parser makes of a text, spans lie in it and quote it."""
    record = read_report(report_of(" ".join(words)), language)
    assert sound(record)


@given(text=st.text(min_size=1, max_size=300).filter(str.strip))
def test_any_text_at_all_reads(language: Language, text: str) -> None:
    """Emoji, right-to-left, combining marks and control characters break nothing."""
    assert sound(read_report(report_of(text), language))


@pytest.mark.parametrize("text", ["who", "by by by by", "which which attacked which", "Attacked.", "“", "the the the"])
def test_scraps_of_grammar_read(read: Read, text: str) -> None:
    """A relative pronoun without a clause, a verb without anything: no act, no error."""
    assert sound(read(text))


def test_reading_twice_gives_the_same_acts(read: Read) -> None:
    """Nothing is kept from one report to the next."""
    text = "The rebels attacked the army on Sunday. The attack killed two soldiers. The minister condemned the attack."
    other = "The police arrested the opposition leader."
    first = read(text)
    read(other)
    assert read(text) == first
