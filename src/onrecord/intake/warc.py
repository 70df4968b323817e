"""WARC archives to reports: one for each page that was answered with 200, read one record at a time.

FastWARC stops without a word where a file breaks off, so completeness is checked here: each record against the
length it declares, and behind the last one that nothing is left over. What came before a break is kept.
"""

import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from onrecord.errors import BrokenInput, EmptyInput, InputError, NotText
from onrecord.intake.details import Details
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_plain
from onrecord.intake.received import Hints, Incoming, Received

log = logging.getLogger(__name__)

LARGEST = 10 * 1024 * 1024
"""Bytes of one page; a larger one is no report."""

READ = ("text/html", "application/xhtml+xml", "text/plain")
"""Content types that hold a report."""

HOLDING = ("response", "resource", "conversion")
"""Types of records that may hold a page."""

STEP = 1024 * 1024


def read_warc(stream: BinaryIO, where: str, hints: Hints) -> Iterator[Received | InputError]:
    """The report of each page; a broken record comes as its error, with its offset, and is the last.

    Records that are no pages (pictures, redirects, requests) are passed over, which is said once.
    """
    reader = _Reader(stream, where, hints)
    yield from reader.reports()
    reader.say_passed_over()


class _Reader:
    """One pass over an archive."""

    def __init__(self, stream: BinaryIO, where: str, hints: Hints) -> None:
        self.stream, self.where, self.hints = stream, where, hints
        self.passed_over: Counter[str] = Counter()
        self.last = self.pages = 0

    def reports(self) -> Iterator[Received | InputError]:
        """The pages' reports; the first break ends them."""
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        try:
            for record in ArchiveIterator(self.stream, record_types=WarcRecordType.any_type, parse_http=False):
                self.last = record.stream_pos
                found = self._record(record)
                if found is not None:
                    yield found
                if isinstance(found, BrokenInput):
                    return
        except OSError as error:
            self.last = break_of(self.stream, self.last) or self.last
            yield self._broken(f"is no WARC from there on ({error})")
            return
        broken = break_of(self.stream, self.last)
        if broken is not None:
            self.last = broken
            yield self._broken("breaks off there")
        elif self.pages == 0:
            raise EmptyInput(self.where, "holds no page: give an archive with text/html responses")

    def say_passed_over(self) -> None:
        """Say once what was not read."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.passed_over.items()) if count)
        if kinds:
            log.warning("%s: passed over records that are no pages (%s)", self.where, kinds)

    def _record(self, record: Any) -> Received | InputError | None:
        """A page's report or error; None for a record that is whole and no page."""
        declared = record.headers.get("Content-Length") or ""
        if not declared.strip().isdigit():
            return self._broken("breaks off in a record's header there")
        kind = (record.headers.get("WARC-Type") or "").strip().lower()
        if kind not in HOLDING or int(declared) > LARGEST:
            if _length(record.reader) < int(declared):
                return self._broken("breaks off in a record there")
            self.passed_over["larger than 10 MB"] += kind in HOLDING
            return None
        block = record.reader.read()
        if len(block) < int(declared):
            return self._broken("breaks off in a record there")
        return self._page(record, kind, block)

    def _page(self, record: Any, kind: str, block: bytes) -> Received | InputError | None:
        url = record.headers.get("WARC-Target-URI")
        where = f"{self.where} {url or f'byte {record.stream_pos}'}"
        try:
            payload = (
                _answer(block)
                if kind == "response"
                else Payload(_bare(record.headers.get("Content-Type")), None, block)
            )
        except OSError as error:
            return NotText(where, f"its HTTP answer can't be unpacked ({error}): fetch the page again")
        if payload.content_type not in READ:
            self.passed_over[payload.content_type or "of no type"] += 1
            return None
        self.pages += 1
        page = Incoming(payload.data, where, self.hints)
        try:
            if payload.content_type == "text/plain":
                return read_plain(page, Details(url=url))
            return read_page(page, url=url, charset=payload.charset)
        except InputError as error:
            return error

    def _broken(self, how: str) -> BrokenInput:
        return BrokenInput(
            f"{self.where} byte {self.last}", f"{how}: what came before is kept, get the file again for the rest"
        )


def break_of(stream: BinaryIO, last: int) -> int | None:
    """Where an archive breaks off at or behind its last record, which begins at byte `last`; None if it is whole."""
    stream.seek(last)
    head = stream.read(5)
    begin = last if head.startswith((b"WARC/", b"\x1f\x8b")) else 0
    stream.seek(begin)
    return _plain_break(stream, begin) if head.startswith(b"WARC/") else _gzip_break(stream, begin)


def _plain_break(stream: BinaryIO, begin: int) -> int | None:
    length = -1
    while (line := stream.readline(STEP)).strip():
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    end = stream.tell() + length
    if length < 0 or not line or end > stream.seek(0, 2):
        return begin
    stream.seek(end)
    rest = stream.read(STEP)
    return end + len(rest) - len(rest.lstrip()) if rest.strip() else None


def _gzip_break(stream: BinaryIO, begin: int) -> int | None:
    """Where the first gzip member begins, from `begin` on, that isn't whole."""
    member, waiting, place = zlib.decompressobj(zlib.MAX_WBITS | 16), b"", begin
    begun = False
    try:
        while part := waiting or stream.read(STEP):
            member.decompress(part, STEP)
            begun, waiting = True, member.unconsumed_tail
            if member.eof:
                waiting = member.unused_data.lstrip(b"\0")
                member, begun, place = zlib.decompressobj(zlib.MAX_WBITS | 16), False, stream.tell() - len(waiting)
    except zlib.error:
        return place
    return place if begun else None


class Payload(NamedTuple):
    """What a record carries: its content type, the charset that was declared, and its bytes unpacked."""

    content_type: str
    charset: str | None
    data: bytes


def _answer(block: bytes) -> Payload:
    """The payload of an HTTP answer, of no type unless it was 200. Raises OSError if it can't be unpacked.

    It is parsed in a record of its own: FastWARC's iterator stops for good where parsing fails in its own record.
    """
    from fastwarc.warc import WarcRecord

    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    answer = WarcRecord.from_bytes(head.encode() + block + b"\r\n\r\n")
    answer.parse_http(auto_decode="all")
    if answer.http_headers is None or answer.http_headers.status_code != 200:
        return Payload("", None, b"")
    return Payload(_bare(answer.http_content_type), answer.http_charset, answer.reader.read())


def _bare(content_type: str | None) -> str:
    return (content_type or "").split(";")[0].strip().lower()


def _length(reader: Any) -> int:
    size = 0
    while part := reader.read(STEP):
        size += len(part)
    return size
