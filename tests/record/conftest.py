"""What the store's tests share: an empty record on SQLite and, where a server is named, on PostgreSQL."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Store

SERVER = os.environ.get("ONRECORD_TEST_POSTGRESQL")
"""A postgresql:// address of a database in which schemas may be made and dropped."""

WHERE = [
    "sqlite",
    pytest.param(
        "postgresql",
        marks=[
            pytest.mark.postgresql,
            pytest.mark.skipif(not SERVER, reason="no server: name one in ONRECORD_TEST_POSTGRESQL"),
        ],
    ),
]


@pytest.fixture(params=WHERE)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty record may be made; removed afterwards."""
    if request.param == "sqlite":
        yield str(tmp_path / "record.db")
        return
    with fresh_schema() as found:
        yield found


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty record."""
    with Store.open(address) as opened:
        yield opened


class fresh_schema:  # noqa: N801 (used as a function)
    """A schema of its own on the test server."""

    def __enter__(self) -> str:
        self.name = f"onrecord_{uuid.uuid4().hex}"
        self._run(f"CREATE SCHEMA {self.name}")
        assert SERVER is not None
        return f"{SERVER}?options=-csearch_path%3D{self.name}"

    def __exit__(self, *_: object) -> None:
        self._run(f"DROP SCHEMA {self.name} CASCADE")

    def _run(self, statement: str) -> None:
        import psycopg

        assert SERVER is not None
        with psycopg.connect(SERVER, autocommit=True) as connection:
            connection.execute(statement)
