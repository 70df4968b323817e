"""The floors' past: no version of `floors.toml` in the repository's history may have a floor that fell in silence."""

import subprocess
from pathlib import Path

from quality.floors import FILE, Floors, fallen, read

ROOT = FILE.parent.parent


def versions(path: Path) -> list[Floors]:
    """The committed versions of a floors file, newest first; none outside a repository or without git."""
    name = path.relative_to(ROOT).as_posix()
    commits = _git("log", "--format=%H", "--", name).split()
    return [read(text) for text in (_git("show", f"{commit}:{name}") for commit in commits) if text]


def silent_falls(now: Floors, path: Path = FILE) -> list[str]:
    """Every floor that was higher in some committed version than it is now, with no entry that says why."""
    found = (line for before in versions(path) for line in fallen(before, now))
    return list(dict.fromkeys(found))


def _git(*args: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *args], capture_output=True, text=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
