"""JSON and JSON lines to reports: one object, a list of them, an object that wraps a list, or an object a line.

JSON lines are read line by line, never whole. In a list that breaks off, what stands before the break is kept.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import BrokenInput, InputError
from onrecord.intake.decoding import decode
from onrecord.intake.objects import is_report, report_of
from onrecord.intake.received import Hints, Incoming, Received

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes in one line of JSON lines: far more than any report, and little enough to hold."""

WRAPPERS = ("reports", "items", "articles", "results", "documents", "news", "value", "data")
"""Keys under which an object may hold a list of reports (JSON Feed: items; news interfaces: articles, results)."""

_WHITE = " \t\r\n"


def read_lines(stream: BinaryIO, where: str, hints: Hints) -> Iterator[Received | InputError]:
    """The report of each line that isn't empty; a broken line comes as its error, with its number."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        name = f"{where} line {number}"
        if len(line) > LONGEST_LINE:
            _skip_line(stream, line)
            yield BrokenInput(name, f"is longer than {LONGEST_LINE >> 20} MB: give one report a line")
        elif line.strip():
            yield _one_line(line.strip(), name, hints)


def read_document(data: bytes, where: str, hints: Hints) -> Iterator[Received | InputError]:
    """The reports of a JSON document, in order."""
    text = decode(data, where).text.lstrip("\ufeff")
    start = len(text) - len(text.lstrip(_WHITE))
    if text[start : start + 1] == "[":
        yield from _list(text, start, where, hints)
        return
    value, end = _value(text, start, where)
    rest = text[end:].strip(_WHITE)
    if rest:
        raise BrokenInput(where, f"goes on behind its end at {_place(text, end)}: for one object a line name it .jsonl")
    inside = None if is_report(value) else _wrapped(text, start, value)
    if inside is not None:
        yield from _list(text, inside, where, hints)
        return
    yield _report(value, text[start:end].encode("utf-8", "replace"), where, hints)


def are_lines(stream: BinaryIO) -> bool:
    """Whether a file holds an object a line: a first line that is one, and a second that begins one. Goes back to its beginning."""
    first, second = (line.strip() for line in _first_lines(stream, 2))
    stream.seek(0)
    return first.startswith(b"{") and first.endswith(b"}") and second.startswith(b"{")


def is_json(head: bytes) -> bool:
    """Whether the beginning of a file reads as JSON and not as a text that opens with a bracket."""
    text = head.lstrip(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return text[1:].lstrip()[:1] in (b'"', b"}")
    return text.startswith(b"[") and text[1:].lstrip()[:1] in (b"{", b"]")


def _one_line(line: bytes, where: str, hints: Hints) -> Received | InputError:
    try:
        text = decode(line, where).text.lstrip("\ufeff")
        value, end = _value(text, 0, where)
        if text[end:].strip(_WHITE):
            raise BrokenInput(where, f"goes on behind its object at column {end + 1}: give one object a line")
    except InputError as error:
        return error
    return _report(value, line, where, hints)


def _list(text: str, start: int, where: str, hints: Hints) -> Iterator[Received | InputError]:
    at, number = start + 1, 0
    while True:
        at = _past(text, at, _WHITE)
        if text[at : at + 1] == "]":
            break
        if number:
            if text[at : at + 1] != ",":
                raise BrokenInput(
                    where, f"breaks off behind item {number}, at {_place(text, at)}: mend it from there on"
                )
            at = _past(text, at + 1, _WHITE)
        number += 1
        value, end = _value(text, at, f"{where} item {number}")
        yield _report(value, text[at:end].encode("utf-8", "replace"), f"{where} item {number}", hints)
        at = end
    if number == 0:
        raise BrokenInput(where, "holds an empty list: give objects with `text` or `html`")


def _report(value: object, raw: bytes, where: str, hints: Hints) -> Received | InputError:
    try:
        return report_of(value, Incoming(raw, where, hints))
    except InputError as error:
        return error


def _value(text: str, at: int, where: str) -> tuple[object, int]:
    """The JSON value at an offset and where it ends."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)
    except json.JSONDecodeError as error:
        place = _place(text, error.pos)
        raise BrokenInput(where, f"is broken JSON at {place} ({error.msg.lower()}): mend it there") from None
    except (RecursionError, ValueError) as error:
        raise BrokenInput(where, f"is JSON that can't be held ({error}): give plain objects with `text`") from None


def _wrapped(text: str, at: int, value: object) -> int | None:
    """Where the list begins that an object wraps, so that its items can be taken as the text they are."""
    if not isinstance(value, dict) or not any(isinstance(value.get(key), list) for key in WRAPPERS):
        return None
    at = _past(text, at + 1, _WHITE)
    while text[at : at + 1] == '"':
        key, at = json.JSONDecoder(strict=False).raw_decode(text, at)
        at = _past(text, at, _WHITE + ":")
        if key in WRAPPERS and text[at] == "[":
            return at
        _, at = json.JSONDecoder(strict=False).raw_decode(text, at)
        at = _past(text, at, _WHITE + ",")
    return None


def _place(text: str, at: int) -> str:
    line = text.count("\n", 0, at)
    column = at - text.rfind("\n", 0, at)
    return f"line {line + 1}, column {column}" if line else f"column {column}"


def _past(text: str, at: int, marks: str) -> int:
    while at < len(text) and text[at] in marks:
        at += 1
    return at


def _first_lines(stream: BinaryIO, count: int) -> Iterator[bytes]:
    """The first lines that aren't empty; b"" where there are no more."""
    while count:
        line = stream.readline(LONGEST_LINE)
        if line.strip() or not line:
            yield line
            count -= 1


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
