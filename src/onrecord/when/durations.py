"""Lengths of time, and the times they lead to: "nearly two decades", "the past 24 hours", "three days ago", "a year later"."""

from datetime import date

from onrecord.when.amounts import Amount, amount, bound_of, unit_of
from onrecord.when.deictic import UNDATED
from onrecord.when.grammar import Found
from onrecord.when.rules import rule
from onrecord.when.scene import NOT_A_TIME, Draft, Scene
from onrecord.when.values import Interval, day_value

# Adjectives that may stand between a number and its unit.
_BETWEEN = "(?:more|full|long|consecutive|straight|successive|working|calendar|additional|extra|further|whole|other|short|hard|difficult|bloody|solid|tense)"
_AMOUNT = f"(?P<lead>{{lead}})? (?P<n>{{number}}|{{vague}}|a half|half an?|a|an) DASH? {_BETWEEN}? {{unit}}".replace(
    "an?", "(?:a|an)"
)
_OUTSIDE = frozenset({"old", "aged", "age"})
_RATES = frozenset({"D", "W", "M", "Y", "H", "NI"})


@rule(f"{_AMOUNT} (?:DASH? long)?")
def length(found: Found, scene: Scene) -> Draft | None:
    """ "more than three decades", "a 30-minute call", "several days"; ages and rates are something else."""
    if _is_age(found, scene) or scene.before(found) == "as" or scene.after(found) == "difference":
        return NOT_A_TIME
    much, n = _amount(found), found.text("n")
    if much.unit == "Q" or _is_year_and_unit(found):
        return None
    if _is_old(found, scene):
        return Draft((found.span[0], scene.ahead(found, 2).end), "DURATION", much.value)
    if n in {"a", "an"} and not found.has("lead"):
        return _one(found, scene, much)
    if found.groups["unit"][0].text[0].isupper() and not _opens_sentence(found, scene):
        return None
    return Draft(found.span, "DURATION", much.value, mod=bound_of(found.text("lead")))


@rule(f"(?P<n>{{number}}) (?:DASH|to|or) (?:{{number}}) DASH? {_BETWEEN}? {{unit}}")
def length_range(found: Found, scene: Scene) -> Draft | None:
    """ "10 or 15 years", "two to three weeks": by its lower end, as approximate."""
    if _is_age(found, scene):
        return NOT_A_TIME
    return Draft(found.span, "DURATION", _amount(found).value, mod="APPROX")


@rule("(?P<n>{number}|a|an) (?P<whole>hour|year|month|day|week) and a (?P<part>half|quarter)")
def and_a_half(found: Found, scene: Scene) -> Draft | None:
    """ "a year and a half"."""
    whole = amount(found.groups["n"], found.groups["whole"][0])
    more = 0.5 if found.text("part") == "half" else 0.25
    return Draft(found.span, "DURATION", Amount((whole.number or 1) + more, whole.unit).value)


@rule("{unit}")
def bare_length(found: Found, scene: Scene) -> Draft | None:
    """ "for years", "within hours": an unknown number of them."""
    word, token = found.words[0], scene.token(found.span[0])
    if (
        not word.text.lower().endswith(("s", "centuries", "millennia"))
        or (word.text[0].isupper()
        and not _opens_sentence(found, scene))
    ):
        return None
    if unit_of(word) == "Q":
        return None
    if (
        token is None
        or token.tag_ != "NNS"
        or _is_age(found, scene)
        or scene.before(found) in _NOT_BARE
        or scene.after(found) in {"of", "'", "’"}
    ):
        return _of_something(found, scene)
    return Draft(found.span, "DURATION", Amount(None, unit_of(word)).value)


@rule("(?P<unit>year|decade|month|week) DASH long")
def long_lasting(found: Found, scene: Scene) -> Draft | None:
    """ "decade-long", "year-long"."""
    much = Amount(1, unit_of(found.groups["unit"][0]))
    return Draft(found.span, "DURATION", "P10Y" if much == Amount(1, "DE") else much.value)


