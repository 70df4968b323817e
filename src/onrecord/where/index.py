"""The compiled GeoNames index: towns by folded name, read from `resources/geonames.sqlite` where it lies.

It is opened read-only and immutable: no journal, no lock, no copy, a millisecond. What it holds and
how it is made stands in `hatch_build.py`.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock

from onrecord.errors import ModelError

SCHEMA_VERSION = 3
_BATCH = 400
"""Keys in one query: under SQLite's oldest limit of 999 variables."""

_QUERY = """
SELECT n.key, n.kind, p.id, p.name, p.country, p.admin1, p.population, p.names, p.lat, p.lon
FROM name AS n JOIN place AS p ON p.id = n.place WHERE n.key IN ({marks})
"""


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place under one of its names: GeoNames' own, or (with a number below zero) one of places_towns.csv.

    `kind`: 0 its main name, 1 another, 2 without the Arabic article. `names` counts its names in all languages.
    """

    kind: int
    geonameid: int
    name: str
    country: str
    admin1: str
    population: int
    names: int
    lat: float
    lon: float


class Index:
    """The towns, by folded name."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`. Raises ModelError if it is missing or made by another version of the code."""
        if not path.is_file():
            raise ModelError(
                f"the place index {path.name} is missing: install onrecord again (or run hatch_build.py in its sources)"
            )
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._lock = Lock()
        try:
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise ModelError(f"the place index {path.name} can't be read ({error}): install onrecord again") from error
        if version != SCHEMA_VERSION:
            raise ModelError(f"the place index {path.name} is of another version ({version}): install onrecord again")

    def find(self, keys: Iterable[str]) -> dict[str, list[Town]]:
        """The towns of each key that has any, largest first."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, list[Town]] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            query = _QUERY.format(marks=",".join("?" * len(batch)))  # only question marks are put in
            with self._lock:
                rows = self._connection.execute(query, batch).fetchall()
            for key, kind, number, name, country, admin1, population, names, lat, lon in rows:
                town = Town(kind, number, name, country, admin1, population, names, lat / 100_000, lon / 100_000)
                found.setdefault(key, []).append(town)
        for towns in found.values():
            towns.sort(key=lambda town: (-town.population, town.kind, town.geonameid))
        return found

    def close(self) -> None:
        """Close the file; the index can't be used afterwards."""
        self._connection.close()


@cache
def index() -> Index:
    """The shipped index, opened once a process."""
    return Index(Path(str(files("onrecord.resources").joinpath("geonames.sqlite"))))
