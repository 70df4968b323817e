"""Weeks, months, quarters and years counted from the report's date: "last week", "this weekend", "the end of the year"."""

from datetime import date, timedelta

from onrecord.when.anchor import Anchor, shifted
from onrecord.when.grammar import Found
from onrecord.when.rules import rule
from onrecord.when.scene import UNDATED, Draft, Scene
from onrecord.when.values import month_value, week_value

UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""The value of a period nothing is known of."""

_STEPS = {"last": -1, "this past": -1, "next": 1, "this coming": 1, "this": 0}
_EDGES = "end|start|beginning|middle|close|rest|remainder"
_PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


@rule("(?P<which>last|this|next|this past|this coming) (?P<unit>week|weekend|month|quarter|year|decade|century)")
def period(found: Found, scene: Scene) -> Draft | None:
    """ "last week" (its ISO week), "this weekend", "next month", "last year"; "the last year" is a length."""
    if scene.before(found) == "the":
        return None
    unit, which = found.text("unit"), found.text("which")
    if unit == "weekend":
        return _said(found, unit, _weekend(which, found, scene))
    if unit == "week" and which == "this past":
        today = scene.anchor.known_day
        return _said(found, unit, week_value(today - timedelta(days=3)) if today else None)
    return _said(found, unit, stepped(unit, _STEPS[which], scene.anchor))


@rule("(?:the)? weekend")
def weekend(found: Found, scene: Scene) -> Draft | None:
    """ "over the weekend": the latest one, or the coming one if the clause looks ahead."""
    bare = len(found.words) == 1
    if scene.before(found) in {"every", "each", "a", "long"} or (bare and scene.after(found) in {"of", "'", "’"}):
        return None
    return _said(found, "weekend", _weekend("the", found, scene))


@rule(f"(?:{_EDGES}) of (?P<the>the) (?P<unit>week|month|year|decade|century)")
def running(found: Found, scene: Scene) -> Draft | None:
    """ "the end of the year": of the one that the report lies in."""
    if scene.after(found) in {"of", "'", "’"}:
        return None
    unit = found.text("unit")
    draft = _said(found, unit, stepped(unit, 0, scene.anchor))
    return draft.changed(span=(found.groups["the"][0].start, found.span[1]))


@rule("year DASH? end")
@rule("the year APOS s end")
def year_end(found: Found, scene: Scene) -> Draft | None:
    """ "year-end": the last day of the report's year."""
    year = scene.anchor.year
    if year is None:
        return Draft(found.span, "DATE", "XXXX-12-31", reason=UNDATED)
    return Draft(found.span, "DATE", f"{year:04}-12-31", anchor="report")


@rule(
    "(?:the)? (?P<ordinal>first|second|third|fourth|last) (?P<part>quarter|half) of (?P<year>YEARNUM|the year|this year|last year|next year)"
)
def part_of_year(found: Found, scene: Scene) -> Draft | None:
    """ "the first half of 2016", "the third quarter of last year"."""
    code, most = ("Q", 4) if found.text("part") == "quarter" else ("H", 2)
    number, words = _PARTS.get(found.text("ordinal"), most), found.text("year")
    year = int(words) if words.isdigit() else scene.anchor.year
    if number > most:
        return None
    if year is None:
        return Draft(found.span, "DATE", f"XXXX-{code}{number}", reason=UNDATED)
    year += {"last year": -1, "next year": 1}.get(words, 0)
    return Draft(found.span, "DATE", f"{year:04}-{code}{number}", anchor="text" if words.isdigit() else "report")


def stepped(unit: str, step: int, anchor: Anchor) -> str | None:
    """The period of a unit so many steps from the one that an anchor lies in; None if the anchor isn't known so exactly."""
    day, months, year = anchor.known_day, anchor.months, anchor.year
    if unit == "week":
        moved = shifted(day, 7 * step) if day else None
        return week_value(moved) if moved else None
    if unit == "quarter" and months is not None:
        quarters = months // 3 + step
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    if unit == "month" and months is not None:
        return month_value(months + step)
    if unit in {"year", "decade", "century"} and year is not None:
        digits, size = {"year": (4, 1), "decade": (3, 10), "century": (2, 100)}[unit]
        return f"{year // size + step:0{digits}}"
    return None


def _said(found: Found, unit: str, value: str | None) -> Draft:
    if value is None:
        return Draft(found.span, "DATE", UNKNOWN[unit], reason=UNDATED)
    return Draft(found.span, "DATE", value, anchor="report")


def _weekend(which: str, found: Found, scene: Scene) -> str | None:
    """A weekend by its week: on Saturday and Sunday "this" is the running one, else the clause decides."""
    today = scene.anchor.known_day
    return f"{week_value(_in_weekend(which, today, found, scene))}-WE" if today else None


def _in_weekend(which: str, today: date, found: Found, scene: Scene) -> date:
    runs = today.isoweekday() >= 6
    if which in {"this", "the"}:
        step = 0 if runs or scene.outlook(found) in {"future", "present"} else -1
    elif which == "this coming":
        step = 1 if runs else 0
    else:
        step = _STEPS[which]
    return today + timedelta(days=7 * step)
