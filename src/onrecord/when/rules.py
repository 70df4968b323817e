"""The register of rules: a pattern of word classes, and the function that reads what it found.

A rule gives a draft, or None where the words turn out not to be a time; the next best pattern then has
its turn. Importing the modules below fills the register; patterns are compiled once, at first use.
"""

import re
from collections.abc import Callable
from functools import cache

from onrecord.when.grammar import Found, compiled
from onrecord.when.scene import Draft, Scene

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
    """Every rule, compiled, in the order of precedence."""
    import onrecord.when.absolute
    import onrecord.when.clock
    import onrecord.when.deictic
    import onrecord.when.references  # before durations: "one day" is a length only if it isn't some day to come
    import onrecord.when.durations  # isort: skip
    import onrecord.when.repeated  # noqa: F401 (importing them registers their rules)
    from onrecord.when import feasts

    feasts.register()
    return tuple((compiled(filled(pattern)), builder) for pattern, builder in _RULES)


def filled(pattern: str) -> str:
    """A pattern with its shorthands written out."""
    return re.sub(r"\{([a-z]+)\}", lambda match: PARTS[match[1]], pattern)
