"""Patterns of times over a report's words: regular expressions in which a letter is a whole word.

Every word that the grammar knows has a character of its own, so a report becomes one short string, and
a pattern such as `WEEKDAY COMMA? (?P<month>MONTH) (?P<day>DAYNUM)` an ordinary regular expression over
it: names in capitals are classes of words (`lexicon.TABLES`, and the numerals below), words in small
letters stand for themselves. Sixty patterns over a report then take a millisecond.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.model import Span
from onrecord.when.lexicon import CAPITALISED, lexicon

_WORD = re.compile(r"\d+(?:,\d{3})+(?!\d)|\d+(?:st|nd|rd|th|s)\b|\d+|[^\W\d_]+|\n|[^\w\s]|_")
_ITEM = re.compile(r"(?P<group>\(\?(?:P<\w+>|[:=!]|<[=!]))|(?P<kind>[A-Z]+)|(?P<word>[a-z]+)|(?P<other>.)", re.DOTALL)

# Characters of the words that no list names: numerals by what they could be, signs, line breaks, everything else.
DAYNUM, TWO, YEARNUM, NUMERAL, ORDNUM, DECADENUM, BREAK, OTHER = (chr(0xE000 + i) for i in range(8))
SIGNS = dict(zip(("COMMA", "COLON", "SLASH", "DOT", "OPEN", "CLOSE"), ",:/.()", strict=True))
_FIRST_WORD = 0xE100
_DASHES = "-‐‑–—"
_APOSTROPHES = "'’‘"


@dataclass(frozen=True, slots=True)
class Word:
    """One word, numeral or sign of the text, with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern's match: its span, and the words of each named group."""

    span: Span
    groups: dict[str, tuple[Word, ...]]
    words: tuple[Word, ...]
    first: int

    def has(self, group: str) -> bool:
        """Whether a group took part."""
        return bool(self.groups.get(group))

    def text(self, group: str) -> str:
        """A group's words in small letters, joined by single spaces; "" if it took no part."""
        return " ".join(word.text.lower() for word in self.groups.get(group, ()))


@dataclass(frozen=True, slots=True)
class Words:
    """A text as the grammar reads it: its words, and the string of their characters."""

    words: tuple[Word, ...]
    codes: str

    def find(self, pattern: re.Pattern[str]) -> Iterable[Found]:
        """Every match of a compiled pattern that doesn't start or end inside a longer word of the text."""
        for match in pattern.finditer(self.codes):
            first, last = match.span()
            if first == last or self._glued(first, last):
                continue
            words = self.words[first:last]
            groups = {name: self.words[slice(*match.span(name))] for name, got in match.groupdict().items() if got}
            yield Found((words[0].start, words[-1].end), groups, words, first)

    def _glued(self, first: int, last: int) -> bool:
        """Whether letters or digits stand right against a match: the 16 of "F16" is no day."""
        before = self.words[first - 1] if first else None
        after = self.words[last] if last < len(self.words) else None
        start, end = self.words[first].start, self.words[last - 1].end
        return bool(
            (before and before.end == start and before.text[-1].isalnum())
            or (after and after.start == end and after.text[0].isalnum())
        )


@cache
def _alphabet() -> tuple[dict[str, str], dict[str, str]]:
    """The character of every known word, and the class of characters of every class."""
    known = lexicon().classes
    letters = {
        word: chr(_FIRST_WORD + i) for i, word in enumerate(dict.fromkeys(w for ws in known.values() for w in ws))
    }
    kinds = {kind: "".join(letters[word] for word in words) for kind, words in known.items()}
    kinds |= {"DAYNUM": DAYNUM, "TWO": DAYNUM + TWO, "YEARNUM": YEARNUM, "ORDNUM": ORDNUM, "DECADENUM": DECADENUM}
    kinds |= {
        "DIGITS": DAYNUM + TWO + YEARNUM + NUMERAL,
        "BREAK": BREAK,
        "WORD": OTHER,
        "DASH": "-",
        "APOS": "'",
    } | SIGNS
    return letters, kinds


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of word classes as a regular expression over `Words.codes`. Raises KeyError for a class nobody knows."""
    return re.compile("".join(_translated(match) for match in _ITEM.finditer(re.sub(r"\s+", "", _spaced(pattern)))))


def _spaced(pattern: str) -> str:
    """The pattern with a mark between neighbouring words, which the white space between them had kept apart."""
    return re.sub(r"(?<=[A-Za-z])\s+(?=[A-Za-z])", "\0", pattern)


def _translated(match: re.Match[str]) -> str:
    letters, kinds = _alphabet()
    if match["kind"]:
        return f"[{re.escape(kinds[match['kind']])}]"
    if match["word"]:
        return re.escape(_letter(letters, match["word"]))
    return match["group"] or match["other"].replace("\0", "")


def _letter(letters: dict[str, str], word: str) -> str:
    """The character of a word that a pattern spells out; it gets one if no list names it."""
    return letters.setdefault(word, chr(_FIRST_WORD + len(letters)))


def read(text: str) -> Words:
    """A text's words and their characters. Compile every pattern first: they add words to the alphabet."""
    words = tuple(Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text))
    return Words(words, "".join(_code(word.text) for word in words))


@lru_cache(maxsize=20_000)
def _code(word: str) -> str:
    """The character of one word. Only called once every pattern is compiled, so the alphabet is final."""
    if word[0].isdigit():
        return _numeral(word)
    low = word.lower()
    code = _alphabet()[0].get(low)
    if code is not None:
        return OTHER if word[0].islower() and _needs_capital(low) else code
    if word in _DASHES:
        return "-"
    if word in _APOSTROPHES:
        return "'"
    if word == "\n":
        return BREAK
    return word if word in SIGNS.values() else OTHER


@cache
def _needs_capital(word: str) -> bool:
    return any(lexicon().has(kind, word) for kind in CAPITALISED)


def _numeral(word: str) -> str:
    if not word.isascii() or "," in word:
        return NUMERAL if word.isascii() else OTHER
    if word[-1] == "s":
        return DECADENUM if len(word) in (3, 5) and word[-2] == "0" else OTHER
    if word[-1].isalpha():
        return ORDNUM if 1 <= int(word[:-2]) <= 31 else OTHER
    if len(word) <= 2:
        return DAYNUM if 1 <= int(word) <= 31 else TWO
    return YEARNUM if len(word) == 4 and 1000 <= int(word) <= 2199 else NUMERAL
