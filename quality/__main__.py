"""`python -m quality [--raise | --lower SET/SCORE --reason WHY | --docs]`: see the package's docstring."""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from quality import examples, rates
from quality import floors as fl
from quality.history import silent_falls
from quality.pages import stale, write_page
from quality.sets import GateError, GoldSet, dev, home, read_all, scores
from quality.table import rows, text_table

PINNED = (
    "said CS",
    "said SPK",
    "said speech.CS",
    "said direct.CS",
    "said indirect.CS",
    "acts TT",
    "acts TTA",
    "figures V",
    "figures VM",
    "times relaxed",
    "times value",
    "actors name",
)
"""The scores that have floors: each layer's headline, and what it is made of."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One set's scores now: the whole result, F1 by pinned score, and how many gold items each is taken over."""

    gold_set: GoldSet
    result: dict[str, dict[str, Any]]
    f1: dict[str, float]
    golds: dict[str, int]


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m quality", description="Score the gold sets; fail under the floors."
    )
    parser.add_argument("--raise", dest="up", action="store_true", help="pin every score that rose; none is lowered")
    parser.add_argument("--lower", metavar="SET/SCORE", help='let one floor down, as "dev/said CS"; not in CI')
    parser.add_argument("--reason", help="why a floor is let down; it is written into the file")
    parser.add_argument(
        "--docs",
        action="store_true",
        help="write the tables, the error rates and their examples into docs/ and the package",
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the records that were scored")
    given = parser.parse_args()
    if bool(given.lower) != bool((given.reason or "").strip()):
        parser.error("--lower and --reason go together: a floor is let down for a reason that others can read")
    if given.lower and os.environ.get("CI"):
        parser.error("CI can't lower a floor: do it in a commit of its own, with the reason")
    return given


def measure(gold_set: GoldSet, folder: Path) -> Measured:
    """Read and score one set."""
    records = folder / f"{gold_set.name}.jsonl"
    read_all(gold_set.inputs(), records)
    result = scores(gold_set, records, folder)
    f1 = {name: values["F"] for name, values in rows(result) if name in PINNED}
    return Measured(gold_set, result, f1, _golds(gold_set, result))


def _golds(gold_set: GoldSet, result: dict[str, dict[str, Any]]) -> dict[str, int]:
    """How many gold items each pinned score is taken over: a kind of attribution has fewer than the layer."""
    kinds = [saying["kind"] for record in gold_set.gold_records() for saying in record.get("attributions") or []]
    counts = {name: result[name.split()[0]]["gold"] for name in PINNED}
    return {**counts, "said direct.CS": kinds.count("direct"), "said indirect.CS": kinds.count("indirect")}


def report(measured: Measured, floors: fl.Floors) -> list[str]:
    """Print one set's table; give back what is wrong with it."""
    name, table = measured.gold_set.name, floors.floors.get(measured.gold_set.name, {})
    print(f"── {name}\n")
    print(text_table(measured.result, table))
    if floors.hashes.get(name) not in (None, "", measured.gold_set.hash()):
        print(f"note: the gold or the reports of {name} are not those that its floors were pinned on\n")
    lost = [f"{name}: {line}" for line in measured.result["said"]["missing"]]
    under = [
        f"{name}: {score} is {measured.f1[score]}, under its floor of {floor.floor}"
        for score, floor in table.items()
        if measured.f1.get(score, 0.0) < floor.floor
    ]
    return lost + under


def changed(given: argparse.Namespace, m: Measured, floors: fl.Floors) -> fl.Floors:
    """The floors as --raise or --lower would have them after one set was measured."""
    day, name = datetime.now(UTC).date().isoformat(), m.gold_set.name
    if given.up:
        floors = fl.raised(floors, name, m.f1, m.golds, day)
        floors = replace(floors, hashes={**floors.hashes, name: m.gold_set.hash()})
    if given.lower and given.lower.startswith(f"{name}/"):
        score = given.lower.partition("/")[2]
        if score not in floors.floors.get(name, {}) or score not in m.f1:
            raise GateError(f"there is no floor {given.lower}: see the names in quality/floors.toml")
        floors = fl.let_down(floors, given.lower, m.f1[score], m.golds[score], day=day, reason=given.reason.strip())
    return floors


def judged(given: argparse.Namespace, gold_set: GoldSet, folder: Path) -> list[str]:
    """Measure one set, change what was asked, print; give back what is wrong."""
    floors = fl.read(fl.FILE.read_text("utf-8"))
    measured = measure(gold_set, folder)
    floors_now = changed(given, measured, floors)
    if floors_now != floors:
        fl.FILE.write_text(fl.write(floors_now), "utf-8")
        print(f"{fl.FILE.name}: written\n")
    wrong = report(measured, floors_now)
    records = folder / f"{gold_set.name}.jsonl"
    if given.docs:
        write_page(gold_set.name, measured.result, floors_now)
        _write_error_rates(measured, records)
        return wrong
    old = rates.stale(gold_set, measured.result) if gold_set.name == "dev" else examples.stale(gold_set, records)
    return wrong + stale(gold_set.name, measured.f1, measured.golds) + old


def _write_error_rates(measured: Measured, records: Path) -> None:
    """The development set gives the rates, our own set, which may be printed, the examples."""
    if measured.gold_set.name == "dev":
        rates.write(measured.gold_set, measured.result, datetime.now(UTC).date().isoformat())
    else:
        examples.write(measured.gold_set, records)


def gate(given: argparse.Namespace, folder: Path) -> list[str]:
    """Judge every set that is here; give back what is wrong."""
    corpus = dev()
    if corpus is None:
        print(
            "note: the shared corpus is not here (ONRECORD_SHARED names its folder): only our own gold set is scored\n"
        )
    wrong = []
    for gold_set in filter(None, (corpus, home())):
        try:
            wrong += judged(given, gold_set, folder)
        except GateError as error:
            wrong.append(f"{gold_set.name}: {error}")
    return wrong + silent_falls(fl.read(fl.FILE.read_text("utf-8")))


def main() -> int:
    """Exit code 0: every score stands over its floor; 1: something is wrong, and listed; 2: wrong usage."""
    given = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        wrong = gate(given, folder)
    sys.stdout.flush()
    for line in wrong:
        print(line, file=sys.stderr)
    print("quality: " + ("no floor is broken" if not wrong else f"{len(wrong)} thing(s) wrong"))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
