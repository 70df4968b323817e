"""Dates and times as the page writes them: 23 Oct 2024, 14:05 UTC. Nothing is rounded or guessed."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.model import Published

UNDATED = "undated"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


_DURATION = re.compile(r"P(?P<clock>T?)(?P<count>X|\d+(?:\.\d+)?)(?P<unit>DE|CE|[YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"} | {
    "DE": "decade",
    "CE": "century",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time: `iso` for machines (empty if there is none), `words` for readers, `day` for sorting and grouping."""

    iso: str
    words: str
    day: str


NO_MOMENT = Moment("", UNDATED, "")


def moment(published: Published) -> Moment:
    """When a report says it was published."""
    value = published.value
    if not value:
        return NO_MOMENT
    at = parsed(value)
    if at is None:
        return Moment("", value, "")
    day = at.date()
    if published.precision in ("minute", "second") and "T" in value:
        zone = " UTC" if at.tzinfo is not None else ""
        local = _in_utc(at)
        return Moment(local.isoformat(), f"{day_words(local.date())}, {local:%H:%M}{zone}", local.date().isoformat())
    return Moment(value[:10], _by_precision(day, published.precision), day.isoformat())


def _in_utc(at: datetime) -> datetime:
    """A time in UTC; as it is if it names no zone, or lies at the end of the calendar."""
    try:
        return at.astimezone(UTC) if at.tzinfo is not None else at
    except OverflowError:
        return at


def parsed(value: str) -> datetime | None:
    """An ISO 8601 value, "2024", "2024-10" and "2024-10-23T14:05Z" included; None if it isn't one."""
    padded = {4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value)
    try:
        return datetime.fromisoformat(padded)
    except ValueError:
        return None


def day_words(day: date) -> str:
    """A day as readers write it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_words(day: date) -> str:
    """The month of a day, "Oct 2024"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_label(iso: str) -> str:
    """A day in ISO form as readers write it; what is no day stays as it is."""
    at = parsed(iso)
    return day_words(at.date()) if at else iso


def interval(begin: str | None, end: str | None) -> str:
    """Two days as words: "23 Oct 2024", "1 Oct 2024 – 7 Oct 2024", or an empty string."""
    first, last = (day_label(x[:10]) if x else "" for x in (begin, end))
    if not first or not last or first == last:
        return first or last
    return f"{first} – {last}"


def timex_words(value: str) -> str:
    """A TIMEX3 value that no days stand for, as words: "PT9H" as "9 hours", "PAST_REF" as "past"; else the value."""
    named = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "to come"}
    found = _DURATION.fullmatch(value)
    if found is None:
        return named.get(value, value)
    count, unit = found["count"], _UNITS.get(found["clock"] + found["unit"], "")
    if not unit:
        return value
    return f"some {unit}s" if count == "X" else f"{count} {unit}" if count == "1" else f"{count} {unit}s"


def age(newest: str, oldest: str) -> str:
    """How many days one day lies after another, in words; an empty string where either is missing."""
    a, b = parsed(newest[:10]) if newest else None, parsed(oldest[:10]) if oldest else None
    if a is None or b is None:
        return ""
    days = (a.date() - b.date()).days
    return "same day" if days == 0 else "1 day" if days == 1 else f"{days} days"


def _by_precision(day: date, precision: str) -> str:
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return month_words(day)
    return day_words(day)
