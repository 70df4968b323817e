"""Numbers that are no figures: dates, years, ages, names, references, ranks, scores, distances, the anaphoric "the two".

Each rule gives its reason in words, so that a test, or someone who wonders, can ask why a number was left out.
"""

import re
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.lexicon import units
from onrecord.counted.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_YEAR = frozenset({"in", "since", "until", "till", "by", "from", "during", "of", "before", "after", "to", "the", "early", "late", "mid", "than", "(", "and", "year", "through", "between", "a", "its", "their", "his", "any", "for", "on"})
_AGE_BEFORE = re.compile(r"(?:\b(?:aged?|ages|age (?:is|was|were)|average age (?:of|is|was)|born|turned|turning|under the age of|over the age of|the age of|as young as|as old as|at)\s+(?:of\s+|between\s+|just\s+|only\s+|about\s+)?|\b(?:under|over|below|above)-?\s?)$", re.IGNORECASE)
_AGE_BEHIND = re.compile(r"\s*(?:-|–|\s)?\s*(?:years?|months?|weeks?|days?)?[\s-]*(?:of age|old)\b|s\b", re.IGNORECASE)
_HYPHENED = re.compile(r"\s?[-\u2010\u2011](?=[A-Za-z])(?!strong\b|plus\b|odd\b|member\b)|\s[-\u2010\u2011]\s(?:member|man|party)\b")
_PHONE = re.compile(r"(?:\+[\d ()-]*|\b(?:tel|phone|telephone|fax|call|hotline|dial|mobile)\b\W{0,4}[\d ()-]*)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\b[Nn]os?\.?|№|#)\s*$")
_SPORT = re.compile(r"\b(?:goals?|points?|sets?|innings|wickets?|games?|matches|match|win|won|beat|beaten|defeat(?:ed)?|drew|draw|lost|score[ds]?|victory)\b", re.IGNORECASE)
_DIRECTION = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west", "northern", "southern", "eastern", "western",
                        "from", "away", "off", "inside", "outside", "deep", "inland", "down", "up", "long", "wide", "high", "tall", "above", "below", "apart", "beyond", "thick", "across", "per"})  # fmt: skip
_ADVANCING = frozenset({"advance", "withdraw", "retreat", "push", "retake", "recapture", "regain", "gain", "capture", "seize", "move", "begin", "cover", "travel", "walk", "march", "clear", "liberate", "pull", "flee", "trek", "control", "occupy", "burn"})  # fmt: skip


def excluded(amount: Amount, phrase: Phrase, text: str, times: frozenset[int]) -> str | None:
    """Why an amount is no figure, or None if it may be one. `times` holds the indices of tokens inside times."""
    doc = phrase.doc
    before = text[max(0, amount.number_start - 40) : amount.number_start].rsplit("\n", 1)[-1]
    behind = text[amount.number_end : amount.number_end + 30].split("\n", 1)[0]
    plain = amount.kind == "count"
    if any(i in times for i in range(phrase.first, phrase.number + 1)):
        return "part of a time"
    if (reason := _calendar(doc, phrase, amount, text)) is not None:
        return reason
    if _HYPHENED.match(behind) or re.search(r"\w-$", before):
        return "part of a hyphened word"
    if plain and (_is_age(amount, before, behind, phrase) or _between_commas(amount, before, behind, doc, phrase)):
        return "an age"
    if _PHONE.search(before):
        return "a telephone number"
    if plain and _is_reference(doc, phrase):
        return "a reference or part of a name"
    if plain and _is_score(amount, text, before, behind):
        return "a score"
    if (reason := _distance(doc, phrase, amount)) is not None:
        return reason
    if amount.kind == "fraction" and _is_ordinal(doc, phrase, amount, text):
        return "an ordinal"
    if _is_kin(phrase):
        return "somebody's family"
    return _one(doc, phrase) if amount.value == 1 and plain else None


