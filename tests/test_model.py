"""The record types: what goes out comes back, and what breaks the contract can't exist."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from onrecord.errors import BrokenRecord, OnrecordError
from onrecord.model import (
    Act,
    Actor,
    Attribution,
    Change,
    Dateline,
    Figure,
    Part,
    Place,
    Proposal,
    Record,
    Time,
    Unresolved,
    from_json,
    schema,
    to_json,
)
from tests.conftest import report_of
from tests.strategies import records

TEXT = "Osk Varenne said 40 people fled."
REPORT = report_of(TEXT)
SAYING = Attribution(id="S1", kind="indirect", content=((17, 31),), cue=(12, 16), source=(0, 11), speaker="A1")
SPEAKER = Actor(id="A1", name="Osk Varenne", kind="person", mentions=((0, 11),))

OUTSIDE = [(0, 33), (-1, 4), (5, 5), (9, 3), (32, 40)]
"""Spans that no text of 32 code points holds: beyond the end, before the start, empty, back to front."""

SPAN_HOLDERS: list[Callable[[Any], dict[str, Any]]] = [
    lambda s: {"actors": (Actor(id="A1", name="x", kind="person", mentions=((0, 3), s)),)},
    lambda s: {"attributions": (Attribution(id="S1", kind="direct", content=((0, 3), s)),)},
    lambda s: {"attributions": (Attribution(id="S1", kind="direct", content=((0, 3),), cue=s),)},
    lambda s: {"attributions": (Attribution(id="S1", kind="direct", content=((0, 3),), source=s),)},
    lambda s: {"attributions": (Attribution(id="S1", kind="direct", content=((0, 3),), when=s),)},
    lambda s: {"acts": (Act(id="E1", type="AID", trigger=s),)},
    lambda s: {"acts": (Act(id="E1", type="AID", trigger=(0, 3), content=(s,)),)},
    lambda s: {"acts": (Act(id="E1", type="AID", trigger=(0, 3), condition=s),)},
    lambda s: {"acts": (Act(id="E1", type="AID", trigger=(0, 3), deadline=s),)},
    lambda s: {"acts": (Act(id="E1", type="AID", trigger=(0, 3), place=s),)},
    lambda s: {"acts": (Act(id="E1", type="AID", trigger=(0, 3), when=s),)},
    lambda s: {"figures": (Figure(id="F1", span=s),)},
    lambda s: {"figures": (Figure(id="F1", span=(0, 3), place=s),)},
    lambda s: {"figures": (Figure(id="F1", span=(0, 3), as_of=s),)},
    lambda s: {"figures": (Figure(id="F1", span=(0, 3), caveat=s),)},
    lambda s: {"figures": (Figure(id="F1", span=(0, 3), change=Change(span=s)),)},
    lambda s: {"times": (Time(id="T1", span=s, type="DATE", value="2031"),)},
    lambda s: {"places": (Place(id="P1", span=s, role="literal"),)},
    lambda s: {"proposals": (Proposal(id="B1", label="x", stage="tabled", evidence=s),)},
    lambda s: {"proposals": (Proposal(id="B1", label="x", stage="tabled", evidence=(0, 3), terms=(s,)),)},
    lambda s: {"unresolved": (Unresolved(span=s, layer="acts", reason="x"),)},
]

LOST_REFERENCES: list[dict[str, Any]] = [
    {"attributions": (Attribution(id="S1", kind="direct", content=((0, 3),), speaker="A9"),)},
    {"attributions": (Attribution(id="S1", kind="direct", content=((0, 3),), to=("A9",)),)},
    {"attributions": (Attribution(id="S1", kind="direct", content=((0, 3),), within="S9"),)},
    {"actors": (Actor(id="A1", name="x", kind="person", of="A9"),)},
    {"acts": (Act(id="E1", type="AID", trigger=(0, 3), actor=("A9",)),)},
    {"acts": (Act(id="E1", type="AID", trigger=(0, 3), recipient=("A9",)),)},
    {"acts": (Act(id="E1", type="AID", trigger=(0, 3), said_in="S9"),)},
    {"figures": (Figure(id="F1", span=(0, 3), counter="A9"),)},
    {"figures": (Figure(id="F1", span=(0, 3), said_in="S9"),)},
    {"figures": (Figure(id="F1", span=(0, 3), part_of="F9"),)},
    {"proposals": (Proposal(id="B1", label="x", stage="tabled", evidence=(0, 3), proposer=("A9",)),)},
    {"proposals": (Proposal(id="B1", label="x", stage="tabled", evidence=(0, 3), parties=("A9",)),)},
    {"proposals": (Proposal(id="B1", label="x", stage="tabled", evidence=(0, 3), said_in="S9"),)},
]


@given(records())
def test_a_record_comes_back_as_it_went(record: Record) -> None:
    """A record written as JSON and read again is equal, and writes the same bytes."""
    written = to_json(record)
    again = from_json(written)
    assert again == record
    assert to_json(again) == written
    assert b"\n" not in written


@given(records())
def test_every_record_fits_the_schema(record: Record) -> None:
    """The published JSON Schema accepts every record that can be made."""
    Draft202012Validator(schema()).validate(msgspec.json.decode(to_json(record)))


def test_every_field_is_written_even_when_nothing_is_known() -> None:
    """A reader of the JSON never has to guess whether a field exists: nulls and empty lists are written."""
    written = msgspec.json.decode(to_json(Record(report=REPORT, attributions=(SAYING,), actors=(SPEAKER,))))
    assert set(written) == set(Record.__struct_fields__)
    assert set(written["attributions"][0]) == set(Attribution.__struct_fields__)
    assert written["attributions"][0]["within"] is None
    assert written["figures"] == []


@pytest.mark.parametrize("holder", SPAN_HOLDERS)
@pytest.mark.parametrize("span", OUTSIDE)
def test_no_span_lies_outside_the_text(holder: Callable[[Any], dict[str, Any]], span: tuple[int, int]) -> None:
    """A record whose parts point outside its text can't be made, whichever field holds the span."""
    with pytest.raises(BrokenRecord, match="does not lie in a text of 32 code points"):
        Record(report=REPORT, **holder(span))


