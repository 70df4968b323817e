"""Lengths of time: "nearly two decades", "a 30-minute call", "for years", "a year and a half"; not ages, and not rates."""

from onrecord.when.amounts import Amount, amount, bound_of, unit_of
from onrecord.when.grammar import Found
from onrecord.when.lexicon import lexicon
from onrecord.when.rules import rule
from onrecord.when.scene import NOT_A_TIME, Draft, Scene

_OUTSIDE = frozenset({"old", "aged", "age"})
_RATES = frozenset({"D", "W", "M", "Y", "H", "NI"})
_DASHES = frozenset("-–‑‐")


@rule("{amount} (?:DASH? long)?")
def length(found: Found, scene: Scene) -> Draft | None:
    """ "more than three decades", "a 30-minute call", "several days"."""
    much = amount_of(found)
    if _is_age(found, scene) or scene.before(found) == "as" or scene.after(found) == "difference":
        return NOT_A_TIME
    if much.unit == "Q" or _is_year_and_unit(found) or _is_in_name(found, scene):
        return None
    if _is_old_thing(found, scene):
        return Draft((found.span[0], scene.ahead(found, 2).end), "DURATION", much.value)
    if found.text("n") in {"a", "an"} and not found.has("lead"):
        return _one(found, scene, much)
    return Draft(found.span, "DURATION", much.value, mod=bound_of(found.text("lead")))


@rule("(?P<lead>{lead})? (?P<n>{number}|{vague}) (?P<adjective>WORD) (?P<unit>UNITS)")
def described_length(found: Found, scene: Scene) -> Draft | None:
    """ "38 perilous months": any adjective may stand between the number and its unit."""
    token = scene.token(found.groups["adjective"][0].start)
    return length(found, scene) if token is not None and token.pos_ == "ADJ" else None


@rule("(?P<n>{number}) (?:DASH|to|or) (?:{number}) DASH? {between}? {unit}")
def length_range(found: Found, scene: Scene) -> Draft | None:
    """ "10 or 15 years", "two to three weeks": by its lower end, as approximate."""
    return NOT_A_TIME if _is_age(found, scene) else Draft(found.span, "DURATION", amount_of(found).value, mod="APPROX")


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
    unit, many = unit_of(word), lexicon().has("UNITS", word.text)
    if unit == "Q" or not many or _is_in_name(found, scene):
        return None
    plain = token is not None and token.tag_ == "NNS" and not _is_age(found, scene)
    if plain and scene.after(found) == "of":
        plain = scene.before(found) in lexicon().words("before_lengths") and scene.after(found, 2) != "the"
    elif plain:
        plain = scene.before(found) not in lexicon().words("not_before_lengths") and scene.after(found) not in {
            "'",
            "’",
        }
    return Draft(found.span, "DURATION", Amount(None, unit).value) if plain else None


@rule("(?P<unit>year|decade|month|week) DASH long")
def long_lasting(found: Found, scene: Scene) -> Draft | None:
    """ "decade-long", "year-long"."""
    unit = unit_of(found.groups["unit"][0])
    return Draft(found.span, "DURATION", "P10Y" if unit == "DE" else Amount(1, unit).value)


def amount_of(found: Found) -> Amount:
    """The amount that a match's number and unit give."""
    return amount(found.groups.get("n", ()), found.groups["unit"][-1])


def _one(found: Found, scene: Scene, much: Amount) -> Draft | None:
    """ "a day", "an hour" with nothing before them: a rate after a count, else a length where something says so."""
    before, after = scene.before(found), scene.after(found)
    token = scene.token(found.words[-1].start)
    if token is None or token.pos_ not in {"NOUN", "PROPN"}:
        return None
    previous = token.nbor(-2).pos_ if token.i >= 2 else ""
    if much.unit in _RATES and _is_rate(before, previous, after):
        return Draft(found.span, "SET", "P1D" if much.unit == "NI" else much.value)
    is_length = before in lexicon().words("before_one") or after in lexicon().words("after_one")
    return Draft(found.span, "DURATION", much.value) if is_length else None


def _is_rate(before: str, previous: str, after: str) -> bool:
    """ "1,000 fighters a month", "twice a year"; "a day after" is a length whatever stands before it."""
    if before in {"once", "twice", "times", "time"}:
        return True
    return previous in {"NOUN", "NUM", "SYM", "PROPN"} and after not in lexicon().words("after_one")


def _is_age(found: Found, scene: Scene) -> bool:
    """ "12 years old", "a nine-month-old child", "aged four months", "at the age of four months"."""
    after, second = scene.after(found), scene.after(found, 2)
    if after in _OUTSIDE or (after in _DASHES and second in _OUTSIDE) or (after == "of" and second == "age"):
        return not _is_old_thing(found, scene)
    return scene.before(found) in {"aged", "ages"} or (
        scene.before(found) == "of" and scene.before(found, 2) in {"age", "ages"}
    )


def _is_old_thing(found: Found, scene: Scene) -> bool:
    """Whether it is a war or a crisis that is so many years old: then its age is a length of time."""
    if scene.after(found, 2) != "old":
        return False
    return any(scene.after(found, ahead) in lexicon().words("old_things") for ahead in (3, 4, 5))


def _is_year_and_unit(found: Found) -> bool:
    """ "2018 day five" is a year and another phrase; "2000-year" and "2000 years" are lengths."""
    n, unit = found.groups["n"], found.text("unit")
    return len(n) == 1 and len(n[0].text) == 4 and not unit.endswith("s") and len(found.words) == 2


def _is_in_name(found: Found, scene: Scene) -> bool:
    """Whether the unit has a capital inside a sentence: part of a name ("Seven Days")."""
    if not found.groups["unit"][-1].text[0].isupper():
        return False
    token = scene.token(found.span[0])
    opens = token is None or bool(token.is_sent_start) or scene.before(found) in {"", "“", '"', ".", ":"}
    return not opens
