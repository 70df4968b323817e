"""Times that come again: "every day", "twice a year", "weekly", "on Fridays"."""

from onrecord.when.amounts import Amount, number, unit_of
from onrecord.when.grammar import Found
from onrecord.when.lexicon import lexicon
from onrecord.when.rules import rule
from onrecord.when.scene import Draft, Scene

_TIMES = "(?:once|twice|(?:{number}|several|many|a few) times)"


@rule("(?:every|each) (?P<other>other|second|alternate|single)? (?P<n>{number}|few)? (?P<unit>UNIT|UNITS)")
@rule(f"(?P<times>{_TIMES})? (?P<per>per DASH?|every|each) (?P<n>{{number}})? (?P<unit>UNIT|UNITS)")
@rule(f"(?P<times>{_TIMES}) (?P<per>a|an) (?P<unit>UNIT)")
def every(found: Found, scene: Scene) -> Draft | None:
    """ "every day", "each year", "per day", "twice a year": how often, as the length between."""
    unit = unit_of(found.groups["unit"][0])
    if unit in {"H", "TM", "S"} and scene.before(found) in {"kilometers", "kilometres", "miles", "km", "knots", "mph"}:
        return None
    much = (
        number(found.groups.get("n", ()))
        if found.has("n")
        else 2.0
        if found.text("other") in {"other", "second", "alternate"}
        else 1.0
    )
    return Draft(found.span, "SET", Amount(much, unit).value)


@rule("(?:every|each|on) (?P<weekday>WEEKDAY) (?:DAYPART)?")
def every_weekday(found: Found, scene: Scene) -> Draft | None:
    """ "every Friday"."""
    if found.words[0].text.lower() == "on":
        return None
    return Draft(found.span, "SET", f"XXXX-WXX-{lexicon().value('WEEKDAY', found.text('weekday'))}")


@rule("(?:every|each) (?P<part>DAYPART)")
def every_daypart(found: Found, scene: Scene) -> Draft | None:
    """ "every night"."""
    return Draft(found.span, "SET", "P1D")


@rule("weekends")
@rule("the weekends")
def weekends(found: Found, scene: Scene) -> Draft | None:
    """ "at weekends"."""
    return Draft(found.span, "SET", "XXXX-WXX-WE")


@rule("(?P<word>SETWORD)")
def repeated(found: Found, scene: Scene) -> Draft | None:
    """ "daily", "annual"; not in the name of a paper or a body."""
    word, token = found.words[0], scene.token(found.span[0])
    if word.text[0].isupper() and (token is None or not token.is_sent_start):
        return None
    if word.text[0].isupper() and token is not None and token.ent_type_ == "ORG":
        return None
    return Draft(found.span, "SET", str(lexicon().value("SETWORD", word.text)))
