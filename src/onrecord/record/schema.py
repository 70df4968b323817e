"""What version a record's database is of, and its way to this one: new, older, newer, or something else."""

import time
from contextlib import closing
from importlib.resources import files

from sqlalchemy import Connection, inspect, select, text

from onrecord.errors import CannotWrite, NewerRecord, NotARecord, RecordBusy, RecordError
from onrecord.record.database import Database
from onrecord.record.faults import told
from onrecord.record.tables import about, metadata

KNOWN = ("0001", "0002")
"""Every migration, oldest first; a test compares this with the folder. Alembic itself is imported only to migrate."""

VERSION_TABLE = "onrecord_version"


def make_ready(database: Database, *, readonly: bool) -> None:
    """Bring the database to the newest version. Raises NewerRecord, NotARecord, CannotWrite or another RecordError."""
    with database.reading() as connection:
        version = version_of(connection, database.name)
    if version == KNOWN[-1]:
        return
    if version is None and readonly:
        raise NotARecord(f"{database.name}: an empty database, not yet a record: fill it with `onrecord add`")
    if not database.postgresql and version is None:
        _use_wal(database)
    try:
        with database.writing() as connection:
            if version_of(connection, database.name) != KNOWN[-1]:  # another process may have been first
                migrate(connection)
    except CannotWrite as error:
        if version is None:
            raise
        raise CannotWrite(
            f"{database.name}: made by an older onrecord, and there is no right or room to upgrade it: copy it to a place that you may write to"
        ) from error


def version_of(connection: Connection, name: str) -> str | None:
    """The version of a record's database, None for an empty one. Raises NotARecord or NewerRecord."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        foreign = tables & set(metadata.tables) if connection.dialect.name == "postgresql" else tables
        if foreign:
            raise NotARecord(f"{name}: a database of something else: name another, or one that doesn't exist yet")
        return None
    version = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
    if version is not None and version not in KNOWN:
        raise NewerRecord(f"{name}: made by a later onrecord: {_needed(connection, tables)}")
    return version


def migrate(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to a version inside the connection's transaction: all of them or none."""
    from alembic import command
    from alembic.config import Config

    _check_server(connection)
    config = Config()
    config.set_main_option("script_location", str(files("onrecord.record") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _needed(connection: Connection, tables: set[str]) -> str:
    needed = None
    if about.name in tables:
        needed = connection.execute(select(about.c.value).where(about.c.name == "needs")).scalar()
    return f"install onrecord {needed} or newer" if needed else "install the newest onrecord"


def _check_server(connection: Connection) -> None:
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise RecordError(f"the database is encoded as {encoding}: create it again with ENCODING 'UTF8'")


def _use_wal(database: Database) -> None:
    """Switch a new file to WAL: kept in the file, outside any transaction, and refused while another process does the same."""
    until = time.monotonic() + database.patience
    while True:
        try:
            with told(database.name), closing(database.engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
            return
        except RecordBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
