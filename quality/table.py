"""The table of all layers, for the terminal and for `docs/quality.md`."""

from collections.abc import Iterator, Mapping
from typing import Any

from quality.floors import Floor

Json = dict[str, Any]

WIDTHS = (16, 7, 7, 7, 7)


def rows(result: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """Every score with its name, such as "said CS"."""
    for layer, entry in result.items():
        for name, values in entry["scores"].items():
            yield f"{layer} {name}", values


def text_table(result: Mapping[str, Json], floors: Mapping[str, Floor]) -> str:
    """All layers as plain text, with the floors beside the scores that have one."""
    lines = []
    for layer, entry in result.items():
        lines.append(f"{layer}: {entry['documents']} reports, {entry['gold']} gold, {entry['predicted']} found")
        lines.append(_row("", "P", "R", "F1", "floor"))
        for name, values in entry["scores"].items():
            floor = floors.get(f"{layer} {name}")
            mark = " ←" if name == entry["headline"] else ""
            shown = f"{floor.floor}" if floor else ""
            under = "  UNDER" if floor and values["F"] < floor.floor else ""
            lines.append(_row(name, *(_number(values, k) for k in "PRF"), shown) + mark + under)
        lines.append("")
    return "\n".join(lines)


def markdown_table(result: Mapping[str, Json], floors: Mapping[str, Floor]) -> str:
    """All layers as a Markdown table; headlines in bold."""
    lines = ["| layer | score | precision | recall | F1 | floor |", "|---|---|---:|---:|---:|---:|"]
    for layer, entry in result.items():
        for name, values in entry["scores"].items():
            floor = floors.get(f"{layer} {name}")
            shown = f"**{name}**" if name == entry["headline"] else name
            cells = [layer, shown, *(_number(values, k) for k in "PRF"), f"{floor.floor}" if floor else ""]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _number(values: Json, key: str) -> str:
    return f"{values[key]:.1f}" if key in values else ""


def _row(*cells: str) -> str:
    first, *rest = (
        cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(cells, WIDTHS, strict=True))
    )
    return "  " + first + "".join(rest)
