"""`onrecord add`: what it says was added is on record, and it can be stopped, repeated and fed with anything."""

import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.record import Store
from tests.cli.conftest import FIRST, SECOND, onrecord

ID = re.compile(r"r-[0-9a-f]{16}$")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports in a folder."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "first.txt").write_text(f"The first report from Tamm\n\n{FIRST}")
    (tmp_path / "in" / "second.txt").write_text(f"The second report from Brell\n\n{SECOND}")
    return tmp_path


def test_ids_are_data_and_progress_is_not(folder: Path) -> None:
    """Standard output holds the ids of what was added, one a line; standard error tells each report and the totals."""
    result = onrecord("add", folder / "r.db", folder / "in", "--published", "2031-05-14", "--outlet", "Courier")
    assert result.exit_code == 0
    ids = result.stdout.split()
    assert len(ids) == 2 and all(ID.match(name) for name in ids)
    told = result.stderr.splitlines()
    assert re.match(
        rf"added {ids[0]} Courier: The first report from Tamm \(\d+ attributions, \d+ acts?, 1 figure, 0 proposals\)$",
        told[0],
    )
    assert told[-1] == "2 added"
    with Store.open(str(folder / "r.db")) as store:
        assert {report.id for report in store.reports().items} == set(ids)
        report = store.report(ids[0])
        assert (report.heading.outlet, report.heading.published.value) == ("Courier", "2031-05-14")
        assert store.source(report.source_sha256) == f"The first report from Tamm\n\n{FIRST}".encode()


def test_adding_again_says_no_change(folder: Path) -> None:
    """The same folder every hour adds what is new and nothing else; reading again on demand finds the same."""
    onrecord("add", folder / "r.db", folder / "in" / "first.txt")
    result = onrecord("add", folder / "r.db", folder / "in")
    assert result.exit_code == 0
    assert len(result.stdout.split()) == 1
    assert result.stderr.splitlines()[-1] == "1 added, 1 without change"
    assert "no change r-" in result.stderr
    again = onrecord("add", folder / "r.db", folder / "in", "--again")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr.splitlines()[-1] == "0 added, 2 without change"


def test_the_same_text_at_another_outlet_and_a_retracted_report_are_told(folder: Path) -> None:
    """Neither is added; both are said."""
    first = folder / "in" / "first.txt"
    name = onrecord("add", folder / "r.db", first, "--outlet", "Courier").stdout.strip()
    elsewhere = onrecord("add", folder / "r.db", first, "--outlet", "Mirror")
    assert (elsewhere.exit_code, elsewhere.stdout) == (0, "")
    assert elsewhere.stderr.splitlines() == [
        f"same text elsewhere {name} Mirror: The first report from Tamm",
        "0 added, 1 same text elsewhere",
    ]
    with Store.open(str(folder / "r.db")) as store:
        store.retract(name, why="withdrawn", who="desk")
    after = onrecord("add", folder / "r.db", first, "--outlet", "Courier")
    assert (after.exit_code, after.stdout) == (0, "")
    assert after.stderr.splitlines()[-1] == "0 added, 1 retracted before"


def test_one_bad_input_costs_nothing_else(folder: Path) -> None:
    """A missing, an empty and a binary file are told, one line each; the rest is added; the exit code is 1."""
    (folder / "empty.txt").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    bad = [folder / "missing.txt", folder / "empty.txt", folder / "picture.png"]
    result = onrecord("add", folder / "r.db", *bad, folder / "in")
    assert result.exit_code == 1
    assert len(result.stdout.split()) == 2
    told = [line for line in result.stderr.splitlines() if line.startswith("onrecord: ")]
    assert [line.split(":")[1].strip() for line in told] == [str(path) for path in bad]
    assert result.stderr.splitlines()[-1] == "2 added, 3 failed"


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("in", "a folder, not a record"),
        ("in/first.txt", "not an onrecord record"),
        ("nowhere/r.db", "its folder does not exist"),
        ("mysql://h/d", "not a kind of record"),
    ],
)
def test_what_can_not_be_a_record_is_told_before_anything_is_read(folder: Path, record: str, says: str) -> None:
    """One line, exit code 1, and the file that stood there is as it was."""
    before = (folder / "in" / "first.txt").read_bytes()
    result = onrecord("add", record if "://" in record else folder / record, folder / "in")
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr and result.stderr.count("\n") == 1
    assert (folder / "in" / "first.txt").read_bytes() == before


