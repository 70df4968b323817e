"""Dates as inputs write them: read to their precision, and not at all where they could be two dates."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import dates


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2031", "2031", "year"),
        ("2031-05", "2031-05", "month"),
        ("2031-05-14", "2031-05-14", "day"),
        ("20310514", "2031-05-14", "day"),
        ("2031-05-14T00:00:00Z", "2031-05-14", "day"),
        ("2031-05-14T10:20:33Z", "2031-05-14T10:20Z", "minute"),
        ("2031-05-14T10:20:33.000+0200", "2031-05-14T10:20+02:00", "minute"),
        ("2031-05-14 10:20", "2031-05-14T10:20", "minute"),
        ("20310514T102000Z", "2031-05-14T10:20Z", "minute"),
        ("Wed, 14 May 2031 10:20:00 GMT", "2031-05-14T10:20Z", "minute"),
        ("Wed, 14 May 2031 10:20:00 +0200", "2031-05-14T10:20+02:00", "minute"),
        ("14 May 2031", "2031-05-14", "day"),
        ("May 14th, 2031", "2031-05-14", "day"),
        ("Sept. 3, 2031 5:30 p.m. EDT", "2031-09-03T17:30-04:00", "minute"),
        ("14 May 2031 10.20 BST", "2031-05-14T10:20+01:00", "minute"),
        ("2031-05-14T99:99", "2031-05-14", "day"),
    ],
)
def test_dates_are_read_to_their_precision(text: str, value: str, precision: str) -> None:
    """A date keeps its own precision and zone; midnight to the second is what tools write for no time."""
    assert dates.parse(text) == (value, precision)


@pytest.mark.parametrize(
    "text", ["03/04/2031", "May 14", "2031-13-40", "31 February 2031", "soon", "", "14 May 2031 and 15 May 2031"]
)
def test_what_is_not_one_date_is_none(text: str) -> None:
    """Unresolved beats guessed: two possible dates, none, or a day that doesn't exist."""
    assert dates.parse(text) is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://post.example/2031/05/14/talks", "2031-05-14"),
        ("https://post.example/talks-2031-05-14.html", "2031-05-14"),
        ("https://post.example/news-20310514", "2031-05-14"),
        ("https://post.example/2031/05/talks", None),
        ("https://post.example/id/2031051499", None),
        ("https://post.example/talks?when=2031-05-14", None),
        ("https://post.example/2031/99/99/", None),
    ],
)
def test_the_day_in_an_address(url: str, value: str | None) -> None:
    """An address that names a day dates its report; a number that only looks like one does not."""
    assert dates.in_url(url).value == value


@given(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)))
def test_every_iso_moment_comes_back(moment: datetime) -> None:
    """Any ISO 8601 moment is read to the minute, or to the day where it is midnight."""
    found = dates.parse(moment.isoformat(timespec="seconds"))
    assert found is not None
    midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    assert found[0] == (moment.date().isoformat() if midnight else moment.isoformat(timespec="minutes"))


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """No string breaks the reader, and what it gives is ISO 8601."""
    found = dates.parse(text)
    if found is not None and len(found[0]) >= 10:
        datetime.fromisoformat(found[0])
