"""Background: acts of an earlier phase, dated more than about a month before the report.

The time may stand in the act's own clause, in a clause that it shares its subject with, or in the
sentence before if this one only goes on ("They also …"). A time that an act runs on from ("since
July") does not date it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.did.grammar import VERBAL, clause_tokens, governor

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.model import Time

MONTH = timedelta(days=31)
SHARED = frozenset({"conj", "xcomp", "advcl", "acl", "relcl", "pcomp"})
"""Relations through which a clause takes its time from the one above it."""

ONGOING = frozenset({"since", "until", "by", "from", "after", "before", "for"})
"""Prepositions after which a time bounds an act or goes on, rather than dating it."""

LEAST_INDENT = 12
"""Code points that may stand before a line's date: a bullet, "In ", "Between "."""

NOW = frozenset({"has", "have", "'ve", "’ve", "is", "are"})
"""Auxiliaries of what goes on or has gone on until now."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LONG_AGO = re.compile(
    r"\b(?:last year|years? ago|years earlier|decades? ago|centur(?:y|ies) ago|(?:several|many|few|six) months ago|"
    r"in the past(?! (?:\d|few|two|three|several|week|day|month|hour))|in (?:recent|last|past) years|originally|at the time|in those days)\b",
    re.I,
)


def is_background(word: "Token", parsed: "Parsed", times: "tuple[Time, ...]") -> bool:
    """Whether the clause of a word is dated, by a time in it or in those around it, to more than a month before the report."""
    sentence = word.sent
    headed = _headed(word, parsed, times)
    if headed is not None:
        return headed
    if not _has_date(sentence, parsed, times):
        return _goes_on(sentence) and _before(sentence, parsed, times)
    for tokens in _seats(word):
        known = _is_past(tokens, parsed, times)
        if known is not None:
            return known
    return _goes_on(sentence) and _before(sentence, parsed, times)


def _headed(word: "Token", parsed: "Parsed", times: "tuple[Time, ...]") -> bool | None:
    """Whether a line of a chronology is past: it opens with its date and a colon ("- March 1984: Rebels …"); None if it isn't one."""
    start, _ = parsed.paragraph_of(word.idx)
    for time in times:
        if time.span[0] > start + LEAST_INDENT:
            break
        if time.span[0] >= start and parsed.text[time.span[1] : time.span[1] + 1] == ":":
            published, day = _day(parsed.report.published.value), _day(time.end or time.begin)
            return day < published - MONTH if published is not None and day is not None else None
    return None


def _has_date(sentence: "Piece", parsed: "Parsed", times: "tuple[Time, ...]") -> bool:
    """Whether a sentence holds anything that could date one of its clauses: most hold nothing."""
    start, end = sentence.start_char, sentence.end_char
    if any(start <= time.span[0] < end for time in times):
        return True
    text = parsed.text[start:end]
    return bool(_YEAR.search(text) or _LONG_AGO.search(text))


def _seats(word: "Token") -> "Iterator[list[Token]]":
    """The clauses that may date a word, its own first; none for what is told as going on now ("has attacked")."""
    verb = word if word.pos_ in VERBAL else governor(word) or word
    if word.pos_ in VERBAL and any(c.lower_ in NOW and c.dep_ in ("aux", "auxpass") for c in word.children):
        return
    if word.pos_ not in VERBAL:
        yield list(word.subtree)
    for _ in range(4):
        yield clause_tokens(verb)
        if verb.dep_ not in SHARED or verb.head.i == verb.i:
            break
        verb = governor(verb.head) or verb.head


def _is_past(tokens: "list[Token]", parsed: "Parsed", times: "tuple[Time, ...]") -> bool | None:
    """Whether some tokens are dated before the last month; None if they are not dated."""
    published = _day(parsed.report.published.value)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    places = {t.idx for t in tokens}
    here = [t for t in times if t.span[0] in places and t.type in ("DATE", "TIME")]
    dated = [t for t in here if not _runs_on(t, parsed)]
    if here and not dated:
        return False
    if published is not None:
        ends = [day for day in (_day(t.end or t.begin) for t in dated) if day]
        if ends:
            return max(ends) < published - MONTH
    text = " ".join(t.text for t in tokens) if end - start < 2000 else ""
    if _LONG_AGO.search(text):
        return True
    years = [int(y) for y in _YEAR.findall(text)] if not dated else []
    return max(years) < published.year if years and published is not None else None


def _runs_on(time: "Time", parsed: "Parsed") -> bool:
    """Whether a time stands after "since" or another word that makes it a bound."""
    before = parsed.text[max(0, time.span[0] - 14) : time.span[0]].split()
    return any(w.lower() in ONGOING for w in before[-2:])


def _goes_on(sentence: "Piece") -> bool:
    """Whether a sentence goes on telling what the one before it began: it opens with a pronoun and has no time."""
    return sentence[0].lower_ in ("they", "he", "she", "it") and sentence.root.tag_ == "VBD"


def _before(sentence: "Piece", parsed: "Parsed", times: "tuple[Time, ...]") -> bool:
    if sentence.start == 0:
        return False
    earlier = parsed.doc[sentence.start - 1].sent
    root = earlier.root
    return root.tag_ == "VBD" and bool(_is_past(clause_tokens(root), parsed, times))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
