"""Times counted from the report's date or from a time before them: "Tuesday", "last week", "two days ago", "the next day"."""

from datetime import date, timedelta

from onrecord.when.anchor import shifted
from onrecord.when.grammar import Found
from onrecord.when.lexicon import lexicon
from onrecord.when.rules import rule
from onrecord.when.scene import NOT_A_TIME, Draft, Scene
from onrecord.when.values import day_value, month_value, week_value

UNDATED = "the report has no date to count from"
NO_DAY = "the day it is counted from isn't said"
_LATEST = "last|this past|this|next|this coming|this upcoming|the following|the next|the previous|the coming"


@rule(f"(?P<which>{_LATEST})? (?P<weekday>WEEKDAY) (?P<part>DAYPART)?")
@rule("(?P<weekday>WEEKDAY) (?P<week>of last week|last week|of this week|this week|of next week|next week)")
@rule("(?P<week>last week|this week|next week) (?:APOS s)? (?:on)? (?P<weekday>WEEKDAY)")
def weekday(found: Found, scene: Scene) -> Draft | None:
    """A weekday: the latest one up to the report's day, unless its words or the clause look ahead."""
    number = int(lexicon().value("WEEKDAY", found.text("weekday")))
    part = found.groups["part"][0] if found.has("part") else None
    kind = "TIME" if part else "DATE"
    half = lexicon().value("DAYPART", part.text)["value"] if part else ""
    today = scene.anchor.known_day
    if scene.after(found) in {"prayers", "prayer", "sermon"} and not found.has("which"):
        return NOT_A_TIME
    if today is None:
        head = f"{scene.anchor.year or 'XXXX'}-WXX-{number}"
        return Draft(found.span, kind, head + half, reason=UNDATED)
    day = _weekday(number, today, found, scene)
    if day is None:
        return Draft(found.span, kind, f"XXXX-WXX-{number}{half}", reason=NO_DAY)
    return Draft(found.span, kind, day_value(day) + half, anchor="report")


@rule("(?P<word>today|yesterday|tomorrow|tonight) (?P<part>DAYPART)?")
@rule("(?P<word>the day before yesterday|the day after tomorrow)")
@rule("(?P<word>last night|yesterday night)")
@rule("(?P<word>this) (?P<part>DAYPART)")
def day_by_word(found: Found, scene: Scene) -> Draft | None:
    """ "today", "yesterday afternoon", "last night", "this morning"."""
    word, part = found.text("word"), found.text("part")
    shift = _SHIFTS[word]
    half = "TNI" if word in {"tonight", "last night", "yesterday night"} else ""
    half = lexicon().value("DAYPART", part)["value"] if part else half
    kind = "TIME" if half else "DATE"
    today = scene.anchor.known_day
    if word == "today" and not half and _is_era(found, scene):
        return Draft(found.span, "DATE", "PRESENT_REF")
    if today is None:
        return _undated_day(found, scene, kind, half)
    day = shifted(today, shift)
    return Draft(found.span, kind, day_value(day) + half, anchor="report") if day else None


@rule("overnight (?:on)? (?P<weekday>WEEKDAY)?")
def overnight(found: Found, scene: Scene) -> Draft | None:
    """The night before the report's day, or the one named."""
    today = scene.anchor.known_day
    token = scene.token(found.span[0])
    if scene.before(found) in {"an", "the"} and token is not None and token.pos_ == "ADJ" and not found.has("weekday"):
        return None
    if today is None:
        return Draft(found.span, "TIME", "XXXX-XX-XXTNI", reason=UNDATED)
    day = today - timedelta(days=1)
    if scene.outlook(found) == "future":
        day = today
    if found.has("weekday"):
        day = latest(int(lexicon().value("WEEKDAY", found.text("weekday"))), today)
    return Draft(found.span, "TIME", f"{day_value(day)}TNI", anchor="report")


@rule("(?P<which>last|this|next|this past|this coming) (?P<unit>week|weekend|month|quarter|year|decade|century)")
def period(found: Found, scene: Scene) -> Draft | None:
    """ "last week" (its ISO week), "this weekend", "next month", "last year"."""
    which, unit = found.text("which"), found.text("unit")
    step = {"last": -1, "this past": -1, "next": 1, "this coming": 1, "this": 0}[which]
    if scene.before(found) == "the":
        return None
    value = _period(unit, step, which, found, scene)
    if value is None:
        return Draft(found.span, "DATE", _UNKNOWN[unit], reason=UNDATED)
    return Draft(found.span, "DATE", value, anchor="report")


@rule(
    "(?P<edge>end|start|beginning|middle|close|rest|remainder) of (?P<the>the) (?P<unit>week|month|year|decade|century)"
)
def running_period(found: Found, scene: Scene) -> Draft | None:
    """ "the end of the year": of the one that the report lies in."""
    if scene.after(found) in {"of", "'", "’"}:
        return None
    unit = found.text("unit")
    value = _period(unit, 0, "this", found, scene)
    span = (found.groups["the"][0].start, found.span[1])
    return Draft(
        span, "DATE", value or _UNKNOWN[unit], anchor="report" if value else None, reason=None if value else UNDATED
    )


