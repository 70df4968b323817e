"""Numbers that are no figures: dates, ages, names, references, ordinals, scores, distances, the pronoun one.

Each rule gives its reason in words, so that a test, or someone who wonders, can ask why a number was left out.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.calendar import is_age, is_age_of_name, is_clock, is_date, is_duration, is_time, is_year
from onrecord.counted.lexicon import units
from onrecord.counted.view import View

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HYPHENED = re.compile(
    r"\s?[-\u2010\u2011](?=[A-Za-z])(?!strong\b|plus\b|odd\b)|\s[-\u2010\u2011]\s(?:member|man|party)\b"
)
_PHONE = re.compile(
    r"(?:\+[\d ()-]*|\b(?:tel|phone|telephone|fax|call|hotline|dial|mobile)\b\W{0,4}[\d ()-]*)$", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:\b[Nn]os?\.?|№|#)\s*$")
_DASH = r"\s?[-\u2013\u2014]\s?"
HIGHEST_SCORE = 200
HIGHEST_GOALS = 30


def excluded(view: View) -> str | None:
    """Why an amount is no figure, or None if it may be one."""
    return next((reason for rule, reason in RULES if rule(view)), None)


def _is_hyphened(view: View) -> bool:
    """ "the six-party talks", "mid-20"."""
    return _HYPHENED.match(view.behind) is not None or re.search(r"\w-$", view.before) is not None


def _is_phone(view: View) -> bool:
    return _PHONE.search(view.before) is not None


def _is_numbered(view: View) -> bool:
    """ "No. 1701", "Resolutions 2254 and 2118"."""
    if view.plain and view.written[:1].isdigit() and _NUMBERED.search(view.before):
        return True
    before = view.previous
    return before is not None and before.lower_ in ("and", ",", "or", "&") and _in_list(view.phrase.doc, before.i)


def _in_list(doc: "Doc", at: int) -> bool:
    """Whether a list of numbers that ends at a token is opened by a word of reference."""
    while at >= 0 and (doc[at].like_num or doc[at].lower_ in ("and", ",", "or", "&")):
        at -= 1
    return at >= 0 and doc[at].lower_ in units().references and doc[at + 1].like_num and doc[at].text[:1].isupper()


def _is_reference(view: View) -> bool:
    """ "Resolution 1701", "Article 5", "phase two": the number behind a word that it points at."""
    before = view.previous
    if not view.plain or before is None or before.lower_ not in units().references:
        return False
    if before.text[:1].isupper():
        return before.pos_ in ("PROPN", "NOUN", "ADJ")
    return not _held(view) and before.pos_ in ("NOUN", "PROPN")


def _is_in_name(view: View) -> bool:
    """ "France 24", "Boeing 737", "Windows 7 phone": the number right behind a name, with no noun of its own."""
    before = view.previous
    if not view.plain or before is None or before.pos_ != "PROPN" or before.lower_ in units().calendar:
        return False
    if before.lower_ in units().references:
        return False
    head = view.phrase.head
    if _held(view) and head is not None:
        return head.tag_ in ("NN", "NNP") and before.dep_ == "compound" and before.head == head
    behind = view.next()
    return behind is None or behind.pos_ not in ("VERB", "AUX")


def _is_titled(view: View) -> bool:
    """ "the Group of Seven": a capitalised number word behind "of" and a name."""
    before, doc = view.previous, view.phrase.doc
    if before is None or before.lower_ != "of" or before.i == 0 or not view.written.istitle():
        return False
    return doc[before.i - 1].text[:1].isupper() and doc[before.i - 1].pos_ in ("PROPN", "NOUN")


def _held(view: View) -> bool:
    """Whether a noun behind the number holds it."""
    head = view.phrase.head
    return head is not None and head.i > view.phrase.number and view.last.head.i > view.last.i


def _is_score(view: View) -> bool:
    """ "3-0", "1 – 2" in sport: two small numbers joined by a dash that are no rising range."""
    amount = view.amount
    if not view.plain:
        return False
    if amount.bound == "range":
        small = amount.high is not None and amount.high < HIGHEST_GOALS
        return (
            small and units().sport.search(view.before[-25:]) is not None and re.search(_DASH, view.written) is not None
        )
    if amount.value is None or amount.value > HIGHEST_SCORE:
        return False
    joined = re.match(rf"{_DASH}\d", view.behind) or re.search(rf"\d{_DASH}$", view.before)
    return joined is not None


def _is_distance(view: View) -> bool:
    """A length between places, a height, a speed, a size. Ground gained and ways gone are figures."""
    unit, behind, top = view.next(), view.next(2), view.phrase.top
    if unit is None or not view.plain or unit.lower_.rstrip(".") not in units().lengths:
        return False
    if (
        behind is not None
        and unit.tag_ in ("NN", "JJ")
        and behind.pos_ in ("NOUN", "PROPN")
        and behind.head.i >= behind.i
    ):
        return True
    if {top.head.lemma_.lower(), top.head.head.lemma_.lower()} & units().ways:
        return False
    if behind is not None and behind.lower_ in units().directions:
        return True
    return top.dep_ in ("npadvmod", "nummod", "compound", "appos")


def _is_ordinal(view: View) -> bool:
    """ "a third party", "a fourth attack": a noun stands right behind what looks like a share."""
    behind = view.next()
    if view.amount.kind != "fraction" or not view.written.lower().startswith(("a ", "an ")) or behind is None:
        return False
    noun = behind.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "NUM")
    return noun and behind.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "MD")


def _is_kin(view: View) -> bool:
    """ "has three children", "survived by two sons", "a father of eight": someone's family, not a count of the crisis."""
    top, head = view.phrase.top, view.phrase.head
    if head is None:
        return top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in ("father", "mother", "parent")
    verb = top.head.head if top.dep_ == "pobj" else top.head
    return head.lemma_.lower() in units().kin and verb.lemma_.lower() in ("have", "survive", "bear", "raise", "marry")


NO_ONE = frozenset({"no", "the", "this", "that", "any", "every", "each", "which", "another", "by", "day"})


def _is_pronoun(view: View) -> bool:
    """ "one" is a pronoun or one of several unless a noun stands right behind it: "one soldier"."""
    if view.amount.value != 1 or not view.plain:
        return False
    before: Token | None = view.previous
    if view.last.pos_ != "NUM" or (before is not None and before.lower_ in NO_ONE):
        return True
    return view.phrase.of or (view.phrase.head is None and view.phrase.refers is None)


RULES: tuple[tuple[Callable[[View], bool], str], ...] = (
    (is_time, "part of a time"),
    (is_date, "part of a date"),
    (is_age, "an age"),
    (_is_numbered, "the number of a document"),
    (is_duration, "a span of time"),
    (is_year, "a year"),
    (is_clock, "a clock time"),
    (_is_hyphened, "part of a hyphened word"),
    (is_age_of_name, "the age of the one named before it"),
    (_is_phone, "a telephone number"),
    (_is_reference, "a reference"),
    (_is_in_name, "part of a name"),
    (_is_titled, "part of a name"),
    (_is_score, "a score"),
    (_is_distance, "a distance or a size"),
    (_is_ordinal, "an ordinal"),
    (_is_kin, "somebody's family"),
    (_is_pronoun, "the pronoun one"),
)


def points_back(amount: Amount) -> bool:
    """ "the two leaders", "these three": few, definite, and named before. Counts with an approximator are new."""
    if not amount.definite or amount.approximated or amount.kind != "count":
        return False
    return amount.bound == "several" if amount.value is None else amount.value <= 10
