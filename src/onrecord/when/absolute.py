"""Dates by their numbers and names: "23 October 2024", "Oct. 23", "October", "2024", "the 1990s"."""

import re
from datetime import date
from typing import TYPE_CHECKING

from onrecord.when.grammar import Found
from onrecord.when.lexicon import lexicon
from onrecord.when.rules import rule
from onrecord.when.scene import Draft, Scene
from onrecord.when.values import day_value

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEADING = "(?:(?:WEEKDAY|WDAY DOT?) COMMA? (?:the)?)?"
_SUFFIX = "(?:COMMA? (?P<year>YEARNUM)|(?:of)? (?P<which>this|that|last|the same|next) year)?"
_CLOSES = frozenset({"", ".", ",", ";", ":", ")", "and", "but", "to", "after", "when", "in", "at", "with"})
_RANGES = frozenset({"-", "–", "—", "‑", "to", "and", "through", "until", "or"})
_FAR_AHEAD = 92
"""Days ahead of a report up to which a date without year and verb is taken for the coming one (a quarter)."""


@rule(f"{_LEADING} {{month}} {{day}} {_SUFFIX}")
@rule(f"{_LEADING} (?:the)? {{day}} (?:of)? {{month}} {_SUFFIX}")
def day_of_month(found: Found, scene: Scene) -> Draft | None:
    """ "Wednesday, October 23, 2024", "the 23rd of October", "Oct. 23"."""
    day, month = number_of(found.text("day")), month_of(found.text("month"))
    if scene.after(found) == "%" or (scene.after(found) in {":", "."} and scene.after(found, 2).isdigit()):
        return None
    year, anchor = year_of(found, scene, month, day)
    if not exists(year, month, day):
        return None
    return Draft(found.span, "DATE", f"{four(year)}-{month:02}-{day:02}", anchor=anchor, reason=why(year))


@rule(f"{_LEADING} {{month}} {{day}} (?:DASH|to|and|through) (?P<last>DAYNUM|ORDNUM) {_SUFFIX}")
@rule(f"{{day}} (?:DASH|to|and) (?P<last>DAYNUM|ORDNUM) (?:of)? {{month}} {_SUFFIX}")
def days_of_month(found: Found, scene: Scene) -> Draft | None:
    """ "November 16-17, 2023", "3 to 5 May": one interval."""
    first, last, month = number_of(found.text("day")), number_of(found.text("last")), month_of(found.text("month"))
    year, anchor = year_of(found, scene, month, first)
    if first >= last or not (exists(year, month, first) and exists(year, month, last)):
        return None
    head = f"{four(year)}-{month:02}-"
    return Draft(found.span, "DATE", f"{head}{first:02}/{head}{last:02}", anchor=anchor, reason=why(year))


@rule("(?P<month>MONTH|MON DOT?) (?:of)? COMMA? (?P<year>YEARNUM)")
@rule("(?P<month>MONTH) (?:of)? (?P<which>this|that|last|the same|next) year")
@rule("(?P<month>MONTH)")
def month_of_year(found: Found, scene: Scene) -> Draft | None:
    """ "October 2024", "October of that year", and "October" alone, past unless the clause looks ahead."""
    month = month_of(found.text("month"))
    bare = not found.has("year") and not found.has("which")
    if bare and (doubtful(found, scene) or scene.after(found).isdigit()):
        return None
    year, anchor = year_of(found, scene, month, None)
    return Draft(found.span, "DATE", f"{four(year)}-{month:02}", anchor=anchor, reason=why(year))


@rule("(?P<which>last|this|next|this past|this coming) (?P<month>MONTH)")
def deictic_month(found: Found, scene: Scene) -> Draft | None:
    """ "last August": the latest one that is over; "next August": the first to come."""
    month, which = month_of(found.text("month")), found.text("which")
    if scene.after(found).isdigit():
        return None
    months = scene.anchor.months
    if months is None:
        return Draft(found.span, "DATE", f"XXXX-{month:02}", reason=why(None))
    year, now = divmod(months, 12)
    if which in {"last", "this past"} and month - 1 >= now:
        year -= 1
    if which in {"next", "this coming"} and month - 1 <= now:
        year += 1
    return Draft(found.span, "DATE", f"{year:04}-{month:02}", anchor="report")


