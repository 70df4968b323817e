"""What `onrecord.read` and the commands share: inputs in, records out, one report at a time."""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, UnreadReport
from onrecord.intake import Hints, Received, receive, receive_text
from onrecord.intake.kinds import SUFFIXES, suffix_of
from onrecord.intake.receive import is_address
from onrecord.language import load
from onrecord.reading import read_report

if TYPE_CHECKING:
    from onrecord.language import Language
    from onrecord.model import Record

log = logging.getLogger(__name__)


@cache
def language() -> "Language":
    """The default model, loaded once a process."""
    return load()


def read_all(
    inputs: Iterable[str], hints: Hints | None = None, language: "Language | None" = None
) -> Iterator["tuple[Received, Record] | InputError"]:
    """Every report of the inputs with its record, in order and one at a time; what can't be read comes as its error.

    `inputs` are paths, folders, addresses or "-"; `language` is the loaded model, by default the installed one.
    A report on which a room fails comes as UnreadReport: the failure is onrecord's, and the rest goes on.
    Raises ModelError if there is no model.
    """
    model = language or _default()
    for received in receive(inputs, hints):
        yield received if isinstance(received, InputError) else read_received(received, model)


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


def _default() -> "Language":
    return language()


def read_received(received: Received, model: "Language") -> "tuple[Received, Record] | InputError":
    """One report with its record; UnreadReport, as a value, if a room fails on it."""
    try:
        return received, read_report(received.report, model)
    except Exception as error:  # a room's bug in one report must not cost the others
        log.debug("reading %s failed", received.where, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return UnreadReport(
            received.where,
            f"onrecord failed on this report ({what}): this is a bug, please report it with the text that begins "
            f"{received.report.text[:40]!r}",
        )


def _is_input(source: str) -> bool:
    """Whether a string names an input: an address, a path that is there, or one word that ends like a file's name."""
    if is_address(source) or (not re.search(r"\s", source) and suffix_of(source) in SUFFIXES):
        return True
    try:
        return bool(source.strip()) and "\n" not in source and Path(source).exists()
    except (OSError, ValueError):
        return False
