"""Plain text: the canonical text is the kept lines, to the character, and every piece leads to its bytes."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import Received, receive_text
from onrecord.intake.lines import was_broken
from onrecord.intake.plain import read_plain
from onrecord.intake.received import Incoming
from tests.intake.making import checked, received
from tests.strategies import hard_texts

WIRE = """\
MARRAKAND, Oskara (AP) -- Negotiators for the two sides left the
conference hall shortly before midnight without a word to reporters
who had waited in the rain since the early afternoon, and the convoy
turned towards the airport.

A spokesman for the ministry said that talks would resume on Friday,
"weather permitting", and that nobody had left anything behind but a
single umbrella.

- the first demand
- the second demand
"""


def text_of(text: str) -> str:
    """The canonical text of a text."""
    return checked(receive_text(text)).report.text


def test_lines_and_gaps_stay() -> None:
    """A line break stays one, an empty line stays a gap however many lines it had, edges lose their white space."""
    text = "  One sentence stands here, and it is long enough to be prose. \r\nAnother follows.\r\n \r\n\r\nA third one ends it.\t"
    assert text_of(text) == (
        "One sentence stands here, and it is long enough to be prose.\nAnother follows.\n\nA third one ends it."
    )


def test_nothing_in_a_line_is_changed() -> None:
    """No Unicode normalisation, no straightened marks, no collapsed spaces: the words are the source's."""
    line = "Ra\u0301da said:  “No”\u00a0— 42\u202f000 ﬁghters 🕊 left, and the caf\u00e9 in the old town stayed open that night."
    assert text_of(line) == line


def test_control_characters_go_and_the_map_holds() -> None:
    """Control characters leave the text; the pieces around them still lead to their bytes."""
    found = checked(
        receive_text("The minister said \x1b[31mnothing\x1b[0m to the press, and went to bed early that night.\x00")
    )
    assert found.report.text == "The minister said [31mnothing[0m to the press, and went to bed early that night."
    assert len(found.pieces) == 3


def test_a_text_broken_at_a_fixed_width_is_joined() -> None:
    """Lines that a wire broke become paragraphs again; a list's items stay apart; every line keeps its bytes."""
    found = checked(receive_text(WIRE))
    paragraphs = found.report.text.split("\n\n")
    assert paragraphs[0].startswith("MARRAKAND, Oskara (AP) -- Negotiators for the two sides left the conference hall")
    assert "\n" not in paragraphs[0]
    assert found.report.text.endswith("- the first demand\n- the second demand")
    assert len(found.pieces) == 9


def test_lines_of_uneven_length_are_not_joined() -> None:
    """Paragraphs on single lines, verse and lists are left as they are."""
    assert not was_broken(["Killed: 4", "Wounded: 17", "Missing: none that the ministry knows of tonight"], [False] * 3)


def test_a_page_of_one_line(tmp_path: Path) -> None:
    """A megabyte without a line break is one line."""
    path = tmp_path / "long.txt"
    path.write_text("The shelling went on. " * 50_000)
    found = received(path)
    assert len(found.report.text) == 22 * 50_000 - 1
    assert found.pieces[0].source == (0, 22 * 50_000 - 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_map_holds_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """The pieces lead to their bytes whatever the encoding, byte order mark included."""
    path = tmp_path / "report.txt"
    text = "Title of the report\r\n\r\n“The ferry” — it left at nine, with 40 people on board, the café owner said.\r\n"
    path.write_bytes(text.encode(encoding))
    found = received(path)
    assert found.report.title == "Title of the report"
    assert found.report.text == "“The ferry” — it left at nine, with 40 people on board, the café owner said."
    assert found.source == text.encode(encoding)


@given(hard_texts | st.text(st.characters(), min_size=1, max_size=300))
@example("\ud800")
@example("“" * 500)
@example("\u202eabc\u202c " * 30)
@example("e\u0301" * 2000)
def test_any_text_keeps_the_promises(text: str) -> None:
    """Hostile text is read or refused with our own error; its pieces, hashes and dateline hold."""
    try:
        found = receive_text(text)
    except InputError:
        return
    checked(found)


@given(st.text(min_size=1, max_size=200), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32-be"]))
def test_any_bytes_keep_the_map(text: str, encoding: str) -> None:
    """Whatever the encoding, what the pieces name is what the text says."""
    try:
        found = read_plain(Incoming(text.encode(encoding, "surrogatepass"), "x"))
    except InputError:
        return
    checked(found)


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_at_all(data: bytes) -> None:
    """Bytes that were never text are refused, or read with the promises kept."""
    try:
        found: Received = read_plain(Incoming(data, "x"))
    except InputError:
        return
    checked(found)
