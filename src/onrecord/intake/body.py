"""A page's paragraphs: trafilatura's, checked against the page's own JSON-LD, else our own from its <p> elements."""

import copy
import logging
import re
from collections.abc import Iterator
from typing import Any

from onrecord.intake.blocks import FURNITURE, blocks_of, key, set_lines

log = logging.getLogger(__name__)

ENOUGH = 0.5
"""Share of `articleBody` that an extraction must hold; with less it missed the report."""

PARAGRAPH_WORDS = 5
"""Words from which a <p> counts in the last fallback."""

_BLOCKS = frozenset(("p", "head", "item", "quote", "row", "list", "table"))
_LINES = re.compile(r"\n+")


def paragraphs_of(tree: Any, said: str | None) -> tuple[list[str], str]:
    """The paragraphs of a page's report in order, and the name of what found them. `said` is JSON-LD's articleBody.

    [] if there are none. The tree is left as it is.
    """
    found = list(_trafilatura(tree))
    size = sum(len(key(p)) for p in found)
    if said and size < ENOUGH * len(key(said)):
        whole = [line.strip() for line in _LINES.split(_unmarked(said)) if line.strip()]
        return whole, "jsonld"
    if found:
        return found, "trafilatura"
    return list(_own(tree)), "paragraphs"


def _trafilatura(tree: Any) -> Iterator[str]:
    import trafilatura

    try:
        document = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, with_metadata=False)
    except Exception:  # its fallbacks raise what they like on hostile markup; ours is still to come
        log.debug("trafilatura failed", exc_info=True)
        return
    body = getattr(document, "body", None)
    if body is not None:
        yield from _blocks(body)


def _blocks(body: Any) -> Iterator[str]:
    """The lines of trafilatura's tree: paragraphs, headings, items and quotations one each, a table row one."""
    for element in body.iter("p", "head", "item", "quote", "row", "code"):
        if element.tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell"))
            text = " | ".join(filter(None, cells))
        elif any(a.tag in ("row", "p", "head") for a in element.iterancestors()):
            continue
        else:
            text = set_lines("".join(_inline(element)))
        if text:
            yield text


def _inline(element: Any) -> Iterator[str]:
    """An element's own words: those of blocks inside it come on their own."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif element.tag in ("p", "head") or child.tag not in _BLOCKS:
            yield from _inline(child)
        yield (child.tail or "").replace("\n", " ")


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
