"""Exports: every row is sourced to the character, no spreadsheet runs a report's words, no file is left half-written."""

import csv
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.errors import BadQuery, CannotWrite
from onrecord.model import Record, from_json
from onrecord.publish import export
from onrecord.publish.export import export_file
from onrecord.publish.formats.csv import exact, safe
from onrecord.publish.table import ALWAYS, LAST, PARTS, columns, layers
from onrecord.record import LineQuery, Store
from tests.record.making import received_of, record_of
from tests.strategies import records

RECORD = record_of()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty record."""
    return Store.open(str(tmp_path / "record.db"))


@pytest.fixture
def filled(store: Store) -> Store:
    """A record with one report."""
    store.add(received_of(RECORD), RECORD)
    return store


def exported(store: Store, name: str, query: LineQuery | None = None) -> bytes:
    """An export as bytes."""
    out = io.BytesIO()
    export.export(store, name, query or LineQuery(), out)
    return out.getvalue()


def table(store: Store, query: LineQuery | None = None) -> list[dict[str, str]]:
    """The rows of a csv export, read as anyone would."""
    return list(csv.DictReader(io.StringIO(exported(store, "csv", query).decode(), newline="")))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(records())
def test_every_row_gives_back_its_words(store: Store, record: Record) -> None:
    """Hostile texts included: the offsets cut the words out of the report's text, and someone says them."""
    assume(store.add(received_of(record), record, again=True).kind != "copy")
    only = LineQuery(report=record.report.id)
    rows = table(store, only)
    assert [from_json(line) for line in exported(store, "jsonl", only).splitlines()] == [record]
    assert len(rows) == len(list(record.lines()))
    for row in rows:
        assert record.report.text[int(row["span_start"]) : int(row["span_end"])] == exact(row["words"])
        assert row["says"] and row["report_id"] == record.report.id
        for spans in filter(None, (row.get("content_spans", ""), row.get("terms_spans", ""))):
            for span in spans.split("; "):
                start, _, end = span.partition("-")
                assert 0 <= int(start) < int(end) <= len(record.report.text)


@given(st.text(max_size=8) | st.text(alphabet="'=+-@\t\r\n＝a", max_size=6))
def test_no_cell_is_a_formula_and_none_is_lost(text: str) -> None:
    """What a spreadsheet would run gets an apostrophe; taking it away gives back the exact text."""
    cell = safe(text)
    assert isinstance(cell, str)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert exact(cell) == text


def test_numbers_are_never_touched() -> None:
    """A latitude of -2.5 is a number, not a formula."""
    assert [safe(cell) for cell in (-2.5, 7, None)] == [-2.5, 7, None]


def test_the_columns_of_every_layer(filled: Store) -> None:
    """Spans as words, actors as names, references as whole ids; every table has what names its source."""
    rows = {row["line_id"].partition("/")[2]: row for row in table(filled)}
    said, act, figure, place, proposal = (rows[name] for name in ("S1", "E1", "F1", "P1", "B1"))
    assert (said["content"], said["cue"], said["source"], said["to"], said["when"]) == (
        "40 people fled Ilmar", "said", "Osk Varenne", "Free Harbour", "Monday",
    )  # fmt: skip
    assert said["content_spans"] == f"{said['span_start']}-{said['span_end']}"
    assert (said["says"], said["says_basis"], said["says_role"]) == ("Osk Varenne", "speaker", "minister")
    assert (act["type"], act["actor"], act["recipient"], act["said_in"]) == (
        "REJECT", "Free Harbour", "Osk Varenne", f"{RECORD.report.id}/S2",
    )  # fmt: skip
    assert (act["says"], act["says_basis"]) == ("A diplomat", "mention")
    assert (figure["value"], figure["measure"], figure["counter"], figure["place"]) == (
        "40.0",
        "displaced",
        "Osk Varenne",
        "Ilmar",
    )
    assert (place["lat"], place["lon"], place["says_basis"]) == ("1.5", "-2.5", "report")
    assert (proposal["label"], proposal["stage"], proposal["terms"]) == ("truce plan", "tabled", "truce")
    assert {row["title"] for row in rows.values()} == {"Talks stall"}


@pytest.mark.parametrize("layer", sorted(PARTS))
def test_a_table_of_one_layer_has_only_its_columns(filled: Store, layer: str) -> None:
    """No empty columns of other layers."""
    header = exported(filled, "csv", LineQuery(layer=layer)).decode().split("\r\n")[0].split(",")
    assert tuple(header) == columns(layers([layer]))
    assert set(ALWAYS) | set(LAST) <= set(header)
    assert len(header) == len(set(header))


def test_what_was_retracted_is_in_no_export(filled: Store) -> None:
    """Neither its row, nor its part of a record, nor a reference to it."""
    filled.retract(f"{RECORD.report.id}/S1", why="misread", who="desk")
    assert "S1" not in exported(filled, "csv").decode()
    (record,) = [from_json(line) for line in exported(filled, "jsonl").splitlines()]
    assert [part.id for part in record.attributions] == ["S2"]
    assert b"S1" in exported(filled, "csv", LineQuery(as_of=1))
    filled.retract(RECORD.report.id, why="withdrawn", who="desk")
    assert exported(filled, "jsonl") == b""
    assert table(filled) == []


def test_an_unknown_format_lists_those_there_are(filled: Store) -> None:
    """The message is the help."""
    with pytest.raises(BadQuery, match="choose one of csv, jsonl"):
        exported(filled, "xml")


def test_every_format_says_what_it_is() -> None:
    """One line each, for `export --formats`."""
    assert {"csv", "jsonl"} <= set(export.names())
    for name in export.names():
        assert "\n" not in export.load(name).SUMMARY


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """A csv export that fails after its first bytes."""

    def fail(error: BaseException) -> None:
        def write(_store: Store, _query: LineQuery, out: BinaryIO) -> int:
            out.write(b"report_id,")
            raise error

        monkeypatch.setattr(export.load("csv"), "write", write)

    return fail


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ZeroDivisionError()])
def test_a_file_that_fails_half_way_is_not_there(
    filled: Store, tmp_path: Path, failing: Callable[[BaseException], None], error: BaseException
) -> None:
    """The old file stays as it was, and no temporary one is left."""
    out = tmp_path / "out" / "lines.csv"
    out.parent.mkdir()
    out.write_text("old")
    failing(error)
    with pytest.raises(CannotWrite if isinstance(error, OSError) else type(error)):
        export_file(filled, "csv", LineQuery(), out)
    assert [file.read_text() for file in out.parent.iterdir()] == ["old"]


def test_a_file_has_the_rights_that_a_file_has(filled: Store, tmp_path: Path) -> None:
    """Not those of a temporary file: colleagues can read an export; a file that is replaced keeps its rights."""
    out = tmp_path / "lines.csv"
    export_file(filled, "csv", LineQuery(), out)
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE(os.stat(out).st_mode) == stat.S_IMODE(os.stat(plain).st_mode)
    out.chmod(0o640)
    export_file(filled, "csv", LineQuery(), out)
    assert stat.S_IMODE(os.stat(out).st_mode) == 0o640
