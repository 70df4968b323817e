"""Quotation marks, without a parse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.parse import lines
from onrecord.language.quotes import Quote, quotes


def words(text: str) -> list[str]:
    return [text[q.span[0] : q.span[1]] for q in quotes(text, lines(text))]


def found(text: str) -> tuple[Quote, ...]:
    return quotes(text, lines(text))


@pytest.mark.parametrize(("start", "end"), ["“”", '""', "«»", "„“", "‘’", "''", "»«", "‹›"])
def test_every_style_of_marks_is_read(start: str, end: str) -> None:
    """The same quotation is found whatever marks a house style uses."""
    text = f"Ana Ruiz said {start}the bridge is open{end} on Monday."
    assert words(text) == [f"{start}the bridge is open{end}"]


def test_apostrophes_are_no_marks() -> None:
    """Possessives, contractions and elisions never open or close a quotation."""
    text = "The ministers' aides said it's the town's last '90s ferry, and 'tis the workers' own."
    assert words(text) == []


def test_a_quotation_that_re_opens_each_paragraph_goes_on() -> None:
    """A quotation over several paragraphs is one chain: each but the last says that it goes on."""
    text = "“We waited,” she said. “Nobody came.\n\n“Then the lights went out.\n\n“We left.”"
    assert [(q.closed, q.goes_on) for q in found(text)] == [(True, False), (False, True), (False, True), (True, False)]


def test_an_unmatched_mark_voids_only_its_own_paragraph() -> None:
    """One stray mark costs its paragraph at most; the next one is read as if nothing had happened."""
    text = 'He wrote "no such order was given.\n\nShe said: "It was signed on Friday."'
    assert words(text) == ['"It was signed on Friday."']


def test_a_quotation_whose_beginning_was_cut_off_is_kept() -> None:
    """A paragraph that ends a quotation it never opened is that quotation's rest, from the paragraph's start."""
    text = 'It will take years to rebuild," he added.'
    assert words(text) == ['It will take years to rebuild,"']


def test_mixed_marks_close_each_other() -> None:
    """A page that opens with a curly and closes with a straight mark still quotes."""
    assert words('“The road is open," Ruiz said. “It stays open,” he added.') == [
        '“The road is open,"',
        "“It stays open,”",
    ]


def test_a_nested_quotation_stays_inside_the_outer_one() -> None:
    """Marks inside marks don't cut the outer quotation."""
    assert words("“He told me ‘never again’ and left,” she said.") == ["“He told me ‘never again’ and left,”"]


@given(st.text(alphabet=st.sampled_from("ab .,'\"“”‘’«»„\n"), max_size=80))
def test_quotations_lie_in_order_inside_their_paragraphs(text: str) -> None:
    """Whatever the marks, quotations don't overlap, lie within one paragraph and hold their inner words."""
    spans = list(lines(text))
    last = 0
    for quote in quotes(text, spans):
        assert last <= quote.span[0] <= quote.inner[0] <= quote.inner[1] <= quote.span[1]
        assert any(start <= quote.span[0] and quote.span[1] <= end for start, end in spans)
        last = quote.span[1]
