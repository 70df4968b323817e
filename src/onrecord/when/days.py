"""Days counted from the report's: "Tuesday", "last Friday", "today", "yesterday afternoon", "last night", "overnight"."""

from datetime import date, timedelta

from onrecord.vocabulary import TimeType
from onrecord.when.anchor import shifted
from onrecord.when.grammar import Found
from onrecord.when.lexicon import lexicon
from onrecord.when.rules import rule
from onrecord.when.scene import NO_DAY, NOT_A_TIME, UNDATED, Draft, Scene
from onrecord.when.values import day_value

_WHICH = "last|this past|this|next|this coming|this upcoming|the following|the next|the previous|the coming"
_WEEK = "of last week|last week|of this week|this week|of next week|next week"
_SHIFTS = {
    "today": 0,
    "this": 0,
    "tonight": 0,
    "yesterday": -1,
    "yesterday night": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_NIGHTS = frozenset({"tonight", "last night", "yesterday night"})
_AHEAD = frozenset({"scheduled", "due", "planned", "slated", "deadline", "upcoming"})
_APOSTROPHES = frozenset({"'", "’"})


@rule(f"(?P<which>{_WHICH})? (?P<weekday>WEEKDAY) (?P<part>DAYPART)?")
@rule(f"(?P<weekday>WEEKDAY) (?P<week>{_WEEK})")
@rule("(?P<week>last week|this week|next week) (?:APOS s)? (?:on)? (?P<weekday>WEEKDAY)")
def weekday(found: Found, scene: Scene) -> Draft | None:
    """A weekday: the latest one up to the report's day, unless its words or the clause look ahead."""
    number, today = int(lexicon().value("WEEKDAY", found.text("weekday"))), scene.anchor.known_day
    half = half_of(found.text("part"))
    if scene.after(found) in {"prayers", "prayer", "sermon"} and not found.has("which"):
        return NOT_A_TIME
    if today is None:
        return Draft(found.span, kind_of(half), f"{scene.anchor.year or 'XXXX'}-WXX-{number}{half}", reason=UNDATED)
    day = _weekday(number, today, found, scene)
    if day is None:
        return Draft(found.span, kind_of(half), f"XXXX-WXX-{number}{half}", reason=NO_DAY)
    return Draft(found.span, kind_of(half), day_value(day) + half, anchor="report")


@rule("(?P<word>today|yesterday|tomorrow|tonight) (?P<part>DAYPART)?")
@rule("(?P<word>the day before yesterday|the day after tomorrow)")
@rule("(?P<word>last night|yesterday night)")
@rule("(?P<word>this) (?P<part>DAYPART)")
def day_by_word(found: Found, scene: Scene) -> Draft | None:
    """ "today", "yesterday afternoon", "last night", "this morning"."""
    word, today = found.text("word"), scene.anchor.known_day
    half = half_of(found.text("part")) or ("TNI" if word in _NIGHTS else "")
    if word == "today" and not half and _is_era(found, scene):
        return Draft(found.span, "DATE", "PRESENT_REF")
    if today is None:
        return _undated(found, scene, word, half)
    day = shifted(today, _SHIFTS[word])
    return Draft(found.span, kind_of(half), day_value(day) + half, anchor="report") if day else None


@rule("overnight (?:on)? (?P<weekday>WEEKDAY)?")
def overnight(found: Found, scene: Scene) -> Draft | None:
    """The night before the report's day, or the one named; "an overnight curfew" is no time of its own."""
    today, token = scene.anchor.known_day, scene.token(found.span[0])
    if scene.before(found) in {"an", "the"} and token is not None and token.pos_ == "ADJ" and not found.has("weekday"):
        return None
    if today is None:
        return Draft(found.span, "TIME", "XXXX-XX-XXTNI", reason=UNDATED)
    day = today if scene.outlook(found) == "future" else today - timedelta(days=1)
    if found.has("weekday"):
        day = latest(int(lexicon().value("WEEKDAY", found.text("weekday"))), today)
    return Draft(found.span, "TIME", f"{day_value(day)}TNI", anchor="report")


def latest(number: int, today: date) -> date:
    """The latest day of a weekday, today included."""
    return today - timedelta(days=(today.isoweekday() - number) % 7)


def coming(number: int, today: date) -> date:
    """The next day of a weekday, today left out."""
    return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)


