"""`onrecord read`: records on standard output, errors one line each on standard error, and an honest exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.language import Language
from onrecord.line import lines_of
from onrecord.model import Record, Report, from_json
from onrecord.reading import read_report

GOOD = (
    "Truce talks stall in Tamm\n\nTAMM, Oskara — President Osk Varenne said on Monday that at least 40 people were killed in Brell.\n\n"
    "“We will not leave,” he said. The Brell Front denied the attack and demanded a ceasefire — “maintenant”, it said.\n"
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A report that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


def run(*args: object, stdin: str | bytes | None = None) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["read", *map(str, args)], input=stdin)


def records(result: Result) -> list[Record]:
    """The records on standard output, one a line."""
    return [from_json(line) for line in result.stdout_bytes.splitlines()]


def test_json_is_one_record_a_line(good: Path) -> None:
    """With --json each line of standard output is a whole record in UTF-8, and nothing else stands there."""
    result = run(good, good, "--json")
    assert result.exit_code == 0
    assert result.stderr == ""
    one, two = records(result)
    assert one == two
    assert one.report.title == "Truce talks stall in Tamm"
    assert b"maintenant" in result.stdout_bytes
    assert "“".encode() in result.stdout_bytes


def test_text_is_for_an_editor(good: Path) -> None:
    """Every line of the record is shown once with its offsets, who says it and its words; the heading comes first."""
    result = run(good)
    assert result.exit_code == 0
    shown = result.stdout
    assert shown.startswith("Truce talks stall in Tamm\n")
    assert "Tamm, Oskara" in shown.splitlines()[1]
    (record,) = records(run(good, "--json"))
    lines = list(lines_of(record))
    assert lines
    for line in lines:
        place = f" {line.span[0]}-{line.span[1]}  "
        voice = line.voice.name if line.voice.basis != "report" else f"{record.report.id} (the report)"
        assert any(place in row and f"  {voice} · " in row for row in shown.splitlines()), line
    assert "‹“We will not leave,”›" in shown


def test_no_report_can_steer_the_terminal(tmp_path: Path) -> None:
    """Control characters and marks that turn the reading direction are shown as U+FFFD, in lines and in errors."""
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps({"text": "Osk Varenne said \x1b]0;oops\x07 that “it \u202eis\u202c over”.", "title": "\x1b[2JTalks"})
    )
    for result in (run(path), run(tmp_path / "no\x1b[31m.txt")):
        assert not set(result.stdout + result.stderr) & set("\x1b\x07\u202e\u202c")


def test_errors_do_not_stop_the_rest(tmp_path: Path, good: Path) -> None:
    """Each bad input is one line on standard error; the good ones are printed, and the exit code is 1."""
    (tmp_path / "empty.txt").touch()
    result = run(tmp_path / "empty.txt", good, tmp_path / "missing", "--json")
    assert result.exit_code == 1
    assert len(records(result)) == 1
    errors = result.stderr.splitlines()
    assert len(errors) == 2
    assert errors[0].startswith(f"onrecord: {tmp_path}/empty.txt: is empty: ")
    assert errors[1].startswith(f"onrecord: {tmp_path}/missing: there is no such file")


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--json"],
        ["x", "--published", "soon"],
        ["x", "--published", "2031-13-01"],
        ["x", "--published", "14/05/2031"],
        ["x", "--nonsense"],
    ],
)
def test_wrong_usage(args: list[str]) -> None:
    """No input, a date that is none and an unknown option are wrong usage: exit code 2 before anything is read."""
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_what_the_user_says_of_the_reports(good: Path) -> None:
    """--published and --outlet are the report's, as given."""
    (record,) = records(run(good, "--json", "--published", "2031-05-14T10:20", "--outlet", "The Valley Post"))
    assert record.report.outlet == "The Valley Post"
    assert (record.report.published.value, record.report.published.basis) == ("2031-05-14T10:20", "given")
    assert "The Valley Post" in run(good, "--outlet", "The Valley Post").stdout.splitlines()[1]


def test_standard_input() -> None:
    """- reads standard input."""
    (record,) = records(run("-", "--json", stdin=GOOD))
    assert record.report.title == "Truce talks stall in Tamm"


def test_a_model_that_is_not_there(good: Path, tmp_path: Path) -> None:
    """A model's folder that holds none is told in one line, and nothing is printed."""
    result = run(good, "--model", tmp_path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "config.cfg" in result.stderr


def test_a_room_that_fails_costs_only_its_report(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in a room is one line that names the report, without a traceback, and the next report is read."""

    def broken(report: Report, language: Language) -> Record:
        if "broken" in report.text:
            raise IndexError("list index\nout of range")
        return read_report(report, language)

    monkeypatch.setattr("onrecord.api.read_report", broken)
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "This one is broken."}\n{"text": "This one is whole."}\n')
    result = run(path, good, "--json")
    assert result.exit_code == 1
    assert len(records(result)) == 2
    (line,) = result.stderr.splitlines()
    assert line.startswith(
        f"onrecord: {path} line 1: onrecord failed on this report (IndexError: list index out of range): this is a bug"
    )


def test_ctrl_c(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the command with 130 and one word."""

    def stopped(*_: object) -> Record:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.api.read_report", stopped)
    result = run(good)
    assert (result.exit_code, result.stderr) == (130, "onrecord: stopped\n")


def test_a_closed_pipe_and_a_narrow_locale(tmp_path: Path) -> None:
    """Records are UTF-8 whatever the locale, and a reader that stops reading is no error to tell."""
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "Osk Varenne said: “Café – 42”."}\n' * 40)
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "read", str(path), "--json"]
    narrow = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=narrow) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert "“Café – 42”" in from_json(first).report.text
    assert told == b""
    assert process.returncode == 1


def test_two_wordings_of_a_quotation_stand_one_under_the_other(tmp_path: Path) -> None:
    """An editor sees headline and text as they stand, and the words in which they part; nothing says which is right."""
    path = tmp_path / "two.json"
    text = "Rain fell on Brell.\n\n“We will not leave,” Osk Varenne said."
    path.write_text(json.dumps({"title": "‘We will never leave’, says Varenne", "text": text, "date": "2031-05-14"}))
    shown = run(path).stdout
    assert "In two wordings (1)\n" in shown
    after = shown.partition("In two wordings (1)\n")[2].splitlines()[:3]
    assert [" ".join(line.split()) for line in after] == [
        "headline: ‹We will never leave›",
        "22-39 text: ‹We will not leave›",
        "differ: ‹never› / ‹not›",
    ]
    assert "Unresolved" not in shown
    (record,) = records(run(path, "--json"))
    assert [u.reason for u in record.unresolved] == ["headline: ‹We will never leave› / text: ‹We will not leave›"]
