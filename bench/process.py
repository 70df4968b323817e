"""One process, timed whole: wall and processor seconds, and the most memory it held."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent

MB_PER_MAXRSS = 1 / 1024 if sys.platform != "darwin" else 1 / 1024**2
"""`ru_maxrss` is in KiB on Linux and in bytes on macOS."""

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds on the wall and of the processor, and peak resident memory in MiB."""

    wall: float
    processor: float
    peak: float


def timed(command: Sequence[str | Path]) -> Run:
    """Run a command with its data output dropped, and say what it took. Raises CalledProcessError if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, **ONE_THREAD}, cwd=ROOT)  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [str(part) for part in command])
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MB_PER_MAXRSS)


def one_core() -> None:
    """Keep this process, and those that it starts, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
