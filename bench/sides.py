"""Side by side: onrecord, textacy's `direct_quotations` and bare quotation marks on the same annotated reports.

Each is a whole process on one core that writes its records, which the same scorer then scores. Only who said what is
scored; `read` finds everything else that it finds in the same seconds.
"""

import importlib.util
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.process import Run, timed
from quality.sets import GoldSet, dev, home, scores

Json = dict[str, Any]

TOOLS = ("read", "textacy", "textacy, line by line", "bare marks")
SHOWN = ("CS", "speech.CS", "direct.CS", "mixed.CS", "indirect.CS", "C50", "SPK")
INSTALL = (
    "textacy is not installed, so it is left out: `pip install --group bench` (or `make bench`), then run this again"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One tool: what it took each round, what one report costs it (processor seconds), and its scores of the said layer."""

    name: str
    runs: list[Run] = field(default_factory=list)
    start: float = 0.0
    said: Json = field(default_factory=dict)


def gold() -> GoldSet:
    """The development split where it is, else our own set."""
    return dev() or home()


def tools() -> list[str]:
    """The tools that are installed; says how to install what is not."""
    if importlib.util.find_spec("textacy") is not None:
        return list(TOOLS)
    print(INSTALL, file=sys.stderr)
    return [name for name in TOOLS if not name.startswith("textacy")]


def command(tool: str, folder: Path) -> list[str | Path]:
    """The process of a tool over a folder of reports: JSON lines on its standard output."""
    if tool == "read":
        return [Path(sys.executable).with_name("onrecord"), "read", "--json", folder]
    if tool == "bare marks":
        return [sys.executable, "-m", "bench.marks", folder]
    lines = ["--lines"] if tool.endswith("line by line") else []
    return [sys.executable, "-m", "bench.textacy_quotes", *lines, folder]


def compare(gold_set: GoldSet, scratch: Path, rounds: int) -> list[Side]:
    """Every tool on the set's reports, taking turns; the records of the last round are scored."""
    many, one = scratch / "annotated", scratch / "first"
    for folder, files in ((many, gold_set.inputs()), (one, gold_set.inputs()[:1])):
        folder.mkdir()
        for file in files:
            shutil.copy(file, folder)
    sides = [Side(name, start=timed(command(name, one)).processor) for name in tools()]
    for turn in range(rounds):
        for side in (*sides[turn % len(sides) :], *sides[: turn % len(sides)]):
            side.runs.append(timed(command(side.name, many), _records(scratch, side)))
            print(f"round {turn + 1}: {side.name} {side.runs[-1].processor:.1f} s", file=sys.stderr)
    for side in sides:
        side.said.update(scores(gold_set, _records(scratch, side), scratch)["said"])
    return sides


def _records(scratch: Path, side: Side) -> Path:
    return scratch / f"{side.name.replace(' ', '-').replace(',', '')}.jsonl"


def table(sides: list[Side], reports: int) -> str:
    """F1 of each score, how many attributions were found, and reports per processor second, without and with the start."""
    heads = ["tool", *(name.replace(".", " ") for name in SHOWN), "found", "reports/s", "with start"]
    lines = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * (len(heads) - 1) + "|"]
    for side in sides:
        taken = median(run.processor for run in side.runs)
        rates = (reports - 1) / max(taken - side.start, 1e-9), reports / taken
        cells = [side.name, *(_f1(side, name) for name in SHOWN), str(side.said["predicted"])]
        lines.append("| " + " | ".join([*cells, *(f"{rate:.1f}" for rate in rates)]) + " |")
    return "\n".join(lines)


def refused(sides: list[Side]) -> str:
    """What textacy would not read, in one line for each way of calling it; empty if it read everything."""
    told = [(side.name, side.runs[-1].told.count("quotation marks found")) for side in sides]
    return "\n".join(
        f"{name} refused {count} {'lines' if name.endswith('line') else 'reports'}: an odd number of quotation marks"
        for name, count in told
        if count
    )


def _f1(side: Side, name: str) -> str:
    """A score, or a dash where the scorer has none of that name."""
    values = side.said["scores"].get(name)
    return f"{values['F']:.1f}" if values else "–"