@rule(
    f"(?:(?:the|this|these)? (?P<side>past|last|next)|(?:the|these) (?P<side2>previous|preceding|coming|following)) (?P<lead>{{lead}})? (?P<n>{{number}}|{{vague}}|half) DASH? {_BETWEEN}? {{unit}}"
)
@rule("(?:over|in|for|during)? (?P<the>the) (?P<side>past|last) {unit}")
def anchored_length(found: Found, scene: Scene) -> Draft | None:
    """ "the past two weeks", "the last year", "the next 30 hours": a length that ends or begins with the report."""
    words = found.words
    at = next(
        i
        for i, word in enumerate(words)
        if word.text.lower()
        in {"the", "this", "these", "past", "last", "previous", "preceding", "next", "coming", "following"}
    )
    span = (words[at].start, found.span[1])
    much = (
        amount(found.groups["n"], found.groups["unit"][0])
        if found.has("n")
        else Amount(1, unit_of(found.groups["unit"][0]))
    )
    if not found.has("n") and found.text("unit").endswith("s"):
        return Draft(span, "DATE", "PAST_REF")
    if not found.has("n") and much.unit in {"TM", "S"}:
        return None
    side = found.text("side") or found.text("side2")
    forward = side in {"next", "coming", "following"}
    near = scene.anchor.known_day
    covers = (
        _beside(near, much, 1 if forward else -1)
        if near and side not in {"previous", "preceding", "following"}
        else None
    )
    return Draft(
        span,
        "DURATION",
        much.value,
        covers=covers,
        anchor="report" if covers else None,
        reason=None if near else UNDATED,
    )


@rule(f"{_AMOUNT} ago")
def ago(found: Found, scene: Scene) -> Draft | None:
    """ "three days ago": a day; "two years ago": a year; "several months ago": some time past."""
    much, near = _amount(found), scene.anchor.near
    if much.number is None:
        return Draft(found.span, "DATE", "PAST_REF")
    mod = bound_of(found.text("lead"))
    if near is None or (scene.anchor.known_day is None and much.unit not in {"Y", "DE", "CE", "ML"}):
        return Draft(found.span, "DATE", "PAST_REF", mod=mod, reason=UNDATED)
    value = much.value_from(near, -1)
    return (
        Draft(found.span, "DATE", value, mod=mod, anchor="report")
        if value
        else Draft(found.span, "DATE", "PAST_REF", mod=mod)
    )


@rule(f"{_AMOUNT} (?P<side>later|earlier)")
@rule("(?P<unit>UNITS) (?P<side>later|earlier)")
def later(found: Found, scene: Scene) -> Draft | None:
    """ "three years later": counted from the time before it, or else only a length ("hours earlier")."""
    much, known = _amount(found), scene.last_day(found)
    year = scene.last_year(found)
    forward = found.text("side") == "later"
    short = Draft(
        (found.span[0], found.groups["unit"][-1].end), "DURATION", much.value, mod=bound_of(found.text("lead"))
    )
    if not forward and much.number is None and found.has("n"):
        return Draft(found.span, "DATE", "PAST_REF")
    if not forward:
        return short
    if much.unit in {"H", "TM", "S"}:
        return _same_day(found, much, known) or short
    if much.number is None:
        return short
    if known is not None and known.day is not None:
        value = much.value_from(known.day, 1)
        return Draft(found.span, "DATE", value, anchor=known) if value else short
    if year is not None and much.unit in {"Y", "DE"}:
        value = much.value_from(date(year[0], 7, 1), 1)
        return Draft(found.span, "DATE", value, anchor=year[1]) if value else short
    return short


_NOT_BARE = frozenset(
    {
        "the",
        "these",
        "those",
        "early",
        "-",
        "–",
        "old",
        "aged",
        "of",
        "his",
        "her",
        "their",
        "my",
        "our",
        "your",
        "its",
        "recent",
        "coming",
        "all",
        "both",
        "other",
        "such",
        "many",
        "islamic",
    }
)


def _amount(found: Found) -> Amount:
    return amount(found.groups.get("n", ()), found.groups["unit"][-1])


