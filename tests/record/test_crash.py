"""Real processes on one record: killed at any moment, or two at once. What was reported as added is there, whole."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from onrecord.record import Store
from tests.record.making import lines_in, plain, received_of, record_of

ROOT = Path(__file__).parents[2]
MANY = 400


def adder(address: str, first: int, last: int) -> "subprocess.Popen[str]":
    """A process that adds reports `first` to `last`."""
    command = [sys.executable, "-m", "tests.record.process", "add", address, str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check_whole(store: Store, reported: set[str]) -> int:
    """Every report that was reported stands, and every one that stands is whole; how many."""
    standing = {record.report.id: record for record in store.every_record()}
    assert reported <= set(standing)
    for report_id, record in standing.items():
        assert plain(store.report_lines(report_id)) == lines_in(record)
        assert store.received(report_id) == received_of(record)
    assert [entry.seq for entry in store.changes()] == list(range(1, len(standing) + 1))
    return len(standing)


def test_a_process_killed_at_any_moment_loses_nothing_it_reported(tmp_path: Path) -> None:
    """SIGKILL at random points, again and again, on one file: opening, migrating, writing, between reports."""
    path = tmp_path / "record.db"
    reported: set[str] = set()
    chance = random.Random(14)
    for turn in range(6):
        process = adder(str(path), 0, MANY)
        assert process.stdout is not None and process.stderr is not None
        # Early kills strike while the file is made; later ones after a random number of reports, in mid-write.
        wanted = 0 if turn < 2 else chance.randrange(1, 25)
        for _ in range(wanted):
            reported.add(process.stdout.readline().split()[0])
        time.sleep(chance.random() * (0.9 if turn < 2 else 0.02))
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split("\n")
        reported |= {line.split()[0] for line in rest[:-1]}
        process.stderr.close()
        process.stdout.close()
        process.wait()
        if not path.exists():
            continue
        with Store.open(str(path)) as store:
            found = check_whole(store, reported)
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()
    assert reported
    last = adder(str(path), found, found + 3)
    out, _ = last.communicate(timeout=60)
    assert [line.split()[1] for line in out.splitlines()] == ["add"] * 3


def test_two_processes_add_at_once(address: str) -> None:
    """Each waits for the other: all reports of both are on record, numbered without gaps, none twice."""
    both = [adder(address, 0, 60), adder(address, 40, 100)]
    outs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outs
    kinds = [line.split()[1] for out, _ in outs for line in out.splitlines()]
    assert (kinds.count("add"), kinds.count("same")) == (100, 20)
    with Store.open(address) as store:
        assert check_whole(store, set()) == 100


def test_a_writer_that_waits_in_vain_says_so(tmp_path: Path) -> None:
    """Another process holds the record for longer than one waits: RecordBusy, and the next try goes through."""
    import pytest

    from onrecord.errors import RecordBusy

    path = tmp_path / "record.db"
    record = record_of()
    with Store.open(str(path), patience=0.1) as store:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordBusy, match=r"another process is writing.*try again"):
            store.add(received_of(record), record)
        assert store.count() == 0, "readers never wait"
        holder.execute("ROLLBACK")
        holder.close()
        assert store.add(received_of(record), record).new