@rule("(?P<year>YEARNUM) DASH (?P<month>TWO) DASH (?P<day>TWO)")
def iso_day(found: Found, scene: Scene) -> Draft | None:
    """ "2024-10-23", written without spaces."""
    year, month, day = (int(found.text(part)) for part in ("year", "month", "day"))
    if found.span[1] - found.span[0] != 10 or not exists(year, month, day):
        return None
    return Draft(found.span, "DATE", f"{year:04}-{month:02}-{day:02}", anchor="text")


@rule("{day} (?:DASH|SLASH) (?P<month>MONTH|MON) (?:DASH|SLASH) (?P<year>YEARNUM)")
def form_day(found: Found, scene: Scene) -> Draft | None:
    """ "23-Oct-2024", as forms and situation reports write it."""
    day, month, year = int(found.text("day").rstrip("stndrh")), month_of(found.text("month")), int(found.text("year"))
    if not exists(year, month, day):
        return None
    return Draft(found.span, "DATE", f"{year:04}-{month:02}-{day:02}", anchor="text")


@rule("(?:the)? (?P<day>ORDNUM) of (?P<which>the|this|last|next) month")
@rule("the (?P<day>ORDNUM)")
def day_of_the_month(found: Found, scene: Scene) -> Draft | None:
    """ "the 11th of the month"; "the 15th" alone after "on" or "by", and with nothing that it could count."""
    months, day = scene.anchor.months, number_of(found.text("day"))
    bare = not found.has("which")
    if bare and (scene.before(found) not in {"on", "by", "until", "since"} or scene.after(found) not in _CLOSES):
        return None
    if months is None:
        return Draft(found.span, "DATE", f"XXXX-XX-{day:02}", reason=why(None))
    months += {"last": -1, "next": 1}.get(found.text("which"), 0)
    today = scene.anchor.day or 31
    if bare and day > today and scene.outlook(found) != "future":
        months -= 1
    year, month = months // 12, months % 12 + 1
    return (
        Draft(found.span, "DATE", f"{year:04}-{month:02}-{day:02}", anchor="report")
        if exists(year, month, day)
        else None
    )


@rule("(?P<first>TWO) (?P<sign>SLASH|DOT|DASH) (?P<second>TWO) (?:SLASH|DOT|DASH) (?P<year>YEARNUM)")
def numbers_only(found: Found, scene: Scene) -> Draft | None:
    """ "23/10/2024": which is the day is only known where one number is over 12, both are one, or dots are used (day first)."""
    if re.search(r"\s", scene.parsed.words(found.span)):
        return None
    first, second, year = (int(found.text(part)) for part in ("first", "second", "year"))
    day_first = found.text("sign") == "." or first > 12 or first == second
    day, month = (first, second) if day_first else (second, first)
    if not exists(year, month, day):
        return None
    if day_first or second > 12:
        return Draft(found.span, "DATE", day_value(date(year, month, day)), anchor="text")
    return Draft(found.span, "DATE", f"{year:04}", reason="which number is the day and which the month isn't said")


@rule("(?:around|about|circa)? (?P<year>YEARNUM)")
def year_alone(found: Found, scene: Scene) -> Draft | None:
    """ "2014" where it can be a year: not a count, a sum, a clock time, or the number of a resolution."""
    year = int(found.text("year"))
    if not _could_be_year(found, scene, year):
        return None
    mod = "APPROX" if len(found.words) > 1 else None
    return Draft(found.span, "DATE", f"{year:04}", mod=mod, anchor="text")


@rule("(?P<year>YEARNUM) (?:DASH|SLASH) (?P<last>TWO)")
def year_span(found: Found, scene: Scene) -> Draft | None:
    """ "2015-16": two years as one."""
    first, last = int(found.text("year")), found.text("last")
    if len(last) != 2 or first % 100 + 1 != int(last) or not 1900 <= first < 2100 or scene.after(found) in {"-", "–"}:
        return None
    return Draft(found.span, "DATE", f"{first:04}/{first + 1:04}", anchor="text")


