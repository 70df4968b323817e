"""What a page says of its report: JSON-LD first, then its meta tags, then what it shows, then its address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from onrecord import resources
from onrecord.intake import dates, jsonld
from onrecord.intake.details import UNDATED, Details
from onrecord.intake.furniture import byline
from onrecord.intake.titles import title_of, words
from onrecord.model import Published

OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "apple-mobile-web-app-title",
)
AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl", "sailthru.author")
SECTIONS = ("article:section", "parsely-section", "section", "dc.subject")
PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "cxenseparse:recs:publishtime",
    "date",
)
ADDRESSES = ("og:url", "twitter:url")
"""Names of meta tags (lower case), the surest first: Open Graph, then the trade's analytics tags, then Dublin Core."""


def details_of(tree: Any, node: dict[str, Any], url: str | None) -> Details:
    """What a page says. `tree` is its parsed root, `node` its JSON-LD, `url` the address it came from, if known."""
    metas = metas_of(tree)
    said = Details(
        url=address_of(tree, metas),
        outlet=_first(metas, OUTLETS),
        authors=tuple(value for name in AUTHORS for value in metas.get(name, ())),
        section=tuple(next((metas[name] for name in SECTIONS if name in metas), ())),
        language=_language(tree, metas),
        published=_published(tree, metas),
    )
    known = Details(url=url).over(jsonld.details_of(node).over(said))
    title, site = title_of(tree, metas, known)
    by_address = Details(outlet=site or outlet_at(known.url), published=dates.in_url(known.url or ""))
    return replace(known, title=title, authors=tuple(people(known.authors))).over(by_address)


def metas_of(tree: Any) -> dict[str, list[str]]:
    """The meta tags by name, property or itemprop (lower case), each with its contents in order."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or "").lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content and len(found) < 500:
            found.setdefault(name, []).append(content)
    return found


def outlet_at(url: str | None) -> str | None:
    """The outlet at an address: its known name, else the domain."""
    host = (urlsplit(url).hostname or "") if url else ""
    host = host.removeprefix("www.")
    known = resources.load("outlets.yaml")["domains"]
    parts = host.split(".")
    tails = (".".join(parts[i:]) for i in range(len(parts) - 1))
    return next((known[tail] for tail in tails if tail in known), host or None)


def people(said: Iterable[str]) -> Iterator[str]:
    """Names of people out of what pages put under "author": no addresses, no "By", lists split."""
    for value in said:
        if "://" in value or "@" in value or len(value) > 200 or value.lower().startswith("from our"):
            continue
        names = byline(value) if re.match(r"by\b", value, re.I) else None
        parts = names or re.split(r"\s*[;|]\s*|,\s+and\s+|\s+and\s+|,\s+(?=[A-ZÀ-Þ]\S+ [A-ZÀ-Þ])", value)
        yield from (part.strip() for part in parts if part.strip())


def _published(tree: Any, metas: dict[str, list[str]]) -> Published:
    said = [value for name in PUBLISHED for value in metas.get(name, ())]
    shown = [t.get("datetime") or words(t) for t in tree.iter("time") if _is_published(t)]
    found = (dates.published(value, "metadata") for value in (*said, *shown))
    return next((date for date in found if date.value), UNDATED)


def _is_published(tag: Any) -> bool:
    """Whether a <time> may date the report: marked so, or the first in its article's head and not in a list of links."""
    if tag.get("pubdate") is not None or (tag.get("itemprop") or "").lower() == "datepublished":
        return True
    inside = {ancestor.tag for ancestor in tag.iterancestors()}
    return bool(inside & {"article", "main"}) and not inside & {"aside", "nav", "footer", "li", "a"}


def _language(tree: Any, metas: dict[str, list[str]]) -> str | None:
    said = [
        tree.get("lang") or tree.get("xml:lang"),
        *(metas.get(n, [""])[0] for n in ("content-language", "og:locale", "dc.language")),
    ]
    return next((value for value in said if value), None)


def address_of(tree: Any, metas: dict[str, list[str]] | None = None) -> str | None:
    """The address that a page gives itself."""
    metas = metas_of(tree) if metas is None else metas
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    said = (*links, *(value for name in ADDRESSES for value in metas.get(name, ())))
    return next((value for value in said if value and value.startswith(("http://", "https://"))), None)


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)
