"""Times counted from one before them in the text: "that day", "the following month", "the year before", "later that week"."""

from datetime import date

from onrecord.when.anchor import on
from onrecord.when.days import kind_of
from onrecord.when.grammar import Found
from onrecord.when.periods import UNKNOWN, stepped
from onrecord.when.rules import rule
from onrecord.when.scene import NO_DAY, Draft, Scene
from onrecord.when.values import day_value

_UNITS = "day|week|month|year|night|morning|afternoon|evening"
_HALVES = {"night": "TNI", "morning": "TMO", "afternoon": "TAF", "evening": "TEV"}
_CLAUSE_ENDS = frozenset({"", ".", ",", ";", ":", ")", "”", '"', "—", "–", "-", "and", "but"})


@rule(f"(?P<which>that|the same|that same|that very) (?P<unit>{_UNITS})")
@rule(
    f"(?:the)? (?P<which>the following|the next|the very next|the previous|the preceding|next|following) (?P<unit>{_UNITS})"
)
@rule("(?P<unit>the day|the week|the month|the year|the night) (?P<which>before|after)")
def counted_on(found: Found, scene: Scene) -> Draft | None:
    """ "that day", "the next month", "the night before"; with a clause behind it ("the day after he left") it is another day."""
    which, unit = found.text("which"), found.text("unit").removeprefix("the ")
    if which in {"before", "after"} and scene.after(found) not in _CLAUSE_ENDS:
        return None
    known, half = scene.last_day(found), _HALVES.get(unit, "")
    if known is None or known.day is None:
        bare = which in {"next", "following"}
        unknown = UNKNOWN.get(unit, f"XXXX-XX-XX{half}")
        return None if bare else Draft(found.span, kind_of(half), unknown, reason=NO_DAY)
    value = _moved(known.day, "day" if half else unit, _step(which))
    return Draft(found.span, kind_of(half), value + half, anchor=known) if value else None


@rule("(?:earlier|later) (?:in the|that|that same|the same) (?P<unit>day|week|month|year)")
def within(found: Found, scene: Scene) -> Draft | None:
    """ "later that day", "earlier in the week": within the period of the time before it."""
    known, unit = scene.last_day(found), found.text("unit")
    mod = "BEFORE" if found.words[0].text.lower() == "earlier" else "AFTER"
    value = _moved(known.day, unit, 0) if known is not None and known.day is not None else None
    if known is None or value is None:
        return Draft(found.span, "DATE", UNKNOWN[unit], mod=mod, reason=NO_DAY)
    return Draft(found.span, "DATE", value, mod=mod, anchor=known)


def _step(which: str) -> int:
    if which.startswith(("that", "the same")):
        return 0
    return -1 if which in {"the previous", "the preceding", "before"} else 1


def _moved(day: date, unit: str, step: int) -> str | None:
    """The day, week, month or year so many steps from a day."""
    if unit != "day":
        return stepped(unit, step, on(day))
    return day_value(date.fromordinal(day.toordinal() + step))
