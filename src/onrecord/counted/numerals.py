"""Numbers as they are written, to values: "2.3 million", "twenty-one", "half a million", "tens of thousands".

A numeral is the number alone, without what bounds it ("more than") and without what it counts. It does not pretend to
know what the report left open: "dozens" has no value, and "1.200" has two readings, of which `other` is the second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.counted.lexicon import Lexicon, lexicon
from onrecord.vocabulary import Bound

LARGEST = 1e18
"""Digits without end are a serial number, not a count."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `[start, end)` of a text. `value` is None for vague words, whose size is `vague` ("couple": two, about).

    `leading` is the value before its scale (2.3 of "2.3 million"), `scale` the scale (1 if there is none);
    `other` is a second reading, or None.
    """

    start: int
    end: int
    value: float | None
    vague: Bound | None = None
    fraction: bool = False
    leading: float = 0.0
    scale: float = 1.0
    other: float | None = None


def numerals(text: str) -> list[Numeral]:
    """Every numeral of a text, in order, none overlapping; ordinals are none."""
    words = lexicon()
    found = [*_vagues(text, words), *_fractions(text, words)]
    taken = [(numeral.start, numeral.end) for numeral in found]
    found.extend(n for n in _cardinals(text, words) if not any(s < n.end and n.start < e for s, e in taken))
    return sorted(found, key=lambda numeral: numeral.start)


def number(words: str) -> float | None:
    """The value of a number that is written alone; None if the words are not exactly one number."""
    found = numerals(words.strip())
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words.strip())):
        return None
    return found[0].value


def _vagues(text: str, words: Lexicon) -> Iterator[Numeral]:
    for match in words.vague.finditer(text):
        if match["alone"]:
            yield Numeral(*match.span(), None, "several")
        else:
            word = match["of"] or match["plural"] or match["scale"] + "s"
            yield Numeral(*match.span(), None, words.plurals[word.lower()])


def _fractions(text: str, words: Lexicon) -> Iterator[Numeral]:
    for match in words.fraction.finditer(text):
        count = 1.0 if match["half"] else words.small.get(match["count"].lower(), 1.0)
        below = 2 if match["half"] else words.fractions[match["part"].lower()]
        if 0 < count < below:
            yield Numeral(*match.span(), count / below, fraction=True)


def _cardinals(text: str, words: Lexicon) -> Iterator[Numeral]:
    for match in words.cardinal.finditer(text):
        numeral = _numeral(match.start(), match.end(), match.group(), words)
        if numeral.value is not None and numeral.value < LARGEST:
            yield numeral


_WORD = re.compile(r"\d[\d.,'’ \u00a0\u2009\u202f]*(?<=\d)[½⅓⅔¼¾]?|[½⅓⅔¼¾]|[a-z]+")


def _numeral(start: int, end: int, written: str, words: Lexicon) -> Numeral:
    """Evaluate the words of one number from left to right, keeping what stands before the next scale in `current`."""
    total, current, scale, other = 0.0, None, 1.0, None
    leading = None
    for word in _WORD.findall(written.lower()):
        size = (
            words.scales.get(word) or words.suffixes.get(word) if current is not None or word in words.scales else None
        )
        if word[0].isdigit() or word[0] in "½⅓⅔¼¾":
            current, other = digits_value(word)
        elif word in words.small:
            current = (current or 0.0) + words.small[word]
        elif word == "couple":
            current = 2.0
        elif word == "hundred":
            current = (current or 1.0) * 100
        elif word in words.parts:
            total, current = _with_part(total, current, scale, words.parts[word], "and" in written.lower())
        elif size is not None:
            leading = (1.0 if current is None else current) if leading is None else leading
            total, current, scale, other = total + (1.0 if current is None else current) * size, None, size, None
    value = total + (current or 0.0)
    # 8.36 billion is 8,360,000,000 and not the float beside it.
    value = round(value, 6 if value < 1000 else 2)
    vague: Bound | None = "about" if "couple" in written.lower() else None
    return Numeral(start, end, value, vague, leading=value if leading is None else leading, scale=scale, other=other)


def _with_part(
    total: float, current: float | None, scale: float, part: float, added: bool
) -> tuple[float, float | None]:
    """The running total and current number with a part taken in: "half a", "two and a half", "a million and a half"."""
    if total and current is None:
        return total + part * scale, None
    if added:
        return total, (current or 0.0) + part
    return total, (current or 1.0) * part


def digits_value(written: str) -> tuple[float, float | None]:
    """The value of digits with their separators, and the second reading where there is one.

    Commas, spaces and apostrophes before three digits group; a point is a decimal point unless it groups twice;
    a comma before one or two digits is a decimal comma. "1.200" is 1.2 in English and 1,200 elsewhere: both are given.
    """
    part = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75}.get(written[-1], 0.0)
    plain = re.sub(r"[ \u00a0\u2009\u202f'’½⅓⅔¼¾]", "", written)
    plain = re.sub(r",(?=\d{3}(?!\d))", "", plain).replace(",", ".")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    other = plain.replace(".", "") if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain) and "," not in written else None
    return float(plain or 0) + part, float(other) if other else None


def sharing_scale(low: Numeral, high: Numeral) -> Numeral:
    """The first number of a range with the scale that only the second names: the 40 of "40 to 50 million"."""
    if low.value is None or low.scale != 1.0 or high.scale == 1.0 or low.value > high.leading:
        return low
    return replace(low, value=low.value * high.scale, scale=high.scale)
