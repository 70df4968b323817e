"""WARC archives: every page a report, every break told with its place, what came before it kept."""

import gzip
import logging
from pathlib import Path

import pytest

from tests.intake.making import both
from tests.intake.pasted import BODY


def page(number: int) -> bytes:
    """An HTML page that is told from the others by its number."""
    text = "".join(f"<p>{line}</p>" for line in BODY[: number + 2])
    return f"<html><head><title>Report {number}</title></head><body><h1>Report number {number} of four</h1>{text}</body></html>".encode()


def record(
    url: str,
    body: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    content_type: str = "text/html",
    extra: str = "",
) -> bytes:
    """One WARC record of an HTTP answer."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{extra}\r\n".encode() + body
    block = http if kind in ("response", "request") else body
    declared = "application/http" if kind in ("response", "request") else content_type
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-05-14T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nContent-Type: {declared}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


ONE, TWO, THREE = (record(f"https://post.example/2031/05/14/{n}", page(n)) for n in (1, 2, 3))


def written(tmp_path: Path, data: bytes, name: str = "a.warc") -> Path:
    """An archive."""
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("packed", ["", "members", "one member"])
def test_every_page_is_a_report(tmp_path: Path, packed: str) -> None:
    """Plain and packed archives give their pages with address and date; the bytes are the page's."""
    parts = [ONE, TWO, THREE]
    data = b"".join(map(gzip.compress, parts)) if packed == "members" else b"".join(parts)
    data = gzip.compress(data) if packed == "one member" else data
    reports, errors = both([written(tmp_path, data, "a.warc.gz" if packed else "a.warc")])
    assert not errors
    assert [r.report.url for r in reports] == [f"https://post.example/2031/05/14/{n}" for n in (1, 2, 3)]
    assert [r.source for r in reports] == [page(n) for n in (1, 2, 3)]
    assert reports[0].report.published.value == "2031-05-14"


def test_packed_and_chunked_answers_are_unpacked(tmp_path: Path) -> None:
    """A page that was sent in chunks and gzipped is read as the page it is."""
    packed = gzip.compress(page(1))
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (packed[:100], packed[100:])) + b"0\r\n\r\n"
    data = record("https://post.example/1", chunks, extra="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")
    reports, errors = both([written(tmp_path, data)])
    assert not errors
    assert reports[0].source == page(1)


def test_what_is_no_page_is_passed_over_and_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Pictures, redirects and requests are no reports; the pages among them are read, text included."""
    others = [
        record("https://post.example/a.png", b"\x89PNG", content_type="image/png"),
        record("https://post.example/old", b"", status="301 Moved"),
        record("https://post.example/req", b"", kind="request"),
        record("https://post.example/plain", BODY[0].encode(), content_type="text/plain"),
        record("https://post.example/wet", BODY[1].encode(), kind="conversion", content_type="text/plain"),
    ]
    with caplog.at_level(logging.WARNING, "onrecord"):
        reports, errors = both([written(tmp_path, b"".join([*others, ONE]))])
    assert [r.report.url for r in reports] == [
        "https://post.example/plain",
        "https://post.example/wet",
        "https://post.example/2031/05/14/1",
    ]
    assert not errors
    assert len(caplog.records) == 1


CUTS = {
    "in a body": TWO[: len(TWO) // 2],
    "in a header": TWO[:100],
    "in the version": TWO[:7],
    "before the blank lines": b"garbage after the record",
}


@pytest.mark.parametrize("rest", CUTS.values(), ids=CUTS)
def test_an_archive_that_breaks_off(tmp_path: Path, rest: bytes) -> None:
    """The page before the break is kept, and the break is told with file and byte."""
    path = written(tmp_path, ONE + rest)
    reports, errors = both([path])
    assert [r.source for r in reports] == [page(1)]
    assert [error.where for error in errors] == [f"{path} byte {len(ONE)}"]


@pytest.mark.parametrize("keep", [12, 200])
def test_a_packed_archive_that_breaks_off(tmp_path: Path, keep: int) -> None:
    """Of a packed archive, the place of the broken member is told."""
    first = gzip.compress(ONE)
    path = written(tmp_path, first + gzip.compress(TWO)[:keep], "a.warc.gz")
    reports, errors = both([path])
    assert [r.source for r in reports] == [page(1)]
    assert [error.where for error in errors] == [f"{path} byte {len(first)}"]


def test_a_page_that_cannot_be_read_does_not_stop_the_archive(tmp_path: Path) -> None:
    """An empty page and a badly packed one are told by their address; the pages behind them are read."""
    bad = [
        record("https://post.example/empty", b"<html></html>"),
        record("https://post.example/packed", b"no gzip at all", extra="Content-Encoding: gzip\r\n"),
    ]
    reports, errors = both([written(tmp_path, b"".join([*bad, ONE]))])
    assert len(reports) == 1
    assert [error.where.rpartition(" ")[2] for error in errors] == [
        "https://post.example/empty",
        "https://post.example/packed",
    ]


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"hello there", "a.warc", "no WARC"),
        (gzip.compress(b"hello there", mtime=0), "a.warc.gz", "no WARC"),
        (gzip.compress(b"hello there", mtime=0), "notes.txt", "no WARC"),
        (record("https://post.example/a.png", b"x", content_type="image/png"), "a.warc", "holds no page"),
    ],
)
def test_what_is_no_archive(tmp_path: Path, data: bytes, name: str, word: str) -> None:
    """A file that only calls itself an archive, and one without pages, say so."""
    reports, errors = both([written(tmp_path, data, name)])
    assert not reports
    assert word in str(errors[0])
