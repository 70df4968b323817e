"""From inputs to reports: each input's kind is found, and its reader asked."""

import logging
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BrokenInput, EmptyInput, InputError, MissingInput, UnreadReport
from onrecord.intake import feed, json_files, newsml, warc
from onrecord.intake.decoding import Decoded, without_surrogates
from onrecord.intake.details import Details
from onrecord.intake.fetch import Fetcher
from onrecord.intake.files import files_of
from onrecord.intake.kinds import HEAD, Kind, kind_of, suffix_of
from onrecord.intake.page import read_page
from onrecord.intake.plain import read_decoded, read_plain
from onrecord.intake.received import Hints, Incoming, Received

log = logging.getLogger(__name__)

Found = Iterator[Received | InputError]

IN_MEMORY = 16 * 1024 * 1024
"""Bytes of standard input that are held in memory; more goes to a temporary file."""

LARGEST = 128 * 1024 * 1024
"""Bytes of an input that is read whole: a text, a page, a feed, a JSON list. JSON lines and WARC may be of any size."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An input opened for reading from its beginning, and what its name or its server says of its kind."""

    stream: BinaryIO
    where: str
    suffix: str = ""
    content_type: str = ""
    url: str | None = None
    charset: str | None = None


def receive(inputs: Iterable[str], hints: Hints | None = None, fetcher: Fetcher | None = None) -> Found:
    """Every report of the inputs, in order; an input or part that can't be read comes as its error, and the rest goes on.

    `inputs` are paths, folders, http(s) addresses, or "-" for standard input. `fetcher` lets a caller keep its
    connections and its robots.txt from call to call; without one, one is made and closed here.
    """
    known = hints or Hints()
    own = fetcher or Fetcher(allow_private=known.allow_private)
    try:
        for name in inputs:
            yield from _guarded(lambda name=name: _input(name, known, own), name)  # type: ignore[misc]
    finally:
        if fetcher is None:
            own.close()


def receive_text(text: str, hints: Hints | None = None, where: str = "text") -> Received:
    """A report from text at hand, cleaned of page furniture. Raises InputError if nothing is left."""
    text = without_surrogates(text)
    incoming = Incoming(text.encode(), where, hints or Hints())
    return read_decoded(Decoded(text, incoming.data, "utf-8"), incoming)


def is_address(name: str) -> bool:
    """Whether an input is an address and not a path."""
    return name.lower().startswith(("http://", "https://"))


def _input(name: str, hints: Hints, fetcher: Fetcher) -> Found:
    if name == "-":
        with _standard_input() as stream:
            yield from _read(Opened(stream, "standard input"), hints, fetcher)
    elif is_address(name):
        page = fetcher.get(name)
        if page is not None:
            suffix = suffix_of(page.url.partition("?")[0])
            opened = Opened(BytesIO(page.data), name, suffix, page.content_type, page.url, page.charset)
            yield from _read(opened, hints, fetcher)
    else:
        for path in files_of(name):
            if isinstance(path, InputError):
                yield path
            else:
                yield from _guarded(lambda path=path: _file(path, hints, fetcher), str(path))  # type: ignore[misc]


def _file(path: Path, hints: Hints, fetcher: Fetcher) -> Found:
    with path.open("rb") as stream:
        yield from _read(Opened(stream, str(path), suffix_of(path.name)), hints, fetcher)


def _read(opened: Opened, hints: Hints, fetcher: Fetcher) -> Found:
    """The reports of one opened input, by the reader of its kind."""
    head = opened.stream.read(HEAD)
    opened.stream.seek(0)
    if not head.strip() and not opened.stream.read().strip():
        raise EmptyInput(opened.where, "is empty: give an input with text in it")
    opened.stream.seek(0)
    kind = kind_of(head, opened.where, opened.suffix, opened.content_type)
    if kind is Kind.LINES or (kind is Kind.JSON and json_files.are_lines(opened.stream)):
        yield from json_files.read_lines(opened.stream, opened.where, hints)
    elif kind is Kind.WARC:
        yield from warc.read_warc(opened.stream, opened.where, hints)
    else:
        data = opened.stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise BrokenInput(
                opened.where, f"is larger than {LARGEST >> 20} MB: give its reports as JSON lines or WARC"
            )
        yield from _whole(kind, opened, Incoming(data, opened.where, hints), fetcher)


def _whole(kind: Kind, opened: Opened, incoming: Incoming, fetcher: Fetcher) -> Found:
    """The reports of an input that is read whole."""
    if kind is Kind.JSON:
        yield from json_files.read_document(incoming.data, incoming.where, incoming.hints)
    elif kind is Kind.FEED:
        yield from feed.read_feed(incoming, fetcher, opened.url)
    elif kind is Kind.NEWSML:
        yield from newsml.read_newsml(incoming)
    elif kind is Kind.PAGE:
        yield read_page(incoming, url=opened.url, charset=opened.charset)
    else:
        yield read_plain(incoming, Details(url=opened.url))


def _guarded(reports: Callable[[], Found], where: str) -> Found:
    """The reports, and in place of whatever stops them an error that names the input."""
    try:
        yield from reports()
    except InputError as error:
        yield error
    except FileNotFoundError:
        yield MissingInput(where, "there is no such file: check the path")
    except PermissionError:
        yield MissingInput(where, "may not be read: give yourself the right to read it")
    except OSError as error:
        yield BrokenInput(where, f"can't be read ({error.strerror or error}): check the disk or the connection")
    except Exception as error:  # a reader's bug in one input must not cost the others
        log.debug("receiving %s failed", where, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield UnreadReport(
            where, f"onrecord failed on this input ({what}): this is a bug, please report it with the input"
        )


@contextmanager
def _standard_input() -> Iterator[BinaryIO]:
    """Standard input with a beginning to go back to, whatever its size."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as held:
        while part := sys.stdin.buffer.read(1 << 20):
            held.write(part)
        held.seek(0)
        yield held  # type: ignore[misc]
