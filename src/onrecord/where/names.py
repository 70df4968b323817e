"""Names in a report that could be places: runs of words that start with a capital, and the keys to look them up by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.where.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 7
"""Tokens in one name: "Democratic Republic of the Congo" has six, a hyphen counts as one."""

_DASHES = frozenset("-‐‑–")
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "et", "ed", "en", "er"})
# Small words that may stand inside a name, and directions that may open one.
_INNER = frozenset(
    {"of", "the", "and", "de", "del", "la", "le", "du", "da", "do", "dos", "el", "al", "on", "sur", "s", "'s", "’s"}
)
_SMALL = (
    _INNER
    | _ARTICLES
    | {"ed", "er", "ez", "em", "am", "pri", "na", "nad", "upon", "under", "sous", "les", "lès", "aux", "ibn", "bin"}
)
_OPENERS = frozenset(
    {
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "north",
        "south",
        "east",
        "west",
        "occupied",
        "mainland",
        "al",
        "el",
        "as",
        "ash",
        "ad",
        "ar",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[first, last]` of the parse and the folded key of their words; `proper` if no common noun is among them."""

    first: int
    last: int
    key: str
    proper: bool


def names(doc: "Doc") -> Iterator[Name]:
    """Every run of tokens that could be a name, the longest first at each start."""
    folded = [_folded(token) for token in doc]
    for token in doc:
        if _may_open(token):
            yield from reversed(list(_from(doc, token.i, folded)))


def _may_open(token: "Token") -> bool:
    if token.lower_ in {"the", "a", "an"}:
        return False
    if token.text[0].isupper() or (token.text[0] in "‘'’ʿ`" and len(token.text) > 2 and token.text[1].isupper()):
        return True
    after = token.i + 1
    return (
        token.lower_ in _OPENERS
        and after < len(token.doc)
        and (token.doc[after].text[0].isupper() or token.doc[after].text in _DASHES)
    )


def _from(doc: "Doc", first: int, folded: list[str]) -> Iterator[Name]:
    """The names that start at a token, each one word longer."""
    parts: list[str] = []
    capital, proper = False, True
    for last in range(first, min(first + LONGEST, len(doc))):
        token = doc[last]
        if token.is_space or (last > first and not _goes_on(doc, last)):
            return
        part = folded[last]
        if part in _ARTICLES and last + 1 < len(doc) and doc[last + 1].text in _DASHES and not token.whitespace_:
            part = "al"
        if part:
            parts.append(part)
        upper = token.text[0].isupper() or token.text[:1] in "‘'’ʿ`"
        capital = capital or upper
        proper = proper and (
            upper or last == first or not token.text.isalpha() or token.lower_ in _SMALL or _is_link(doc, last)
        )
        if capital and _may_close(token):
            key = fold(" ".join(parts))
            if key:
                yield Name(first, last, key, proper)


def _goes_on(doc: "Doc", at: int) -> bool:
    """Whether a name may run on through a token."""
    token, before = doc[at], doc[at - 1]
    if token.text in _DASHES:
        return not before.whitespace_ and not token.whitespace_ and at + 1 < len(doc)
    if before.text in _DASHES:
        return True
    return (
        token.text[0].isupper()
        or token.text[0].isdigit()
        or token.lower_ in _INNER
        or _is_kind(token)
        or token.text in {"/", "&"}
    )


def _is_link(doc: "Doc", at: int) -> bool:
    """Whether a short word hangs between hyphens, like the i of "Mazar-i-Sharif"."""
    return len(doc[at]) <= 3 and doc[at - 1].text in _DASHES and at + 1 < len(doc) and doc[at + 1].text in _DASHES


def _is_kind(token: "Token") -> bool:
    """Nouns in small letters that may close a curated name: "Rafah crossing", "Idlib province"."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.text.isalpha() and len(token.text) > 3


def _may_close(token: "Token") -> bool:
    ends = token.text[-1].isalnum() or (token.text[-1] == "." and token.text.replace(".", "").isupper())
    return ends and token.lower_ not in _INNER


def _folded(token: "Token") -> str:
    return "" if token.text in _DASHES else fold(token.text) if token.lower_ != "the" else "the"