@rule("year DASH? end")
@rule("the year APOS s end")
def year_end(found: Found, scene: Scene) -> Draft | None:
    """ "year-end": the last day of the report's year."""
    year = scene.anchor.year
    return Draft(
        found.span,
        "DATE",
        f"{year:04}-12-31" if year else "XXXX-12-31",
        anchor="report" if year else None,
        reason=None if year else UNDATED,
    )


@rule(
    "(?:the)? (?P<ordinal>first|second|third|fourth|last) (?P<part>quarter|half) of (?P<year>YEARNUM|the year|this year|last year|next year)"
)
def part_of_year(found: Found, scene: Scene) -> Draft | None:
    """ "the first half of 2016", "the third quarter of last year"."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4 if found.text("part") == "quarter" else 2}[
        found.text("ordinal")
    ]
    code = {"quarter": "Q", "half": "H"}[found.text("part")]
    words = found.text("year")
    year = int(words) if words.isdigit() else scene.anchor.year
    if year is None:
        return Draft(found.span, "DATE", f"XXXX-{code}{number}", reason=UNDATED)
    year += {"last year": -1, "next year": 1}.get(words, 0)
    return Draft(found.span, "DATE", f"{year:04}-{code}{number}", anchor="text" if words.isdigit() else "report")


@rule("(?:earlier|later) (?:in the|that|that same|the same) (?P<unit>day|week|month|year)")
def within_known(found: Found, scene: Scene) -> Draft | None:
    """ "later that day", "earlier in the week": within the period of the time before it."""
    known, unit = scene.last_day(found), found.text("unit")
    mod = "BEFORE" if found.words[0].text.lower() == "earlier" else "AFTER"
    if known is None or known.day is None:
        return Draft(found.span, "DATE", _UNKNOWN.get(unit, "XXXX-XX-XX"), mod=mod, reason=NO_DAY)
    return Draft(found.span, "DATE", _stepped(known.day, unit, 0) or "XXXX", mod=mod, anchor=known)


@rule("(?:the)? weekend")
def weekend(found: Found, scene: Scene) -> Draft | None:
    """ "over the weekend": the latest one, or the coming one if the clause looks ahead."""
    if (
        scene.before(found) in {"every", "each", "a", "long"}
        or (scene.after(found) in {"of", "'", "’"}
        and len(found.words) == 1)
    ):
        return None
    value = _period("weekend", 0, "the", found, scene)
    return Draft(
        found.span,
        "DATE",
        value or "XXXX-WXX-WE",
        anchor="report" if value else None,
        reason=None if value else UNDATED,
    )


@rule("(?P<which>that|the same|that same|that very) (?P<unit>day|week|month|year|night|morning|afternoon|evening)")
@rule(
    "(?:the)? (?P<which>the following|the next|the very next|the previous|the preceding|next|following) (?P<unit>day|week|month|year|night|morning|afternoon|evening)"
)
@rule("(?P<unit>the day|the week|the month|the year|the night) (?P<which>before|after)")
def counted_from_text(found: Found, scene: Scene) -> Draft | None:
    """ "that day", "the following month", "the year before": counted from the time before it in the text."""
    which, unit = found.text("which"), found.text("unit").removeprefix("the ")
    if which in {"before", "after"} and not _ends_clause(found, scene):
        return None
    step = (
        0
        if which.startswith(("that", "the same"))
        else -1
        if which in {"the previous", "the preceding", "before"}
        else 1
    )
    known = scene.last_day(found)
    half = {"night": "TNI", "morning": "TMO", "afternoon": "TAF", "evening": "TEV"}.get(unit, "")
    if known is None or known.day is None:
        return _uncounted(found, scene, unit, step, half)
    value = _stepped(known.day, "day" if half else unit, step)
    return Draft(found.span, "TIME" if half else "DATE", value + half, anchor=known) if value else None


def latest(number: int, today: date) -> date:
    """The latest day of a weekday, today included."""
    return today - timedelta(days=(today.isoweekday() - number) % 7)


def coming(number: int, today: date) -> date:
    """The next day of a weekday, today left out."""
    return today + timedelta(days=(number - today.isoweekday() - 1) % 7 + 1)


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
_UNKNOWN = {
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


def _weekday(number: int, today: date, found: Found, scene: Scene) -> date | None:
    which, week = found.text("which"), found.text("week").removeprefix("of ")
    if week:
        monday = today - timedelta(days=today.isoweekday() - 1)
        return monday + timedelta(days=number - 1 + 7 * {"last week": -1, "this week": 0, "next week": 1}[week])
    if which in {"last", "this past"}:
        return latest(number, today - timedelta(days=1))
    if which in {"next", "this coming", "this upcoming", "the coming"}:
        return coming(number, today)
    if which in {"the following", "the next", "the previous"}:
        known = scene.last_day(found)
        if known is None or known.day is None:
            return None
        return latest(number, known.day - timedelta(days=1)) if which == "the previous" else coming(number, known.day)
    if which == "this":
        return today + timedelta(days=number - today.isoweekday())
    if today.isoweekday() == number:
        return today
    return coming(number, today) if _looks_ahead(found, scene) else latest(number, today)


def _looks_ahead(found: Found, scene: Scene) -> bool:
    """Whether a weekday lies ahead: a future clause, or a planned event that hasn't happened; "Sunday's attack" never does."""
    looks = scene.outlook(found)
    token = scene.token(found.groups["weekday"][0].start)
    if token is not None and token.i and token.nbor(-1).tag_ == "VBD":
        return False
    event = _what_of(found, scene)
    if event is not None:
        return looks == "future" and event in lexicon().words("planned_events")
    if scene.before(found) in {"until", "till", "by"} or {scene.before(found, back) for back in (1, 2, 3)} & {
        "scheduled",
        "due",
        "planned",
        "slated",
        "deadline",
        "upcoming",
    }:
        return looks != "past" or scene.before(found) != "by"
    return looks in {"future", "present"}


