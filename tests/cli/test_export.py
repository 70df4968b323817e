"""`onrecord export`: tables and records out, to standard output or a file that is whole or not there."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.model import from_json
from onrecord.record import Store
from tests.cli.conftest import Crisis, onrecord


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a csv."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_for_every_line(crisis: Crisis, store: Store) -> None:
    """Each with its report, its words and who says it."""
    result = onrecord("export", crisis.path, "--format", "csv")
    assert result.exit_code == 0
    found = rows(result.stdout)
    assert [row["line_id"] for row in found] == [line.id for line in store.every_line()]
    assert all(row["says"] and row["words"] and row["outlet"] for row in found)


def test_a_layer_and_filters_narrow(crisis: Crisis) -> None:
    """Only figures, only one outlet, only some days, only a speaker; values of one key are alternatives."""

    def count(*options: str) -> int:
        result = onrecord("export", crisis.path, "--format", "csv", *options)
        assert result.exit_code == 0, result.output
        return len(rows(result.stdout))

    assert 0 < count("--layer", "figures") < count()
    first, second = count("--where", "outlet=First Courier"), count("--where", "outlet=Second Courier")
    assert first > 0 and second > 0
    assert first + second == count() == count("--where", "outlet=First Courier", "--where", "outlet=Second Courier")
    assert count("--where", "from=2031-05-15") == second
    assert count("--where", "to=2031-05-14") == first
    assert count("--where", "speaker=Nobody") == 0
    assert count("--as-of", "1") == first
    assert count("--layer", "attributions", "--where", "kind=direct", "--where", f"report={crisis.second}") == 1


def test_jsonl_is_the_records(crisis: Crisis, store: Store) -> None:
    """Whole records as `onrecord read --json` prints them; filters choose the reports."""
    result = onrecord("export", crisis.path, "--format", "jsonl")
    assert [from_json(line) for line in result.stdout_bytes.splitlines()] == list(store.every_record())
    one = onrecord("export", crisis.path, "--format", "jsonl", "--where", "outlet=Second Courier")
    assert [from_json(line).report.id for line in one.stdout_bytes.splitlines()] == [crisis.second]
    by_line = onrecord("export", crisis.path, "--format", "jsonl", "--where", "text=40 people")
    assert [from_json(line).report.id for line in by_line.stdout_bytes.splitlines()] == [crisis.first]


def test_a_file_is_written_whole_and_said(crisis: Crisis, tmp_path: Path) -> None:
    """--out replaces a file at once and leaves no other behind; standard output stays empty."""
    out = tmp_path / "figures.csv"
    out.write_text("old")
    result = onrecord("export", crisis.path, "--format", "csv", "--layer", "figures", "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{out}: 1 row\n"
    assert len(rows(out.read_text())) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["figures.csv"]


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--format", "foo"], 1, "choose one of csv, jsonl"),
        ([], 2, "--format"),
        (["--format", "csv", "--layer", "actors"], 2, "'actors' is not one of"),
        (["--format", "csv", "--where", "colour=red"], 2, "write KEY=VALUE with one of speaker, kind"),
        (["--format", "csv", "--where", "speaker"], 2, "write KEY=VALUE"),
        (["--format", "csv", "--where", "since=x"], 2, "an entry's number"),
        (["--format", "csv", "--where", "from=May"], 1, "write it as 2024-10-23"),
        (["--format", "csv", "--out", "/nowhere/x.csv"], 1, "/nowhere/x.csv: can't be written"),
        (["--format", "csv", "--out", "."], 1, "it is a folder"),
    ],
)
def test_wrong_options_are_told(crisis: Crisis, options: list[str], code: int, says: str) -> None:
    """What is wrong, what there is instead, and nothing on standard output."""
    result = onrecord("export", crisis.path, *options)
    assert (result.exit_code, result.stdout) == (code, "")
    assert says in " ".join(result.stderr.split())


def test_the_formats_are_listed() -> None:
    """With a line on each, and without a record at hand."""
    result = onrecord("export", "--formats")
    assert result.exit_code == 0
    assert {line.split()[0] for line in result.stdout.splitlines()} >= {"csv", "jsonl"}


def test_a_closed_pipe_is_no_traceback(crisis: Crisis) -> None:
    """`| head` ends the command quietly."""
    code = "from onrecord.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "export", str(crisis.path), "--format", "jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()
