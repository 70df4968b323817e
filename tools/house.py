"""The generated parts of `docs/architecture.md`: the rooms, each with its own first sentence, and the decisions."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools import blocks

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/architecture.md"
HOUSE = ROOT / "src/onrecord"

ORDER = "intake language who said did counted when where record pages desk publish resources cli".split()
"""The rooms in the order of a report's walk; others follow by name."""


def rooms() -> Iterator[Path]:
    """Every room, in the order of the walk."""
    found = {init.parent.name: init.parent for init in HOUSE.glob("*/__init__.py")}
    yield from (found.pop(name) for name in ORDER if name in found)
    yield from (found[name] for name in sorted(found))


def sentence(room: Path) -> str:
    """The first sentence of a room's docstring. Raises ValueError if it has none."""
    doc = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
    if not doc:
        raise ValueError(f"{room.name}/__init__.py says nothing of itself: give it a docstring")
    return " ".join(doc.partition("\n\n")[0].split())


def decisions() -> Iterator[tuple[Path, str]]:
    """Every decision with its title."""
    for path in sorted((ROOT / "docs/decisions").glob("*.md")):
        yield path, path.read_text("utf-8").splitlines()[0].lstrip("# ")


def page() -> str:
    """The whole page; what is written by hand stays."""
    rows = [f"| `src/onrecord/{room.name}/` | {sentence(room)} |" for room in rooms()]
    table = "\n".join(["| room | what it is |", "|---|---|", *rows])
    links = "\n".join(f"- [{title}](decisions/{path.name})" for path, title in decisions())
    return blocks.filled(blocks.filled(PAGE.read_text("utf-8"), "rooms", table), "decisions", links)
