"""A page's title as a reader sees it, and the site's name where the <title> carries it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from onrecord.intake.details import Details
from onrecord.intake.furniture import normal

DECLARED = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "title")
"""Names of meta tags that hold a title (lower case), the surest first."""

SITE_WORDS = 5
"""Words up to which what stands beside the title in <title> is the site's name."""

TITLE_WORDS = 4
"""Words from which a page's only first-rank heading is its title and not the name of a section."""

SHORTEST = 8
"""Code points of a heading below which agreeing with a title may be chance ("World")."""

CUT_AT = 40
"""Code points of a declared title that a heading must begin with, where the declared one is cut short."""

_BETWEEN = re.compile(r"\s+[|–—»·-]\s+|\s*::\s*|\s*\|\s*")
_EDGES = " |–—»·-:"


def title_of(tree: Any, metas: Mapping[str, Sequence[str]], known: Details) -> tuple[str | None, str | None]:
    """The title, and the site's name or None.

    The declared titles (JSON-LD, og:title, <title>) may be cut short or carry the site's name; the heading that
    agrees with one of them is the title as shown. A page's only first-rank heading is the title even if none agrees:
    what is declared may be written for search engines.
    """
    first = _headings(tree, "h1")
    shown = first or _headings(tree, "h2", "h3")
    page = next(iter(_headings(tree, "title")), None)
    declared = [t for t in (known.title, *(metas[name][0] for name in DECLARED if name in metas), page) if t]
    for heading in shown:
        if any(_agrees(heading, title) for title in declared):
            return heading, _site(page, heading)
    if len(first) == 1 and len(first[0].split()) >= TITLE_WORDS and first[0] != known.outlet:
        return first[0], None
    best = next((_without_site(title, known) for title in declared), None)
    return best or next(iter(first), None), None


def words(element: Any) -> str:
    """The words of an element, white space made single."""
    return " ".join("".join(element.itertext()).split())


def _headings(tree: Any, *tags: str) -> list[str]:
    return [text for element in tree.iter(*tags) if (text := words(element))]


def _agrees(heading: str, title: str) -> bool:
    one, two = normal(heading), normal(title)
    if len(one) <= SHORTEST:
        return one == two
    return one in two or (len(two) > 20 and (two in one or one.startswith(two[:CUT_AT])))


def _site(page: str | None, heading: str) -> str | None:
    """What <title> holds beside the heading, if it is as short as a name: its last part behind, or what is before."""
    if page is None or heading.casefold() not in page.casefold():
        return None
    at = page.casefold().index(heading.casefold())
    behind = [part.strip(_EDGES) for part in _BETWEEN.split(page[at + len(heading) :]) if part.strip(_EDGES)]
    found = behind[-1] if behind else page[:at].strip(_EDGES)
    return found if found and len(found.split()) <= SITE_WORDS else None


def _without_site(title: str, known: Details) -> str:
    """A title without the site's name behind it: the outlet's name or its domain."""
    parts = _BETWEEN.split(title)
    if len(parts) < 2:
        return title
    last, name = normal(parts[-1]), normal(known.outlet or "")
    host = re.sub(r"\W", "", (urlsplit(known.url).hostname or "") if known.url else "")
    core = re.sub(r"\W", "", last)
    if (name and (last in name or name in last)) or (len(core) > 3 and core in host):
        return title[: title.rindex(parts[-1])].rstrip(_EDGES)
    return title
