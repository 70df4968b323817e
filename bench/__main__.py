"""`python -m bench [--reports N] [--rounds N]`: the table of speed and memory.

Every job is a whole process on one core, start and model included, as a user has it. The jobs take turns, so that
a machine that slows down slows them all; each round's ratio is taken within the round.
"""

import argparse
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.inputs import prepare
from bench.process import Run, one_core, timed

Runs = dict[str, list[Run]]

JOBS = ("bare parse", "read", "add")


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
            print(f"round {turn + 1}: {job} {runs[job][-1].wall:.1f} s", file=sys.stderr)
    return runs


def table(runs: Runs, starts: dict[str, float], reports: int) -> str:
    """Reports per second (the time for one report taken off, and with it), peak memory, and time against the bare parse."""
    bare = runs["bare parse"]
    lines = [
        "| job | one report, s | reports/s | reports/s with start | peak MB | time ÷ bare parse: min / median / max |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for job, own in runs.items():
        wall = median(run.wall for run in own)
        ratios = sorted(run.wall / base.wall for run, base in zip(own, bare, strict=True))
        lines.append(
            f"| {job} | {starts[job]:.1f} | {reports / max(wall - starts[job], 1e-9):.1f} | {reports / wall:.1f} "
            f"| {max(run.peak for run in own):.0f} | {ratios[0]:.2f} / {median(ratios):.2f} / {ratios[-1]:.2f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--reports", type=int, default=60, help="how many reports (60)")
    parser.add_argument("--rounds", type=int, default=3, help="how many times each job runs (3)")
    given = parser.parse_args()
    one_core()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        many, one = scratch / "many", scratch / "one"
        for folder in (many, one):
            folder.mkdir()
        source, reports, words = prepare(many, given.reports)
        prepare(one, 1)
        starts = {job: timed(command(job, one, scratch, -1)).wall for job in JOBS}
        runs = measure(many, scratch, given.rounds)
    print(
        f"{reports} reports of the {source}, {words} words; one core; Python {platform.python_version()}; {given.rounds} rounds\n"
    )
    print(table(runs, starts, reports))


if __name__ == "__main__":
    main()
