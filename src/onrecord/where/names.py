"""Names in a report that could be places: runs of words that start with a capital, and the keys to look them up by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.where.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 7
"""Tokens in one name: "Democratic Republic of the Congo" has five, every hyphen counts as one."""

DASHES = frozenset("-‐‑–")
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "et", "ed", "en", "er"})
"""The Arabic article as it stands before a hyphen, its consonant adapted to the next one or not."""

_QUOTES = "‘'’ʿ`"
# Small words that may stand inside a name, and directions that may open one.
_INNER = frozenset(
    {"of", "the", "and", "de", "del", "la", "le", "du", "da", "do", "dos", "el", "al", "on", "sur", "s", "'s", "’s"}
)
_SMALL = (
    _INNER | ARTICLES | {"em", "am", "pri", "na", "nad", "upon", "under", "sous", "les", "lès", "aux", "ibn", "bin"}
)
_OPENERS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "occupied", "mainland"}
) | {"al", "el", "as", "ash", "ad", "ar"}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[first, last]` of the parse and the folded key of their words; `proper` if no common noun is among them."""

    first: int
    last: int
    key: str
    proper: bool


def names(doc: "Doc") -> Iterator[Name]:
    """Every run of tokens that could be a name, the longest first at each start."""
    tokens = list(doc)
    texts = [token.text for token in tokens]
    for first in range(len(tokens)):
        if _may_open(texts, first):
            yield from reversed(list(_from(tokens, texts, first)))


def _may_open(texts: Sequence[str], at: int) -> bool:
    text = texts[at]
    if text[0].isupper():
        return text not in {"The", "A", "An", "THE"}
    if text[0] in _QUOTES:
        return len(text) > 2 and text[1].isupper()
    return text in _OPENERS and at + 1 < len(texts) and (texts[at + 1][0].isupper() or texts[at + 1] in DASHES)


def _from(tokens: "Sequence[Token]", texts: Sequence[str], first: int) -> Iterator[Name]:
    """The names that start at a token, each one word longer."""
    parts: list[str] = []
    capital, proper = False, True
    for last in range(first, min(first + LONGEST, len(texts))):
        text = texts[last]
        if text.isspace() or (last > first and not _goes_on(tokens, texts, last)):
            return
        part = _part(tokens, texts, last)
        if part:
            parts.append(part)
        upper = text[0].isupper() or text[0] in _QUOTES
        capital = capital or upper
        proper = proper and (upper or last == first or not text.isalpha() or text in _SMALL or _is_link(texts, last))
        if capital and _may_close(text):
            key = fold(" ".join(parts))
            if key:
                yield Name(first, last, key, proper)


def _part(tokens: "Sequence[Token]", texts: Sequence[str], at: int) -> str:
    """A token's share of the key: nothing for a hyphen, "al" for the article before one."""
    text = texts[at]
    if text in DASHES:
        return ""
    if text.lower() in ARTICLES and at + 1 < len(texts) and texts[at + 1] in DASHES and not tokens[at].whitespace_:
        return "al"
    return _folded(text)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return "the" if text.lower() == "the" else fold(text)


def _goes_on(tokens: "Sequence[Token]", texts: Sequence[str], at: int) -> bool:
    """Whether a name may run on through a token."""
    text, before = texts[at], texts[at - 1]
    if text in DASHES:
        return not tokens[at - 1].whitespace_ and not tokens[at].whitespace_ and at + 1 < len(texts)
    if before in DASHES or text[0].isupper() or text[0].isdigit() or text in {"/", "&"} or text.lower() in _INNER:
        return True
    if text.lower() in ARTICLES and at + 1 < len(texts) and texts[at + 1] in DASHES:
        return True
    return len(text) > 3 and text.isalpha() and tokens[at].pos_ in {"NOUN", "PROPN", "ADJ"}


def _is_link(texts: Sequence[str], at: int) -> bool:
    """Whether a short word hangs between hyphens, like the i of "Mazar-i-Sharif"."""
    return len(texts[at]) <= 3 and texts[at - 1] in DASHES and at + 1 < len(texts) and texts[at + 1] in DASHES


def _may_close(text: str) -> bool:
    ends = text[-1].isalnum() or (text[-1] == "." and text.replace(".", "").isupper())
    return ends and text.lower() not in _INNER
