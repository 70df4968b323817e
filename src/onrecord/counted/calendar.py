"""Numbers that date, time or age something: no figures."""

import re
from typing import TYPE_CHECKING

from onrecord.counted.lexicon import units
from onrecord.counted.view import View

if TYPE_CHECKING:
    from spacy.tokens import Token

_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = re.compile(rf"{_YEAR}(?:\s?[-–/]\s?\d{{2,4}}|\s(?:and|to)\s{_YEAR})?")
_DATING = frozenset({"in", "since", "until", "till", "by", "from", "during", "of", "before", "after", "to", "the", "early", "late", "mid", "than", "(", "and", "year", "through", "between", "a", "its", "their", "his", "any", "for", "on"})  # fmt: skip
_AGED = re.compile(
    r"\b(?:aged?|ages|age (?:is|was|were)|average age (?:of|is|was)|born|turn(?:ed|ing)|(?:under|over|at) the age of|as (?:young|old) as)\s+(?:of\s+|between\s+|just\s+|only\s+|about\s+)?$",
    re.IGNORECASE,
)
_AGE_LIMIT = re.compile(r"\b(?:under|over|below|above)[\s-]?$", re.IGNORECASE)
_YOUNG = re.compile(
    r"\b(?:children|kids|girls|boys|adults|people|those|men|women|youths?|persons?)\s+(?:under|over|below|above)\s$",
    re.IGNORECASE,
)
_OLD = re.compile(r"[\s-]*(?:years?|months?|weeks?|days?)[\s-]*(?:old|of age)\b")
_LIMIT_END = re.compile(r"s?\b\s*(?:[,.;)]|years?\b|and\b|$)")
OLDEST = 120


def is_time(view: View) -> bool:
    """Part of a time that the when room found."""
    return any(i in view.times for i in range(view.phrase.first, view.phrase.number + 1))


def is_date(view: View) -> bool:
    """ "12 May", "Oct. 7": a small number beside a month or weekday; "In March 12 people" counts people."""
    value = view.amount.value
    if not view.plain or value is None or value > 31:
        return False
    people = view.phrase.head is not None and view.phrase.head.lower_ == "people"
    return _names_day(view.next()) or (_names_day(view.previous) and not people)


def _names_day(token: "Token | None") -> bool:
    """The name of a month or day; "may" only with its capital and not as a verb."""
    if token is None or token.lower_.rstrip(".") not in units().calendar:
        return False
    return token.text[0].isupper() and token.pos_ != "AUX"


def is_duration(view: View) -> bool:
    """ "471 days", "three more years": a span of time."""
    time, head = units().time, view.phrase.head
    near, far = view.next(), view.next(2)
    if near is not None and near.lower_ in time:
        return True
    if head is not None and head.lower_ in time:
        return True
    between = near is not None and near.lower_ in ("more", "full", "consecutive", "straight", "long")
    return between and far is not None and far.lower_ in time


def is_year(view: View) -> bool:
    """ "in 2019", "the 2014 protests", "2019–20"; "2000 people" is none."""
    if not _YEARS.fullmatch(view.written) or (view.amount.approximated and view.amount.bound != "range"):
        return False
    head, before = view.phrase.head, view.previous
    counts = head is not None and head.tag_ in ("NNS", "NNPS")
    return not counts or (before is not None and before.lower_ in _DATING)


def is_clock(view: View) -> bool:
    """ "7 p.m." where the parse takes both as one."""
    return view.last.lower_ in ("am", "pm", "a.m.", "p.m.")


def is_age(view: View) -> bool:
    """ "aged 14", "under 18s", "12 years old"."""
    value = view.amount.high if view.amount.value is None else view.amount.value
    if not view.plain or value is None or value > OLDEST:
        return False
    if _OLD.match(view.behind) or _AGED.search(view.before) or _YOUNG.search(view.before):
        return True
    limit = _AGE_LIMIT.search(view.before) is not None and _LIMIT_END.match(view.behind) is not None
    return limit and value <= 21


def is_age_of_name(view: View) -> bool:
    """ "Maria Orsk, 42, said": a number alone between commas behind a name."""
    value = view.amount.value
    if not view.plain or view.amount.approximated or value is None or value > OLDEST or view.phrase.first < 2:
        return False
    if not view.before.endswith(", ") or not re.match(r"\s?(?:[,.;)]|and\b|$)", view.behind):
        return False
    name = view.phrase.doc[view.phrase.first - 2]
    if name.pos_ == "PROPN":
        return not name.like_num and name.ent_type_ in ("PERSON", "", "NORP", "ORG")
    return name.tag_ == "NN"
