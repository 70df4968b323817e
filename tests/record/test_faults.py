"""What can go wrong with a file: one clear line each that says what to do, and nothing lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import CannotWrite, DamagedRecord, NotARecord, RecordError
from onrecord.record import Store
from onrecord.record.database import connect
from onrecord.record.schema import KNOWN, migrate
from tests.record.making import lines_in, plain, received_of, record_of
from tests.record.test_crash import ROOT, check_whole

RECORD = record_of()
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one report."""
    path = tmp_path / "record.db"
    with Store.open(str(path)) as store:
        store.add(received_of(RECORD), RECORD)
    return path


def one_line(error: BaseException, path: Path) -> bool:
    """Whether the message is one line that names the file and says what to do."""
    said = str(error)
    return "\n" not in said and str(path) in said and ":" in said.removeprefix(str(path))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: p.mkdir(), "a folder, not a record: name a file in it"),
        (lambda p: p.write_text("Once upon a time\n" * 9), "not an onrecord record: name another file"),
        (lambda p: p.write_bytes(bytes(range(256)) * 40), "not an onrecord record: name another file"),
        (lambda p: p.write_bytes(b"SQLite format 3\0"), "not an onrecord record|damaged"),
    ],
)
def test_something_else_in_the_place_of_a_record(tmp_path: Path, make: Callable[[Path], object], says: str) -> None:
    """A folder, a text, a picture, a beginning of a database: said to be none, and left as it was."""
    path = tmp_path / "thing"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for readonly in (False, True):
        with pytest.raises(RecordError, match=says) as told:
            Store.open(str(path), readonly=readonly)
        assert one_line(told.value, path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A mistyped path says which folder to make, and makes none."""
    path = tmp_path / "nowhere" / "record.db"
    with pytest.raises(NotARecord, match=r"its folder does not exist: make .*nowhere first"):
        Store.open(str(path))
    assert not path.parent.exists()
    with pytest.raises(NotARecord):
        Store.open(str(tmp_path / ("x" * 300)))
    with pytest.raises(NotARecord):
        Store.open("a\0b")


def test_a_record_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    """`show` with a mistyped name must not answer from a new, empty record."""
    for how in ({"create": False}, {"readonly": True}):
        with pytest.raises(NotARecord, match="no such record"):
            Store.open(str(tmp_path / "mistyped.db"), **how)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["mysql://host/db", "sqlite:///x.db", "http://example.org"])
def test_other_addresses_are_not_taken_for_file_names(address: str) -> None:
    """No file called `mysql:` appears."""
    with pytest.raises(NotARecord, match="path of a file, or a postgresql:// address"):
        Store.open(address)


def test_a_damaged_file_is_said_to_be_damaged(path: Path) -> None:
    """Pages overwritten by a bad disk: no wrong answer, and the way to what is left."""
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises((DamagedRecord, NotARecord)) as told, Store.open(str(path)) as store:
        list(store.every_line())
    assert one_line(told.value, path)


def test_a_file_cut_short_is_said_to_be_damaged(path: Path) -> None:
    """Half a copy, from a full stick: no half answer."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(DamagedRecord, match=r"go back to a copy") as told, Store.open(str(path)) as store:
        check_whole(store, {RECORD.report.id})
    assert one_line(told.value, path)


def fill(store: Store, numbers: Iterator[int]) -> tuple[set[str], RecordError]:
    """Add reports until one is refused."""
    reported = set()
    for number in numbers:
        record = record_of(number=number)
        try:
            reported.add(store.add(received_of(record), record).report_id)
        except RecordError as error:
            return reported, error
    raise AssertionError("never full")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where one may mount; else a skip."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    done = mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False
    )
    if not done or done.returncode:
        pytest.skip("a small disk can only be mounted as root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk: Path) -> None:
    """The report that no longer fits is refused whole; the others stand; with room again, adding goes on."""
    path = small_disk / "record.db"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    with Store.open(str(path)) as store:
        reported, error = fill(store, iter(range(10_000)))
        assert isinstance(error, CannotWrite)
        assert one_line(error, path) and "run the same command again" in str(error)
        assert len(reported) > 5
        assert check_whole(store, reported) == len(reported)
        ballast.unlink()
        more = record_of(number=77_777)
        assert store.add(received_of(more), more).new
    with Store.open(str(path), create=False) as store:
        assert check_whole(store, reported) == len(reported) + 1


def test_no_room_for_even_an_empty_record(small_disk: Path) -> None:
    """Making a record on a full disk is one clear line too."""
    (small_disk / "ballast").write_bytes(bytes(2_080_000))
    with pytest.raises(CannotWrite, match=r"room|full"):
        Store.open(str(small_disk / "record.db"))


def test_a_limit_on_the_size_of_files_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """A quota does what a full disk does, without root: a process that may write 400 kB reports what it kept."""
    path = tmp_path / "record.db"
    Store.open(str(path)).close()
    limit = 400_000
    process = subprocess.run(
        [sys.executable, "-m", "tests.record.process", "add", str(path), "0", "4000"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert process.returncode == 1
    assert process.stderr.startswith(f"onrecord: {path}: ")
    assert process.stderr.count("\n") == 1
    reported = {line.split()[0] for line in process.stdout.splitlines()}
    assert reported
    with Store.open(str(path)) as store:
        assert check_whole(store, reported) == len(reported)


def as_nobody(*arguments: str) -> "subprocess.Popen[str]":
    """A process (see tests.record.process) of a user who owns nothing."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.record.process", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "ONRECORD_TEST_UID": str(NOBODY)},
    )


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everyone may read, with a record of one report that only its owner may write."""
    if os.geteuid() != 0:
        pytest.skip("another user's rights can only be tried as root")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Store.open(str(folder / "record.db")) as store:
            store.add(received_of(RECORD), RECORD)
        yield folder


@pytest.mark.parametrize(("mode", "says"), [(0o644, "no right to write"), (0o600, "no right to read")])
def test_no_right_to_write_is_told(shared: Path, mode: int, says: str) -> None:
    """Someone else's record: one line, and the record as it was."""
    path = shared / "record.db"
    path.chmod(mode)
    process = as_nobody("add", str(path), "0", "3")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert says in err and err.count("\n") == 1
    with Store.open(str(path)) as store:
        assert store.head() == 1


def test_no_right_to_make_a_file_is_told(shared: Path) -> None:
    """A folder that one may not write to: one line, no file."""
    process = as_nobody("add", str(shared / "mine.db"), "0", "3")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert "no right to write" in err and err.count("\n") == 1
    assert [file.name for file in shared.iterdir()] == ["record.db"]


def test_who_may_not_write_may_still_read(shared: Path) -> None:
    """A record on a share or a stick, for reading only, is read: no shared-memory file is needed."""
    out, err = as_nobody("read", str(shared / "record.db")).communicate(timeout=60)
    assert (out, err) == ("1 7 1\n", "")


def test_an_older_record_that_can_not_be_upgraded_says_so(shared: Path) -> None:
    """On a read-only share, a record of an older onrecord is told to be copied, not shown wrong."""
    path = shared / "old.db"
    database = connect(str(path), create=True, readonly=False)
    with database.writing() as connection:
        migrate(connection, KNOWN[0])
    database.close()
    out, err = as_nobody("read", str(path)).communicate(timeout=60)
    assert out == ""
    assert "made by an older onrecord" in err and "copy it" in err and err.count("\n") == 1


def test_a_store_for_reading_does_not_write(path: Path) -> None:
    """Who asked for reading only can't change the record by mistake, even with the right to."""
    with Store.open(str(path), readonly=True) as store:
        for change in (
            lambda: store.add(received_of(RECORD), RECORD),
            lambda: store.retract(RECORD.report.id, why="x", who="y"),
            lambda: store.restore(RECORD.report.id, why="x", who="y"),
        ):
            with pytest.raises(CannotWrite, match="for reading only"):
                change()
        assert store.head() == 1


def test_a_reader_follows_a_writer_it_may_not_disturb(shared: Path) -> None:
    """While someone with the right adds, a reader without it sees what is added."""
    reader = as_nobody("read", str(shared / "record.db"))
    assert reader.stdout is not None and reader.stdin is not None
    assert reader.stdout.readline() == "1 7 1\n"
    with Store.open(str(shared / "record.db")) as store:
        for number in range(20):
            record = record_of(number=number)
            store.add(received_of(record), record)
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "21\n"
    assert reader.communicate("\n", timeout=60) == ("21\n", "")


def test_an_error_inside_a_transaction_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails between the first row of a report and its last: none of it is there."""
    from onrecord.record import write

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(write, "_cast", fails)
    other = record_of(number=41)
    with Store.open(str(path)) as store:
        with pytest.raises(ZeroDivisionError):
            store.add(received_of(other), other)
        assert store.head() == 1
        assert plain(store.every_line()) == lines_in(RECORD)
        monkeypatch.undo()
        assert store.add(received_of(other), other).seq == 2


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    """One line with the address, and the password nowhere in it."""
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="can't be reached") as told:
        Store.open("postgresql://desk:s3cret@127.0.0.1:1/crisis")
    assert "s3cret" not in str(told.value)
    assert "\n" not in str(told.value)
    assert "127.0.0.1" in str(told.value)


def test_the_file_is_plain_sqlite(path: Path) -> None:
    """Anyone's SQLite opens it; nothing of ours is needed to read it."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT title, outlet FROM reports").fetchall() == [
            ("Talks stall", "Harbour Courier")
        ]
        assert connection.execute("SELECT count(*) FROM lines WHERE until_seq IS NULL").fetchone() == (7,)
    connection.close()
