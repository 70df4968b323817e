"""Axes: which numbers and days to write beside a chart, and where they lie."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from onrecord.pages.dates import day_words, month_words

LOG_FROM = 60
"""Largest over smallest count from which a chart's axis is logarithmic; on a linear axis of 120 pixels the smallest would stand 2 above zero."""


SMALLEST = 0.001
"""Where a logarithmic axis begins at the lowest: a thousandth, for shares."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where, in pixels, and what it says."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class NumberScale:
    """Counts to pixels, upwards: `top` is the pixel of `high`, `bottom` that of `low`."""

    low: float
    high: float
    top: float
    bottom: float
    log: bool

    def at(self, value: float) -> float:
        """The pixel of a count."""
        share = self._share(min(max(value, self.low), self.high))
        return round(self.bottom - share * (self.bottom - self.top), 1)

    def ticks(self) -> list[Tick]:
        """At most five ticks, zero or the lowest power of ten included."""
        if self.log:
            powers = range(round(log10(self.low)), round(log10(self.high)) + 1)
            step = ceil(len(powers) / 5)
            return [Tick(self.at(10.0**p), number(10.0**p)) for p in powers[::step]]
        apart = nice(self.high / 3)
        return [Tick(self.at(apart * n), number(apart * n)) for n in range(floor(self.high / apart + 1e-9) + 1)]

    def _share(self, value: float) -> float:
        if self.log:
            return (log10(max(value, self.low)) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return value / self.high


def number_scale(values: list[float], top: float, bottom: float) -> NumberScale:
    """A scale from zero that takes all the values in; logarithmic where they differ more than `LOG_FROM` times."""
    high = max([*values, 1.0])
    positive = [v for v in values if v > 0]
    if positive and min(values) > 0 and high / min(positive) > LOG_FROM:
        return NumberScale(
            max(10.0 ** floor(log10(min(positive))), SMALLEST), 10.0 ** ceil(log10(high)), top, bottom, log=True
        )
    step = nice(high / 3)
    return NumberScale(0, ceil(high / step - 1e-9) * step, top, bottom, log=False)


def nice(step: float) -> float:
    """The next 1, 2 or 5 times a power of ten at or above `step`; counts are whole, so at least 1 for steps above a half."""
    power = 10.0 ** floor(log10(step))
    found = next(m * power for m in (1, 2, 5, 10) if m * power >= step - 1e-9)
    return max(found, 1.0) if step > 0.5 else found


def number(value: float) -> str:
    """A count as readers write it: 42,000; 2.3 million; 0.5."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {word}"
    if value == round(value):
        return f"{value:,.0f}"
    return f"{value:,.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.001 else f"{value:.1g}"


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days to pixels, left to right."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """The pixel of a day; a single day stands in the middle."""
        span = (self.last - self.first).days
        if span == 0:
            return round((self.left + self.right) / 2, 1)
        return round(self.left + (day - self.first).days / span * (self.right - self.left), 1)

    def ticks(self, most: int) -> list[Tick]:
        """At most `most` days, evenly spread, the first and the last among them."""
        span = (self.last - self.first).days
        count = max(1, min(most - 1, span))
        days = sorted({self.first + timedelta(days=round(span * n / count)) for n in range(count + 1)})
        return [Tick(self.at(day), self._words(day)) for day in days]

    def _words(self, day: date) -> str:
        if (self.last - self.first).days > 700:
            return month_words(day)
        return day_words(day).rsplit(" ", 1)[0]