def _what_of(found: Found, scene: Scene) -> str | None:
    """What is the weekday's own: "Sunday's attack" and "a Sunday attack" give "attack"; None for a weekday on its own."""
    if scene.after(found) in {"'", "’"} and scene.after(found, 2) == "s":
        return scene.after(found, 3)
    token = scene.token(found.groups["weekday"][0].start)
    if token is not None and token.dep_ in {"compound", "nmod", "amod"} and scene.before(found) in {"a", "the"}:
        return token.head.lower_
    return None


def _is_era(found: Found, scene: Scene) -> bool:
    """Whether "today" means these days rather than the report's day."""
    if scene.before(found) in {"earlier", "later"}:
        return False
    if scene.anchor.year is None:
        return True
    if (
        scene.after(found) in {"'", "’"}
        and scene.after(found, 2) == "s"
        and scene.after(found, 3) in {"world", "society", "generation", "youth", "age", "era", "young"}
    ):
        return True
    return scene.outlook(found) == "present" and scene.parsed.quoted(found.span[0]) is not None


def _undated_day(found: Found, scene: Scene, kind: str, half: str) -> Draft:
    anchor = scene.anchor
    if anchor.year is None or anchor.month is None:
        return Draft(found.span, "TIME" if kind == "TIME" else "DATE", f"XXXX-XX-XX{half}", reason=UNDATED)
    month = f"{anchor.year:04}-{anchor.month:02}"
    if kind == "TIME" or found.text("word") != "today":
        return Draft(
            found.span, "TIME" if kind == "TIME" else "DATE", f"{month}-XX{half}", reason="the report's day isn't said"
        )
    return Draft(found.span, "DATE", month, anchor="report")


def _period(unit: str, step: int, which: str, found: Found, scene: Scene) -> str | None:
    anchor = scene.anchor
    if unit in {"week", "weekend"}:
        today = anchor.known_day
        if today is None:
            return None
        if which == "this past" and unit == "week":
            return week_value(today - timedelta(days=3))
        if unit == "weekend":
            return _weekend(today, which, step, found, scene)
        day = shifted(today, 7 * step)
        return week_value(day) if day else None
    if unit == "month":
        return None if anchor.months is None else month_value(anchor.months + step)
    if anchor.year is None:
        return None
    if unit == "quarter":
        if anchor.months is None:
            return None
        quarters = anchor.months // 3 + step
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    return {
        "year": f"{anchor.year + step:04}",
        "decade": str(anchor.year // 10 + step),
        "century": str(anchor.year // 100 + step),
    }[unit]


def _weekend(today: date, which: str, step: int, found: Found, scene: Scene) -> str:
    """A weekend by its week: on Saturday and Sunday "this" is the running one, else the clause decides."""
    running = today.isoweekday() >= 6
    ahead = scene.outlook(found) in {"future", "present"}
    if which in {"this", "the"}:
        step = 0 if running or ahead else -1
    elif which == "this coming":
        step = 1 if running else 0
    return f"{week_value(today + timedelta(days=7 * step))}-WE"


def _ends_clause(found: Found, scene: Scene) -> bool:
    """Whether nothing follows that the day could be "before" or "after" of."""
    return scene.after(found) in {"", ".", ",", ";", ":", ")", "”", '"', "—", "–", "-", "and", "but"}


def _uncounted(found: Found, scene: Scene, unit: str, step: int, half: str) -> Draft | None:
    """ "that day" with no day before it: unknown; "the next year" and the like fall back on nothing."""
    if found.text("which") in {"next", "following"}:
        return None
    value = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, f"XXXX-XX-XX{half}")
    return Draft(found.span, "TIME" if half else "DATE", value, reason=NO_DAY)


def _stepped(day: date, unit: str, step: int) -> str | None:
    if unit == "month":
        return month_value(day.year * 12 + day.month - 1 + step)
    if unit == "year":
        return f"{day.year + step:04}"
    moved = shifted(day, step * (7 if unit == "week" else 1))
    if moved is None:
        return None
    return week_value(moved) if unit == "week" else day_value(moved)
