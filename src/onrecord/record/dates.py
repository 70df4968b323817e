"""A report's date as days and as one sortable moment: "2024-10" is an interval, not its first day."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime

from onrecord.model import Published

_COARSE = re.compile(r"(\d{4})(?:-(\d{2}))?$")


def days(published: Published) -> tuple[str, str] | None:
    """The first and last day it may have been published, ISO 8601, both inclusive; None if it isn't known."""
    value = published.value or ""
    length = {"year": 4, "month": 7}.get(published.precision, len(value))
    coarse = _COARSE.match(value[:length])
    try:
        if coarse:
            return _interval(int(coarse[1]), int(coarse[2] or 0))
        day = date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None
    return day, day


def utc(published: Published) -> str:
    """The moment as sortable text: "2024-10-23T11:05:00Z", "2024-10-23" for a day or coarser, "" if it isn't known.

    A time without a zone is taken for UTC: the order of reports within a day may be off by hours, never the day shown.
    """
    known = days(published)
    if known is None:
        return ""
    try:
        moment = datetime.fromisoformat(published.value or "")
        if len(published.value or "") > 10 and published.precision in ("minute", "second"):
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)
    except (ValueError, OverflowError):
        pass
    return known[0]


def _interval(year: int, month: int) -> tuple[str, str]:
    first, last = (month, month) if month else (1, 12)
    return date(year, first, 1).isoformat(), date(year, last, monthrange(year, last)[1]).isoformat()