@rule("(?:the)? (?P<decade>DECADENUM)")
@rule("(?:the)? (?P<decade>YEARNUM APOS) (?P<s>s)")
@rule("the (?P<decade>DECADEWORD)")
@rule("(?:the)? APOS (?P<decade>DECADENUM)")
def decade(found: Found, scene: Scene) -> Draft | None:
    """ "the 1990s", "the '90s", "the nineties"."""
    word = found.groups["decade"][0].text.lower()
    if lexicon().has("DECADEWORD", word):
        return Draft(found.span, "DATE", str(lexicon().value("DECADEWORD", word)), anchor="text")
    digits = word.rstrip("s")
    if len(digits) == 4 and 1000 <= int(digits) < 2100 and digits.endswith("0"):
        return Draft(found.span, "DATE", digits[:3], anchor="text")
    if len(digits) == 2 and scene.words.words[found.first].text in "the'’‘":
        return Draft(found.span, "DATE", f"{'20' if digits < '30' else '19'}{digits[0]}", anchor="text")
    return None


@rule("(?:the)? (?P<ordinal>ORDNUM|ORDWORD|WORDNUM DASH? ORDWORD) DASH? century")
def century(found: Found, scene: Scene) -> Draft | None:
    """ "the 21st century": 20, the hundreds of its years."""
    if found.words[-1].text[0].isupper():
        return None
    words = found.groups["ordinal"]
    tens = int(lexicon().value("WORDNUM", words[0].text)) if len(words) > 1 else 0
    number = tens + number_of(words[-1].text.lower())
    return Draft(found.span, "DATE", f"{number - 1:02}", anchor="text")


@rule("(?P<slash>DIGITS SLASH DIGITS)")
def numbered_day(found: Found, scene: Scene) -> Draft | None:
    """ "9/11": the few dates that are names."""
    known = lexicon().tables["numbered_days"].get("".join(word.text for word in found.words))
    if known is None or scene.after(found) == "/" or scene.before(found) == "/":
        return None
    return Draft(found.span, "DATE", known, anchor="text")


def month_of(text: str) -> int:
    """The number of a month, by name or abbreviation."""
    word = text.rstrip(". ")
    kind = "MONTH" if lexicon().has("MONTH", word) else "MON"
    return int(lexicon().value(kind, word))


def number_of(text: str) -> int:
    """The number of "23", "23rd" or "third"."""
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else int(lexicon().value("ORDWORD", text))


def year_of(found: Found, scene: Scene, month: int, day: int | None) -> tuple[int | None, "str | Draft | None"]:
    """The year of a month or day, and what it was taken from: its own words, an earlier time, or the report's date."""
    if found.has("year"):
        return int(found.text("year")), "text"
    ahead = _year_ahead(found, scene)
    if ahead is not None and not found.has("which"):
        year, last = ahead
        return year - (month > last), "text"
    which, near = found.text("which"), scene.anchor.near
    told = _told_after(found, scene, month, day)
    if told is not None and not which:
        return told
    if which in {"that", "the same"}:
        known = scene.last_year(found)
        return known if known else (None, None)
    if near is None:
        return None, None
    if which:
        return near.year + {"this": 0, "last": -1, "next": 1}[which], "report"
    return chosen_year(near, month, day, scene, found), "report"


def _told_after(found: Found, scene: Scene, month: int, day: int | None) -> "tuple[int, Draft] | None":
    """The year in a story of another time: "months later, on September 2" follows the date told before it."""
    known = scene.last_day(found)
    if known is None or known.day is None or "later" not in {scene.before(found, back) for back in range(1, 5)}:
        return None
    start = known.day
    return start.year + ((month, day or 31) <= (start.month, start.day)), known


def _year_ahead(found: Found, scene: Scene) -> tuple[int, int] | None:
    """The year and month that close a range which the date opens: the 2013 and 9 of "July-September 2013"."""
    if scene.after(found) not in _RANGES:
        return None
    words = [scene.after(found, ahead) for ahead in range(2, 7)]
    known = lexicon()
    months = [at for at, word in enumerate(words) if known.has("MONTH", word) or known.has("MON", word)]
    if not months or months[0] > 1:
        return None
    years = [word for word in words[months[0] + 1 :] if re.fullmatch(r"1[5-9]\d\d|20\d\d", word)]
    return (int(years[0]), month_of(words[months[0]])) if years else None