def test_wrong_usage_is_exit_code_2(folder: Path) -> None:
    """No input, or a date that is none."""
    assert onrecord("add", folder / "r.db").exit_code == 2
    assert onrecord("add", folder / "r.db", folder / "in", "--published", "soon").exit_code == 2
    assert not (folder / "r.db").exists()


def start(*args: object, **options: object) -> "subprocess.Popen[str]":
    """The command in a process of its own."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload, no-any-return]


def many(folder: Path, number: int) -> Path:
    """JSON lines of that many short reports."""
    path = folder / "many.jsonl"
    line = '{{"id": "{0}", "title": "Report {0}", "text": "Osk Varenne said {0} people fled Brell. He left."}}\n'
    path.write_text("".join(line.format(n) for n in range(number)))
    return path


def test_killed_in_the_middle_it_keeps_what_it_reported_and_goes_on(folder: Path) -> None:
    """SIGKILL after the seventh report: at least those seven are on record, whole; the next run adds the rest."""
    path = many(folder, 40)
    process = start("add", folder / "r.db", path)
    assert process.stdout is not None and process.stderr is not None
    reported = {process.stdout.readline().strip() for _ in range(7)}
    process.send_signal(signal.SIGKILL)
    reported |= {line for line in process.stdout.read().split("\n")[:-1] if ID.match(line)}
    process.stdout.close()
    process.stderr.close()
    process.wait()
    with Store.open(str(folder / "r.db")) as store:
        standing = {report.id for report in store.reports(limit=100).items}
        assert reported <= standing
        assert all(store.received(name).source for name in standing)
    rest = onrecord("add", folder / "r.db", path)
    assert rest.exit_code == 0
    assert len(rest.stdout.split()) == 40 - len(standing)


def test_stopped_by_the_user_it_says_how_far_it_came(folder: Path) -> None:
    """Ctrl-C: the totals and one word, no traceback, exit code 130."""
    process = start("add", folder / "r.db", many(folder, 400))
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert err.splitlines()[-1] == "onrecord: stopped"
    printed = len(out.split()) + 1
    assert err.splitlines()[-2] in (f"{printed} added", f"{printed + 1} added")


def test_a_full_disk_stops_it_with_one_line_and_nothing_lost(folder: Path) -> None:
    """What fitted is kept and counted; the error says what to do; exit code 1."""
    onrecord("add", folder / "r.db", folder / "in")
    limit = 500_000
    process = start(
        "add", folder / "r.db", many(folder, 400),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith(f"onrecord: {folder / 'r.db'}: ")
    assert "run the same command again" in err.splitlines()[-1]
    reported = set(out.split())
    assert reported
    with Store.open(str(folder / "r.db")) as store:
        assert reported <= {report.id for report in store.reports(limit=1000).items}
        assert len(reported) + 2 == store.head()


def test_a_record_of_a_later_version_is_left_alone(folder: Path) -> None:
    """The message names the onrecord to install."""
    import sqlite3

    onrecord("add", folder / "r.db", folder / "in" / "first.txt")
    with sqlite3.connect(folder / "r.db") as connection:
        connection.execute("UPDATE onrecord_version SET version_num = '9999'")
        connection.execute("UPDATE about SET value = '9.1' WHERE name = 'needs'")
    connection.close()
    result = onrecord("add", folder / "r.db", folder / "in")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("install onrecord 9.1 or newer\n")


def test_a_reports_title_can_not_move_the_cursor(folder: Path) -> None:
    """Control characters of an input are shown, not sent to the terminal."""
    path = folder / "evil.jsonl"
    path.write_text('{"title": "Calm\\u001b[2J\\u202e", "text": "Osk Varenne said 40 people fled Brell."}\n')
    result = onrecord("add", folder / "r.db", path)
    assert result.exit_code == 0
    assert "\x1b" not in result.output and "\u202e" not in result.output


def test_help_tells_what_add_promises() -> None:
    """The promise that nothing reported is lost stands in --help, where a user looks."""
    result = onrecord("add", "--help")
    assert result.exit_code == 0
    assert "is kept" in " ".join(result.stdout.split())
