"""The small gold set: whole, within the vocabularies, and of the same shape as a record."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.checks import spans_of
from onrecord.model import Act, Actor, Attribution, Figure, Proposal, Record, Time
from tests.conftest import report_of

HERE = Path(__file__).parent
IDS = sorted(path.stem for path in (HERE / "gold").glob("*.json"))


def report(gold_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / "reports" / f"{gold_id}.json").read_text("utf-8"))
    return found


def gold(gold_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / "gold" / f"{gold_id}.json").read_text("utf-8"))
    return found


def as_record(gold_id: str) -> Record:
    """The gold record as onrecord's own type, which refuses what breaks the contract."""
    rows = gold(gold_id)
    for row in rows["attributions"]:
        row["to"] = [row["to"]] if isinstance(row["to"], str) else row["to"] or []
    for layer in ("times", "proposals"):
        for number, row in enumerate(rows[layer], 1):
            row["id"] = f"{layer[0].upper()}{number}"
    return Record(
        report=report_of(report(gold_id)["text"]),
        actors=msgspec.convert(rows["actors"], tuple[Actor, ...]),
        attributions=msgspec.convert(rows["attributions"], tuple[Attribution, ...]),
        acts=msgspec.convert(rows["acts"], tuple[Act, ...]),
        figures=msgspec.convert(rows["figures"], tuple[Figure, ...]),
        times=msgspec.convert(rows["times"], tuple[Time, ...]),
        proposals=msgspec.convert(rows["proposals"], tuple[Proposal, ...]),
    )


def test_every_gold_record_has_its_report_and_no_report_is_left() -> None:
    """The two folders hold the same names, at least 24 of them, and each file carries its own."""
    assert sorted(path.stem for path in (HERE / "reports").glob("*.json")) == IDS
    assert len(IDS) >= 24
    assert all(gold(name)["id"] == report(name)["id"] == name for name in IDS)


@pytest.mark.parametrize("gold_id", IDS)
def test_gold_is_a_record(gold_id: str) -> None:
    """A gold record uses the contract's labels, refers to what it holds, and its spans begin and end in words."""
    record = as_record(gold_id)
    for part in record.lines():
        for span in spans_of(part):
            assert record.words(span) == record.words(span).strip() != ""


@pytest.mark.parametrize("gold_id", IDS)
def test_reports_are_short_and_dated(gold_id: str) -> None:
    """A report of the set has 80 to 300 words, a day and a source."""
    row = report(gold_id)
    assert 80 <= len(row["text"].split()) <= 300
    assert row["date"]
    assert row["source"]
    assert row["language"] == "en"


def test_the_set_holds_every_kind_of_line() -> None:
    """Each kind of attribution, each basis and most acts and measures occur, so that a broken one shows."""
    records = [as_record(name) for name in IDS]
    attributions = [a for record in records for a in record.attributions]
    assert {a.kind for a in attributions} == {"direct", "mixed", "indirect"}
    assert {a.basis for a in attributions} == {"named", "pronoun", "role", "group", "document", "anonymous", "none"}
    assert len({a.act for a in attributions}) >= 18
    assert len({act.type for record in records for act in record.acts}) >= 14
    assert {act.modality for record in records for act in record.acts} >= {
        "actual",
        "future",
        "hypothetical",
        "negated",
    }
    assert len({figure.measure for record in records for figure in record.figures}) >= 12
    assert {time.type for record in records for time in record.times} == {"DATE", "TIME", "DURATION", "SET"}