def _calendar(doc: "Doc", phrase: Phrase, amount: Amount, text: str) -> str | None:
    known = units()
    last = doc[phrase.number]
    behind = doc[phrase.number + 1] if phrase.number + 1 < len(doc) else None
    before = doc[phrase.first - 1] if phrase.first else None
    noun = phrase.head.lemma_.lower() if phrase.head is not None else ""
    small = amount.value is not None and amount.value <= 31 and amount.kind == "count"
    if small and (_names_month(behind) or (_names_month(before) and (phrase.head is None or phrase.head.lower_ != "people"))):
        return "part of a date"
    following = [doc[i].lower_ for i in range(phrase.number + 1, min(phrase.number + 4, len(doc)))]
    near = following[0] if following else ""
    if near in known.time or (phrase.head is not None and phrase.head.lower_ in known.time and not phrase.of) or (near in ("more", "full", "consecutive", "straight", "long") and len(following) > 1 and following[1] in known.time):
        return "a span of time"
    if phrase.of and phrase.head is not None and phrase.head.lower_ in known.time:
        return "a span of time"
    written = text[amount.number_start : amount.number_end]
    years = re.fullmatch(rf"{_YEAR.pattern}(?:\s?[-–/]\s?\d{{2,4}}|\s(?:and|to)\s{_YEAR.pattern})?", written)
    if years and not amount.approximated or (years and amount.bound == "range"):
        if noun == "" or (before is not None and before.lower_ in _BEFORE_YEAR) or phrase.head is None or phrase.head.tag_ not in ("NNS", "NNPS"):
            return "a year"
    return "a clock time" if last.lower_ in ("am", "pm") else None


def _names_month(token: "Token | None") -> bool:
    """A month's name beside a number; "may" only with its capital and not as a verb."""
    if token is None or token.lower_.rstrip(".") not in units().calendar:
        return False
    return token.text[0].isupper() and token.pos_ != "AUX"


def _is_age(amount: Amount, before: str, behind: str, phrase: Phrase) -> bool:
    if amount.value is None and amount.bound != "range":
        return False
    value = amount.high if amount.value is None else amount.value
    if value is None or value > 120:
        return False
    if re.match(r"[\s-]*(?:years?|months?|weeks?|days?)[\s-]*(?:old|of age)\b", behind):
        return True
    match = _AGE_BEFORE.search(before)
    if match is None:
        return False
    word = match.group().strip().lower()
    if word in ("under", "over", "below", "above", "at"):
        return bool(re.match(r"s?\b\s*(?:[,.;)]|years?\b|and\b|$)", behind)) and word != "at" and value <= 21 and not amount.approximated
    return True


def _between_commas(amount: Amount, before: str, behind: str, doc: "Doc", phrase: Phrase) -> bool:
    """ "Maria Orsk, 42, said": a number alone between commas behind a name."""
    if amount.approximated or amount.value is None or amount.value > 110 or not re.search(r",\s$", before):
        return False
    if not re.match(r"\s?(?:[,.;)]|and\b|$)", behind) or phrase.first < 2:
        return False
    name = doc[phrase.first - 2]
    return name.pos_ == "PROPN" and name.ent_type_ in ("PERSON", "", "NORP", "ORG") and not name.like_num or name.pos_ == "NOUN" and name.tag_ == "NN"


def _is_reference(doc: "Doc", phrase: Phrase) -> bool:
    """ "Resolution 1701", "Article 5", "France 24", "Boeing 737": the number behind a word that it names or points at."""
    if not phrase.first:
        return False
    before, token = doc[phrase.first - 1], doc[phrase.number]
    word = before.lower_
    held = phrase.head is not None and phrase.head.i > phrase.number and token.head.i > token.i
    if token.text[:1].isdigit() and _NUMBERED.search("".join(t.text_with_ws for t in doc[max(0, token.i - 2) : token.i])):
        return True
    if before.lower_ in ("and", ",", "or", "&") and _listed_reference(doc, before.i):
        return True
    if word in units().references:
        return before.text[:1].isupper() and before.pos_ in ("PROPN", "NOUN", "ADJ") or not held and before.pos_ in ("NOUN", "PROPN")
    if before.pos_ != "PROPN" or word in units().calendar or before.is_sent_start and word in ("some", "about"):
        return False
    if held:
        return phrase.head is not None and phrase.head.tag_ in ("NN", "NNP") and before.dep_ == "compound" and before.head is phrase.head
    behind = doc[phrase.number + 1] if phrase.number + 1 < len(doc) else None
    return behind is None or behind.pos_ not in ("VERB", "AUX")


