"""Dates as inputs write them, to ISO 8601 with their precision. What could be two dates is none.

Read are ISO 8601, RFC 822, and English dates with the month in words ("23 October 2024, 10:30 GMT",
"Oct. 23, 2024 at 5:30 p.m."). "03/04/2024" is not read: it is two dates.
"""

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from onrecord.model import Published
from onrecord.vocabulary import DateBasis, Precision

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ZONES = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "EST": -300,
    "EDT": -240,
    "PST": -480,
    "PDT": -420,
}
"""Minutes east of Greenwich, for names that mean one zone in the news. An unknown name leaves the time without zone."""

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK = r"(?:\W+(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[A-Z]{1,4}\b)?)?"
_DAY_FIRST = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b{_CLOCK}", re.I)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b{_CLOCK}", re.I
)
_ISO = re.compile(
    r"(?P<date>(?:19|20)\d\d-\d\d-\d\d)(?:[T ](?P<time>\d\d:?\d\d)(?P<rest>[\d:.,]*)\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?$"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$")
_PART = re.compile(r"(?:19|20)\d\d(?:-\d\d)?$")
_IN_URL = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)([/-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)")


def published(text: object, basis: DateBasis) -> Published:
    """When a date string says, with its basis; without value if it says nothing sure."""
    found = parse(text) if isinstance(text, str) else None
    return Published(value=found[0], precision=found[1], basis=basis) if found else Published()


def parse(text: str) -> tuple[str, Precision] | None:
    """A whole date string as ISO 8601 with its precision. A time of 00:00:00 is what tools write for "no time known"."""
    text = " ".join(text.split())
    return _iso(text) or _mail(text) or in_words(text, whole=True)


def in_words(text: str, *, whole: bool = False) -> tuple[str, Precision] | None:
    """The one English date in a line ("Published 23 October 2024"); None if there is none or more than one."""
    found = [m for pattern in (_DAY_FIRST, _MONTH_FIRST) for m in pattern.finditer(text)]
    if len(found) != 1 or (whole and len(text) > 60):
        return None
    match = found[0]
    day = _date(int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    if day is None:
        return None
    if match["hour"] is None:
        return day, "day"
    return _with_clock(day, match) or (day, "day")


def without(text: str) -> str:
    """A line without its English dates and the times beside them."""
    return _MONTH_FIRST.sub("", _DAY_FIRST.sub("", text))


def in_url(url: str) -> Published:
    """The day that an address names (/2024/10/23/, 2024-10-23, 20241023), if it names one."""
    for match in _IN_URL.finditer(url.split("?", maxsplit=1)[0].partition("://")[2]):
        day = _date(int(match[1]), int(match[3]), int(match[4]))
        if day is not None and (match[2] or len(match[3] + match[4]) == 4):
            return Published(value=day, basis="url")
    return Published()


def _iso(text: str) -> tuple[str, Precision] | None:
    if _PART.match(text):
        return text, "month" if "-" in text else "year"
    if match := _COMPACT.match(text):
        clock = f"T{match[4]}:{match[5]}:{match[6] or '00'}{match[7] or ''}" if match[4] else ""
        text = f"{match[1]}-{match[2]}-{match[3]}{clock}"
    match = _ISO.match(text)
    if match is None or _date(*map(int, match["date"].split("-"))) is None:
        return None
    if match["time"] is None:
        return match["date"], "day"
    time = match["time"].replace(":", "")
    if time == "0000" and not match["rest"].strip(":.,0"):
        return match["date"], "day"
    return _checked(f"{match['date']}T{time[:2]}:{time[2:]}{_offset(match['zone'])}", match["date"])


def _offset(zone: str | None) -> str:
    if zone is None or zone == "Z":
        return zone or ""
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _mail(text: str) -> tuple[str, Precision] | None:
    if not re.match(r"(?:[A-Za-z]{3,9},? )?\d{1,2} [A-Za-z]{3,9} \d{2,4} \d\d:\d\d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    day = moment.date().isoformat()
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return day, "day"
    return _checked(_minute(moment), day)


def _with_clock(day: str, match: re.Match[str]) -> tuple[str, Precision] | None:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or int(match["minute"]) > 59:
        return None
    moment = datetime.fromisoformat(f"{day}T{hour:02}:{match['minute']}")
    zone = ZONES.get((match["zone"] or "").upper())
    if zone is not None:
        moment = moment.replace(tzinfo=timezone(timedelta(minutes=zone)))
    return _minute(moment), "minute"


def _checked(value: str, day: str) -> tuple[str, Precision]:
    """The moment if it exists, else its day."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return day, "day"
    return value, "minute"


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes").replace("+00:00", "Z")


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        return None
