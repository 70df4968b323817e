"""Amounts: numerals with what bounds them, as percentages, money, shares and ranges, on the words alone.

"between 40 and 60", "more than $2bn", "nine in 10", "some 12,000" are one amount each. What they count, and whether
they are figures at all, is decided with the parse (`phrases`, `excluded`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.counted.lexicon import SPACE, lexicon, units
from onrecord.counted.numerals import Numeral, numerals, sharing_scale
from onrecord.vocabulary import Bound

Kind = Literal["count", "percent", "fraction", "money"]

BEFORE = 60
"""Code points looked at before a number for what bounds it: longer than any chain of approximators in the train reports."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A bounded number at `[start, end)`; `[number_start, number_end)` is the number without its approximators.

    `value` is None for ranges (`low`, `high`) and vague words. `definite` tells that "the" or a possessive stands before.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    bound: Bound = "exact"
    kind: Kind = "count"
    definite: bool = False
    approximated: bool = False
    other: float | None = None


def amounts(text: str) -> list[Amount]:
    """Every amount of a text, in order, none overlapping."""
    found = [_measured(text, numeral) for numeral in numerals(text)]
    return [_bounded(text, amount) for amount in _joined(text, found)]


@dataclass(frozen=True, slots=True)
class _Measured:
    """A numeral with its sign of percent or money; `[start, end)` takes the sign in."""

    start: int
    end: int
    numeral: Numeral
    kind: Kind


def _measured(text: str, numeral: Numeral) -> _Measured:
    before = text[max(0, numeral.start - 8) : numeral.start]
    if sign := units().currency_before.search(before):
        return _Measured(numeral.start - len(before) + sign.start(), numeral.end, numeral, "money")
    if sign := lexicon().percent.match(text, numeral.end):
        return _Measured(numeral.start, sign.end(), numeral, "percent")
    if sign := units().currency_after.match(text, numeral.end):
        return _Measured(numeral.start, sign.end(), numeral, "money")
    return _Measured(numeral.start, numeral.end, numeral, "fraction" if numeral.fraction else "count")


_DASH = re.compile(rf"{SPACE}?[-\u2010-\u2014]{SPACE}?")
_TO = re.compile(
    rf"(?P<unit>(?:{SPACE}[a-z]+){{0,2}}?){SPACE}+(?:to|or){SPACE}+(?:(?:as many as|as much as|as high as|up to|perhaps|possibly|maybe|even|about|around|some|nearly){SPACE}+)?",
    re.IGNORECASE,
)
_AND = re.compile(
    rf"{SPACE}+and{SPACE}+(?P<reach>(?:as many as|as much as|as high as|up to|perhaps|possibly|maybe|even){SPACE}+)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\bbetween{SPACE}+(?:about{SPACE}+|around{SPACE}+|some{SPACE}+|an{SPACE}+estimated{SPACE}+)?$", re.IGNORECASE
)
_FROM = re.compile(
    rf"\bfrom{SPACE}+(?:about{SPACE}+|around{SPACE}+|some{SPACE}+|a{SPACE}+|an{SPACE}+estimated{SPACE}+)?$",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"{SPACE}+(?:in(?:{SPACE}+every)?|out{SPACE}+of(?:{SPACE}+every)?|of{SPACE}+every|for{SPACE}+every){SPACE}+",
    re.IGNORECASE,
)
# "nine in 10" is a share; "three in 17 raids" is not. The bases that shares are told in:
_BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000, 10000, 100000})


def _joined(text: str, found: list[_Measured]) -> Iterator[Amount]:
    at = 0
    while at < len(found):
        pair = _pair(text, found[at], found[at + 1]) if at + 1 < len(found) else None
        if pair is not None:
            yield pair
        else:
            yield _single(found[at])
        at += 1 if pair is None else 2


def _single(measured: _Measured) -> Amount:
    numeral = measured.numeral
    return Amount(
        measured.start, measured.end, measured.start, measured.end, numeral.value, bound=numeral.vague or "exact",
        kind=measured.kind, other=numeral.other,
    )  # fmt: skip


def _pair(text: str, first: _Measured, second: _Measured) -> Amount | None:
    """A range or a share made of two numbers, or None."""
    if first.numeral.value is None or second.numeral.value is None or "\n" in text[first.end : second.start]:
        return None
    return _share(text, first, second) or _range(text, first, second)