def test_no_dateline_lies_outside_the_text() -> None:
    """A report's dateline is a span like any other."""
    report = msgspec.structs.replace(REPORT, dateline=Dateline(span=(0, 99), place="Tarsk"))
    with pytest.raises(BrokenRecord):
        Record(report=report)


@pytest.mark.parametrize("parts", LOST_REFERENCES)
def test_no_reference_points_nowhere(parts: dict[str, Any]) -> None:
    """A record that names an actor, attribution or figure that it doesn't hold can't be made."""
    with pytest.raises(BrokenRecord, match="which is not in the record"):
        Record(report=REPORT, **parts)


def test_no_id_is_used_twice() -> None:
    """An address such as r-…/S1 leads to one line."""
    with pytest.raises(BrokenRecord, match="the id S1 is used twice"):
        Record(report=REPORT, actors=(SPEAKER,), attributions=(SAYING, SAYING))


@pytest.mark.parametrize("name", ["", " ", "\u2028"])
def test_an_actor_has_a_name(name: str) -> None:
    """A speaker without a name could not be shown beside their words."""
    with pytest.raises(BrokenRecord, match="actor A1 has no name"):
        Record(report=REPORT, actors=(Actor(id="A1", name=name, kind="person"),))


def test_an_attribution_has_words() -> None:
    """A saying without content can't be made: there would be nothing to show but our own voice."""
    with pytest.raises(BrokenRecord, match="has no content"):
        Attribution(id="S1", kind="direct", content=())


@pytest.mark.parametrize("kind", [*Part.__subclasses__()])
def test_every_part_is_frozen(kind: type[Part]) -> None:
    """Nothing of a record changes once it is made; no part is outside this rule."""
    assert kind.__struct_config__.frozen
    assert kind.__struct_config__.forbid_unknown_fields
    assert kind.__doc__


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'{"onrecord": "1"}',
        b"\xff\xfe",
        to_json(Record(report=REPORT)).replace(b'"figures":[]', b'"figures":[{"id":"F1"}]'),
        to_json(Record(report=REPORT)).replace(b'"figures":[]', b'"verdicts":[]'),
        to_json(Record(report=REPORT, attributions=(SAYING,), actors=(SPEAKER,))).replace(b"indirect", b"rumoured"),
        to_json(Record(report=REPORT, attributions=(SAYING,), actors=(SPEAKER,))).replace(b"[17,31]", b"[17,310]"),
    ],
)
def test_what_is_no_record_is_refused_in_one_line(data: bytes) -> None:
    """Broken JSON, unknown fields and labels, and spans that lie are refused as one of onrecord's own errors."""
    with pytest.raises(BrokenRecord) as caught:
        from_json(data)
    assert isinstance(caught.value, OnrecordError)
    assert "\n" not in str(caught.value)


def test_lines_go_layer_by_layer() -> None:
    """`Record.lines` gives every part that stands at a span once, and `words` its exact words."""
    record = Record(
        report=REPORT,
        actors=(SPEAKER,),
        attributions=(SAYING,),
        figures=(Figure(id="F1", span=(17, 26), value=40, unit="people", measure="displaced", said_in="S1"),),
    )
    assert [line.id for line in record.lines()] == ["S1", "F1"]
    assert record.words(record.figures[0].span) == "40 people"
