"""One JSON object to one report: the corpus's own keys, and those that feeds and news interfaces write.

What stands under `text` is already canonical and is taken to the character; what stands under `html` is read
as a page or a fragment. An object in ninjs, the IPTC's format, is read by `ninjs`.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.errors import BrokenInput, EmptyInput
from onrecord.intake import dates, ninjs
from onrecord.intake.details import UNDATED, Details
from onrecord.intake.jsonld import names
from onrecord.intake.making import make
from onrecord.intake.page import read_html
from onrecord.intake.received import Incoming, Piece, Received
from onrecord.model import Published

log = logging.getLogger(__name__)

EXTRACTOR = "given/1"

TEXT = ("text", "content_text")
HTML = ("html", "content_html")
TITLE = ("title", "headline")
URL = ("url", "link")
DATE = ("published", "date", "date_published", "publishedAt", "published_at", "datePublished")
OUTLET = ("outlet", "source", "publisher")
AUTHORS = ("authors", "author", "byline")
SECTION = ("section", "sections", "category")
LANGUAGE = ("language", "lang")
"""Keys in the order in which they are asked: onrecord's own first, then JSON Feed's and the news interfaces'."""


def report_of(item: object, carrier: Incoming) -> Received:
    """The report that a JSON value holds. `carrier` are its own bytes. Raises BrokenInput or EmptyInput."""
    if not isinstance(item, dict):
        raise BrokenInput(
            carrier.where, f"is {_kind(item)} where a report was expected: give an object with `text` or `html`"
        )
    if ninjs.is_ninjs(item):
        return ninjs.report_of(item, carrier)
    details = details_of(item, carrier.where)
    if (text := _words(item, TEXT, carrier.where)) is not None:
        name = next(key for key in TEXT if key in item)
        return given(text, details, carrier, f"/{name}")
    if (html := _words(item, HTML, carrier.where)) is not None:
        return read_html(html, carrier, details)
    raise BrokenInput(carrier.where, "has neither `text` nor `html`: give the report's words under one of them")


def given(text: str, details: Details, carrier: Incoming, pointer: str) -> Received:
    """A report whose text is canonical as it stands, at a JSON pointer."""
    return make(text, details, carrier, extractor=EXTRACTOR, pieces=[Piece((0, len(text)), element=pointer)])


def is_report(item: object) -> bool:
    """Whether a JSON object holds a report by itself, and isn't a wrapper of others."""
    return isinstance(item, dict) and (ninjs.is_ninjs(item) or any(key in item for key in (*TEXT, *HTML)))


def details_of(item: Mapping[str, Any], where: str) -> Details:
    """What the object says beside its words."""
    ref = item.get("id")
    return Details(
        ref=str(ref) if isinstance(ref, str | int) and ref != "" else None,
        url=_first(item, URL),
        title=_first(item, TITLE),
        outlet=_first(item, OUTLET),
        authors=tuple(name for key in AUTHORS for name in names(item.get(key))),
        section=tuple(name for key in SECTION for name in names(item.get(key))),
        language=_first(item, LANGUAGE),
        published=_published(item, where),
    )


def _published(item: Mapping[str, Any], where: str) -> Published:
    for key in DATE:
        value = item.get(key)
        said = value.get("value") if isinstance(value, dict) else value
        if isinstance(said, str) and said.strip():
            found = dates.published(said, "metadata")
            if found.value is None:
                log.warning("%s: the date %r can't be read and is left out: write it as 2024-10-23", where, said[:40])
            return found
    return UNDATED


def _first(item: Mapping[str, Any], keys: Iterable[str]) -> str | None:
    return next((name for key in keys for name in names(item.get(key)) if name.strip()), None)


def _words(item: Mapping[str, Any], keys: Iterable[str], where: str) -> str | None:
    for key in keys:
        value = item.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise BrokenInput(where, f"has {_kind(value)} under `{key}`: give the report's words as one string")
        if not value.strip():
            raise EmptyInput(where, f"has nothing under `{key}`: give the report's words there")
        return value
    return None


def _kind(value: object) -> str:
    return {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}.get(
        type(value), "a number"
    )
