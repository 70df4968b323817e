"""RSS and Atom to reports: an entry's full text where the feed carries it, else its page, else its summary.

Which of the three it was stands in the report's `extractor`: "feed/1 content", "page/1 …", "feed/1 summary".
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import msgspec

from onrecord.errors import BrokenInput, EmptyInput, InputError
from onrecord.intake import dates
from onrecord.intake.details import UNDATED, Details
from onrecord.intake.fetch import Fetcher
from onrecord.intake.metadata import people
from onrecord.intake.page import read_fragment, read_page
from onrecord.intake.received import Incoming, Received
from onrecord.intake.slices import slices
from onrecord.model import Published

log = logging.getLogger(__name__)

EXTRACTOR = "feed/1"

FULL_WORDS = 80
"""Words from which an entry's content counts as the full report: teasers run to 60, short bulletins from 80."""

_TAG = re.compile(r"<[^>]*>")


def read_feed(incoming: Incoming, fetcher: Fetcher, url: str | None = None) -> Iterator[Received | InputError]:
    """The report of each entry, in the feed's order. `url` is the feed's own address.

    Raises BrokenInput if it is no feed, EmptyInput if it has no entry.
    """
    found = _parsed(incoming)
    entries = found.get("entries", [])
    if not entries:
        raise EmptyInput(incoming.where, "is a feed without entries: check the feed's address, or try again later")
    carried = slices(incoming.data, ("item", "entry"), len(entries))
    for number, entry in enumerate(entries, 1):
        carrier = Incoming(carried[number - 1], f"{incoming.where} entry {number}", incoming.hints)
        try:
            yield read_entry(entry, _details(entry, found.get("feed", {}), url), carrier, fetcher)
        except InputError as error:
            yield error


def read_entry(entry: Mapping[str, Any], details: Details, carrier: Incoming, fetcher: Fetcher) -> Received:
    """The report of one entry. Raises InputError if there are no words in it or behind it."""
    content = max((c.get("value", "") for c in entry.get("content", ())), key=len, default="")
    if _words(content) >= FULL_WORDS:
        return read_fragment(content, carrier, details, extractor=f"{EXTRACTOR} content")
    summary = max(content, entry.get("summary", ""), key=_words)
    if details.url is not None:
        try:
            return _page(details, carrier, fetcher)
        except InputError as error:
            if not _words(summary):
                raise
            log.warning("%s: its page can't be had, the summary is taken (%s)", carrier.where, error.problem)
    if not _words(summary):
        raise EmptyInput(carrier.where, "has neither text nor an address: check the feed")
    return read_fragment(summary, carrier, details, extractor=f"{EXTRACTOR} summary")


def _page(details: Details, carrier: Incoming, fetcher: Fetcher) -> Received:
    page = fetcher.get(details.url or "")
    if page is None:
        raise EmptyInput(carrier.where, "its page is unchanged: nothing to read")
    incoming = Incoming(page.data, page.url, carrier.hints)
    found = read_page(incoming, details, url=page.url, charset=page.charset)
    return replace(found, report=msgspec.structs.replace(found.report, ref=details.ref))


def _parsed(incoming: Incoming) -> Mapping[str, Any]:
    import feedparser

    found: Mapping[str, Any] = feedparser.parse(incoming.data)
    broken = found.get("bozo") and not isinstance(found.get("bozo_exception"), feedparser.CharacterEncodingOverride)
    if not found.get("version") or (broken and not found.get("entries")):
        raise BrokenInput(
            incoming.where, "is no feed that can be read: check that the address or file is the feed itself"
        )
    if broken:
        reason = " ".join(str(found.get("bozo_exception")).split())
        log.warning("%s: the feed's XML is broken (%s); what could be read is taken", incoming.where, reason)
    return found


def _details(entry: Mapping[str, Any], feed: Mapping[str, Any], url: str | None) -> Details:
    source = entry.get("source", {})
    link = urljoin(url or feed.get("link", ""), entry.get("link", "")) if entry.get("link") else ""
    authors = [a.get("name", "") for a in entry.get("authors", ())] or [entry.get("author", "")]
    return Details(
        ref=entry.get("id"),
        url=link if link.startswith(("http://", "https://")) else None,
        title=_plain(entry.get("title", "")) or None,
        outlet=source.get("title") or feed.get("title"),
        authors=tuple(people(filter(None, authors))),
        section=tuple(tag["term"] for tag in entry.get("tags", ()) if tag.get("term")),
        language=_language(entry) or feed.get("language"),
        published=_published(entry),
    )


def _published(entry: Mapping[str, Any]) -> Published:
    for name in ("published", "updated", "created"):
        found = dates.published(dict(entry).get(name), "feed")
        if found.value is not None:
            return found
    return UNDATED


def _language(entry: Mapping[str, Any]) -> str | None:
    return next((c["language"] for c in entry.get("content", ()) if c.get("language")), None)


def _plain(markup: str) -> str:
    import html

    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _words(markup: str) -> int:
    return len(_TAG.sub(" ", markup).split())
