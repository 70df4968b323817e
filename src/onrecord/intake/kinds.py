"""What kind an input is: by its first bytes, and by its name or content type where those leave it open."""

import codecs
import re
from enum import Enum
from pathlib import PurePath

from onrecord.errors import BrokenInput
from onrecord.intake.json_files import is_json

HEAD = 8_192
"""Bytes that are looked at."""


class Kind(Enum):
    """The kinds of input; each has its reader."""

    TEXT = "text"
    PAGE = "page"
    JSON = "json"
    LINES = "json lines"
    FEED = "feed"
    NEWSML = "newsml"
    WARC = "warc"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".json": Kind.JSON,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".warc": Kind.WARC,
    ".warc.gz": Kind.WARC,
}
"""Suffixes that a folder is searched for."""

_ROOT = re.compile(r"<\s*([A-Za-z_][\w.:-]*)")
_PROLOGUE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?!\s+html)[^>\[]*(?:\[.*?\]\s*)?>", re.S | re.I)

FEEDS = ("rss", "feed", "rdf:rdf", "rdf", "channel")
NEWSML = ("newsitem", "newsmessage", "packageitem", "knowledgeitem")
PAGES = (
    "html",
    "head",
    "body",
    "!doctype",
    "article",
    "div",
    "p",
    "main",
    "section",
    "h1",
    "meta",
    "title",
    "span",
    "table",
)


def suffix_of(name: str) -> str:
    """The suffix that tells a name's kind: ".warc.gz", or the last one, in lower case."""
    low = PurePath(name).name.lower()
    return ".warc.gz" if low.endswith(".warc.gz") else PurePath(low).suffix


def kind_of(head: bytes, where: str, suffix: str = "", content_type: str = "") -> Kind:
    """The kind of an input from its first bytes. Raises BrokenInput where the name promises what the bytes are not."""
    named = SUFFIXES.get(suffix)
    if named is Kind.WARC or head.startswith((b"WARC/", b"\x1f\x8b")):
        return _warc(head, where)
    text = _text(head)
    marked = _marked(text, where, named, content_type)
    if marked is not None:
        return marked
    if named in (Kind.JSON, Kind.LINES) or is_json(head):
        return Kind.LINES if named is Kind.LINES else Kind.JSON
    if named is Kind.FEED and text.strip():
        raise BrokenInput(where, "is no feed: it isn't XML; check that the address or file is the feed itself")
    return Kind.TEXT


def _warc(head: bytes, where: str) -> Kind:
    if not head.startswith((b"WARC/", b"\x1f\x8b")) and head.strip():
        raise BrokenInput(where, "is no WARC file: it doesn't begin with one's header; check that it is whole")
    return Kind.WARC


def _marked(text: str, where: str, named: Kind | None, content_type: str) -> Kind | None:
    """The kind of what begins with a tag; None for anything else."""
    rest = _past_prologue(text)
    match = _ROOT.match(rest)
    root = "!doctype" if rest[:9].lower() == "<!doctype" else match[1].lower() if match else None
    if root is None:
        return Kind.PAGE if _tagged(text, named, content_type) else None
    bare = root.rpartition(":")[2]
    if root in FEEDS or bare in ("rss", "feed"):
        return Kind.FEED
    if bare in NEWSML:
        return Kind.NEWSML
    if bare in PAGES or named is Kind.PAGE or "html" in content_type:
        return Kind.PAGE
    if named is Kind.FEED or text.lstrip().startswith("<?xml") or "xml" in content_type:
        raise BrokenInput(where, f"is XML of an unknown kind (<{root}>): give RSS, Atom, NewsML-G2 or XHTML")
    return None


def _tagged(text: str, named: Kind | None, content_type: str) -> bool:
    """Whether what doesn't begin with a tag is a page for all that, by its name and some tag in it."""
    return (named is Kind.PAGE or "html" in content_type) and re.search(r"<[A-Za-z!/]", text) is not None


def _past_prologue(text: str) -> str:
    while match := _PROLOGUE.match(text):
        text = text[match.end() :]
    return text


def _text(head: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
