"""HTML bytes to a tree: the encoding settled in spite of what the page claims, the markup mended by the parser."""

import codecs
import re
from typing import Any

from onrecord.errors import BrokenInput, EmptyInput
from onrecord.intake.decoding import decode, without_surrogates

HEAD = 4_096
"""Bytes in which a page declares its encoding; browsers look at the first 1,024, real pages are sloppier."""

AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""Encodings, by Python's names, that the WHATWG Encoding Standard reads as a larger one."""

_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def tree_of(data: bytes, where: str, charset: str | None = None) -> Any:
    """The root of a page's tree. `charset` is what the server said. Raises EmptyInput, NotText or BrokenInput."""
    return parse(page_text(data, where, charset), where)


def page_text(data: bytes, where: str, charset: str | None = None) -> str:
    """The page as text. A declared encoding counts only where the bytes are no UTF-8: declarations lie."""
    match = _DECLARED.search(data[:HEAD])
    declared = charset or (match[1].decode("ascii") if match else None)
    return without_surrogates(
        decode(data.replace(b"\0", b"") if not _wide(data) else data, where, known(declared)).text
    )


def parse(text: str, where: str) -> Any:
    """The tree of an HTML text, whatever state its markup is in. Raises EmptyInput if there is no element in it."""
    from lxml import etree, html

    # huge_tree lets elements nest 2,048 deep in place of 256; what is deeper is lost
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(_NOT_XML.sub("", text).encode(), parser=parser)
    except etree.ParserError:
        raise EmptyInput(where, "is a page with nothing in it: check that it was saved whole") from None
    except (etree.LxmlError, RecursionError, ValueError) as error:
        raise BrokenInput(
            where, f"is no page that can be read ({error}): save it again, or its text as .txt"
        ) from error
    return root


def known(name: str | None) -> str | None:
    """Python's name of an encoding as browsers take it; None if it is unknown."""
    try:
        found = codecs.lookup(name.strip()).name if name else None
    except (LookupError, ValueError):
        return None
    return AS_BROWSERS_DO.get(found, found) if found else None


def _wide(data: bytes) -> bool:
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:64]
