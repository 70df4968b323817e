"""The gold sets: where they lie, what they hold, and their records read through the command line."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

Json = dict[str, Any]


class GateError(Exception):
    """The gate can't be run: one line that says what to do."""


def shared() -> Path:
    """The folder of shared material: $ONRECORD_SHARED, else `shared` beside the checkout."""
    return Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of gold records and the reports they were made of, each one JSON file named by its id."""

    name: str
    gold: Path
    reports: Path
    scorer: Path | None = None
    """A scorer to ask instead of our own."""

    def ids(self) -> list[str]:
        """The ids of the reports that have gold."""
        return sorted(path.stem for path in self.gold.glob("*.json"))

    def inputs(self) -> list[Path]:
        """The files of those reports."""
        return [self.reports / f"{name}.json" for name in self.ids()]

    def hash(self) -> str:
        """SHA-256 over the names and bytes of gold and reports: when it moves, scores can't be set against older ones."""
        total = hashlib.sha256()
        for path in (*sorted(self.gold.glob("*.json")), *self.inputs()):
            total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def gold_records(self) -> list[Json]:
        """The gold records, in the order of their ids."""
        return [json.loads((self.gold / f"{name}.json").read_bytes()) for name in self.ids()]


def home() -> GoldSet:
    """Our own small set of invented reports."""
    return GoldSet("home", ROOT / "tests/gold/gold", ROOT / "tests/gold/reports")


def dev() -> GoldSet | None:
    """The corpus's development split with its scorer, if the shared material is there."""
    base = shared()
    found = GoldSet("dev", base / "corpus/gold/dev", base / "corpus/reports", base / "eval/score.py")
    return found if found.gold.is_dir() and found.scorer and found.scorer.is_file() else None


def read_all(inputs: list[Path], out: Path) -> None:
    """Read the inputs with `onrecord read --json` into `out`, a file of JSON lines. Raises GateError if any fails."""
    if not inputs:
        raise GateError("the set has no gold: nothing can be said of it")
    command = Path(sys.executable).with_name("onrecord")
    with out.open("wb") as file:
        done = subprocess.run([command, "read", "--json", *inputs], stdout=file, check=False)  # noqa: S603 (our own command)
    if done.returncode:
        raise GateError(f"onrecord read ended with exit code {done.returncode}: see what it said above")


def scores(gold_set: GoldSet, records: Path, scratch: Path) -> dict[str, Json]:
    """Every layer's scores of the records, by the set's scorer or by ours."""
    if gold_set.scorer is not None:
        return _asked(gold_set, gold_set.scorer, records, scratch)
    from quality.score import score

    texts = {path.stem: json.loads(path.read_bytes())["text"] for path in gold_set.inputs()}
    found = [json.loads(line) for line in records.read_bytes().splitlines()]
    return score(gold_set.gold_records(), found, texts)


def _asked(gold_set: GoldSet, scorer: Path, records: Path, scratch: Path) -> dict[str, Json]:
    out = scratch / f"{gold_set.name}.scores.json"
    command: list[str | Path] = [
        sys.executable,
        scorer,
        gold_set.gold,
        records,
        "--texts",
        gold_set.reports,
        "--json",
        out,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (the scorer of the shared material)
    if done.returncode:
        raise GateError(f"{scorer.name} failed: {done.stderr.strip().splitlines()[-1:]}")
    result: dict[str, Json] = json.loads(out.read_bytes())
    lost = [line.strip() for line in done.stdout.splitlines() if line.strip().startswith("missing:")]
    for layer in result.values():
        layer["missing"] = lost[:1]
    return result
