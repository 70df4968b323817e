"""`onrecord serve` as a process of its own: it says where it is, keeps to this machine, and fails in one line."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve"]


@contextmanager
def served(*arguments: str) -> Iterator[str]:
    """A running `onrecord serve`; yields the address that it tells."""
    process = subprocess.Popen([*COMMAND, *arguments], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+/", said)
        assert found, said
        yield found[0]
    finally:
        process.terminate()
        process.wait(20)
        assert process.stderr is not None
        process.stderr.close()


def failed(*arguments: str) -> str:
    """What a serve that can't start says: one line, exit code 1."""
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1 and not done.stdout
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("onrecord: "), done.stderr
    return lines[0]


def test_serve_gives_the_page_to_this_machine(record_file: Path) -> None:
    """It tells its address, listens on the loopback address only, and gives the pages there."""
    with served(str(record_file), "--port", "0") as address:
        assert address.startswith("http://127.0.0.1:")
        answer = httpx.get(address, trust_env=False)
        assert (
            answer.status_code == 200
            and "Ferries leave Ilmar" in answer.text
            and "uvicorn" not in answer.headers.get("server", "")
        )
        assert "<bdi>strait</bdi>" in answer.text


def test_a_taken_port_is_said_to_be_taken(record_file: Path) -> None:
    """Another program holds the port: one line says so, and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        said = failed(str(record_file), "--port", port)
    assert port in said and "--port" in said


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """serve reads: it makes no file where there is none."""
    missing = tmp_path / "missing.db"
    assert "missing.db" in failed(str(missing), "--port", "0")
    assert not missing.exists()


def test_something_else_than_a_record_is_refused(tmp_path: Path) -> None:
    """A file that is no record is named, and left as it is."""
    other = tmp_path / "notes.db"
    other.write_bytes(b"not a database at all, only some notes" * 50)
    failed(str(other), "--port", "0")
    assert other.read_bytes().startswith(b"not a database")


@pytest.mark.parametrize("arguments", [["--port", "99999"], ["--port", "x"], []])
def test_wrong_usage_is_exit_code_two(arguments: list[str]) -> None:
    """click tells what is wrong with the command line itself."""
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and "Usage" in done.stderr
