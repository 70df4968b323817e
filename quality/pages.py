"""The tables in `docs/quality.md`: written by `make quality ARGS=--docs`, and held to what is measured."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quality.floors import Floors, margin
from quality.table import markdown_table
from tools import blocks

PAGE = Path(__file__).parent.parent / "docs/quality.md"


def write_page(name: str, result: Mapping[str, dict[str, Any]], floors: Floors) -> None:
    """Put a set's table into its block of the page."""
    table = markdown_table(result, floors.floors.get(name, {}))
    PAGE.write_text(blocks.filled(PAGE.read_text("utf-8"), name, table), "utf-8")


def documented(name: str, text: str) -> dict[str, float]:
    """F1 by score ("said CS"), as the page has it for a set."""
    cells = (line.split("|") for line in blocks.content(text, name).splitlines())
    return {f"{c[1].strip()} {c[2].strip(' *')}": float(c[5]) for c in cells if re.fullmatch(r"\s*[\d.]+\s*", c[5])}


def stale(name: str, f1: Mapping[str, float], golds: Mapping[str, int]) -> list[str]:
    """One line if the page says other than what is measured of a set, beyond the margin of noise; else nothing."""
    said = documented(name, PAGE.read_text("utf-8"))
    moved = [
        f"{score} {said.get(score, '(not there)')} → {value}"
        for score, value in f1.items()
        if score not in said or abs(said[score] - value) > margin(golds[score])
    ]
    return [f"docs/quality.md is stale for {name} ({'; '.join(moved)}): run make quality ARGS=--docs"] if moved else []
