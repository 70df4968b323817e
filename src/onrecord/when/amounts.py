"""Amounts of time: "two and a half", "2 1/2", "half a", "several", with their unit, as ISO 8601 durations."""

import re
from dataclasses import dataclass
from datetime import date

from onrecord.when.anchor import LATEST, shifted
from onrecord.when.grammar import Word
from onrecord.when.lexicon import lexicon
from onrecord.when.values import day_value, month_value

# Days (or, with the T of clock units, hours, minutes, seconds) of each unit, for counting from a date.
_DAYS = {"D": 1, "NI": 1, "W": 7, "FN": 14, "WE": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12_000}
_CLOCK = {"H": "H", "TM": "M", "S": "S"}
# Units that ISO 8601 has no letter for, as so many of one that it has.
_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
_AS = {"FN": (2, "W"), "Q": (3, "M"), "NI": (1, "D"), "WE": (1, "WE")}
_BOUNDS = (
    (re.compile(r"^no (?:more|longer) than|^at most|^up to"), "EQUAL_OR_LESS"),
    (re.compile(r"^no (?:less|fewer) than|^at (?:the )?(?:very )?least"), "EQUAL_OR_MORE"),
    (re.compile(r"^(?:more|longer) than|^(?:well |just )?over"), "MORE_THAN"),
    (re.compile(r"^(?:less|fewer) than|^(?:well |just )?under"), "LESS_THAN"),
    (re.compile(r"^(?:nearly|almost|close to)"), "LESS_THAN"),
    (re.compile(r"^(?:about|around|approximately|roughly|some|circa|an estimated)"), "APPROX"),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit; `number` is None for a vague amount ("several years")."""

    number: float | None
    unit: str

    @property
    def value(self) -> str:
        """The ISO 8601 duration: "P2W", "PT2H", "P2.5Y", "PXD", "P2DE"."""
        number, unit = self.number, self.unit
        if unit in _AS:
            times, unit = _AS[unit]
            number = None if number is None else number * times
        if unit in _YEARS and number is not None and number % 1:
            number, unit = number * _YEARS[unit], "Y"
        clock = _CLOCK.get(unit)
        if clock == "H" and number is not None and number % 1:
            return f"PT{int(number)}H{round(number % 1 * 60)}M" if number > 1 else f"PT{round(number * 60)}M"
        return f"P{'T' if clock else ''}{'X' if number is None else f'{number:.12g}'}{clock or unit}"

    def from_day(self, day: date, direction: int) -> date | None:
        """The day this long before (-1) or after (1) a day; clock units count as whole days from 24 hours on; None if it can't be said."""
        if self.number is None:
            return None
        if self.unit in _CLOCK:
            hours = {"H": self.number, "TM": self.number / 60, "S": self.number / 3600}[self.unit]
            return shifted(day, direction * int(min(hours, 1e8) // 24)) if hours >= 24 else day
        if self.unit in _DAYS:
            return shifted(day, direction * round(min(self.number, 1e6) * _DAYS[self.unit]))
        months = day.year * 12 + day.month - 1 + direction * round(min(self.number, 1e6) * _MONTHS[self.unit])
        if not 24 <= months <= LATEST * 12:
            return None
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, 28))

    def value_from(self, day: date, direction: int) -> str | None:
        """The DATE this long before or after a day, as coarse as the unit: "two years ago" is a year, "two weeks ago" a day."""
        moved = self.from_day(day, direction)
        if moved is None:
            return None
        if self.unit in {"Y", "DE", "CE", "ML"}:
            return f"{moved.year:04}"
        return month_value(moved.year * 12 + moved.month - 1) if self.unit in {"M", "Q"} else day_value(moved)


def amount(words: tuple[Word, ...], unit: Word) -> Amount:
    """The amount that a number phrase and a unit give; no words, or vague ones, give an unknown number."""
    return Amount(number(words), unit_of(unit))


def unit_of(word: Word) -> str:
    """The unit that a word names, in the singular or the plural."""
    kind = "UNIT" if lexicon().has("UNIT", word.text) else "UNITS"
    return str(lexicon().value(kind, word.text))


def number(words: tuple[Word, ...]) -> float | None:
    """The number of "two and a half", "twenty-four", "2 1/2", "4½", "a", "half a", "1.5 million"; None for vague words."""
    text = " ".join(word.text.lower() for word in words)
    if not text:
        return None
    if text in {"half a", "half an", "a half", "half", "half of a"}:
        return 0.5
    extra = 0.0
    if text.endswith("and a half"):
        text, extra = text.removesuffix("and a half").strip(), 0.5
    if text in {"a", "an", "one"}:
        return 1 + extra
    counted = _counted(text.split())
    return None if counted is None else counted + extra


def bound_of(lead: str) -> str | None:
    """The MOD that the words before an amount give it: "nearly" LESS_THAN, "about" APPROX, "at least" EQUAL_OR_MORE."""
    return next((mod for pattern, mod in _BOUNDS if pattern.match(lead)), None)


def _counted(words: list[str]) -> float | None:
    known, total, factor = lexicon(), 0.0, 1.0
    text = " ".join(words)
    mixed = re.match(r"(?:(\d+) )?(\d+) / (\d+)(?: |$)", text)
    if mixed:
        return int(mixed[1] or 0) + (int(mixed[2]) / int(mixed[3]) if int(mixed[3]) else 0.0)
    plain = re.match(r"[\d,]+(?: \. \d+)?", text)
    if plain:
        total = float(plain.group().replace(" ", "").replace(",", "") or 0)
        words = text[plain.end() :].split()
    for word in words:
        if word in {"-", "–", "‑", "‐", "and", "a"}:
            continue
        if known.has("WORDNUM", word):
            total += known.value("WORDNUM", word)
        elif known.has("FRACTION", word):
            total += known.value("FRACTION", word)
        elif known.has("MULTIPLIER", word):
            factor *= known.value("MULTIPLIER", word)
        else:
            return None
    return (total or 1.0) * factor
