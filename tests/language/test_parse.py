"""The parse: every token at its place in the text, whatever the text is."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import Parsed
from onrecord.language.parse import LONGEST, cut, lines
from tests.strategies import hard_texts

any_text = st.text(max_size=300) | st.text(alphabet="ab. \n\r\t\u00a0\u2028", max_size=300) | hard_texts


@given(any_text)
def test_the_pieces_join_to_the_text(text: str) -> None:
    """Cutting loses, adds and changes nothing."""
    assert "".join(cut(text)) == text


@given(st.text(alphabet="word. \u00e9🕊", min_size=1, max_size=40), st.integers(1, 4))
def test_no_piece_is_longer_than_the_parser_can_bear(bit: str, times: int) -> None:
    """A line without an end is cut, at white space where it has any."""
    text = bit * (times * LONGEST // len(bit) + 1)
    pieces = list(cut(text))
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= LONGEST


def test_a_long_line_is_cut_between_sentences() -> None:
    """Where a long line has sentences, no sentence is torn."""
    sentence = "The delegation of Tarsk left the hall before the vote was taken. "
    pieces = list(cut(sentence * 400))
    assert len(pieces) > 1
    assert all(piece.startswith("The delegation") for piece in pieces)


@given(any_text)
def test_lines_hold_every_word_and_no_edge_space(text: str) -> None:
    """The paragraphs cover every character that isn't white space, in order, and begin and end in words."""
    spans = list(lines(text))
    assert all(text[s:e] == text[s:e].strip() and text[s:e] for s, e in spans)
    assert spans == sorted(spans)
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())


@given(hard_texts)
def test_tokens_stand_where_they_say(parse: Callable[[str], Parsed], text: str) -> None:
    """`text[token.idx:]` begins with the token: offsets are those of the canonical text, in code points."""
    parsed = parse(text)
    assert parsed.doc.text == text
    for token in parsed.doc:
        assert text[token.idx : token.idx + len(token)] == token.text


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", "\u200b", "\x00", "🕊", "قال", "a" * 50_000, "no\rbreak"])
def test_there_is_a_parse_of_anything(parse: Callable[[str], Parsed], text: str) -> None:
    """Empty, blank, one character or one endless word: the parse covers it."""
    assert parse(text).doc.text == text


def test_no_sentence_crosses_a_line(parse: Callable[[str], Parsed]) -> None:
    """A heading without a full stop is not glued to the paragraph under it."""
    parsed = parse("Talks stall in Tarsk\n\nThe envoy left on Monday. He did not speak.\nPhoto: Harbour Courier")
    sentences = [sentence.text.strip() for sentence in parsed.doc.sents]
    assert sentences == [
        "Talks stall in Tarsk",
        "The envoy left on Monday.",
        "He did not speak.",
        "Photo: Harbour Courier",
    ]
    assert [parsed.words(span) for span in parsed.paragraphs] == [
        "Talks stall in Tarsk",
        "The envoy left on Monday. He did not speak.",
        "Photo: Harbour Courier",
    ]


def test_words_tokens_and_paragraphs_are_found_by_offset(parse: Callable[[str], Parsed]) -> None:
    """A span gives its words and the tokens it touches; an offset gives its paragraph, or the nearest before it."""
    parsed = parse("\nTalks stall.\n\nThe envoy left.")
    assert parsed.words((1, 6)) == "Talks"
    assert [token.text for token in parsed.tokens((2, 9))] == ["Talks", "stall"]
    assert parsed.words(parsed.paragraph_of(8)) == "Talks stall."
    assert parsed.words(parsed.paragraph_of(13)) == "Talks stall."
    assert parsed.words(parsed.paragraph_of(20)) == "The envoy left."
