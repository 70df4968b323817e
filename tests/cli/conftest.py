"""What the tests of add, show, quote and export share: one record, made by the command from real files."""

from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.record import Store

FIRST = (
    "TAMM, Oskara — President Osk Varenne said on Monday that at least 40 people were killed in Brell.\n\n"
    "“We will not leave the harbour,” Varenne said. “Not today, not ever.”\n\n"
    "The Brell Front denied the attack and demanded a ceasefire.\n"
)
SECOND = (
    "BRELL, Oskara — “We shall not leave the harbour,” President Osk Varenne said on Tuesday.\n\n"
    "=SUM(A1:A9) stood on a wall, according to the mayor of Brell, Ana Dorn.\n"
)


class Crisis(NamedTuple):
    """A record's file with two reports, and their ids."""

    path: Path
    first: str
    second: str


def onrecord(*args: object, stdin: str | None = None) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, list(map(str, args)), input=stdin)


@pytest.fixture(scope="session")
def crisis(tmp_path_factory: pytest.TempPathFactory) -> Crisis:
    """The record, added by `onrecord add`; tests only read it."""
    folder = tmp_path_factory.mktemp("crisis")
    found = []
    for name, text, day in (("first", FIRST, "2031-05-14"), ("second", SECOND, "2031-05-15")):
        (folder / f"{name}.txt").write_text(f"The {name} report from Tamm\n\n{text}")
        added = onrecord(
            "add",
            folder / "crisis.db",
            folder / f"{name}.txt",
            "--published",
            day,
            "--outlet",
            f"{name.title()} Courier",
        )
        assert added.exit_code == 0, added.output
        found.append(added.stdout.strip())
    return Crisis(folder / "crisis.db", *found)


@pytest.fixture(scope="session")
def store(crisis: Crisis) -> Store:
    """The record, opened for reading."""
    return Store.open(str(crisis.path), create=False, readonly=True)
