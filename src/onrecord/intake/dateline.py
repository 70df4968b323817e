"""The place that opens an agency report: "TEL AVIV, Israel —", "GENEVA (Reuters) -", "MOSCOW, October 23. /TASS/."

A place in capitals is enough before a dash; one in ordinary letters needs a date or an agency behind it,
and one before a colon ("KARACHI: …") must be the only such line, for in a transcript those are speakers.
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord import resources
from onrecord.intake.dates import MONTHS
from onrecord.model import Dateline

LINES = 6
"""Lines from the beginning in which a dateline is looked for: a title, a deck and a byline may come first."""

LONGEST = 70
"""Code points of a place's words; longer ones are a sentence."""

PROSE = 10
"""Words that must follow a colon: fewer are a headline ("KARACHI: two held")."""

REACH = 200
"""Code points looked at from a line's beginning: the place, a date, an agency and the dash."""

_UP = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž](?:[A-ZÀ-ÖØ-ÞĀ-Ž.]|['’\-](?=[A-Za-z]))*(?:-(?:au|de|sur|al|el|es|le)-[A-ZÀ-Þ]+)?)"
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’\-]*)"
_LINK = r"(?:de|del|du|da|do|di|la|le|el|al|of|the|on|and|&)"
_CITY = rf"(?:Mc|Mac|St\.? )?{_UP}(?:[ ](?:{_UP}|{_LINK})){{0,4}}"
_TOWN = rf"{_WORD}(?:[ ](?:{_WORD}|{_LINK})){{0,3}}"
_REGION = rf"(?:, (?![^\W\d_]+\.? \d){_WORD}(?:[ ](?:{_WORD}|{_LINK})){{0,4}})"
_ANY_DATE = r"(?:, (?:[^\W\d_]{3,10}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,10}\.?)(?:,? (?:19|20)\d\d)?\.?)"
"""A date in any language: sure only where capitals or an agency stand beside it."""

_DATE = rf"(?:,? (?:(?:{'|'.join(MONTHS)})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?:{'|'.join(MONTHS)})[a-z]*\.?)(?:,? (?:19|20)\d\d)?\.?)"
_AGENCY = r"(?:,? ?[(/](?P<agency>[^()/\n]{2,40})[)/]\.?)"
_DASH = r"(?:\s*[—–―]\s*|\s+-{1,2}\s+|--\s*|\s+-(?=[A-Z“\"]))"

_CAPITALS = re.compile(
    rf"(?P<place>{_CITY}(?:/{_CITY})?{_REGION}?)(?:(?i:{_DATE})|{_ANY_DATE})?{_AGENCY}?{_DASH}(?=\S)"
)
_SLASHES = re.compile(
    rf"(?P<place>{_CITY}{_REGION}?)(?:(?i:{_DATE})|{_ANY_DATE})?,? ?/(?P<agency>[A-Za-z -]{{2,30}})/\.?\s+(?=\S)"
)
_ORDINARY = re.compile(
    rf"(?P<place>{_TOWN}{_REGION}?)"
    rf"(?:(?i:{_DATE}){_AGENCY}?|{_ANY_DATE}?{_AGENCY.replace('agency', 'agency2')})(?:{_DASH}|:\s+)(?=\S)"
)
_COLON = re.compile(rf"(?P<place>{_UP}(?: {_UP})?):\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline with what stands beside the place: the agency in brackets, and where the report's own words begin.

    `sure`: a region or a date stands before the brackets, so that they can't hold the country.
    """

    dateline: Dateline
    agency: str | None
    end: int
    sure: bool = False


def opening(text: str) -> Opening | None:
    """The dateline of a report's text, looked for at the beginning of its first lines."""
    start = 0
    for _ in range(LINES):
        while text[start : start + 1].isspace():
            start += 1
        found = opening_at(text, start)
        if found is not None:
            return found
        start = text.find("\n", start) + 1
        if start == 0:
            return None
    return None


def opening_at(text: str, start: int) -> Opening | None:
    """The dateline that begins exactly at `start`, if one does."""
    for pattern in (_CAPITALS, _SLASHES, _ORDINARY, _COLON):
        match = pattern.match(text, start, start + REACH)
        if match is not None and _is_place(match["place"]) and (pattern is not _COLON or _opens_prose(text, match)):
            groups = match.groupdict()
            agency = groups.get("agency") or groups.get("agency2")
            dateline = Dateline(span=match.span("place"), place=in_ordinary_letters(match["place"]))
            return Opening(dateline, agency, match.end(), "," in match.group().partition("(")[0])
    return None


def in_ordinary_letters(place: str) -> str:
    """ "TEL AVIV, Israel" as "Tel Aviv, Israel"; abbreviations ("U.N.", "D.C.") stay."""
    return re.sub(r"[^\W\d_][\w.'’]*", lambda m: _word(m.group()), place)


def _word(word: str) -> str:
    if not word.isupper() or "." in word.rstrip(".") or word in _kept():
        return word
    if word in ("AND", "OF", "ON", "THE"):
        return word.lower()
    head, mark, tail = word.replace("’", "'").partition("'")
    small = tail.capitalize() if len(head) == 1 else tail.lower()
    return head.capitalize() + (word[len(head)] if mark else "") + small


def _is_place(place: str) -> bool:
    known = resources.load("agencies.yaml")
    words = re.findall(r"[^\W\d_]+", place)
    letters = sum(map(len, words))
    rest = words[1:] if words and words[0] in known["begin_places"] and len(words) > 1 else words
    return letters >= 3 and len(place) <= LONGEST and not any(word in _refused() for word in rest)


def _opens_prose(text: str, match: re.Match[str]) -> bool:
    """Whether what follows a colon is a sentence, and no other line begins so (a transcript names its speakers)."""
    end = text.find("\n", match.end())
    words = text[match.end() : end if end >= 0 else len(text)].split()
    return len(words) >= PROSE and len(re.findall(rf"(?m)^{_CITY}:\s", text)) == 1


@cache
def _refused() -> frozenset[str]:
    return frozenset(resources.load("agencies.yaml")["not_places"])


@cache
def _kept() -> frozenset[str]:
    return frozenset({"UN", "US", "UK", "UAE", "DR", "DRC", "DC"})