def chosen_year(near: date, month: int, day: int | None, scene: Scene, found: Found) -> int:
    """The year for a date without one: the latest past one, unless the clause looks ahead."""
    looks = scene.outlook(found)
    position = (month, day) if day is not None else (month,)
    today = (near.month, near.day) if day is not None else (near.month,)
    if scene.before(found) in {"deadline", "until", "till"} or _scheduled(found, scene):
        looks = "future"
    if position <= today:
        ahead = (month - near.month) % 12
        soon = looks != "past" and 0 < ahead <= 2
        return near.year + 1 if soon or (looks == "future" and 0 < ahead <= 6) else near.year
    if looks == "future":
        return near.year
    wait = (month - near.month) * 30 + ((day or 15) - near.day)
    if looks in {None, "present"} and wait <= _FAR_AHEAD:
        return near.year
    return near.year - 1


def doubtful(found: Found, scene: Scene) -> bool:
    """Whether a bare month is another word here: the modal "May", the verb "March", a woman called April or June."""
    word, token, before = found.words[-1].text.lower(), scene.token(found.words[-1].start), scene.before(found)
    known = lexicon()
    if token is not None and token.ent_type_ in _NAMES:
        return before not in known.words("surely_before_months")
    if word not in known.words("doubtful_months"):
        return False
    if token is None or (token.dep_ == "compound" and token.head.pos_ == "PROPN"):
        return before not in known.words("surely_before_months")
    return before not in known.words("before_months") and (token.tag_ != "NNP" or token.ent_type_ != "DATE")


_NAMES = frozenset({"PERSON", "ORG", "FAC", "WORK_OF_ART"})


def _scheduled(found: Found, scene: Scene) -> bool:
    """Whether something scheduled stands shortly before, in the same sentence."""
    words = [scene.before(found, back) for back in range(1, 9)]
    nearest = words[: words.index(".")] if "." in words else words
    return bool(lexicon().words("scheduled") & set(nearest) or {"due", "expected"} & set(nearest[:3]))


def _could_be_year(found: Found, scene: Scene, year: int) -> bool:
    """Whether a number from 1000 to 2199 is a year: by what stands before it, by the parse, or by being of our time."""
    before, token = scene.before(found), scene.token(found.words[-1].start)
    lists = lexicon()
    if token is None or before in lists.words("not_before_years") or scene.after(found) in {"%", "°"}:
        return False
    if before in {".", ","} and scene.words.words[found.first - 1].end == found.span[0]:
        return False
    if _numbers_something(scene, found) or (token.ent_type_ in _COUNTS and before not in {"in", "since"}):
        return False
    recent = 1900 <= year < 2100
    if recent and before in lists.words("before_years"):
        return True
    if (token.ent_type_ != "DATE" or year % 100 == 0) and _counts_noun(token):
        return False
    return recent or (before in {"in", "since"} and token.ent_type_ == "DATE")


_COUNTS = frozenset({"MONEY", "QUANTITY", "PERCENT", "LAW", "PRODUCT"})


def _numbers_something(scene: Scene, found: Found) -> bool:
    """ "resolution 1701", "resolutions 1559 and 1701"."""
    nearest = {scene.before(found, back) for back in (1, 2, 3)}
    return bool(nearest & {"resolution", "resolutions"}) and scene.before(found) not in {"in", "of", "since"}


def _counts_noun(token: "Token") -> bool:
    """Whether the number counts the plural after it: "killed 2000 people"."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor()
    return after.tag_ == "NNS" and token.head == after


def exists(year: int | None, month: int, day: int) -> bool:
    """Whether a month has such a day; in an unknown year February has 29."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def four(year: int | None) -> str:
    """A year in four digits, XXXX if it isn't known."""
    return "XXXX" if year is None else f"{year:04}"


def why(year: int | None) -> str | None:
    """The reason to give for a date whose year isn't known."""
    return None if year is not None else "the year isn't said and the report has no date"
