"""`python -m bench [--reports N] [--rounds N] [--only speed|sides]`: the tables of speed and memory, and of the peers.

Every job is a whole process on one core, start and model included, as a user has it. The jobs take turns, so that
a machine that slows down slows them all; each round's ratio is taken within the round.
"""

import argparse
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import sides
from bench.inputs import prepare
from bench.process import Run, one_core, timed

Runs = dict[str, list[Run]]

JOBS = ("bare parse", "read", "add")

MOST = 2.2
"""What `read` may cost at most, in bare parses of the same text: a promise to those who read archives."""


def command(job: str, folder: Path, scratch: Path, turn: int) -> list[str | Path]:
    """The process of a job; `add` gets a new record each time."""
    onrecord = Path(sys.executable).with_name("onrecord")
    if job == "read":
        return [onrecord, "read", "--json", folder]
    if job == "add":
        return [onrecord, "add", scratch / f"{turn}.db", folder]
    return [sys.executable, "-m", "bench.bare", folder]


def measure(folder: Path, scratch: Path, rounds: int) -> Runs:
    """All jobs, taking turns, the first one another each round."""
    runs: Runs = {job: [] for job in JOBS}
    for turn in range(rounds):
        for place in range(len(JOBS)):
            job = JOBS[(turn + place) % len(JOBS)]
            runs[job].append(timed(command(job, folder, scratch, turn)))
            print(f"round {turn + 1}: {job} {runs[job][-1].processor:.1f} s", file=sys.stderr)
    return runs


def table(runs: Runs, starts: dict[str, float], reports: int) -> str:
    """Reports per second, the seconds of one report, peak memory, and time against the bare parse.

    All but the wall's column count processor seconds, which other programs on the machine disturb least. The first
    rate leaves the start out: the time for one report is taken off.
    """
    bare = runs["bare parse"]
    lines = [
        "| job | one report, s | reports/s | reports/s with start | the same on the wall | peak MB | time ÷ bare parse: min / median / max |",
        "|---|---:|---:|---:|---:|---:|---|",
    ]
    for job, own in runs.items():
        processor, wall = (median(values) for values in zip(*((run.processor, run.wall) for run in own), strict=True))
        ratios = sorted(run.processor / base.processor for run, base in zip(own, bare, strict=True))
        lines.append(
            f"| {job} | {starts[job]:.1f} | {(reports - 1) / max(processor - starts[job], 1e-9):.1f} "
            f"| {reports / processor:.1f} | {reports / wall:.1f} | {max(run.peak for run in own):.0f} "
            f"| {ratios[0]:.2f} / {median(ratios):.2f} / {ratios[-1]:.2f} |"
        )
    return "\n".join(lines)


def kept(runs: Runs) -> str:
    """The promise about the cost of `read`, with what was measured."""
    ratio = median(read.processor / bare.processor for read, bare in zip(runs["read"], runs["bare parse"], strict=True))
    return f"read ÷ bare parse: {ratio:.2f} (promise: at most {MOST}): {'kept' if ratio <= MOST else 'NOT KEPT'}"


def speed(scratch: Path, most: int, rounds: int) -> None:
    """Measure and print what `read` and `add` take beside the bare parse."""
    many, one = scratch / "many", scratch / "one"
    for folder in (many, one):
        folder.mkdir()
    source, reports, words = prepare(many, most)
    prepare(one, 1)
    starts = {job: timed(command(job, one, scratch, -1)).processor for job in JOBS}
    runs = measure(many, scratch, rounds)
    print(f"{reports} reports of the {source}, {words} words; {_setting(rounds)}\n")
    print(table(runs, starts, reports))
    print(f"\n{kept(runs)}\n")


def peers(scratch: Path, rounds: int) -> None:
    """Measure and print quality and speed beside other tools."""
    gold_set = sides.gold()
    found = sides.compare(gold_set, scratch, rounds)
    reports, lines = len(gold_set.ids()), found[0].said["gold"]
    print(
        f"Who said what: {reports} annotated reports ({gold_set.name}), {lines} attributions; F1; {_setting(rounds)}\n"
    )
    print(sides.table(found, reports))
    print(sides.refused(found))


def _setting(rounds: int) -> str:
    return f"one core; Python {platform.python_version()}; {rounds} rounds"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--reports", type=int, default=60, help="how many reports (60)")
    parser.add_argument("--rounds", type=int, default=3, help="how many times each job runs (3)")
    parser.add_argument("--only", choices=("speed", "sides"), help="one of the two tables")
    given = parser.parse_args()
    one_core()
    with tempfile.TemporaryDirectory() as name:
        if given.only != "sides":
            speed(Path(name), given.reports, given.rounds)
        if given.only != "speed":
            peers(Path(name), given.rounds)


if __name__ == "__main__":
    main()
