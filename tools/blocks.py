"""Blocks: the stretches of a page that a script writes, between `<!-- NAME: make docs -->` and `<!-- /NAME -->`."""

import re
from collections.abc import Iterator


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {re.escape(name)}: [^\n]*-->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)


def filled(text: str, name: str, content: str) -> str:
    """The page with a block's content replaced; the rest stays. Raises ValueError if the page has no such block, or two."""
    page, count = _pattern(name).subn(lambda m: f"{m[1]}{content.rstrip()}\n{m[2]}", text)
    if count != 1:
        raise ValueError(
            f"the page has {count} blocks {name!r}, not one: <!-- {name}: make docs --> … <!-- /{name} -->"
        )
    return page


def content(text: str, name: str) -> str:
    """What stands in a block; empty if the page has none."""
    found = _pattern(name).search(text)
    return found[0].partition("\n")[2].rpartition("\n")[0] if found else ""


def names(text: str) -> Iterator[str]:
    """The names of a page's blocks, in order."""
    yield from re.findall(r"<!-- ([^/\s][^:\n]*): [^\n]*-->", text)


def code(text: str, language: str = "text") -> str:
    """A fenced block."""
    return f"```{language}\n{text.rstrip()}\n```"
