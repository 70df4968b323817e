"""Loads the English model, checks its files' hashes, and says which model it was.

Load order: a path that the user gives, then the packages of `resources/models.yaml` in their order.
A package whose files are not the known ones is refused: a record must be able to say what made it.
"""

import dataclasses
import hashlib
import importlib
import importlib.util
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.errors import ModelError
from onrecord.language.encoder import FOLDER, Encoder
from onrecord.language.parse import Parsed, parse

if TYPE_CHECKING:
    import spacy

    from onrecord.model import Report


@dataclass(frozen=True, slots=True)
class Language:
    """A loaded model: its spaCy pipeline, its name and the SHA-256 over its files; and the shared encoder, if wanted."""

    nlp: "spacy.language.Language"
    name: str
    sha256: str
    encoder: Encoder | None = None

    @property
    def models(self) -> dict[str, str]:
        """The models that read with it, by name, with the SHA-256 of their files: what a record says it was made with."""
        mine = {self.name: self.sha256}
        return mine if self.encoder is None else mine | {self.encoder.name: self.encoder.sha256}

    def parse(self, report: "Report") -> Parsed:
        """The report's parse; token offsets are offsets into its canonical text."""
        return parse(self.nlp, report, self.encoder)


def load(path: str | Path | None = None, *, encoder: bool = True, models: Path = FOLDER) -> Language:
    """The model at `path`, or the first known package that is installed; with the shared encoder of `models` unless told otherwise.

    Raises ModelError if there is none, or if a package's files are not those that its hash was taken of.
    """
    found = _load(path)
    return dataclasses.replace(found, encoder=Encoder(models)) if encoder else found


def _load(path: str | Path | None) -> Language:
    if path is not None:
        return _load_folder(Path(path), Path(path).name, None)
    known = resources.load("models.yaml")["spacy"]
    for entry in known:
        folder = _folder_of(entry["package"])
        if folder is not None:
            return _load_folder(folder, entry["name"], entry.get("sha256"))
    names = ", ".join(entry["package"] for entry in known)
    raise ModelError(
        f"no English model is installed (looked for {names}): install onrecord again, or give the folder of a spaCy model"
    )


def digest(folder: Path) -> str:
    """SHA-256 over the relative path and the content of every file of a model's folder, in path order; caches left out."""
    total = hashlib.sha256()
    for file in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _folder_of(package: str) -> Path | None:
    """The folder with `config.cfg` inside an installed package, found without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    roots = [Path(p) for p in spec.submodule_search_locations]
    return next((c.parent for root in roots for c in sorted(root.rglob("config.cfg"))), None)


def _load_folder(folder: Path, name: str, expected: str | None) -> Language:
    if not (folder / "config.cfg").is_file():
        raise ModelError(f"{folder} is not a spaCy model (it has no config.cfg): give the folder that holds config.cfg")
    found = digest(folder)
    if expected is not None and found != expected:
        raise ModelError(
            f"the files of the model {name} are not the known ones (sha256 {found}, expected {expected}): install it again from the lock file"
        )
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Language(spacy.load(folder), name, found)
