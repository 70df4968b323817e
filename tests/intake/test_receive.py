"""Inputs as users give them: each kind found, each bad one a clear line, the rest read."""

import importlib
import io
import logging
import os
from pathlib import Path

import pytest

from onrecord.errors import BrokenInput, EmptyInput, MissingInput, NotText, UnreadReport
from onrecord.intake import Hints, receive
from tests.intake.making import both, failed, received
from tests.intake.pasted import BODY, TITLE

TEXT = f"{TITLE}\n\n{BODY[0]}\n\n{BODY[1]}\n"
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("a.html", PAGE),
        ("a.htm", "\ufeff  \n<!-- saved -->\n" + PAGE),
        ("a.xhtml", '<?xml version="1.0"?>\n<!DOCTYPE html>\n' + PAGE),
        ("page-saved-as.txt", "<!DOCTYPE html>" + PAGE),
        ("text-saved-as.html", TEXT),
        ("no-suffix", PAGE),
        ("page-saved-as.xml", PAGE),
    ],
)
def test_the_kind_is_what_the_input_is(tmp_path: Path, name: str, content: str) -> None:
    """An input is read by what it is; its name only helps."""
    path = tmp_path / name
    path.write_text(content)
    report = received(path).report
    assert report.title == TITLE
    assert report.text == f"{BODY[0]}\n\n{BODY[1]}"


def test_a_text_that_opens_with_a_bracket(tmp_path: Path) -> None:
    """A text is not JSON for opening with a bracket, nor a page for opening with a sign."""
    for first in ("[Music.] " + BODY[0], "{sic} " + BODY[0], "< 40 people, " + BODY[0], "<3 people> " + BODY[0]):
        path = tmp_path / "a.txt"
        path.write_text(first)
        assert received(path).report.text == first


