"""The line: the only way to a reader, and it refuses to speak in its own voice."""

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given

from onrecord.errors import BrokenRecord
from onrecord.line import Heading, Line, Voice, heading, lines_of, main_span
from onrecord.model import Act, Actor, Attribution, Figure, Proposal, Published, Record, Time
from tests.conftest import report_of
from tests.strategies import records

TEXT = "Osk Varenne said 40 people fled. A diplomat denied it."
REPORT = report_of(TEXT)
RECORD = Record(
    report=REPORT,
    actors=(Actor(id="A1", name="Osk Varenne", kind="person", mentions=((0, 11),)),),
    attributions=(
        Attribution(id="S1", kind="indirect", content=((17, 31),), cue=(12, 16), source=(0, 11), speaker="A1"),
        Attribution(id="S2", kind="indirect", content=((51, 53),), cue=(44, 50), source=(33, 43), act="deny"),
        Attribution(id="S3", kind="indirect", content=((17, 26), (27, 31))),
    ),
    acts=(Act(id="E1", type="REJECT", trigger=(44, 50), said_in="S2"),),
    figures=(
        Figure(id="F1", span=(17, 26), value=40, unit="people", measure="displaced", said_in="S1"),
        Figure(id="F2", span=(17, 19), value=40),
    ),
    proposals=(Proposal(id="B1", label="x", stage="tabled", evidence=(44, 50), terms=((17, 26),)),),
)
LINES = {line.part.id: line for line in lines_of(RECORD)}
WHOLE = LINES["S1"]


@pytest.mark.parametrize(
    "missing",
    [
        {"words": ""},
        {"voice": Voice(name="", basis="report")},
        {"span": (5, 5)},
        {"span": (6, 5)},
        {"report": replace(WHOLE.report, id="")},
    ],
)
def test_a_line_without_report_words_span_or_voice_cannot_be_made(missing: dict[str, Any]) -> None:
    """What has no report, no words, no span or no voice never reaches a page or an export."""
    with pytest.raises(BrokenRecord, match="who says it"):
        replace(WHOLE, **missing)


def test_a_line_cannot_be_made_with_less() -> None:
    """Leaving a field out is no way round either: there are no defaults."""
    with pytest.raises(TypeError):
        Line(report=WHOLE.report, layer="attributions", part=WHOLE.part, span=(0, 3), words="Osk")  # type: ignore[call-arg]


def test_a_line_does_not_change() -> None:
    """Once made, a line stays as it was checked."""
    with pytest.raises(FrozenInstanceError):
        WHOLE.words = "something else"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("line", "name", "basis"),
    [
        ("S1", "Osk Varenne", "speaker"),
        ("F1", "Osk Varenne", "speaker"),
        ("S2", "A diplomat", "mention"),
        ("E1", "A diplomat", "mention"),
        ("S3", "Harbour Courier", "report"),
        ("F2", "Harbour Courier", "report"),
        ("B1", "Harbour Courier", "report"),
    ],
)
def test_the_voice_is_the_speaker_else_the_reports_words_else_the_report(line: str, name: str, basis: str) -> None:
    """A resolved speaker is named, an unresolved one keeps the report's own words, and what nobody says the report says."""
    assert (LINES[line].voice.name, LINES[line].voice.basis) == (name, basis)
    assert (LINES[line].voice.actor is not None) == (basis == "speaker")


def test_a_line_is_shown_by_the_words_that_make_it() -> None:
    """An attribution by its whole content, an act by its trigger, a proposal by its evidence, the rest by their span."""
    assert LINES["S3"].words == "40 people fled"
    assert LINES["E1"].words == "denied"
    assert LINES["B1"].words == "denied"
    assert LINES["F1"].words == "40 people"
    assert main_span(Time(id="T1", span=(0, 3), type="DATE", value="2031")) == (0, 3)


def test_contents_out_of_order_are_shown_as_one_stretch() -> None:
    """A saying whose fragments are listed out of the text's order is still shown from its first word to its last."""
    assert main_span(Attribution(id="S1", kind="direct", content=((27, 31), (17, 26)))) == (17, 31)


def test_a_lines_address_names_report_and_part() -> None:
    """The address is what `show`, links and exports use."""
    assert WHOLE.id == f"{REPORT.id}/S1"


@pytest.mark.parametrize(
    ("outlet", "title", "name"),
    [
        ("Courier", "Talks stall", "Courier, Talks stall"),
        ("Courier", None, "Courier"),
        (None, "Talks stall", "Talks stall"),
        (None, None, "r-1"),
        ("", "", "r-1"),
    ],
)
def test_a_report_always_has_a_name(outlet: str | None, title: str | None, name: str) -> None:
    """A report without outlet and title is named by its id: some name always stands beside a line."""
    head = Heading(id="r-1", title=title, outlet=outlet, url=None, language="en", published=Published())
    assert head.name == name


@given(records())
def test_every_part_of_every_record_becomes_a_line(record: Record) -> None:
    """No part is lost on the way to the page, and each line's words are the text at its span."""
    lines = list(lines_of(record))
    assert [line.part.id for line in lines] == [part.id for part in record.lines()]
    for line in lines:
        assert line.report == heading(record.report)
        assert line.words == record.report.text[line.span[0] : line.span[1]]
        assert line.voice.name
