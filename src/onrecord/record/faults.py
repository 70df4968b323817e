"""A database's failures as ours: one line that says what happened and what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from onrecord.errors import CannotWrite, DamagedRecord, NotARecord, RecordBusy, RecordError

KEPT = "what was reported as added is kept"

# First match by the start of SQLite's error name (https://sqlite.org/rescode.html).
SQLITE = (
    ("SQLITE_BUSY", RecordBusy, "another process is writing to it: wait until it is done, then try again"),
    ("SQLITE_LOCKED", RecordBusy, "another process is writing to it: wait until it is done, then try again"),
    ("SQLITE_FULL", CannotWrite, f"no room left to write: make room, then run the same command again; {KEPT}"),
    ("SQLITE_READONLY", CannotWrite, "no right to write: change the rights of the file and its folder, or copy it elsewhere"),
    ("SQLITE_PERM", CannotWrite, "no right to write: change the rights of the file and its folder, or copy it elsewhere"),
    ("SQLITE_CANTOPEN", CannotWrite, "can't be opened: check that you may read and write the file and its folder"),
    ("SQLITE_NOTADB", NotARecord, "not an onrecord record: name another file"),
    ("SQLITE_CORRUPT", DamagedRecord, "the file is damaged: go back to a copy, or save what is left with `sqlite3 FILE .recover`"),
    ("SQLITE_IOERR", CannotWrite, f"the disk failed or is full: check it, then run the same command again; {KEPT}"),
    ("SQLITE_TOOBIG", CannotWrite, "a report is too large for the record: split it"),
)  # fmt: skip

# By SQLSTATE, class or whole (PostgreSQL manual, appendix A).
POSTGRESQL = (
    ("55P03", RecordBusy, "another process is writing to it: wait until it is done, then try again"),
    ("40", RecordBusy, "another process is writing to it: wait until it is done, then try again"),
    (
        "53",
        CannotWrite,
        f"the server has no room or connections left: see to it, then run the same command again; {KEPT}",
    ),
    ("54", CannotWrite, "a report is too large for the record: split it"),
    ("42501", CannotWrite, "no right to write: ask for the rights to create and change tables"),
    ("25006", CannotWrite, "the server takes no writes: name its primary"),
    ("28", RecordError, "the server refuses this user or password: check the address"),
    ("3D", NotARecord, "no such database: create it first"),
    ("XX", DamagedRecord, "the database is damaged: go back to a copy"),
)


@contextmanager
def told(address: str) -> Iterator[None]:
    """Raise what the database says inside as a RecordError that names the address."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise fault(address, error) from error
    except PoolTimeout as error:
        raise RecordBusy(f"{address}: too many readers at once: try again") from error


def fault(address: str, error: DBAPIError | sqlite3.Error) -> RecordError:
    """The RecordError for a driver's error."""
    original = (error.orig or error) if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None) or ""
    for start, kind, advice in (*SQLITE, *POSTGRESQL):
        if code.startswith(start):
            return kind(f"{address}: {advice}")
    said = " ".join(str(original).split())[:300]
    if not code and "connect" in said.lower():
        return RecordError(f"{address}: the server can't be reached ({said}): check the address and that it is running")
    return RecordError(f"{address}: the database refused ({said}): please report this")
