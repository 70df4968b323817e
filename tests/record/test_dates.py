"""A report's date in a record: a month is an interval, and reports sort by the moment they were published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Published
from onrecord.record.dates import days, utc


@pytest.mark.parametrize(
    ("value", "precision", "known", "sorted_by"),
    [
        ("2031-05-14", "day", ("2031-05-14", "2031-05-14"), "2031-05-14"),
        ("2031-05", "month", ("2031-05-01", "2031-05-31"), "2031-05-01"),
        ("2032-02-01", "month", ("2032-02-01", "2032-02-29"), "2032-02-01"),
        ("2031", "year", ("2031-01-01", "2031-12-31"), "2031-01-01"),
        ("2031-05-14T23:30:00-05:00", "minute", ("2031-05-14", "2031-05-14"), "2031-05-15T04:30:00Z"),
        ("2031-05-14T23:30", "minute", ("2031-05-14", "2031-05-14"), "2031-05-14T23:30:00Z"),
        ("0001-01-01T00:00:00+14:00", "second", ("0001-01-01", "0001-01-01"), "0001-01-01"),
        ("2031-05-14T00:00:00Z", "day", ("2031-05-14", "2031-05-14"), "2031-05-14"),
        ("2031-02-30", "day", None, ""),
        ("yesterday", "day", None, ""),
        ("2031-13", "month", None, ""),
        (None, "day", None, ""),
    ],
)
def test_a_date_is_an_interval_of_days_and_a_place_in_the_order(
    value: str | None, precision: str, known: tuple[str, str] | None, sorted_by: str
) -> None:
    """The day is the report's own, in its own zone; the order is that of the world's clock."""
    published = Published(value=value, precision=precision)  # type: ignore[arg-type]
    assert (days(published), utc(published)) == (known, sorted_by)


@given(st.text(max_size=30), st.sampled_from(["year", "month", "day", "minute", "second"]))
def test_no_date_breaks_the_record(value: str, precision: str) -> None:
    """Whatever an input calls its date is a day or is not known."""
    published = Published(value=value, precision=precision)  # type: ignore[arg-type]
    known = days(published)
    assert known is None or known[0] <= known[1]
    assert (utc(published) == "") == (known is None)