def _share(text: str, first: _Measured, second: _Measured) -> Amount | None:
    """ "nine in 10", "one out of every five"."""
    between = _IN.fullmatch(text, first.end, second.start)
    part, base = first.numeral.value or 0.0, second.numeral.value or 0.0
    if between is None or not 0 < part < base or base not in _BASES or first.kind != "count" or second.kind != "count":
        return None
    if "out" in between.group() and "every" not in between.group() and base not in (10, 100, 1000):
        return None
    return Amount(first.start, second.end, first.start, second.end, part / base, kind="fraction")


def _range(text: str, first: _Measured, second: _Measured) -> Amount | None:
    start = _range_start(text, first, second)
    if start is None:
        return None
    low, high = sharing_scale(first.numeral, second.numeral).value or 0.0, second.numeral.value or 0.0
    if (
        first.end - first.start <= 3
        and second.numeral.leading >= 1000
        and _DASH.fullmatch(text, first.end, second.start)
    ):
        low = low * 1000 if low < 1000 and low * 1000 < high and _grouped(text, second) else low
    if low >= high or {first.kind, second.kind} == {"percent", "money"}:
        return None
    kind = second.kind if second.kind != "count" else first.kind
    return Amount(start, second.end, first.start, second.end, None, low, high, "range", kind, approximated=True)


def _grouped(text: str, measured: _Measured) -> bool:
    """Whether the number ends in a group of three noughts: the 15,000 of "10-15,000"."""
    return text[measured.start : measured.end].endswith((",000", ".000", " 000"))


def _range_start(text: str, first: _Measured, second: _Measured) -> int | None:
    """Where the range's words begin if the two numbers are one; None if they are two."""
    before = text[max(0, first.start - BEFORE) : first.start]
    between = _BETWEEN.search(before)
    and_ = _AND.fullmatch(text, first.end, second.start)
    if and_ is not None:
        return first.start - len(before) + between.start() if between else first.start if and_["reach"] else None
    if _DASH.fullmatch(text, first.end, second.start):
        return first.start if text[first.start].isdigit() or first.kind == "money" else None
    to = _TO.fullmatch(text, first.end, _sign_start(text, second))
    if to is None or (to["unit"] and not text.startswith(to["unit"], second.end)):
        return None
    if _changes(before):
        return None
    from_ = _FROM.search(before)
    return first.start - len(before) + from_.start() if from_ else first.start


def _sign_start(text: str, measured: _Measured) -> int:
    return measured.start


def _changes(before: str) -> bool:
    """Whether the words before a pair tell of a change: "rose from 40 to 60"."""
    clause = re.split(r"[.;:!?,]\s", before)[-1]
    return lexicon().change.search(clause) is not None


_ORDER: dict[str, int] = {"at-least": 3, "at-most": 3, "more-than": 2, "less-than": 2, "about": 1, "exact": 0}


_ESTIMATED = re.compile(rf"\bestimated{SPACE}+(?:\w+{SPACE}+){{1,2}}of{SPACE}+$", re.IGNORECASE)


def _bounded(text: str, amount: Amount) -> Amount:
    """The amount with the approximators on both of its sides taken in."""
    start, bound, definite = amount.start, amount.bound, False
    line = text.rfind("\n", 0, start) + 1
    words, rank = lexicon(), 0
    while match := words.before_pattern.search(text[max(line, start - BEFORE) : start]):
        word = re.sub(r"\s+", " ", match[1].lower())
        at = max(line, start - BEFORE) + match.start(1)
        if word in words.outside:
            definite = definite or word in ("the", "these", "those", "his", "her", "their", "its", "our", "my")
            if words.before[word] == "exact":
                break
        if amount.bound in _ORDER and _ORDER[words.before[word]] > rank:
            bound, rank = words.before[word], _ORDER[words.before[word]]
        start = at if word not in words.outside else start
        if word in words.outside:
            break
    if (
        rank == 0
        and amount.bound == "exact"
        and _ESTIMATED.search(text[max(line, amount.start - BEFORE) : amount.start])
    ):
        bound, rank = "about", 1
    amount = replace(
        amount,
        start=min(start, amount.start),
        bound=bound,
        definite=definite,
        approximated=amount.approximated or rank > 0,
    )
    return _bounded_behind(text, amount)


def _bounded_behind(text: str, amount: Amount) -> Amount:
    match = lexicon().after_pattern.match(text, amount.end)
    if match is None or amount.kind == "fraction" or amount.bound not in ("exact", "about"):
        return amount
    return replace(
        amount, end=match.end(), bound=lexicon().after[re.sub(r"\s+", " ", match[1].lower())], approximated=True
    )
