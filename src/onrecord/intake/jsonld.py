"""What a page says of itself in JSON-LD (schema.org NewsArticle and its kin), before its other meta data."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.intake.dates import published
from onrecord.intake.details import Details
from onrecord.intake.furniture import normal

KINDS = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "AskPublicNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "SocialMediaPosting",
    "Report",
    "WebPage",
)
"""schema.org types that describe a report, the surest first; WebPage only where there is nothing better."""

DEEPEST = 12
"""Levels of nesting looked into: real pages need four."""

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def node_of(scripts: Iterable[str], url: str | None, shown: str) -> dict[str, Any]:
    """The node that describes the page's report; {} if there is none. A script that is no JSON is passed over.

    A page may describe the reports it links to as well: the one that names the page's own address wins, then the
    one whose headline the page shows (`shown` is its <title> and headings).
    """
    page = normal(shown)
    nodes = [node for script in scripts for node in _nodes(_load(script), DEEPEST) if _rank(node) < len(KINDS)]
    return min(nodes, key=lambda node: (not _is_at(node, url), not _is_shown(node, page), _rank(node)), default={})


def details_of(node: dict[str, Any]) -> Details:
    """What a node says of the report."""
    return Details(
        url=_text(node.get("url")) or _text(_id(node.get("mainEntityOfPage"))),
        title=_text(node.get("headline")) or _text(node.get("name")),
        outlet=next(iter(names(node.get("publisher"))), None),
        authors=tuple(names(node.get("author"))),
        section=tuple(names(node.get("articleSection"))),
        language=_text(node.get("inLanguage")) or next(iter(names(node.get("inLanguage"), "alternateName")), None),
        published=published(node.get("datePublished"), "metadata"),
    )


def body_of(node: dict[str, Any]) -> str | None:
    """The words under `articleBody`, if it holds them."""
    return _text(node.get("articleBody"))


def names(value: Any, key: str = "name") -> Iterator[str]:
    """Names out of a string, an object with a name, or a list of either."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value[:50]:
            yield from names(one, key)
    elif isinstance(value, dict) and isinstance(value.get(key), str | list):
        yield from names(value[key], key)


def _load(script: str) -> Any:
    try:
        return json.loads(_WRAPPING.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _nodes(value.get(key), depth - 1)


def _rank(node: dict[str, Any]) -> int:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return min((KINDS.index(kind) for kind in listed if kind in KINDS), default=len(KINDS))


def _is_shown(node: dict[str, Any], page: str) -> bool:
    headline = normal(_text(node.get("headline")) or "")
    return bool(headline) and headline[:60] in page


def _is_at(node: dict[str, Any], url: str | None) -> bool:
    mine = [_text(node.get("url")), _text(_id(node.get("mainEntityOfPage"))), _text(node.get("@id"))]
    return url is not None and any(_same(url, one) for one in mine if one)


def _same(one: str, two: str) -> bool:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/+$", "", one) == re.sub(r"^https?://(?:www\.)?|[?#].*$|/+$", "", two)


def _id(value: Any) -> Any:
    return value.get("@id") or value.get("url") if isinstance(value, dict) else value


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