def _one(found: Found, scene: Scene, much: Amount) -> Draft | None:
    """ "a day", "an hour" with nothing before them: a rate after a count, else a length."""
    before, after = scene.before(found), scene.after(found)
    token = scene.token(found.words[-1].start)
    previous = token.doc[token.i - 2] if token is not None and token.i >= 2 else None
    if token is None or token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if previous is not None and much.unit in _RATES and _is_rate(before, previous.pos_, after):
        return Draft(found.span, "SET", "P1D" if much.unit == "NI" else much.value)
    if before in {
        "for",
        "in",
        "within",
        "after",
        "over",
        "than",
        "half",
        "about",
        "nearly",
        "almost",
        "around",
        "just",
        "only",
        "take",
        "takes",
        "took",
        "last",
        "lasted",
        "under",
        "every",
        "during",
        "once",
        "less",
        "of",
        "barely",
        "roughly",
    }:
        return Draft(found.span, "DURATION", much.value)
    if after in {"after", "before", "later", "earlier", "since", "long", "ahead", "from", "on"}:
        return Draft(found.span, "DURATION", much.value)
    return None


def _is_rate(before: str, pos: str, after: str) -> bool:
    return before in {"once", "twice", "times", "time"} or (
        pos in {"NOUN", "NUM", "SYM", "PROPN"} and after not in {"after", "before", "later", "earlier", "ago", "since"}
    )


def _is_age(found: Found, scene: Scene) -> bool:
    """ "12 years old", "a nine-month-old child", "aged four months", "at the age of four months"."""
    after, second = scene.after(found), scene.after(found, 2)
    if after in _OUTSIDE or (after in {"-", "–", "‑"} and second in _OUTSIDE) or (after == "of" and second == "age"):
        return not _is_old(found, scene)
    return scene.before(found) in {"aged", "ages"} or (
        scene.before(found) == "of" and scene.before(found, 2) in {"age", "ages"}
    )


def _is_old(found: Found, scene: Scene) -> bool:
    """Whether it is a war or a crisis that is so many years old: then its age is a length of time."""
    if scene.after(found, 2) != "old":
        return False
    things = {
        "war",
        "conflict",
        "crisis",
        "siege",
        "blockade",
        "insurgency",
        "uprising",
        "occupation",
        "embargo",
        "truce",
        "feud",
        "dispute",
        "rebellion",
        "campaign",
        "ceasefire",
    }
    return any(scene.after(found, ahead) in things for ahead in (3, 4, 5))


def _is_year_and_unit(found: Found) -> bool:
    """ "2018 day five" is a year and another phrase; "2000-year" and "2000 years" are lengths."""
    n, unit = found.groups["n"], found.text("unit")
    return len(n) == 1 and len(n[0].text) == 4 and not unit.endswith("s") and len(found.words) == 2


def _same_day(found: Found, much: Amount, known: Draft | None) -> Draft | None:
    """ "hours later": the day of the time before it; minutes and seconds leave the clock unknown."""
    if known is None or known.day is None:
        return None
    if much.unit == "H":
        day = much.from_day(known.day, 1) or known.day
        return Draft(found.span, "DATE", day_value(day), anchor=known)
    return Draft(found.span, "TIME", f"{day_value(known.day)}TXX:XX", anchor=known)


def _of_something(found: Found, scene: Scene) -> Draft | None:
    """ "the weeks to come", "hours of talks"; "days of" something is a length after a preposition."""
    before, after, second = scene.before(found), scene.after(found), scene.after(found, 2)
    if (
        after == "of"
        and before in {"after", "following", "despite", "during", "by", "in", "amid", "with", "through", "for", "of"}
        and second not in {"the"}
    ):
        return Draft(found.span, "DURATION", Amount(None, unit_of(found.words[0])).value)
    return None


def _opens_sentence(found: Found, scene: Scene) -> bool:
    token = scene.token(found.span[0])
    return token is None or bool(token.is_sent_start) or scene.before(found) in {"", "“", '"', ".", ":"}


def _beside(day: date, much: Amount, direction: int) -> Interval | None:
    """The days from the report's back, or on."""
    other = much.from_day(day, direction)
    if other is None:
        return None
    first, last = sorted((day, other))
    return day_value(first), day_value(last)
