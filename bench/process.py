"""One process, timed whole: wall and processor seconds, and the most memory it held."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
LAUNCH = Path(__file__).with_name("launch.py")

MB_PER_MAXRSS = 1 / 1024 if sys.platform != "darwin" else 1 / 1024**2
"""`ru_maxrss` is in KiB on Linux and in bytes on macOS."""

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds on the wall and of the processor, and peak resident memory in MiB; and what it told
    on standard error."""

    wall: float
    processor: float
    peak: float
    told: str = ""


def timed(command: Sequence[str | Path], out: str | Path = os.devnull) -> Run:
    """Run a command, its standard output written to `out`, and say what it took.

    Raises CalledProcessError, with the command's errors, if it fails.
    """
    launch: list[str | Path] = [sys.executable, "-I", "-S", LAUNCH, out, *command]
    env = {**os.environ, **ONE_THREAD}
    done = subprocess.run(launch, capture_output=True, env=env, cwd=ROOT, check=True, text=True)  # noqa: S603
    wall, processor, peak = json.loads(done.stdout)
    return Run(wall, processor, peak * MB_PER_MAXRSS, done.stderr)


def one_core() -> None:
    """Keep this process, and those that it starts, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
