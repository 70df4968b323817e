"""Times as EDTF, the Extended Date/Time Format of ISO 8601-2 (level 1, decades and seasons as there): for exports and libraries.

TIMEX3 says "199" for the nineties and "2024-W42" for a week; EDTF has "199X" and no weeks, so a week is the interval of its
days. What has no place in the calendar ("soon", "P2W", "XXXX-10-07" without a year) gives None rather than a guess.
"""

import re

from onrecord.model import Time

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}$")
_LONG = re.compile(r"\d{2,3}$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")


def edtf(time: Time) -> str | None:
    """The EDTF string of a time, `~` at its end if the report says "about"; None if it can't be placed in the calendar."""
    value = _plain(time)
    return f"{value}~" if value is not None and time.mod == "APPROX" and "/" not in value else value


def _plain(time: Time) -> str | None:
    season = _SEASON.match(time.value)
    if season:
        return f"{season[1]}-{_SEASONS[season[2]]}"
    if _LONG.match(time.value):
        return time.value.ljust(4, "X")
    if _DATE.match(time.value) and time.mod in {None, "APPROX"}:
        return time.value
    if time.begin is None or time.end is None:
        return None
    return time.begin if time.begin == time.end else f"{time.begin}/{time.end}"
