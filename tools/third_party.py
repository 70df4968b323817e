"""`THIRD-PARTY.md`: the licence of every pinned package, from its own metadata, and a check that each may be used.

Versions and who asks for a package come from `requirements.lock`; licences from the installed packages. A package
that is not installed here (it is for another system) has its licence in `KNOWN`, read from its own metadata by hand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tools import blocks

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "THIRD-PARTY.md"

KNOWN = {
    "blis": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "justext": "BSD-2-Clause",
}
"""Licences of packages whose metadata says only "BSD", or that are not installed here; read from their licence files."""

SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
"""Older ways to name a licence."""

MAY_BE_USED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CNRI-Python",
    "ISC",
    "LGPL-2.1-or-later",
    "LGPL-3.0-only",
    "MIT",
    "MPL-2.0",
    "PSF-2.0",
    "Unlicense",
    "Zlib",
}
"""Licences under which a package may be installed beside onrecord and used unchanged."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A package of the lock file: its name, its versions (another Python may need another one), and who asks for it."""

    name: str
    versions: tuple[str, ...]
    via: tuple[str, ...]


def pinned(lock: str) -> Iterator[Pinned]:
    """The packages of a lock file, by name."""
    versions: dict[str, list[str]] = {}
    via: dict[str, set[str]] = {}
    name = ""
    for line in lock.splitlines():
        if found := re.match(r"([a-z0-9._-]+)==([^\s;\\]+)", line):
            name = found[1]
            versions.setdefault(name, []).append(found[2])
        elif found := re.match(r"    # +(?:via +)?(?!via$)([a-z0-9._-]+)", line):
            via.setdefault(name, set()).add(found[1])
    for name in sorted(versions):
        yield Pinned(name, tuple(versions[name]), tuple(sorted(via.get(name, ()))))


def licence(name: str) -> str:
    """A package's licence as an SPDX expression. Raises ValueError if it can't be told or may not be used."""
    found = KNOWN.get(name) or _stated(name)
    if not may_be_used(found):
        raise ValueError(
            f"the licence of {name} is {found!r}: see whether it may be used, then add it to tools/third_party.py"
        )
    return found


def may_be_used(expression: str) -> bool:
    """Whether one side of every OR has only licences that may be used."""
    return any(
        all(part.strip(" ()") in MAY_BE_USED for part in side.split(" AND ")) for side in expression.split(" OR ")
    )


def _stated(name: str) -> str:
    try:
        meta = distribution(name).metadata
    except PackageNotFoundError:
        raise ValueError(f"{name} is not installed here: run make dev, or put its licence into KNOWN") from None
    classifiers = [c.rpartition(" :: ")[2] for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    stated = [text for key in ("License-Expression", "License") for text in meta.get_all(key) or []]
    first = next((text for text in (*stated, *classifiers) if text), "")
    return SPDX.get(first, first)


def table() -> str:
    """All pinned packages as a Markdown table."""
    rows = [
        f"| {p.name} | {', '.join(p.versions)} | {licence(p.name)} | {', '.join(p.via)} |"
        for p in pinned((ROOT / "requirements.lock").read_text("utf-8"))
    ]
    return "\n".join(["| package | version | licence | asked for by |", "|---|---|---|---|", *rows])


def notice() -> str:
    """The whole page; what is written by hand stays."""
    return blocks.filled(PAGE.read_text("utf-8"), "packages", table())
