"""What `onrecord.read` does: one report from whatever the caller has at hand."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.intake import Hints, Received, receive, receive_text
from onrecord.language import load
from onrecord.reading import read_report

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.model import Record


@cache
def language() -> "Language":
    """The default model, loaded once a process."""
    return load()


def read_one(source: str | Path, *, published: str | None, outlet: str | None) -> "Record":
    """The record of a path, an address or a text. Raises InputError if it can't be read."""
    return read_report(received(source, Hints(published=published, outlet=outlet)).report, language())


def received(source: str | Path, hints: Hints) -> Received:
    """The one report that a caller means. Raises InputError if it can't be read."""
    if isinstance(source, str) and not _is_input(source):
        return receive_text(source, hints)
    first = next(receive([str(source)], hints))
    if isinstance(first, InputError):
        raise first
    return first


def _is_input(source: str) -> bool:
    if source.startswith(("http://", "https://")):
        return True
    try:
        return "\n" not in source and Path(source).exists()
    except OSError:
        return False
