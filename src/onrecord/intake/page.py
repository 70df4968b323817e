"""HTML, a whole page or the fragment that a feed carries, to a report: what it says of itself, its words, its elements."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.errors import EmptyInput
from onrecord.intake import cleaning, dates, jsonld, metadata
from onrecord.intake.blocks import FURNITURE, Block, Paths, blocks_of, places_of
from onrecord.intake.body import paragraphs_of
from onrecord.intake.details import UNDATED, Details
from onrecord.intake.furniture import is_prose, names_its_date
from onrecord.intake.making import make
from onrecord.intake.markup import parse, tree_of
from onrecord.intake.received import Incoming, Piece, Received
from onrecord.intake.titles import words
from onrecord.model import Published

PAGE = "page/1"
FRAGMENT = "fragment/1"

LINKED = 0.75
"""Share of a paragraph's letters in links from which it is a list of links; a sentence is kept whatever its links."""

BESIDE = 8
"""Blocks behind a page's title in which its date is looked for: deck, byline, share bar, picture, first sentences."""

HEADING = re.compile(r"h[1-6]$")


def read_page(
    page: Incoming, details: Details | None = None, *, url: str | None = None, charset: str | None = None
) -> Received:
    """The report of a page. `details` are what others say of it (its feed): the page's own word comes first.

    `url` is the address it came from, `charset` what the server said. Raises EmptyInput if the page has no report.
    """
    return _from_tree(tree_of(page.data, page.where, charset), page, details or Details(), url)


def read_fragment(html: str, carrier: Incoming, details: Details, *, extractor: str = FRAGMENT) -> Received:
    """The report of a piece of HTML that is nothing but the report. `carrier` are the bytes it stands in."""
    tree = parse(f"<body>{html}</body>", carrier.where)
    blocks = blocks_of(tree, FURNITURE) or blocks_of(tree)
    paragraphs = [block.text for block in blocks]
    if not paragraphs:
        raise EmptyInput(carrier.where, "has markup and no words in it: check that it was saved whole")
    return _received(paragraphs, blocks, details, carrier, extractor)


def read_html(html: str, carrier: Incoming, details: Details) -> Received:
    """The report of HTML at hand, whole page or fragment. `carrier` are the bytes it stands in."""
    if not is_page(html):
        return read_fragment(html, carrier, details)
    tree = parse(html, carrier.where)
    return _from_tree(tree, carrier, details, details.url)


def _from_tree(tree: Any, carrier: Incoming, details: Details, url: str | None) -> Received:
    shown = " ".join(words(element) for element in tree.iter("title", "h1", "h2"))
    node = jsonld.node_of((script.text or "" for script in _scripts(tree)), url or metadata.address_of(tree), shown)
    known = metadata.details_of(tree, node, url).over(details)
    blocks = blocks_of(tree)
    paragraphs, found_by = paragraphs_of(tree, blocks, jsonld.body_of(node))
    if not paragraphs:
        raise EmptyInput(
            carrier.where, "is a page without a report in it: give the report's own page, or its text as .txt"
        )
    known = known.over(Details(published=_beside_title(blocks, known.title)))
    return _received(paragraphs, blocks, known, carrier, f"{PAGE} {found_by}")


def _beside_title(blocks: Sequence[Block], title: str | None) -> Published:
    """The date that a page shows between its title and its first sentences; a masthead's date is today's."""
    begin = next((i for i, block in enumerate(blocks) if cleaning.same(block.text, title)), len(blocks))
    for block in blocks[begin + 1 : begin + 1 + BESIDE]:
        found = dates.in_words(block.text) if names_its_date(block.text) else None
        if found is not None:
            return Published(value=found[0], precision=found[1], basis="text")
    return UNDATED


def is_page(html: str) -> bool:
    """Whether HTML is a whole page and not a fragment."""
    head = html[:2_000].lower()
    return any(tag in head for tag in ("<html", "<!doctype", "<head>", "<body"))


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().split(";")[0].strip() == "application/ld+json":
            yield script


def _received(
    paragraphs: Sequence[str], blocks: Sequence[Block], known: Details, carrier: Incoming, extractor: str
) -> Received:
    placed = list(zip(paragraphs, places_of(paragraphs, blocks), strict=True))
    placed = [(text, block) for text, block in placed if not _is_links(text, block)] or placed
    cleaned = cleaning.clean([text for text, _ in placed], known.title, pasted=False)
    kept = [placed[i] for i in cleaned.kept]
    return make(
        "\n\n".join(text for text, _ in kept),
        known.over(Details(title=cleaned.title, authors=cleaned.authors, published=cleaned.published)),
        carrier,
        extractor=extractor,
        pieces=_pieces(kept),
        bylines=cleaned.bylines,
    )


def _is_links(text: str, block: Block | None) -> bool:
    """Whether a paragraph is nothing but links to other reports. A heading may link to itself."""
    if block is None or block.linked < LINKED or HEADING.match(block.element.tag):
        return False
    return not any(map(is_prose, text.split("\n")))


def _pieces(placed: Sequence[tuple[str, Block | None]]) -> Iterator[Piece]:
    at, paths = 0, Paths()
    for text, block in placed:
        place = paths.of(block.element) if block is not None else None
        yield Piece((at, at + len(text)), element=place)
        at += len(text) + 2
