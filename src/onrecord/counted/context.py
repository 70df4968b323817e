"""Where and as of when a figure holds, how it flows, and the clause that limits it."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.counted.draft import Draft
from onrecord.counted.measures import Known
from onrecord.model import Place, Time
from onrecord.vocabulary import Flow

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Span

_BREAK = re.compile(r"[;:]|,?\s(?:while|but|although|though|whereas)\s|,\s(?:and|who|which)\s", re.IGNORECASE)
LONGEST_CAVEAT = 200
"""Code points after which a clause without an end is cut off as no caveat."""


def place_of(draft: Draft, places: Sequence[Place], text: str) -> "Span | None":
    """The nearest place of the figure's own clause; places inside names, demonyms and owners of deeds do not count."""
    literal = [p.span for p in places if p.role == "literal" and not _owns(p.span[1], text)]
    return _nearest(draft, [s for s in literal if _situates(s[0], text)], text)


_OWNED = re.compile(
    r"['’]s?\s+(?!(?:[\w-]+\s+)?(?:population|people|residents|inhabitants|cities|towns|capital|hospitals|camps)\b)"
)


def _owns(end: int, text: str) -> bool:
    """Whether a place is the owner of something other than its people or towns: "Garn's shelling" happens elsewhere."""
    return _OWNED.match(text, end) is not None


_SITUATING = re.compile(
    r"\b(?:in|at|near|on|across|inside|outside|around|throughout|within|from|off|to|into|of|over|towards?|along|between|and|reached|entered|hit|left)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,3}$|,\s*$|^\W*$",
    re.IGNORECASE,
)


def _situates(start: int, text: str) -> bool:
    """Whether the words before a place say that something is there; "Garn said" does not."""
    return _SITUATING.search(text[max(0, start - 40) : start].rsplit("\n", 1)[-1]) is not None


def as_of(draft: Draft, times: Sequence[Time], text: str) -> "Span | None":
    """The nearest date or time of the figure's clause."""
    end = draft.change[0][0] if draft.change is not None else len(text)
    near = [t.span for t in times if t.type in ("DATE", "TIME") or _since(t, text)]
    return _nearest(draft, [s for s in near if s[0] < end or draft.span[0] > end], text)


def _since(time: Time, text: str) -> bool:
    return (
        text[max(0, time.span[0] - 10) : time.span[0]]
        .lower()
        .rstrip()
        .endswith(("since", "in", "over", "during", "past"))
    )


def _nearest(draft: Draft, spans: "Sequence[Span]", text: str) -> "Span | None":
    start, end = draft.sentence.start_char, draft.sentence.end_char
    inside = [s for s in spans if start <= s[0] and s[1] <= end and not (s[0] < draft.span[1] and draft.span[0] < s[1])]
    clause = [s for s in inside if not _BREAK.search(text, min(s[1], draft.span[1]), max(s[0], draft.span[0]))]
    return min(clause, key=lambda s: _distance(s, draft.span), default=None)


def _distance(span: "Span", figure: "Span") -> int:
    """Code points between the two; what stands before counts double, for English puts place and time behind."""
    return span[0] - figure[1] if span[0] >= figure[1] else 2 * (figure[0] - span[1])


STANDING = frozenset({"troops", "fighters", "hostages", "population", "in-need", "weapons", "remaining", "missing"})
"""Measures of a state: without a verb that moves them they are levels."""


def flow_of(draft: Draft, text: str, known: Known) -> Flow:
    """Cumulative, new or level, by the words of the sentence and the tense of the verb; unknown where they are silent."""
    sentence = text[draft.sentence.start_char : draft.sentence.end_char]
    near = text[max(draft.sentence.start_char, draft.span[0] - 60) : draft.span[1] + 60]
    tense = _tense(draft)
    if known.flow["cumulative"].search(sentence) or tense == "perfect":
        return "cumulative"
    if draft.decision.measure in STANDING and draft.decision.how != "verb":
        return "level"
    if known.flow["new"].search(near):
        return "new"
    if known.flow["level"].search(near) or tense == "present":
        return "level"
    return "new" if tense == "past" else "unknown"


def _tense(draft: Draft) -> str:
    """The tense of the verb that holds the figure: "perfect", "past", "present", or "" where it shows none."""
    clue = draft.decision.clue
    verb = clue if clue is not None and clue.pos_ in ("VERB", "AUX") else draft.phrase.top
    while verb.tag_ not in FINITE and verb.head != verb and not _auxiliaries(verb):
        verb = verb.head
    auxiliaries = _auxiliaries(verb)
    if auxiliaries & {"have", "has", "'ve"}:
        return "perfect"
    if verb.tag_ == "VBD" or auxiliaries & {"was", "were", "had", "did"}:
        return "past"
    return "present" if verb.tag_ in ("VBZ", "VBP") or auxiliaries & {"is", "are"} else ""


FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _auxiliaries(verb: "Token") -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def caveats(drafts: Sequence[Draft], text: str, known: Known) -> "dict[int, Span]":
    """Index of a draft to the clause that limits it: behind it in its sentence, or opening the next one."""
    found: dict[int, Span] = {}
    for match in _in_reach(drafts, text, known):
        at = _limited(match.start(), drafts, text)
        span = match.start(), _clause_end(match.end(), text)
        if at is not None and at not in found and span[1] - span[0] <= LONGEST_CAVEAT:
            found[at] = span
    return found


def _in_reach(drafts: Sequence[Draft], text: str, known: Known) -> "Iterator[re.Match[str]]":
    """The clauses of caveat in the sentences of figures and the ones behind them."""
    done = 0
    for draft in drafts:
        start, end = max(done, draft.sentence.start_char), draft.sentence.end_char
        end = max(end, _sentence_end(draft, end))
        if end > start:
            yield from known.caveats.finditer(text, start, end)
            done = end


def _sentence_end(draft: Draft, end: int) -> int:
    doc, after = draft.phrase.doc, draft.sentence.end
    return int(doc[after].sent.end_char) if after < len(doc) else end


def _limited(start: int, drafts: Sequence[Draft], text: str) -> int | None:
    """The last figure before the clause, in its sentence or the one before, in the same paragraph."""
    before = [i for i, d in enumerate(drafts) if d.span[1] <= start]
    if before and "\n" not in text[drafts[before[-1]].span[1] : start]:
        doc = drafts[before[-1]].phrase.doc
        piece = doc.char_span(start, start + 1, alignment_mode="expand")
        if piece is not None and piece.sent.start - drafts[before[-1]].sentence.end <= 0:
            return before[-1]
    return next((i for i, d in enumerate(drafts) if d.sentence.start_char <= start < d.span[0]), None)


_END = re.compile(r"[,;:.!?)\u201d\"](?=\s|$)|\s[\u2013\u2014-]\s|\n|$")


def _clause_end(start: int, text: str) -> int:
    match = _END.search(text, start)
    end = match.start() if match is not None else len(text)
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
