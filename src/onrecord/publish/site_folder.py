"""A site's folder: written beside its place, then put there whole; nothing but a site of onrecord is replaced."""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import SiteError

MARKER = "onrecord-site.json"
"""The file by which a folder is known as a site of onrecord."""

_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2(2): both names change places in one step."""


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A folder to write a site into; on the way out it stands at `target`, and what stood there is gone.

    If the body raises, `target` is as it was. Raises SiteError if `target` is not a site of onrecord, nor an empty
    folder, or if there is no right or no room to write.
    """
    target = Path(os.path.abspath(target))
    _check(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _cannot(target, error) from error
    try:
        yield made
        made.chmod(0o755)
        _put(made, target)
    except OSError as error:
        raise _cannot(target, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _check(target: Path) -> None:
    try:
        if not os.path.lexists(target):
            return
        if target.is_dir() and not target.is_symlink() and ((target / MARKER).is_file() or not any(target.iterdir())):
            return
    except OSError as error:
        raise _cannot(target, error) from error
    raise SiteError(
        f"{target} is not a site that onrecord made, and is left as it is: give another folder, or a new one"
    )


def _put(made: Path, target: Path) -> None:
    """Let `made` stand at `target`; what stood there ends up at `made`, if anywhere."""
    if not target.exists():
        made.rename(target)
    elif not _exchanged(made, target):
        old = made.with_name(made.name + "-old")
        target.rename(old)
        try:
            made.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the two folders changed places in one step; False where the system can't do that."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return call is not None and call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0


def _cannot(target: Path, error: OSError) -> SiteError:
    reason = error.strerror or type(error).__name__
    return SiteError(
        f"{target}: can't write a site there ({reason}): free some room, or give a folder that you may write"
    )
