"""What stands around an act in its own clause: content, condition, deadline, place and time."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.did.grammar import VERBAL, clause_tokens, kids, span_of
from onrecord.did.mood import is_conditional

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.did.candidate import Candidate
    from onrecord.model import Attribution, Place, Span, Time

EXCHANGES = (
    "in exchange for",
    "in return for",
    "on condition that",
    "on the condition that",
    "provided that",
    "as long as",
    "on condition of",
)
FIRST_WORDS = frozenset(phrase.split()[0] for phrase in EXCHANGES)
DEADLINES = frozenset({"by", "before", "until", "within"})


def covering(span: "Span", attributions: "tuple[Attribution, ...]") -> "Attribution | None":
    """The innermost attribution whose content covers a span."""
    best: tuple[int, Attribution] | None = None
    for saying in attributions:
        for start, end in saying.content:
            if start <= span[0] and span[1] <= end and (best is None or end - start < best[0]):
                best = (end - start, saying)
    return best[1] if best else None


def cued(span: "Span", attributions: "tuple[Attribution, ...]") -> "Attribution | None":
    """The attribution whose cue overlaps a span."""
    return next((a for a in attributions if a.cue and max(a.cue[0], span[0]) < min(a.cue[1], span[1])), None)


def content_of(word: "Token", used: tuple[int, ...]) -> "tuple[Span, ...]":
    """What is demanded, offered or refused: the verb's complement clause, or else what its preposition or object names."""
    for labels in (("ccomp", "xcomp"), ("prep",), ("dobj",), ("acl",)):
        for child in word.children:
            if (
                child.dep_ in labels
                and child.i > word.i
                and child.lower_ not in ("on", "in", "at", "by", "during", "after")
            ):
                tokens = [t for t in child.subtree if t.i not in used and not t.is_space]
                if tokens:
                    return (_trimmed(tokens),)
    return ()


def _trimmed(tokens: "list[Token]") -> "Span":
    kept = sorted(tokens, key=lambda t: t.i)
    run = [kept[0]]
    for token in kept[1:]:
        if token.i - run[-1].i > 2:
            break
        run.append(token)
    return span_of(run)


def condition_of(word: "Token") -> "Span | None":
    """The clause that the act depends on: "if …", "unless …", "in exchange for …"."""
    seats = [word]
    if word.dep_ in ("xcomp", "ccomp", "conj") and word.head.pos_ in VERBAL:
        seats.append(word.head)
    seats += [c for c in word.children if c.dep_ in ("ccomp", "xcomp")]
    for seat in seats:
        for child in seat.children:
            if child.dep_ == "advcl" and is_conditional(child):
                return span_of(child.subtree)
            if child.dep_ == "prep" and _opens(child, EXCHANGES):
                return span_of(child.subtree)
            if child.dep_ == "mark" and child.lower_ in ("if", "unless") and seat is word and word.dep_ == "advcl":
                return None
    return None


def _opens(prep: "Token", phrases: tuple[str, ...]) -> bool:
    if prep.lower_ not in FIRST_WORDS:
        return False
    doc = prep.doc
    return doc[prep.i : prep.i + 5].text.lower().startswith(phrases)


def time_in(word: "Token", times: "tuple[Time, ...]", taken: "Span | None" = None) -> "tuple[Span | None, Span | None]":
    """The clause's (time, deadline), each with its preposition; None where the clause has none."""
    when: Span | None = None
    deadline: Span | None = None
    sentence = word.sent
    times = tuple(t for t in times if sentence.start_char <= t.span[0] < sentence.end_char)
    if not times:
        return None, None
    tokens = clause_tokens(word if word.pos_ in VERBAL else _seat(word))
    for time in _inside(tokens, times):
        first = next(t for t in tokens if t.idx <= time.span[0] < t.idx + len(t) or t.idx >= time.span[0])
        prep = (
            first.nbor(-1)
            if first.i > 0 and first.nbor(-1).pos_ in ("ADP", "SCONJ") and first.nbor(-1).idx >= first.sent.start_char
            else None
        )
        if prep is None and (time.type in ("DURATION", "SET") or first.dep_ in ("amod", "compound", "poss")):
            continue
        span = (prep.idx, time.span[1]) if prep is not None else time.span
        if prep is not None and prep.lower_ in DEADLINES:
            deadline = deadline or span
        else:
            when = when or span
    return when, deadline


def _inside(tokens: "list[Token]", times: "tuple[Time, ...]") -> "Iterable[Time]":
    starts = {t.idx for t in tokens}
    return [time for time in times if time.span[0] in starts]


def _seat(noun: "Token") -> "Token":
    """The verb that a nominal act depends on, if near, else the noun itself."""
    token = noun
    for _ in range(3):
        if token.pos_ in VERBAL or token.head.i == token.i:
            return token
        token = token.head
    return token if token.pos_ in VERBAL else noun


def place_in(candidate: "Candidate", places: "tuple[Place, ...]") -> "Span | None":
    """The clause's place with its preposition: a literal place under "in", "at", "near" of the word itself or its clause."""
    word = candidate.word
    sentence = word.sent
    start, end = sentence.start_char, sentence.end_char
    here = {place.span[0]: place for place in places if place.role == "literal" and start <= place.span[0] < end}
    if not here:
        return None
    taken = {p.token.i for p in (*candidate.actors, *candidate.recipients)}
    for token in (*clause_tokens(word), *(clause_tokens(_seat(word)) if word.pos_ not in VERBAL else ())):
        if token.dep_ != "prep" or token.lower_ not in PLACE_PREPOSITIONS:
            continue
        for head in kids(token, "pobj"):
            inside = head.doc[head.left_edge.i : head.i + 1]
            place = next((here[t.idx] for t in inside if t.idx in here), None)
            if place is not None and head.i not in taken:
                return token.idx, place.span[1]
    return None


PLACE_PREPOSITIONS = frozenset("in at near outside inside across around off along within throughout".split())
"""Prepositions that put an act in a place; "on", "over" and "from" mostly put it elsewhere."""
