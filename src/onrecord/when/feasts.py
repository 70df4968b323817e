"""Seasons, and days that go by a name: "last summer", "the winter of 2012", "Christmas Eve"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.when.absolute import exists, four, why, year_of
from onrecord.when.grammar import Found
from onrecord.when.lexicon import lexicon
from onrecord.when.rules import rule
from onrecord.when.scene import Draft, Scene
from onrecord.when.values import day_value

_SUFFIX = "(?:COMMA? (?P<year>YEARNUM)|(?:of)? (?P<which>this|that|last|the same|next) year)?"


def _names(table: str) -> str:
    """A pattern of the names in a table of the resource, longest first."""
    names = sorted(lexicon().tables[table], key=len, reverse=True)
    return "|".join(re.sub(r"['’]", " APOS ", name).replace("-", " DASH ") for name in names)


@rule("(?P<part>last|this|next|this past|this coming|the|the coming)? (?P<season>SEASON) (?:of)? (?P<year>YEARNUM)")
@rule("(?P<part>last|this|next|this past|this coming|the coming) (?P<season>SEASON)")
@rule("(?P<part>the) (?P<season>SEASON)")
@rule("(?P<season>SEASON)")
def season(found: Found, scene: Scene) -> Draft | None:
    """ "last summer", "the summer of 2012"; "spring" alone only after "in", "this" or "by"."""
    which, year = found.text("part"), int(found.text("year")) if found.has("year") else None
    if not _is_season(found, scene):
        return None
    code, month = lexicon().value("SEASON", found.text("season"))
    if year is not None:
        return Draft(found.span, "DATE", f"{year:04}-{code}", anchor="text")
    near = scene.anchor.near
    if near is None:
        return Draft(found.span, "DATE", f"XXXX-{code}", reason=why(None))
    return Draft(found.span, "DATE", f"{_season_year(near, month, which, scene, found):04}-{code}", anchor="report")


def _is_season(found: Found, scene: Scene) -> bool:
    """Whether "spring", "fall" and the like are seasons: not verbs, not wells, not the Arab Spring."""
    word = found.groups["season"][0]
    token = scene.token(word.start)
    if token is None or token.pos_ not in {"NOUN", "PROPN"} or word.text[0].isupper():
        return False
    if found.has("year") or found.text("part") not in {"", "the"}:
        return True
    return (
        scene.before(found) in {"in", "by", "since", "until", "during", "early", "late", "this", "from"}
        and scene.after(found) != "of"
    )


def _season_year(near: date, month: int, which: str, scene: Scene, found: Found) -> int:
    """The year a season begins in: "last" the latest that is over, "this" and the bare one by the clause."""
    begun = (near.month, near.day) >= (month, 1)
    over = near.month >= month + 3 if month < 12 else False
    if month == 12 and near.month <= 2:
        return near.year if which in {"next", "this coming"} or scene.outlook(found) == "future" else near.year - 1
    if which in {"last", "this past"}:
        return near.year if over else near.year - 1
    if which in {"next", "this coming", "the coming"}:
        return near.year + 1 if begun else near.year
    if which == "this" or scene.outlook(found) == "future":
        return near.year + 1 if over and scene.outlook(found) == "future" else near.year
    return near.year if begun else near.year - 1


@rule(f"(?:this|last|next)? (?P<name>{_names('named_days')}) {_SUFFIX}")
def named_day(found: Found, scene: Scene) -> Draft | None:
    """ "Christmas Eve", "New Year's Day 2012"."""
    if not _is_name(found, scene):
        return None
    name = re.sub(r" (['’]) s\b", r"\1s", found.text("name"))
    month, day = (int(part) for part in lexicon().tables["named_days"][name].split("-"))
    year, anchor = year_of(found, scene, month, day)
    if not exists(year, month, day):
        return None
    return Draft(found.span, "DATE", f"{four(year)}-{month:02}-{day:02}", anchor=anchor, reason=why(year))


@rule(f"(?:this|last|next)? (?P<name>{_names('moving_days')}) {_SUFFIX}")
def moving_day(found: Found, scene: Scene) -> Draft | None:
    """A feast whose date differs from year to year or place to place: its year at best, and why not its day."""
    if not _is_name(found, scene):
        return None
    year = int(found.text("year")) if found.has("year") else None
    near = scene.anchor.near
    if year is None and near is not None and found.has("which"):
        year = near.year + {"this": 0, "last": -1, "next": 1}.get(found.text("which"), 0)
    return Draft(found.span, "DATE", four(year), reason="a day that moves from year to year")


@rule(f"(?:this|last|next)? (?P<name>{_names('computed_days')}) {_SUFFIX}")
def computed_day(found: Found, scene: Scene) -> Draft | None:
    """ "Thanksgiving", "Easter Sunday": a day that the year decides."""
    if not _is_name(found, scene):
        return None
    how = lexicon().tables["computed_days"][found.text("name")]
    year, anchor = year_of(found, scene, how.get("month", 4), None)
    if year is None:
        return Draft(found.span, "DATE", f"XXXX-{how['month']:02}" if "month" in how else "XXXX", reason=why(None))
    day = easter(year) + timedelta(days=how["easter"]) if "easter" in how else nth_weekday(year, **how)
    return Draft(found.span, "DATE", day_value(day), anchor=anchor)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th day of a weekday in a month, or the last one for -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the western churches: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _is_name(found: Found, scene: Scene) -> bool:
    """Whether a feast's name is capitalised and isn't someone's surname."""
    first = found.groups["name"][0]
    token = scene.token(first.start)
    return first.text[0].isupper() and (token is None or token.ent_type_ != "PERSON")