@pytest.mark.parametrize(
    ("name", "content", "kind", "word"),
    [
        ("a.txt", b"", EmptyInput, "is empty"),
        ("a.html", b"  \n", EmptyInput, "is empty"),
        ("a.json", b"", EmptyInput, "is empty"),
        ("a.warc", b"", EmptyInput, "is empty"),
        ("a.xml", b"\n", EmptyInput, "is empty"),
        ("a.txt", b"\n" * 20_000, EmptyInput, "is empty"),
        ("a.txt", b"Advertisement\n\n* * *\n", EmptyInput, "no text left"),
        ("a.txt", b"--- * ---", EmptyInput, "no text left"),
        ("a.txt", b"%PDF-1.7", NotText, "PDF"),
        ("a.html", b"\x89PNG\r\n\x1a\n", NotText, "picture"),
        ("a.txt", bytes(range(256)) * 9, NotText, "binary"),
        ("a.xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", BrokenInput, "unknown kind"),
        ("a.xml", b"just words", BrokenInput, "no feed"),
        ("a.json", b"just words", BrokenInput, "broken JSON"),
        ("a.warc", b"just words", BrokenInput, "no WARC"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: bytes, kind: type, word: str) -> None:
    """What is empty, binary or broken says so in one line, by its own kind of error."""
    path = tmp_path / name
    path.write_bytes(content)
    error = failed(path)
    assert type(error) is kind
    assert word in error.problem
    assert error.where == str(path)


@pytest.mark.parametrize("name", ["missing.txt", "missing/folder", "a\0b", "x" * 5000])
def test_files_that_are_not_there(tmp_path: Path, name: str) -> None:
    """A path that leads nowhere, or that no file can have, is told."""
    assert isinstance(failed(tmp_path / name), MissingInput | BrokenInput)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    """A file and a folder without the right to read them are told, and the rest is read."""
    for name in ("a.txt", "b.txt", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    try:
        reports, errors = both([tmp_path])
    finally:
        (tmp_path / "c").chmod(0o700)
    assert len(reports) == 1
    assert [type(error) for error in errors] == [MissingInput, MissingInput]


def test_a_folder_is_read_in_order_and_says_once_what_it_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Files of known kinds are read in the order of their names, folders below too; the others are said once."""
    names = ["b.txt", "a.txt", "z/a.html", "z/notes.md", ".hidden.txt", ".git/a.txt", "picture.png", "z/README"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE if name.endswith("html") else TEXT)
    with caplog.at_level(logging.WARNING, "onrecord"):
        reports, errors = both([tmp_path])
    assert [Path(r.where).relative_to(tmp_path).as_posix() for r in reports] == ["a.txt", "b.txt", "z/a.html"]
    assert not errors
    (said,) = caplog.messages
    assert all(kind in said for kind in (".md", ".png", "no suffix"))


def test_a_folder_with_nothing_to_read(tmp_path: Path) -> None:
    """A folder without a readable file says which kinds it could hold."""
    (tmp_path / "a.png").write_bytes(b"x")
    assert ".warc" in failed(tmp_path).problem


def test_one_bad_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    """Reports and errors come in the order of the inputs."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT)
    bad.write_bytes(b"")
    found = list(receive([str(good), str(bad), str(tmp_path / "none"), str(good)]))
    assert [type(one).__name__ for one in found] == ["Received", "EmptyInput", "MissingInput", "Received"]


def test_a_reader_that_fails_costs_only_its_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in a reader is told as one, with the input's name, and the rest is read."""
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text(TEXT)

    def broken(*_: object, **__: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr(importlib.import_module("onrecord.intake.receive"), "read_page", broken)
    reports, errors = both([tmp_path])
    assert len(reports) == 1
    assert type(errors[0]) is UnreadReport
    assert "this is a bug" in errors[0].problem


def test_a_file_without_end(tmp_path: Path) -> None:
    """A text that no one could have written is refused before it fills the memory; it takes no room on the disk here."""
    path = tmp_path / "endless.txt"
    with path.open("wb") as file:
        file.write(b"The talks stalled. " * 1000)
        file.truncate(129 << 20)
    assert "larger than 128 MB" in failed(path).problem


def test_a_dateline_with_its_year_dates_the_report(tmp_path: Path) -> None:
    """Where nothing else gives a date, the dateline does."""
    path = tmp_path / "a.json"
    path.write_text('{"text": "Marrakand, 14 May 2031 – The talks stalled."}')
    published = received(path).report.published
    assert (published.value, published.basis) == ("2031-05-14", "text")


def test_a_file_that_cannot_be_read_to_its_end() -> None:
    """An error of the disk is told as one: this file of the system gives none of its bytes."""
    path = Path("/proc/self/mem")
    if not path.exists():
        pytest.skip("there is no /proc here")
    error = failed(path)
    assert type(error) is BrokenInput
    assert "check the disk" in error.problem


class Standard:
    """Standard input with these bytes in it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (TEXT.encode(), 1),
        (PAGE.encode(), 1),
        (b'{"text": "One."}\n{"text": "Two."}\n', 2),
        (b'[{"text": "One."}, {"text": "Two."}]', 2),
        (
            f"<rss version='2.0'><channel><item><title>T</title><description>{BODY[0]}</description></item></channel></rss>".encode(),
            1,
        ),
    ],
    ids=["text", "page", "lines", "list", "feed"],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, count: int) -> None:
    """Standard input is known by what it is."""
    monkeypatch.setattr("sys.stdin", Standard(data))
    reports, errors = both(["-"])
    assert not errors
    assert len(reports) == count


def test_nothing_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on standard input is told."""
    monkeypatch.setattr("sys.stdin", Standard(b""))
    error = failed("-")
    assert error.where == "standard input"
    assert isinstance(error, EmptyInput)


def test_hints_stand_above_what_inputs_say(tmp_path: Path) -> None:
    """A date and outlet that the user gives are the report's, in every kind of input."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c.json").write_text('{"text": "One.", "date": "2030-01-01", "source": "Other"}')
    for hint, precision in [
        ("2031", "year"),
        ("2031-05", "month"),
        ("2031-05-14", "day"),
        ("2031-05-14T10:20Z", "minute"),
    ]:
        reports, _ = both([tmp_path], Hints(published=hint, outlet="Post"))
        for found in reports:
            published = found.report.published
            assert (published.value, published.precision, published.basis) == (hint, precision, "given")
            assert found.report.outlet == "Post"
