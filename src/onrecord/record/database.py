"""The connection to a record's database: one writer at a time, readers on a snapshot, every commit on the disk.

SQLite runs in WAL mode with `synchronous=FULL`: a commit returns after fsync, so that what was reported as
added survives a power cut (NORMAL would lose the last commits); readers never wait. On PostgreSQL a writer
takes one advisory lock, so that entries become visible in the order of their numbers.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from onrecord.errors import CannotWrite, NotARecord, RecordError
from onrecord.record.faults import told

PATIENCE = 10.0
"""Seconds a writer waits for another: a hundred times the longest transaction measured (one report of 1 MB)."""

WRITERS = 0x6F6E7265636F7264
"""PostgreSQL's advisory lock of the one writer: "onrecord" in ASCII."""

HEADER = b"SQLite format 3\0"
POSTGRESQL = ("postgresql://", "postgres://")


class Database:
    """An open database. `name` is its address as it may be printed, without a password."""

    def __init__(self, engine: Engine, name: str, patience: float) -> None:
        self.engine = engine
        self.name = name
        self.patience = patience

    @property
    def postgresql(self) -> bool:
        """Whether it is PostgreSQL, else SQLite."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record. Raises RecordError."""
        level = {"isolation_level": "REPEATABLE READ"} if self.postgresql else {}
        with told(self.name), self.engine.connect() as plain:
            connection = plain.execution_options(**level)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer's transaction: committed to the disk on leaving, undone on any error. Raises RecordError."""
        with told(self.name), self.engine.connect() as plain:
            connection = plain.execution_options(onrecord_writes=True)
            with connection.begin():
                if self.postgresql:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(self.patience * 1000)}")
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")
                yield connection

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def connect(address: str, *, create: bool, readonly: bool, patience: float = PATIENCE) -> Database:
    """The database at an address, not yet looked into. Raises RecordError if it can't be there."""
    if address.startswith(POSTGRESQL):
        return _postgresql(address, patience)
    if "://" in address or "\0" in address:
        raise NotARecord(f"{address}: not a kind of record: give the path of a file, or a postgresql:// address")
    return _sqlite(Path(address), create, readonly, patience)


def _postgresql(address: str, patience: float) -> Database:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True, max_overflow=-1)
    except ModuleNotFoundError as error:
        raise RecordError(
            "PostgreSQL's driver is not installed: install it with `pip install 'onrecord[postgresql]'`"
        ) from error
    except (ArgumentError, ValueError) as error:
        raise NotARecord("not a PostgreSQL address: write it as postgresql://user@host/database") from error
    return Database(engine, url.set(drivername="postgresql").render_as_string(hide_password=True), patience)


def _sqlite(path: Path, create: bool, readonly: bool, patience: float) -> Database:
    _expect_file(path, create and not readonly)
    free = _may_write(path)
    if not (free or readonly):
        raise CannotWrite(f"{path}: no right to write to it or to its folder: change the rights, or name another place")

    def connection() -> sqlite3.Connection:
        way = "mode=rwc" if create and not readonly else "mode=rw"
        # Without the right to write, SQLite can't make the files that its readers share. If a writer has
        # made them, they are used; else nobody writes, and each reading looks again.
        if not free:
            way = "mode=ro" if Path(f"{path}-wal").exists() else "immutable=1"
        made = sqlite3.connect(
            f"file:{quote(os.fsencode(path.absolute()))}?{way}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in ("foreign_keys=ON", "synchronous=FULL", *(() if free else ("query_only=ON",))):
            made.execute(f"PRAGMA {pragma}")
        return made

    pool = {"poolclass": QueuePool, "max_overflow": -1} if free else {"poolclass": NullPool}
    engine = create_engine("sqlite://", creator=connection, **pool)
    # The driver's own BEGIN comes too late and can't be IMMEDIATE: SQLAlchemy's manual, "Serializable isolation".
    event.listen(engine, "begin", _begin)
    return Database(engine, str(path), patience)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("onrecord_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _expect_file(path: Path, create: bool) -> None:
    """Raise unless the path is an SQLite file, an empty file, or a place where one may be made."""
    try:
        if path.is_dir():
            raise NotARecord(f"{path}: a folder, not a record: name a file in it")
        if not path.parent.is_dir():
            raise NotARecord(f"{path}: its folder does not exist: make {path.parent} first")
        if not path.exists():
            if create:
                return
            raise NotARecord(f"{path}: no such record: check the name, or make it with `onrecord add {path} INPUT…`")
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except PermissionError as error:
        raise CannotWrite(f"{path}: no right to read it: change its rights, or ask who owns it") from error
    except (OSError, ValueError) as error:
        raise NotARecord(f"{path}: can't be a record ({error}): name another file") from error
    if head and head != HEADER:
        raise NotARecord(f"{path}: not an onrecord record: name another file, or one that doesn't exist yet")


def _may_write(path: Path) -> bool:
    return _allows(path.parent, os.W_OK | os.X_OK) and (not path.exists() or _allows(path, os.W_OK))


def _allows(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)
