"""What a page says of its report: JSON-LD first, then its meta tags, then what it shows, then its address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from onrecord import resources
from onrecord.intake import dates, jsonld
from onrecord.intake.details import UNDATED, Details
from onrecord.intake.furniture import byline, normal
from onrecord.model import Published

TITLES = ("og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "title")
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


_SITE = re.compile(r"\s+[|–—»·-]\s+|\s*::\s*|\s+[|]\s*")


def details_of(tree: Any, node: dict[str, Any], url: str | None) -> Details:
    """What a page says. `tree` is its parsed root, `node` its JSON-LD, `url` the address it came from, if known."""
    metas = metas_of(tree)
    said = Details(
        url=_address(tree, metas),
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


def title_of(tree: Any, metas: dict[str, list[str]], known: Details) -> tuple[str | None, str | None]:
    """The title as the page shows it, and the site's name if the page's <title> ends with it.

    The declared titles (JSON-LD, og:title, <title>) may be cut short or end with the site's name; a first-rank
    heading that agrees with one of them is the title as a reader sees it.
    """
    shown = [words(h) for h in tree.iter("h1") if words(h)]
    page = next((words(t) for t in tree.iter("title") if words(t)), None)
    declared = [t for t in (known.title, *(metas.get(name, [""])[0] for name in TITLES), page) if t]
    bare, site = _without_site(page, shown, known)
    for heading in shown:
        if any(_agrees(heading, title) for title in declared):
            return heading, site
    best = next((_without_site(t, shown, known)[0] for t in declared), None)
    return best or bare or next(iter(shown), None), site


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
        if "://" in value or "@" in value or len(value) > 200:
            continue
        names = byline(value) if re.match(r"by\b", value, re.I) else None
        parts = names or re.split(r"\s*[;|]\s*|,\s+and\s+|\s+and\s+|,\s+(?=[A-ZÀ-Þ]\S+ [A-ZÀ-Þ])", value)
        yield from (part.strip() for part in parts if part.strip())


def words(element: Any) -> str:
    """The words of an element, white space made single."""
    return " ".join("".join(element.itertext()).split())


def _without_site(title: str | None, shown: list[str], known: Details) -> tuple[str | None, str | None]:
    """A title without the site's name behind it, and that name: the part that is the outlet, its domain, or what the heading leaves."""
    parts = _SITE.split(title) if title else []
    if title is None or len(parts) < 2:
        return title, None
    last, rest = parts[-1], title[: title.rindex(parts[-1])].rstrip(" |–—»·-:")
    host = re.sub(r"\W", "", (urlsplit(known.url).hostname or "") if known.url else "")
    name, core = normal(known.outlet or ""), re.sub(r"\W", "", last.lower())
    is_site = name and (normal(last) in name or name in normal(last))
    if is_site or (len(core) > 3 and core in host) or any(normal(heading) == normal(parts[0]) for heading in shown):
        return rest, last
    return title, None


def _agrees(heading: str, title: str) -> bool:
    one, two = normal(heading), normal(title)
    return len(one) > 8 and (one in two or (len(two) > 20 and (two in one or one.startswith(two[:40]))))


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


def _address(tree: Any, metas: dict[str, list[str]]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    said = (*links, *(value for name in ADDRESSES for value in metas.get(name, ())))
    return next((value for value in said if value and value.startswith(("http://", "https://"))), None)


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)
