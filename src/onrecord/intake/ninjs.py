"""ninjs, the IPTC's News in JSON, versions 1.x to 3.x, to a report.

Version 1 names its properties by role ("headline", "headline_main", "body_text", "body_xhtml"); 2 and 3 hold lists of
objects with a role ("headlines", "bodies"); 3 writes names in camel case ("versionCreated"). Read are all three.
Source: the schemas and user guide at iptc.org/std/ninjs.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import EmptyInput
from onrecord.intake import dates
from onrecord.intake.details import Details
from onrecord.intake.furniture import byline
from onrecord.intake.jsonld import names
from onrecord.intake.making import make
from onrecord.intake.metadata import people
from onrecord.intake.page import read_fragment
from onrecord.intake.received import Incoming, Piece, Received

EXTRACTOR = "ninjs/1"

MARKS = ("versioncreated", "firstcreated", "pubstatus", "bodies", "headlines", "profile", "standard")
"""Properties (lower case) of which one stands beside `uri` in every ninjs text item."""


def is_ninjs(item: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item."""
    low = {key.lower() for key in item}
    return "text" not in low and "uri" in low and (any(mark in low for mark in MARKS) or bool(_by_name(item, "body")))


def report_of(item: Mapping[str, Any], carrier: Incoming) -> Received:
    """The report of a ninjs item. Plain bodies are taken to the character; XHTML ones as a fragment. Raises EmptyInput."""
    details = details_of(item)
    found = sorted(bodies(item), key=lambda body: (not body.marked, body.role != "main"))
    for body in found:
        if body.marked:
            return read_fragment(body.value, carrier, details, extractor=f"{EXTRACTOR} {body.pointer}")
        pieces = [Piece((0, len(body.value)), element=body.pointer)]
        return make(body.value, details, carrier, extractor=f"{EXTRACTOR} {body.pointer}", pieces=pieces)
    raise EmptyInput(carrier.where, "is a ninjs item without a body: give a text item (a picture or an event has none)")


class Body:
    """One body of an item: its words, role, whether they are marked up, and where they stand (a JSON pointer)."""

    __slots__ = ("marked", "pointer", "role", "value")

    def __init__(self, value: str, role: str, kind: str, pointer: str) -> None:
        self.value, self.role, self.pointer = value, role.lower(), pointer
        self.marked = "html" in kind.lower() or "html" in self.role or "<p" in value[:2_000]


def bodies(item: Mapping[str, Any]) -> Iterator[Body]:
    """Every body that holds words, of whatever version."""
    listed = _low(item, "bodies")
    if isinstance(listed, list):
        for i, body in enumerate(listed):
            value = _low(body, "value") if isinstance(body, dict) else None
            if isinstance(value, str) and value.strip():
                role, kind = str(_low(body, "role") or "main"), str(_low(body, "contenttype") or "")
                yield Body(value, role, kind, f"/bodies/{i}/value")
    for name, value in _by_name(item, "body").items():
        yield Body(value, name.partition("_")[2] or "main", name, f"/{name}")


def details_of(item: Mapping[str, Any]) -> Details:
    """What the item says beside its words."""
    by = next(names(_low(item, "byline") or _low(item, "by")), "")
    provider = next(iter((*names(_low(item, "infosources")), *names(_low(item, "copyrightholder")))), None)
    return Details(
        ref=_string(item.get("uri")),
        url=_address(item),
        title=_headline(item),
        outlet=provider,
        authors=tuple(byline(by) or people([by])) if by else (),
        section=tuple(names(_low(item, "subject") or _low(item, "subjects"))),
        language=_string(_low(item, "language")),
        published=dates.published(_low(item, "versioncreated") or _low(item, "firstcreated"), "metadata"),
    )


def _headline(item: Mapping[str, Any]) -> str | None:
    listed = _low(item, "headlines")
    if isinstance(listed, list):
        ranked = sorted((h for h in listed if isinstance(h, dict)), key=lambda h: _low(h, "role") != "main")
        return next((v for h in ranked if (v := _string(_low(h, "value")))), None)
    named = _by_name(item, "headline")
    return named.get("headline_main") or next(iter(named.values()), None)


def _address(item: Mapping[str, Any]) -> str | None:
    said = (_string(item.get("uri")), *names(_low(item, "renditions"), "href"))
    return next((value for value in said if value and value.startswith(("http://", "https://"))), None)


def _by_name(item: Mapping[str, Any], stem: str) -> dict[str, str]:
    """The strings under `stem` and `stem_…`, by their names."""
    return {
        key: value
        for key, value in item.items()
        if (key == stem or key.startswith(f"{stem}_")) and isinstance(value, str) and value.strip()
    }


def _low(item: Mapping[str, Any], name: str) -> Any:
    """The property of a name, whatever its case."""
    return next((value for key, value in item.items() if key.lower() == name), None)


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
