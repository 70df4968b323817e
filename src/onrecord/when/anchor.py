"""The date that a report's relative times are counted from: as exact as the report says it, and no more."""

import re
from dataclasses import dataclass
from datetime import date

from onrecord.model import Published

EARLIEST, LATEST = 1500, 2999
"""Years that a report can be of; counting from others would run out of the calendar."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Year, month and day of a report, each None where the report doesn't say it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def known_day(self) -> date | None:
        """The day, if it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def near(self) -> date | None:
        """A day to judge past and future by: the middle of what is known."""
        if self.year is None:
            return None
        return date(self.year, self.month or 7, self.day or (15 if self.month else 1))

    @property
    def months(self) -> int | None:
        """Months since the year 0, for counting months; None unless the month is known."""
        return None if self.year is None or self.month is None else self.year * 12 + self.month - 1


def anchor_of(published: Published) -> Anchor:
    """The anchor that a report's date gives; an empty one for no date, or one that isn't a date."""
    match = _DATE.match(published.value or "")
    if match is None or not EARLIEST <= int(match[1]) <= LATEST:
        return Anchor()
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        date(year or 1, month or 1, day or 1)
    except ValueError:
        return Anchor()
    return Anchor(year, month, day)


def on(day: date) -> Anchor:
    """The anchor of one day."""
    return Anchor(day.year, day.month, day.day)


def shifted(day: date, days: int) -> date | None:
    """The day that many days later (earlier if negative); None beyond the years that can be counted in."""
    if abs(days) > 1_000_000:
        return None
    moved = date.fromordinal(max(day.toordinal() + days, 1))
    return moved if 2 <= moved.year <= LATEST else None
