"""Times of the day: "22:30", "around 5:30 a.m.", "0100 UTC", "noon", "the morning"."""

import re
from datetime import date

from onrecord.when.grammar import Found
from onrecord.when.lexicon import lexicon
from onrecord.when.rules import rule
from onrecord.when.scene import Draft, Scene
from onrecord.when.values import day_value

_HALF = "(?P<half>am|pm|a DOT m DOT?|p DOT m DOT?)"
_ZONE = "(?:(?P<zone>ZONE)|(?P<elsewhere>OTHERZONE)|local time|local)"
_ABOUT = "(?P<about>APPROX|shortly (?:before|after)|just (?:before|after))?"


@rule(f"{_ABOUT} (?P<hour>TWO) (?:COLON|DOT) (?P<minute>TWO) (?:COLON TWO)? {_HALF}? {_ZONE}?")
@rule(f"{_ABOUT} (?P<hour>DAYNUM) {_HALF} {_ZONE}?")
@rule(f"{_ABOUT} (?P<hour>DAYNUM|WORDNUM) (?P<oclock>o APOS clock) {_HALF}? {_ZONE}?")
@rule(f"{_ABOUT} (?P<four>DIGITS) (?:hours)? {_ZONE}")
@rule("(?P<four>DIGITS) (?P<hours>hours|hrs)")
def clock(found: Found, scene: Scene) -> Draft | None:
    """A time by the clock, on the day that the text is telling of; "local time" keeps it as it is said."""
    read = _hours(found, scene)
    if read is None:
        return None
    hour, minute = read
    day = _day(found, scene)
    zone = "Z" if found.has("zone") else ""
    head = day_value(day[0]) if day else ""
    span = _without_before(found)
    return Draft(
        span,
        "TIME",
        f"{head}T{hour:02}:{minute:02}{zone}",
        mod="APPROX" if found.has("about") else None,
        anchor=day[1] if day else None,
        reason=None if day else "the day isn't said",
    )


@rule("(?P<word>noon|midnight) (?:local time|ZONE|OTHERZONE)?")
def noon(found: Found, scene: Scene) -> Draft | None:
    """ "noon" and "midnight", the end of the day it belongs to."""
    value, day = str(lexicon().value("CLOCKWORD", found.text("word"))), _day(found, scene)
    head = day_value(day[0]) if day else ""
    return Draft(
        found.span, "TIME", head + value, anchor=day[1] if day else None, reason=None if day else "the day isn't said"
    )


@rule("(?:the)? (?:early|late|mid DASH)? (?P<part>DAYPART)")
@rule("(?P<early>the early hours|the small hours) (?:of the morning|of)?")
def daypart(found: Found, scene: Scene) -> Draft | None:
    """ "in the morning", "at dawn": on the day that the text is telling of."""
    before = scene.before(found)
    dated = scene.after(found) == "of" and _is_date(scene.after(found, 2))
    if not dated and before not in {
        "in",
        "on",
        "at",
        "during",
        "by",
        "until",
        "before",
        "after",
        "since",
        "of",
        "from",
        "through",
    }:
        return None
    word = found.groups["part"][0].text if found.has("part") else "morning"
    if scene.after(found) == "of" and not (found.has("early") or dated):
        return None
    half = lexicon().value("DAYPART", word)["value"]
    day = _day(found, scene)
    head = day_value(day[0]) if day else "XXXX-XX-XX"
    return Draft(
        found.span, "TIME", head + half, anchor=day[1] if day else None, reason=None if day else "the day isn't said"
    )


def _is_date(word: str) -> bool:
    """Whether a word could open a date ("the morning of 24 February")."""
    return word.isdigit() or any(lexicon().has(kind, word) for kind in ("MONTH", "MON", "WEEKDAY"))


def _hours(found: Found, scene: Scene) -> tuple[int, int] | None:
    if found.has("four"):
        digits = found.text("four")
        if not re.fullmatch(r"\d{3,4}", digits) or (found.has("hours") and not _is_hundred_hours(digits, found, scene)):
            return None
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        word = found.text("hour")
        hour = int(word) if word.isdigit() else int(lexicon().value("WORDNUM", word))
        minute = int(found.text("minute") or 0)
    half = found.text("half").replace(" ", "").replace(".", "")
    if found.has("minute") and (len(found.text("minute")) != 2 or _is_score(found, scene)):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 and (hour < 24 or minute == 0) else None


def _is_hundred_hours(digits: str, found: Found, scene: Scene) -> bool:
    """Whether "1800 hours" is six in the evening rather than eleven weeks."""
    return len(digits) == 4 and scene.before(found) in {"at", "by", "from", "until", "around", "about", "to", "between"}


def _is_score(found: Found, scene: Scene) -> bool:
    """Whether "3:16" or "5.30" is a verse, a score, a ratio or a decimal number: full stops need am or pm, and no digits beside it."""
    dotted = "." in {word.text for word in found.words[:3]} and ":" not in {word.text for word in found.words}
    if dotted and not found.has("half"):
        return True
    return scene.before(found) in {":", ".", "/", "$"} or scene.after(found) in {":", "%"}


def _day(found: Found, scene: Scene) -> tuple[date, Draft] | None:
    """The day of a clock time: the one that stands before it."""
    known = scene.last_day(found)
    return (known.day, known) if known is not None and known.day is not None else None


def _without_before(found: Found) -> tuple[int, int]:
    """The span, with "shortly before" left out."""
    about = found.groups.get("about", ())
    return (about[-1].end + 1 if len(about) > 1 else found.span[0], found.span[1])
