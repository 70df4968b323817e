"""A page's paragraphs: trafilatura's, checked against the page's own JSON-LD, else our own from its <p> elements."""

import copy
import logging
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from onrecord.intake.blocks import FURNITURE, Block, blocks_of, key, set_lines

log = logging.getLogger(__name__)

ENOUGH = 0.5
"""Share of `articleBody` that an extraction must hold; with less it missed the report."""

LEAST = 0.2
"""Share of the page's own paragraphs that an extraction must hold; with less it took a sidebar for the report.
Real extractions hold more than half: what else stands in paragraphs is comments and teasers."""

PARAGRAPH_WORDS = 5
"""Words from which a <p> counts in the last fallback."""

CELL_WORDS = 40
"""Words from which a table's cell holds paragraphs and not a value: the table sets the page."""

TRIED = 50
"""Paragraphs of a page that are looked up among its runs of blocks: each look goes through them all."""

_LINES = re.compile(r"\n+")
_BLOCKS = frozenset(("p", "head", "item", "quote", "row", "list", "table"))


def paragraphs_of(tree: Any, blocks: Sequence[Block], said: str | None) -> tuple[list[str], str]:
    """The paragraphs of a page's report in order, and the name of what found them; [] if there are none.

    `blocks` are those of the whole tree, which is left as it is; `said` is JSON-LD's articleBody.
    """
    found = list(_split(list(_trafilatura(tree)), blocks))
    size = sum(len(key(p)) for p in found)
    if said and (size < ENOUGH * len(key(said)) or _is_from(said, found, blocks)):
        whole = [line.strip() for line in _LINES.split(_unmarked(said)) if line.strip()]
        return whole, "jsonld"
    own = list(_own(tree))
    if size < LEAST * sum(len(key(p)) for p in own):
        return own, "paragraphs"
    return found, "trafilatura"


def _is_from(said: str, found: Sequence[str], blocks: Sequence[Block]) -> bool:
    """Whether trafilatura took articleBody itself, for want of paragraphs, and ran its lines together."""
    whole = key(" ".join(found))
    return len(found) == 1 and whole[:200] in key(_unmarked(said)) and all(key(b.text) != whole for b in blocks)


def _trafilatura(tree: Any) -> Iterator[str]:
    try:
        document = _extractor()(copy.deepcopy(tree), include_comments=False, with_metadata=False)
    except Exception:  # its fallbacks raise what they like on hostile markup; ours is still to come
        log.debug("trafilatura failed", exc_info=True)
        return
    body = getattr(document, "body", None)
    if body is not None:
        yield from _lines(body)


@cache
def _extractor() -> Any:
    import trafilatura

    # what it logs ("discarding data") goes where a program asks for it, not to the terminal
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura.bare_extraction


def _lines(body: Any) -> Iterator[str]:
    """The lines of trafilatura's tree: paragraphs, headings, items and quotations one each, a table row one."""
    for element in body.iter("p", "head", "item", "quote", "row", "code"):
        if any(a.tag in ("row", "p", "head") for a in element.iterancestors()):
            continue
        if element.tag == "row":
            yield from _row(element)
        elif text := set_lines("".join(_inline(element))):
            yield text


def _row(row: Any) -> Iterator[str]:
    """A row of values on one line; the cells of a row that sets the page one by one."""
    cells = [text for cell in row.iter("cell") if (text := set_lines("".join(_cell(cell))))]
    if any(len(cell.split()) >= CELL_WORDS for cell in cells):
        yield from cells
    elif cells:
        yield " | ".join(cells)


def _inline(element: Any) -> Iterator[str]:
    """An element's own words: those of blocks inside it come on their own."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif element.tag in ("p", "head") or child.tag not in _BLOCKS:
            yield from _inline(child)
        yield (child.tail or "").replace("\n", " ")


def _cell(element: Any) -> Iterator[str]:
    """All of a cell's words, its blocks apart."""
    apart = "\n" if element.tag in _BLOCKS or element.tag == "lb" else ""
    yield apart + (element.text or "").replace("\n", " ")
    for child in element:
        yield from _cell(child)
        yield (child.tail or "").replace("\n", " ")
    yield apart


def _split(paragraphs: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs, and those that run several of the page's blocks into one as those blocks."""
    keys = [key(block.text) for block in blocks]
    known, tried = set(keys), 0
    for paragraph in paragraphs:
        wanted = key(paragraph)
        whole = wanted in known or len(paragraph.split()) < CELL_WORDS or tried >= TRIED
        parts = [] if whole else _tiled(wanted, keys)
        tried += not whole
        yield from (blocks[i].text for i in parts) if len(parts) > 1 else (paragraph,)


def _tiled(wanted: str, keys: Sequence[str]) -> list[int]:
    """The blocks in a row that make up the wanted words exactly; [] if none do."""
    for begin, first in enumerate(keys):
        if first and wanted.startswith(first):
            at, i = 0, begin
            while i < len(keys) and keys[i] and wanted.startswith(keys[i], at):
                at += len(keys[i])
                i += 1
            if at == len(wanted):
                return list(range(begin, i))
    return []


def _own(tree: Any) -> Iterator[str]:
    blocks = blocks_of(tree, FURNITURE)
    inside = [b.text for b in blocks if b.element.tag in ("p", "li", "blockquote", "pre")]
    prose = [text for text in inside if len(text.split()) >= PARAGRAPH_WORDS]
    yield from prose or (b.text for b in blocks if len(b.text.split()) >= PARAGRAPH_WORDS)


def _unmarked(text: str) -> str:
    """articleBody without the markup that some pages leave in it."""
    if not re.search(r"</?(?:p|br|div|a|strong|em)\b", text, re.I):
        return text
    from lxml import html

    return "\n".join(block.text for block in blocks_of(html.fromstring(f"<div>{text}</div>")))