def _listed_reference(doc: "Doc", at: int) -> bool:
    """ "Resolutions 2254 and 2118": a number in a list that a word of reference opens."""
    while at >= 0 and (doc[at].like_num or doc[at].lower_ in ("and", ",", "or", "&")):
        at -= 1
    return at >= 0 and doc[at].lower_ in units().references and doc[at + 1].like_num and doc[at].text[:1].isupper()


def _is_score(amount: Amount, text: str, before: str, behind: str) -> bool:
    """ "3-0", "2 – 1": two small numbers joined by a dash that are no rising range."""
    if amount.bound == "range" or amount.value is None or amount.value > 200:
        return bool(amount.bound == "range" and amount.high is not None and amount.high < 30 and _SPORT.search(before[-25:]) and re.search(r"[-\u2013\u2014]", text[amount.number_start : amount.number_end]))
    return bool(re.match(r"\s?[-\u2013\u2014]\s?\d", behind) or re.search(r"\d\s?[-\u2013\u2014]\s?$", before))


def _distance(doc: "Doc", phrase: Phrase, amount: Amount) -> str | None:
    """A length between places, a height, a speed. Ground gained and ways gone are figures."""
    known = units()
    unit = doc[phrase.number + 1] if phrase.number + 1 < len(doc) else None
    if unit is None or amount.kind != "count" or unit.lower_.rstrip(".") not in known.lengths:
        return None
    behind = doc[unit.i + 1] if unit.i + 1 < len(doc) else None
    if unit.i + 1 < len(doc) and behind is not None and behind.pos_ in ("NOUN", "PROPN") and behind.head.i >= behind.i and unit.tag_ in ("NN", "JJ"):
        return "a size"
    if any(t.lemma_.lower() in _ADVANCING for t in [phrase.top.head, phrase.top.head.head]):
        return None
    if behind is not None and (behind.lower_ in _DIRECTION or behind.lower_ in ("(", ")", ",", "-", "/")):
        return "a distance"
    return "a distance" if phrase.top.dep_ in ("npadvmod", "nummod", "compound", "appos") else None


def _is_ordinal(doc: "Doc", phrase: Phrase, amount: Amount, text: str) -> bool:
    """ "a third party", "a fourth attack": a noun stands right behind what looks like a share."""
    written = text[amount.number_start : amount.number_end].lower()
    behind = doc[phrase.number + 1] if phrase.number + 1 < len(doc) else None
    if not written.startswith(("a ", "an ")) or behind is None:
        return False
    return behind.pos_ in ("NOUN", "ADJ", "PROPN", "VERB", "NUM") and behind.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "MD")


_KIN = frozenset({"child", "son", "daughter", "grandchild", "grandson", "granddaughter", "sibling", "brother", "sister", "kid"})


def _is_kin(phrase: Phrase) -> bool:
    """ "has three children", "survived by two sons", "a father of eight": someone's family, not a count of the crisis."""
    top = phrase.top
    if phrase.head is None:
        return top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in ("father", "mother", "parent")
    if phrase.head.lemma_.lower() not in _KIN:
        return False
    verb = top.head.head if top.dep_ == "pobj" else top.head
    return verb.lemma_.lower() in ("have", "survive", "bear", "raise", "marry")


def _one(doc: "Doc", phrase: Phrase) -> str | None:
    """ "one" counts where a noun stands behind it ("one soldier"); else it is a pronoun or part of a saying."""
    token = doc[phrase.number]
    before = doc[phrase.first - 1].lower_ if phrase.first else ""
    if token.pos_ != "NUM" or before in ("no", "the", "this", "that", "any", "every", "each", "which", "another", "by", "day"):
        return "the pronoun one"
    if phrase.head is None and phrase.refers is None:
        return "the pronoun one"
    if phrase.of:
        return "one of several"
    return None


def points_back(amount: Amount) -> bool:
    """ "the two leaders", "these three": few, definite, and named before. Counts with an approximator are new."""
    if not amount.definite or amount.approximated or amount.kind != "count":
        return False
    value = amount.value
    if value is None:
        return amount.bound == "several"
    return value <= 10
