"""The loader: one known model, named in every record, or a clear refusal."""

import importlib.util
import shutil
import sys
from pathlib import Path

import pytest

from onrecord import resources
from onrecord.errors import ModelError
from onrecord.language import Language, load
from onrecord.language.load import digest
from onrecord.reading import read_report
from tests.conftest import report_of


def installed() -> tuple[str, Path]:
    """The package of the pinned model and its folder."""
    package = next(entry["package"] for entry in resources.load("models.yaml")["spacy"] if "sha256" in entry)
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return package, Path(spec.origin).parent


def test_the_pinned_model_is_the_one_that_was_measured(language: Language) -> None:
    """The model's files have the hash that the resource file names; else every score in the docs is another model's."""
    known = {entry["name"]: entry.get("sha256") for entry in resources.load("models.yaml")["spacy"]}
    assert language.name in known
    assert known[language.name] in (None, language.sha256)
    assert len(language.sha256) == 64


def test_a_record_says_which_model_made_it(language: Language) -> None:
    """Name and hash of the model stand in the report of every record."""
    record = read_report(report_of("Osk Varenne said nothing."), language)
    assert record.report.models[language.name] == language.sha256


def test_an_altered_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package under a known name with other files is not loaded: a record must be able to say what made it."""
    package, folder = installed()
    shutil.copytree(folder, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    meta = next((tmp_path / package).rglob("config.cfg")).parent / "meta.json"
    meta.write_text(meta.read_text("utf-8") + "\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ModelError, match=r"are not the known ones .*: install it again from the lock file"):
        load()


def test_no_model_at_all_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a model there is one line that names what was looked for and what to do."""
    resources.load("models.yaml")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(ModelError, match=r"no English model is installed .*: install onrecord again"):
        load()


def test_a_folder_of_ones_own_is_loaded_and_hashed(language: Language) -> None:
    """A path wins over every package, and its hash is taken all the same."""
    _, folder = installed()
    config = next(folder.rglob("config.cfg"))
    mine = load(config.parent)
    assert mine.sha256 == digest(config.parent)
    assert mine.parse(report_of("Talks go on.")).doc[0].text == "Talks"


def test_a_folder_that_is_no_model_is_said(tmp_path: Path) -> None:
    """A wrong path is refused with what the right one would hold."""
    with pytest.raises(ModelError, match=r"it has no config\.cfg"):
        load(tmp_path)


def test_the_digest_sees_names_and_contents_but_no_caches(tmp_path: Path) -> None:
    """The hash moves with any file's name or bytes, and not with what Python leaves beside them."""
    (tmp_path / "a").write_bytes(b"1")
    first = digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert digest(tmp_path) == first
    (tmp_path / "a").write_bytes(b"2")
    second = digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({first, second, digest(tmp_path)}) == 3
