"""Exports: which formats there are, and how one is written so that a half-written file is never left behind."""

import os
import pkgutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from onrecord.errors import BadQuery, CannotWrite
from onrecord.publish import formats
from onrecord.record import LineQuery, Store

GROUP = "onrecord.formats"


class Format(Protocol):
    """What a format's module holds."""

    SUMMARY: str

    def write(self, store: Store, query: LineQuery, out: BinaryIO) -> int:
        """Write what the query means; how many rows or records."""


@cache
def names() -> tuple[str, ...]:
    """The formats there are: ours, then those that other packages add."""
    ours = (module.name for module in pkgutil.iter_modules(formats.__path__))
    return tuple(dict.fromkeys([*ours, *(entry.name for entry in entry_points(group=GROUP))]))


def load(name: str) -> Format:
    """A format by its name. Raises BadQuery, which lists the names, if there is none."""
    if name not in names():
        raise BadQuery(f"{name!r} is not a format: choose one of {', '.join(names())}")
    if any(module.name == name for module in pkgutil.iter_modules(formats.__path__)):
        return cast("Format", import_module(f"{formats.__name__}.{name}"))
    (entry, *_) = entry_points(group=GROUP, name=name)
    return cast("Format", entry.load())


def export(store: Store, name: str, query: LineQuery, out: BinaryIO) -> int:
    """Write an export to an open binary file; how many rows or records. Raises BadQuery, CannotWrite, RecordError."""
    chosen = load(name)
    with _told("the output"):
        return chosen.write(store, query, out)


def export_file(store: Store, name: str, query: LineQuery, path: Path) -> int:
    """Write an export to a file, which is there whole or not at all. Raises BadQuery, CannotWrite, RecordError."""
    chosen = load(name)
    with _told(str(path)), whole(path) as out:
        return chosen.write(store, query, out)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes its name when it is complete and on the disk; nothing is left of one that fails."""
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
        try:
            yield cast("BinaryIO", file)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(file.name, _mode(path))
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


@contextmanager
def _told(where: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotWrite(
            f"{where}: can't be written ({error.strerror or error}): make room, or name another place"
        ) from error
