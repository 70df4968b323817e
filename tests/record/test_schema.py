"""The database itself: migrations and tables agree, older records come along, and nothing else is taken for a record."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import onrecord.record.migrations as migrations
from onrecord.errors import NewerRecord, NotARecord
from onrecord.record import Store
from onrecord.record.database import connect
from onrecord.record.schema import KNOWN, VERSION_TABLE, make_ready, migrate
from onrecord.record.tables import metadata
from tests.record.making import lines_in, plain, received_of, record_of

RECORD = record_of()


def tables_and_indexes(path: Path) -> dict[str, str]:
    """Every statement that made a table or an index, white space aside; the search and Alembic's own left out."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql > ''")
        ours = {name: " ".join(sql.split()) for name, sql in found}
    return {name: sql for name, sql in ours.items() if "_fts" not in name and name != VERSION_TABLE}


def test_the_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    """The tables that the code queries are, statement by statement, those that a user's file has."""
    Store.open(str(tmp_path / "migrated.db")).close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'made.db'}")
    metadata.create_all(engine)
    engine.dispose()
    assert tables_and_indexes(tmp_path / "migrated.db") == tables_and_indexes(tmp_path / "made.db")


def test_alembic_finds_no_difference_either(store: Store) -> None:
    """On both databases, types and indexes included."""
    with store._database.reading() as connection:
        options = {"compare_type": True, "include_object": lambda thing, name, *_: "_fts" not in (name or "")}
        context = MigrationContext.configure(connection, opts={**options, "version_table": VERSION_TABLE})
        found = [change for change in compare_metadata(context, metadata) if "lines_words" not in str(change)]
        assert [change for change in found if "reports_words" not in str(change)] == []


def test_every_migration_is_known_in_order() -> None:
    """The version is looked up without Alembic: the list must be the folder's."""
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == KNOWN


def test_an_older_record_is_upgraded_with_all_that_is_in_it(address: str) -> None:
    """A record made before there was a search is searched as soon as it is opened."""
    database = connect(address, create=True, readonly=False)
    with database.writing() as connection:
        migrate(connection, KNOWN[0])
        from onrecord.record import write

        write.add(connection, received_of(RECORD), RECORD, again=False)
    database.close()
    with Store.open(address) as store:
        assert plain(store.every_line()) == lines_in(RECORD)
        assert [hit.report.id for hit in store.search("fled").items] == [RECORD.report.id]
        assert [line.part.id for line in store.best_lines("diplomat")] == ["E1", "S2"] or store.best_lines("diplomat")


def test_an_upgrade_that_fails_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of an upgrade or none: the next attempt starts from the same file."""
    path = tmp_path / "old.db"
    database = connect(str(path), create=True, readonly=False)
    with database.writing() as connection:
        migrate(connection, KNOWN[0])
        connection.exec_driver_sql("CREATE VIEW figures AS SELECT 1")  # in the way of the second migration
    before = tables_and_indexes(path)
    with pytest.raises(Exception, match="figures"):
        make_ready(database, readonly=False)
    assert tables_and_indexes(path) == before
    with database.writing() as connection:
        connection.exec_driver_sql("DROP VIEW figures")
    make_ready(database, readonly=False)
    database.close()
    with Store.open(str(path), create=False) as store:
        assert store.head() == 0


def test_a_record_of_a_later_version_says_which_onrecord_it_needs(address: str) -> None:
    """A colleague with a newer version sends a record: the message names the version, and nothing is changed."""
    Store.open(address).close()
    database = connect(address, create=False, readonly=False)
    with database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
        connection.exec_driver_sql("UPDATE about SET value = '7.3' WHERE name = 'needs'")
    database.close()
    for readonly in (False, True):
        with pytest.raises(NewerRecord, match=r"install onrecord 7\.3 or newer$"):
            Store.open(address, readonly=readonly)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A browser's history is no record, and isn't made one."""
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE visits (url)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="something else"):
        Store.open(str(path))
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record_but_not_for_a_reader(tmp_path: Path) -> None:
    """`touch crisis.db` is a way to begin; showing it says that there is nothing yet."""
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(NotARecord, match="not yet a record"):
        Store.open(str(path), readonly=True)
    with Store.open(str(path), create=False) as store:
        assert store.head() == 0


def test_the_log_and_the_sources_can_only_grow(store: Store) -> None:
    """Whoever opens the database, with whatever program: entries and bytes as received are not changed or taken out."""
    store.add(received_of(RECORD), RECORD)
    for statement in (
        "UPDATE entries SET why = 'x'",
        "DELETE FROM entries",
        "DELETE FROM sources",
        "UPDATE sources SET size = 0",
    ):
        with (
            pytest.raises(sa.exc.DBAPIError, match="can only grow"),
            store._database.engine.connect() as connection,
            connection.begin(),
        ):
            connection.exec_driver_sql(statement)


def test_people_with_sql_find_views_to_their_liking(store: Store) -> None:
    """Quotations, acts and figures as they stand, each with outlet, words and who says it."""
    store.add(received_of(RECORD), RECORD)
    with store._database.reading() as connection:
        rows = {
            view: [dict(row) for row in connection.exec_driver_sql(f"SELECT * FROM {view}").mappings()]
            for view in ("quotations", "acts", "figures")
        }
    assert {(row["says"], row["kind"], row["act"]) for row in rows["quotations"]} == {
        ("Osk Varenne", "indirect", "assert"), ("A diplomat", "indirect", "deny"),
    }  # fmt: skip
    assert [(row["type"], row["actor"], row["recipient"]) for row in rows["acts"]] == [
        ("REJECT", "Free Harbour", "Osk Varenne")
    ]
    figure = rows["figures"][0]
    assert (figure["measure"], figure["value"], figure["counter"], figure["words"], figure["outlet"]) == (
        "displaced", 40.0, "Osk Varenne", "40 people", "Harbour Courier",
    )  # fmt: skip
    store.retract(RECORD.report.id, why="x", who="y")
    with store._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM figures").scalar() == 0


def test_every_commit_is_on_the_disk(tmp_path: Path) -> None:
    """WAL for readers that don't wait, and fsync at every commit: `synchronous` is FULL (2)."""
    with Store.open(str(tmp_path / "record.db")) as store, store._database.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
