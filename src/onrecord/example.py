"""The example crisis that comes with onrecord: where it lies, and its reports in the order in which a desk got them.

It lies inside an installed package as `onrecord/examples/talwen`, and in a working copy as `examples/talwen`
beside `src`. Its record is made once and kept in the user's cache folder, under the mark of everything that
could make it another: the example's files and onrecord's own.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, MissingInput

if TYPE_CHECKING:
    from onrecord.intake import Received

NAME = "The Talwen Valley crisis"

MARK = 12
"""Hex digits of a record's mark: enough to tell a user's few versions apart."""


def folder() -> Path:
    """The example's folder. Raises MissingInput if the package was installed without it."""
    packed = Path(str(files("onrecord"))) / "examples" / "talwen"
    beside = Path(__file__).parents[2] / "examples" / "talwen"
    found = next((place for place in (packed, beside) if (place / "reports").is_dir()), None)
    if found is None:
        raise MissingInput(str(packed), "the example crisis is not there: install onrecord again")
    return found


def received(example: Path) -> "list[Received | InputError]":
    """Every report of the example, oldest first; what can't be read comes last.

    A folder whose files don't name their outlet gets it from `outlets.yaml`, as `--outlet` would give it.
    """
    found = [item for place in sorted((example / "reports").iterdir()) for item in _of_outlet(place, example)]
    return sorted(found, key=_moment)


def home(example: Path) -> Path:
    """The folder for the example's record, made if it isn't there; those of other versions are thrown away.

    Where the user's cache can't be written to, a temporary folder.
    """
    place = _cache() / "onrecord" / f"demo-{_mark(example)}"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="onrecord-demo-"))
    if not os.access(place, os.W_OK):
        return Path(tempfile.mkdtemp(prefix="onrecord-demo-"))
    for other in place.parent.glob("demo-*"):
        if other != place:
            shutil.rmtree(other, ignore_errors=True)
    return place


def _of_outlet(place: Path, example: Path) -> "Iterator[Received | InputError]":
    from onrecord.intake import Hints, receive

    return receive([str(place)], Hints(outlet=_outlets(example).get(place.name)))


def _outlets(example: Path) -> dict[str, str]:
    import yaml

    found: dict[str, str] = yaml.safe_load((example / "outlets.yaml").read_text("utf-8"))
    return found


def _moment(item: "Received | InputError") -> str:
    return "9999" if isinstance(item, InputError) else item.report.published.value or ""


def _cache() -> Path:
    """Where the system keeps what can be made again: XDG on Unix, Library/Caches on a Mac, LOCALAPPDATA on Windows."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _mark(example: Path) -> str:
    """Changes with any file of the example or of onrecord: by name, size and time, so that it costs milliseconds."""
    digest = hashlib.sha256()
    for root in (example, Path(__file__).parent):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                seen = path.stat()
                digest.update(f"{path} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:MARK]
