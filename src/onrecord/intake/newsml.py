"""NewsML-G2, the IPTC's exchange format, to reports: one for each newsItem that carries its text in itself.

Read is text under `inlineXML` (XHTML or NITF) and `inlineData`; what an item only points to is not fetched.
Source: the NewsML-G2 specification at iptc.org/std/NewsML-G2.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.errors import BrokenInput, EmptyInput, InputError
from onrecord.intake import dates
from onrecord.intake.details import Details
from onrecord.intake.furniture import byline
from onrecord.intake.making import make
from onrecord.intake.metadata import people
from onrecord.intake.page import read_fragment
from onrecord.intake.received import Incoming, Piece, Received
from onrecord.intake.slices import slices

EXTRACTOR = "newsml/1"

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_newsml(incoming: Incoming) -> Iterator[Received | InputError]:
    """The report of each item of a newsItem or newsMessage document. Raises BrokenInput or EmptyInput."""
    root = _parsed(incoming)
    items = list(root.iter("newsItem"))
    if not items:
        raise EmptyInput(
            incoming.where, "holds no newsItem (a package only points to items): give the items themselves"
        )
    carried = slices(incoming.data, ("newsItem",), len(items))
    for number, item in enumerate(items, 1):
        where = incoming.where if len(items) == 1 else f"{incoming.where} item {number}"
        try:
            yield _report(item, Incoming(carried[number - 1], where, incoming.hints))
        except InputError as error:
            yield error


def _parsed(incoming: Incoming) -> Any:
    """The root without namespaces; entities are not expanded and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(incoming.data, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenInput(incoming.where, f"is broken XML ({error.msg}): mend it there") from None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    return root


def _report(item: Any, carrier: Incoming) -> Received:
    details = _details(item)
    for inline in item.iterfind("contentSet/inlineXML"):
        markup = "".join(_markup(child) for child in inline)
        if markup.strip():
            return read_fragment(markup, carrier, details, extractor=f"{EXTRACTOR} inlineXML")
    for inline in item.iterfind("contentSet/inlineData"):
        words = "".join(inline.itertext())
        if "html" in (inline.get("contenttype") or "") and words.strip():
            return read_fragment(words, carrier, details, extractor=f"{EXTRACTOR} inlineData")
        if words.strip():
            pieces = [Piece((0, len(words)), element=item.getroottree().getpath(inline))]
            return make(words, details, carrier, extractor=f"{EXTRACTOR} inlineData", pieces=pieces)
    raise EmptyInput(carrier.where, "is an item without text in it (a picture, or text elsewhere): give a text item")


def _markup(element: Any) -> str:
    """An element as HTML: of an XHTML or NITF document its body."""
    from lxml import etree

    body = next((e for name in ("body.content", "body") for e in element.iter(name)), element)
    if body.tag == "body.content":
        body.tag = "div"
    return str(etree.tostring(body, method="html", encoding="unicode", with_tail=False))


def _details(item: Any) -> Details:
    by = _text(item, "contentMeta/by") or ""
    creators = [name for c in item.iterfind("contentMeta/creator") if (name := _name(c))]
    language = item.find("contentMeta/language")
    return Details(
        ref=item.get("guid"),
        url=next(
            (value for value in (item.get("guid"), _text(item, "itemMeta/link")) if value and "://" in value), None
        ),
        title=_text(item, "contentMeta/headline") or _text(item, "itemMeta/title"),
        outlet=_provider(item),
        authors=tuple((byline(by) or people([by])) if by else people(creators)),
        section=tuple(name for s in item.iterfind("contentMeta/subject") if (name := _name(s))),
        language=(language.get("tag") if language is not None else None) or item.get(_LANG),
        published=dates.published(
            _text(item, "itemMeta/versionCreated") or _text(item, "itemMeta/firstCreated"), "metadata"
        ),
    )


def _provider(item: Any) -> str | None:
    for path in ("contentMeta/infoSource", "itemMeta/provider"):
        found = item.find(path)
        if found is not None and (name := _name(found)):
            return name
    return _text(item, "contentMeta/creditline")


def _name(element: Any) -> str | None:
    """The name of a party or concept: its `name`, else its literal, else the end of its code."""
    return _text(element, "name") or element.get("literal") or (element.get("qcode") or "").rpartition(":")[2] or None


def _text(element: Any, path: str) -> str | None:
    found = element.find(path)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None