def half_of(part: str) -> str:
    """The value of a part of the day by its word: "morning" gives "TMO"; "" for none."""
    return str(lexicon().value("DAYPART", part)["value"]) if part else ""


def kind_of(half: str) -> TimeType:
    """TIME for a part of a day, DATE for a whole one."""
    return "TIME" if half else "DATE"


def _weekday(number: int, today: date, found: Found, scene: Scene) -> date | None:
    which, week = found.text("which"), found.text("week").removeprefix("of ")
    if week or which == "this":
        weeks = {"last week": -1, "next week": 1}.get(week, 0)
        return today + timedelta(days=number - today.isoweekday() + 7 * weeks)
    if which in {"the following", "the next", "the previous"}:
        return _from_text(number, which, found, scene)
    if which in {"last", "this past"}:
        return latest(number, today - timedelta(days=1))
    ahead = which in {"next", "this coming", "this upcoming", "the coming"}
    ahead = ahead or (today.isoweekday() != number and _looks_ahead(found, scene))
    return coming(number, today) if ahead else latest(number, today)


def _from_text(number: int, which: str, found: Found, scene: Scene) -> date | None:
    """ "the following Tuesday": counted from the day before it in the text."""
    known = scene.last_day(found)
    if known is None or known.day is None:
        return None
    return latest(number, known.day - timedelta(days=1)) if which == "the previous" else coming(number, known.day)


def _looks_ahead(found: Found, scene: Scene) -> bool:
    """Whether a weekday lies ahead: a future clause, or a planned event to come; "Sunday's attack" never does."""
    looks, event = scene.outlook(found), _what_of(found, scene)
    token = scene.token(found.groups["weekday"][0].start)
    if token is not None and token.i and token.nbor(-1).tag_ == "VBD":
        return False
    if event is not None:
        return looks == "future" and event in lexicon().words("planned_events")
    if {scene.before(found, back) for back in (1, 2, 3)} & _AHEAD or scene.before(found) in {"until", "till"}:
        return True
    if scene.before(found) == "by":
        return looks != "past"
    return looks in {"future", "present"}


def _what_of(found: Found, scene: Scene) -> str | None:
    """What is the weekday's own: "Sunday's attack" and "a Sunday attack" give "attack"; None for a weekday alone."""
    if scene.after(found) in _APOSTROPHES and scene.after(found, 2) == "s":
        return scene.after(found, 3)
    token = scene.token(found.groups["weekday"][0].start)
    if token is not None and token.dep_ in {"compound", "nmod", "amod"} and scene.before(found) in {"a", "the"}:
        return token.head.lower_
    return None


def _is_era(found: Found, scene: Scene) -> bool:
    """Whether "today" means these days rather than the report's day: "today's world", or the present tense of a quotation."""
    if scene.before(found) in {"earlier", "later"}:
        return False
    owned = scene.after(found) in _APOSTROPHES and scene.after(found, 2) == "s"
    if scene.anchor.year is None or (owned and scene.after(found, 3) in lexicon().words("eras")):
        return True
    return scene.outlook(found) == "present" and scene.parsed.quoted(found.span[0]) is not None


def _undated(found: Found, scene: Scene, word: str, half: str) -> Draft:
    """A day counted from a report whose day isn't known; "today" in a report of October is some day of October."""
    anchor = scene.anchor
    if anchor.year is None or anchor.month is None:
        return Draft(found.span, kind_of(half), f"XXXX-XX-XX{half}", reason=UNDATED)
    month = f"{anchor.year:04}-{anchor.month:02}"
    if half or word != "today":
        return Draft(found.span, kind_of(half), f"{month}-XX{half}", reason="the report's day isn't said")
    return Draft(found.span, "DATE", month, anchor="report")
