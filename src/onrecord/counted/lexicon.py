"""The words of `resources/numbers.yaml` and `resources/units.yaml` as tables and compiled patterns, made once a process."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import resources
from onrecord.vocabulary import Bound

SPACE = r"[ \t\u00a0\u2009\u202f]"
GAP = rf"(?:{SPACE}+|[-\u2010\u2011])"

# 1,200  1 200 (plain, thin or no-break space)  1'200  1.200.000  1200  2.3  2,3  2½
_GROUPED = r"\d{1,3}(?:(?:,\d{3})+|(?:['’]\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+|(?:\.\d{3}){2,})(?:\.\d+)?(?!\d)"
_DIGITS = rf"(?:{_GROUPED}|\d+(?:\.\d+|,\d{{1,2}}(?!\d))?[½⅓⅔¼¾]?|[½⅓⅔¼¾])"
# Digits are no number inside a name, an ordinal, a clock time, a fraction or a date: F-16, 18th, 10:30, 9/11, #3.
_LEFT = r"(?<![\w#§+])(?<![A-Za-z]-)(?<!\d[.,/:’'])"
_RIGHT = r"(?!\w|[.,:/]\d|['’]\d)"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; a space in a word matches any white space inside a line."""
    return "|".join(re.escape(word).replace(r"\ ", rf"{SPACE}+") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Number words with their values, and the patterns that find them."""

    small: dict[str, float]
    """Units, teens and tens."""
    scales: dict[str, float]
    """Thousand and above; dozen and score."""
    parts: dict[str, float]
    suffixes: dict[str, float]
    plurals: dict[str, Bound]
    fractions: dict[str, int]
    before: dict[str, Bound]
    after: dict[str, Bound]
    outside: frozenset[str]
    cardinal: re.Pattern[str]
    vague: re.Pattern[str]
    fraction: re.Pattern[str]
    before_pattern: re.Pattern[str]
    after_pattern: re.Pattern[str]
    percent: re.Pattern[str]
    change: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The number words of `resources/numbers.yaml`."""
    data = resources.load("numbers.yaml")
    before = {word: bound for bound, words in data["before"].items() for word in words}
    after = {word: bound for bound, words in data["after"].items() for word in words}
    return Lexicon(
        small={word: float(value) for word, value in {**data["units"], **data["tens"]}.items()},
        scales={word: float(value) for word, value in {**data["scales"], **data["dozens"]}.items()},
        parts=data["parts"],
        suffixes={word: float(value) for word, value in data["suffixes"].items()},
        plurals=data["plurals"],
        fractions=data["fractions"],
        before=before,
        after=after,
        outside=frozenset(data["outside"]),
        cardinal=_cardinal(data),
        vague=_vague(data),
        fraction=_fraction(data),
        before_pattern=re.compile(rf"(?:(?<![\w-])|(?<=[^\w\s]))({alternatives(before)}){SPACE}*\(?$", re.IGNORECASE),
        after_pattern=re.compile(rf"{SPACE}*({alternatives(after)})(?!\w)", re.IGNORECASE),
        percent=re.compile(rf"(?:{SPACE}|-)?(?:{alternatives(data['percent'])})(?!\w)", re.IGNORECASE),
        change=re.compile(rf"\b(?:{alternatives(data['changes'])})\b", re.IGNORECASE),
    )


def _cardinal(data: dict[str, Any]) -> re.Pattern[str]:
    """One number of one value, in words, in digits or in both; the longest reading is the first to match."""
    low = alternatives(word for word, value in data["units"].items() if 0 < value < 10)
    below_100 = rf"(?:(?:{alternatives(data['tens'])})(?:{GAP}(?:{low}))?|{alternatives(data['units'])})"
    hundreds = rf"(?:(?:(?:{below_100}|an?){GAP})?hundred(?:{GAP}(?:and{GAP})?{below_100}(?!{GAP}hundred))?)"
    words = rf"(?:{hundreds}|{below_100})"
    scale, dozen = alternatives(data["scales"]), alternatives(data["dozens"])
    half = rf"(?:{GAP}and{GAP}(?:an?{GAP})?(?:half|quarter)(?!{SPACE}+of))"
    part = rf"(?:half|(?:(?:an?|one|three){GAP})?quarters?)(?:{SPACE}+of)?(?:{GAP}an?)?"
    patterns = [
        rf"{_LEFT}{_DIGITS}(?:{alternatives(data['suffixes'])}){_RIGHT}",
        rf"{_LEFT}{_DIGITS}{half}?{GAP}(?:{scale}|dozen|hundred)\b{half}?(?:{GAP}{_DIGITS}{GAP}thousand\b)?",
        rf"{_LEFT}{_DIGITS}(?:{half}?{_RIGHT}|(?=(?:{alternatives(resources.load('units.yaml')['attached'])})\b))",
        rf"\b{part}{GAP}(?:{scale}|{dozen}|hundred)\b",
        rf"\b(?:an?{GAP})?couple(?:{SPACE}+of)?{GAP}(?:{scale}|hundred|dozen)\b",
        rf"\b(?:{words}{half}?|an?){GAP}(?:{scale})\b(?:{half}|(?:{GAP}(?:and{GAP})?{words}(?:{GAP}(?:{scale}))?)*)\b",
        rf"\b(?:{words}|an?){GAP}(?:{dozen})\b",
        rf"\b{words}{half}?\b",
        rf"\b(?:{scale}|dozen)\b",
    ]
    return re.compile(rf"(?<![\w’'])(?<![A-Za-z][-\u2010\u2011])(?:{'|'.join(patterns)})(?!['’][a-z])", re.IGNORECASE)


def _vague(data: dict[str, Any]) -> re.Pattern[str]:
    """Words of no one number: "several", "a few hundred", "tens of thousands"; the named group tells the size."""
    plural = alternatives(data["plurals"])
    scale = alternatives([*data["scales"], "hundred", "dozen"])
    few = alternatives(data["few"])
    return re.compile(
        rf"(?<!\w)(?<!\w-)(?<!quite )(?:(?:{few}){SPACE}+(?P<scale>{scale})s?"
        rf"|(?:{plural}){SPACE}+(?:of|and|upon|or){SPACE}+(?P<of>{plural})"
        rf"|(?P<plural>{plural})"
        rf"|(?P<alone>{alternatives(data['alone'])}))(?![\w-])",
        re.IGNORECASE,
    )


def _fraction(data: dict[str, Any]) -> re.Pattern[str]:
    """Shares in words: "a third", "two-thirds", "half of"; not the part of a number, "half a million", "one and a half"."""
    of = rf"(?={SPACE}+(?:of|the|all|its|their|that|his|her|these|those)(?!\w))"
    scale = alternatives([*data["scales"], *data["dozens"], "hundred"])
    number = rf"(?!(?:{SPACE}+of)?(?:{GAP}an?)?{GAP}(?:{scale})\b)"
    counts = alternatives([*data["units"], "a", "an"])
    return re.compile(
        rf"(?<![\w-])(?<!\band )(?:(?P<count>{counts}){GAP}(?P<part>{alternatives(data['fractions'])})|(?P<half>half){of}){number}(?![\w-])",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Units:
    """Units behind numbers, as sets of lower-case words."""

    tonnes: frozenset[str]
    km: frozenset[str]
    other: frozenset[str]
    lengths: frozenset[str]
    time: frozenset[str]
    calendar: frozenset[str]
    references: frozenset[str]
    grouping: frozenset[str]
    directions: frozenset[str]
    ways: frozenset[str]
    kin: frozenset[str]
    collectives: frozenset[str]
    sport: re.Pattern[str]
    currency_words: frozenset[str]
    currency_before: re.Pattern[str]
    currency_after: re.Pattern[str]


@cache
def units() -> Units:
    """The units of `resources/units.yaml`."""
    data = resources.load("units.yaml")
    signs, leads = alternatives(data["currency_signs"]), alternatives(data["currency_leads"])
    words = alternatives(data["currency_words"])
    return Units(
        tonnes=frozenset(data["tonnes"]),
        km=frozenset(data["km"]),
        other=frozenset(data["other"]),
        lengths=frozenset(data["lengths"]),
        time=frozenset(data["time"]),
        calendar=frozenset(data["months"] + data["days"]),
        references=frozenset(data["references"]),
        grouping=frozenset(data["grouping"]),
        directions=frozenset(data["directions"]),
        ways=frozenset(data["ways"]),
        kin=frozenset(data["kin"]),
        collectives=frozenset(data["collectives"]),
        sport=re.compile(rf"\b(?:{alternatives(data['sport'])})\b", re.IGNORECASE),
        currency_words=frozenset(data["currency_words"]),
        currency_before=re.compile(rf"(?:(?<!\w)(?:(?:{leads}){SPACE}?)?(?:{signs})|(?<!\w)(?:{leads})){SPACE}?$"),
        currency_after=re.compile(rf"(?:{SPACE}|-)?(?:{signs}|(?:[A-Z][A-Za-z.]+{SPACE}+){{0,2}}(?i:{words})(?!\w))"),
    )
