"""The words that the grammar of times knows, from `resources/times.yaml`, each with its classes and its value."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import resources

# Class of the grammar: the table of times.yaml whose keys belong to it.
TABLES = {
    "WEEKDAY": "weekdays",
    "WDAY": "weekday_abbreviations",
    "MONTH": "months",
    "MON": "month_abbreviations",
    "UNIT": "units",
    "UNITS": "plural_units",
    "DAYPART": "dayparts",
    "CLOCKWORD": "clock_words",
    "SEASON": "seasons",
    "WORDNUM": "numbers",
    "MULTIPLIER": "multipliers",
    "ORDWORD": "ordinals",
    "FRACTION": "fraction_signs",
    "VAGUE": "vague",
    "DECADEWORD": "decades",
    "APPROX": "approximators",
    "SETWORD": "sets",
    "ZONE": "timezones",
    "OTHERZONE": "other_timezones",
    "PRESENT": "present",
    "PAST": "past",
    "FUTURE": "future",
}

# Classes whose words count only with a capital letter: in small letters they are other words (may, march, sun, mar).
CAPITALISED = frozenset({"WEEKDAY", "WDAY", "MONTH", "MON"})


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`classes` holds the words of each class, `values` what each of them is worth there, `tables` the rest of the resource."""

    classes: Mapping[str, tuple[str, ...]]
    values: Mapping[tuple[str, str], Any]
    tables: Mapping[str, Any]

    def value(self, kind: str, word: str) -> Any:
        """What a word is worth as a member of a class. Raises KeyError if it is none."""
        return self.values[kind, word.lower()]

    def has(self, kind: str, word: str) -> bool:
        """Whether a word, in whatever case, is a member of a class."""
        return (kind, word.lower()) in self.values

    def words(self, table: str) -> frozenset[str]:
        """The words of a plain list of the resource."""
        return frozenset(self.tables[table])


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    tables = resources.load("times.yaml")
    classes: dict[str, tuple[str, ...]] = {}
    values: dict[tuple[str, str], Any] = {}
    for kind, name in TABLES.items():
        table = tables[name]
        classes[kind] = tuple(table)
        for word in table:
            values[kind, word] = table[word] if isinstance(table, dict) else word
    return Lexicon(classes, values, tables)
