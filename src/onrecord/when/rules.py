"""The register of rules: a pattern of word classes, and the function that reads what it found.

A rule gives a draft, or None where the words turn out not to be a time; the next best pattern then has
its turn. Importing the modules below fills the register; patterns are compiled once, at first use.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

from onrecord.when.grammar import Found, compiled
from onrecord.when.scene import Draft, Scene

MODULES = ("absolute", "feasts", "clock", "days", "periods", "counted_on", "references", "away", "lengths", "repeated")
"""The modules of rules. References come before lengths: "one day" is a length only if it isn't some day to come."""

Builder = Callable[[Found, Scene], Draft | None]

_RULES: list[tuple[str, Builder]] = []

# Shorthands of the patterns, by name in braces.
PARTS = {
    "month": "(?P<month>MONTH|MON DOT?)",
    "day": "(?P<day>DAYNUM|ORDNUM)",
    "year": "(?P<year>YEARNUM)",
    "weekday": "(?P<weekday>WEEKDAY|WDAY DOT?)",
    "dash": "(?:DASH|to|and|or|through|until)",
    "unit": "(?P<unit>UNIT|UNITS)",
    "number": (
        "(?:DIGITS (?:DIGITS SLASH DIGITS|DOT DIGITS)? FRACTION? (?:and a half)?"
        "|WORDNUM (?:DASH? WORDNUM)? (?:and a half)?|(?:a)? MULTIPLIER) (?:MULTIPLIER)?"
    ),
    "vague": "(?:a few|a couple of|a couple more|a number of|a matter of|a handful of|a couple|the many|too many|VAGUE)",
    "between": "(?:more|full|long|consecutive|straight|successive|working|calendar|additional|extra|further|whole|other|short|hard|difficult|bloody|solid|tense)",
    "amount": "(?P<lead>{lead})? (?P<n>{number}|{vague}|a half|half (?:a|an)|a|an) DASH? {between}? {unit}",
    "lead": (
        "(?:(?:no)? (?:more|less|fewer|longer) than (?:a|an)?|at least|at most|at (?:the)? (?:very)? least|up to|as (?:many|long|few|little) as"
        "|(?:well|just)? (?:over|under)|close to|a further|another|an estimated|an additional|APPROX)"
    ),
}


def rule(pattern: str) -> Callable[[Builder], Builder]:
    """Register a function as the reader of a pattern; earlier rules win over later ones of the same length."""

    def register(builder: Builder) -> Builder:
        _RULES.append((pattern, builder))
        return builder

    return register


@cache
def rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Every rule, compiled, in the order of precedence: that of the modules below."""
    for name in MODULES:
        import_module(f"onrecord.when.{name}")
    return tuple((compiled(filled(pattern)), builder) for pattern, builder in _RULES)


def filled(pattern: str) -> str:
    """A pattern with its shorthands written out."""
    while "{" in pattern:
        pattern = re.sub(r"\{([a-z]+)\}", lambda match: PARTS[match[1]], pattern)
    return pattern
