"""Lengths that lead from the report, or from a time in the text, to another: "the past 24 hours", "three days ago", "a year later"."""

from datetime import date

from onrecord.when.amounts import Amount, amount, bound_of, unit_of
from onrecord.when.grammar import Found
from onrecord.when.lengths import amount_of
from onrecord.when.rules import rule
from onrecord.when.scene import UNDATED, Draft, Scene
from onrecord.when.values import Interval, day_value

_SIDES = frozenset({"past", "last", "next", "previous", "preceding", "coming", "following"})


@rule(
    "(?:(?:the|this|these)? (?P<side>past|last|next)|(?:the|these) (?P<far>previous|preceding|coming|following)) "
    "(?P<lead>{lead})? (?P<n>{number}|{vague}|half) DASH? {between}? {unit}"
)
@rule("the (?P<side>past|last) (?P<unit>UNIT)")
def anchored(found: Found, scene: Scene) -> Draft | None:
    """ "the past two weeks", "the last year", "the next 30 hours": a length that ends or begins with the report."""
    unit = found.groups["unit"][0]
    much = amount(found.groups["n"], unit) if found.has("n") else Amount(1, unit_of(unit))
    if not found.has("n") and much.unit in {"TM", "S"}:
        return None
    today, side = scene.anchor.known_day, found.text("side") or found.text("far")
    if today is None:
        return Draft(found.span, "DURATION", much.value, reason=UNDATED)
    tied = side not in {"previous", "preceding", "following"}
    covers = _beside(today, much, 1 if side in {"next", "coming"} else -1) if tied else None
    return Draft(found.span, "DURATION", much.value, covers=covers, anchor="report" if covers else None)


@rule("{amount} ago")
def ago(found: Found, scene: Scene) -> Draft | None:
    """ "three days ago": a day; "two years ago": a year; "several months ago": some time past."""
    much, mod, near = amount_of(found), bound_of(found.text("lead")), scene.anchor.near
    coarse = much.unit in {"Y", "DE", "CE", "ML"}
    if much.number is None:
        return Draft(found.span, "DATE", "PAST_REF")
    if near is None or not (coarse or scene.anchor.known_day):
        return Draft(found.span, "DATE", "PAST_REF", mod=mod, reason=UNDATED)
    value = much.value_from(near, -1)
    if value is None:
        return Draft(found.span, "DATE", "PAST_REF", mod=mod)
    since = _beside(near, much, -1) if mod == "LESS_THAN" else None
    return Draft(found.span, "DATE", value, mod=mod, covers=since, anchor="report")


@rule("{amount} (?P<side>later|earlier)")
@rule("(?P<unit>UNITS) (?P<side>later|earlier)")
def later(found: Found, scene: Scene) -> Draft | None:
    """ "three years later": counted from the time before it, or else only a length ("hours earlier")."""
    much = amount_of(found)
    if found.text("side") == "later":
        draft = _same_day(found, much, scene) or _counted(found, much, scene)
        if draft is not None:
            return draft
    elif much.number is None and found.has("n"):
        return Draft(found.span, "DATE", "PAST_REF")
    short = (found.span[0], found.groups["unit"][-1].end)
    return Draft(short, "DURATION", much.value, mod=bound_of(found.text("lead")))


def _counted(found: Found, much: Amount, scene: Scene) -> Draft | None:
    """The day, month or year so much later than the time before it; None if there is none, or if it would lie ahead of the report."""
    known, year = scene.last_day(found), scene.last_year(found)
    if much.number is None:
        return None
    if known is not None and known.day is not None:
        start, anchor = known.day, known
    elif year is not None and much.unit in {"Y", "DE"}:
        start, anchor = date(year[0], 7, 1), year[1]
    else:
        return None
    value, near = much.value_from(start, 1), scene.anchor.near
    if value is None or (near is not None and value > day_value(near) and scene.outlook(found) != "future"):
        return None
    return Draft(found.span, "DATE", value, anchor=anchor)


def _same_day(found: Found, much: Amount, scene: Scene) -> Draft | None:
    """ "hours later": the day of the time before it; minutes and seconds leave the clock unknown."""
    known = scene.last_day(found)
    if much.unit not in {"H", "TM", "S"} or known is None or known.day is None:
        return None
    if much.unit == "H":
        return Draft(found.span, "DATE", day_value(much.from_day(known.day, 1) or known.day), anchor=known)
    return Draft(found.span, "TIME", f"{day_value(known.day)}TXX:XX", anchor=known)


def _beside(day: date, much: Amount, direction: int) -> Interval | None:
    """The days from the report's back (-1) or on (1)."""
    other = much.from_day(day, direction)
    if other is None:
        return None
    first, last = sorted((day, other))
    return day_value(first), day_value(last)
