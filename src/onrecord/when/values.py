"""TIMEX3 values and the days they cover: "2024-W43" is Monday to Sunday, "199" the nineties, "2024-10-23TMO" a morning.

Begin and end are ISO 8601 and both inclusive. A value with unknown parts (XXXX, WXX) covers no days.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.when.lexicon import lexicon

Interval = tuple[str, str]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_PART = re.compile(r"(\d{4})-([QH])([1-4])$")
_YEARS = re.compile(r"\d{2,4}$")
_HALF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T[A-Z]{2})$")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(Z?)$")


def day_value(day: date) -> str:
    """A day: "2024-10-23"."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def month_value(months: int) -> str:
    """A month, from months since the year 0: "2024-10"."""
    return f"{months // 12:04}-{months % 12 + 1:02}"


def week_value(day: date) -> str:
    """The ISO week of a day: "2024-W43"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def interval(value: str) -> Interval | None:
    """The first and the last day (or minute) of a DATE's or TIME's value; None for one that isn't fixed in the calendar."""
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    for pattern, covers in _COVERS:
        match = pattern.match(value)
        if match:
            try:
                return covers(match)
            except ValueError:
                return None
    return None


def narrowed(covered: Interval, mod: str | None, today: str | None = None) -> Interval:
    """What a MOD leaves of some days: START, MID and END a third of them, BEFORE and AFTER those up to `today` or from it on."""
    if "T" in covered[0] or mod is None:
        return covered
    if mod in {"BEFORE", "AFTER"}:
        return _up_to(covered, mod, today)
    first, last = date.fromisoformat(covered[0]), date.fromisoformat(covered[1])
    third = ((last - first).days + 1) // 3
    if mod == "START":
        last = first + timedelta(days=max(third - 1, 0))
    elif mod == "END":
        first = last - timedelta(days=max(third - 1, 0))
    elif mod == "MID":
        first, last = first + timedelta(days=third), last - timedelta(days=third)
    return day_value(first), day_value(last)


def _up_to(covered: Interval, mod: str, today: str | None) -> Interval:
    """ "Earlier this month" ends with the report's day, "later this month" begins with it."""
    if today is None or not covered[0] <= today <= covered[1]:
        return covered
    return (covered[0], today) if mod == "BEFORE" else (today, covered[1])


def _days(first: date, last: date) -> Interval:
    return day_value(first), day_value(last)


def _day(match: re.Match[str]) -> Interval:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return _days(day, day)


def _months(year: int, month: int, count: int) -> Interval:
    """`count` months from a month on."""
    end = year * 12 + month - 1 + count - 1
    last_year, last_month = end // 12, end % 12 + 1
    return _days(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _week(match: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return _days(monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6))


def _season(match: re.Match[str]) -> Interval:
    month = next(month for code, month in lexicon().tables["seasons"].values() if code == match[2])
    return _months(int(match[1]), month, 3)


def _part(match: re.Match[str]) -> Interval:
    length = 3 if match[2] == "Q" else 6
    return _months(int(match[1]), (int(match[3]) - 1) * length + 1, length)


def _years(match: re.Match[str]) -> Interval:
    """A year, a decade (three digits) or a century (two)."""
    digits = match.group()
    first = date(int(digits.ljust(4, "0")), 1, 1)
    return _days(first, date(int(digits.ljust(4, "9")), 12, 31))


def _half_day(match: re.Match[str]) -> Interval:
    part = next(p for p in lexicon().tables["dayparts"].values() if p["value"] == match[2])
    if match[2] == "TNI":
        part = lexicon().tables["dayparts"]["night"]
    day = date.fromisoformat(match[1])
    last = day if part["begin"] < part["end"] else day + timedelta(days=1)
    return f"{match[1]}T{part['begin']}", f"{day_value(last)}T{part['end']}"


def _clock(match: re.Match[str]) -> Interval:
    if match[2] == "24:00":
        moment = f"{day_value(date.fromisoformat(match[1]) + timedelta(days=1))}T00:00{match[3]}"
    else:
        moment = f"{day_value(date.fromisoformat(match[1]))}T{match[2]}{match[3]}"
    return moment, moment


_COVERS = (
    (_DAY, _day),
    (_MONTH, lambda match: _months(int(match[1]), int(match[2]), 1)),
    (_WEEK, _week),
    (_SEASON, _season),
    (_PART, _part),
    (_YEARS, _years),
    (_HALF_DAY, _half_day),
    (_CLOCK, _clock),
)
