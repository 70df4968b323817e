"""The files that an input names: itself, or those in a folder and the folders below, in the order of their names."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import EmptyInput, InputError, MissingInput
from onrecord.intake.kinds import SUFFIXES, suffix_of

log = logging.getLogger(__name__)


def files_of(name: str) -> Iterator[Path | InputError]:
    """The file, or the readable files of the folder; a folder that can't be opened comes as its error.

    Names that begin with a dot are passed over; files of unknown kinds too, which is said once for the folder.
    """
    path = Path(name)
    if not path.exists():
        yield MissingInput(name, "there is no such file or folder: check the path")
    elif not path.is_dir():
        yield path
    else:
        yield from _folder(path)


def _folder(folder: Path) -> Iterator[Path | InputError]:
    refused: list[OSError] = []
    passed_over: dict[str, int] = {}
    found = 0
    for here, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (_unreadable(error) for error in refused)
        refused.clear()
        for name in sorted(name for name in names if not name.startswith(".")):
            suffix = suffix_of(name)
            if suffix in SUFFIXES:
                found += 1
                yield Path(here, name)
            else:
                passed_over[suffix or "no suffix"] = passed_over.get(suffix or "no suffix", 0) + 1
    yield from (_unreadable(error) for error in refused)
    _say_passed_over(folder, passed_over)
    if not found:
        yield EmptyInput(str(folder), f"holds no file that onrecord reads: give {', '.join(SUFFIXES)}")


def _unreadable(error: OSError) -> InputError:
    return MissingInput(str(error.filename), "may not be opened: give yourself the right to read it")


def _say_passed_over(folder: Path, passed_over: dict[str, int]) -> None:
    if passed_over:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(passed_over.items()))
        log.warning("%s: passed over files of kinds that onrecord doesn't read (%s)", folder, kinds)
