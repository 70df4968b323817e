"""Figures that are a share of another: "including 12 children", "49 of whom", "14 of the 36", "over half of those killed"."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.counted.clues import noun_measure
from onrecord.counted.deciding import Decision
from onrecord.counted.draft import Draft
from onrecord.counted.measures import Known
from onrecord.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = 90
"""Code points before a figure that may tie it to its whole: room for "Of the 36 passengers on board the ferry, "."""

_HEDGE = r"(?:(?:only|just|some|about|at least|more than|over|nearly|almost)\s+)?"
_INCLUDING = re.compile(
    r"(?:\bincluding(?:\s+(?:also|a|the))?|\b(?P<among>among) (?:them|whom|those(?: who)?(?: \w+)?|the dead|the victims)(?:,? (?:are|were|is|was))?|\b(?:among )?which|\bthem)\s*[,:]?\s*$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    rf"\b(?:of|among) (?:whom|which|them|these|those|that number|the total)\s*[,:]?\s*{_HEDGE}$", re.IGNORECASE
)
_OF_THE = re.compile(
    rf"(?:^|[.;:!?”\"]\s+)(?:Out o|O)f (?:the|these|those|its|their|all|some|more|about|an?)? ?[^.;:,]*(?:,\d{{3}})*[^.;:,]*,\s*{_HEDGE}$"
)
_OUT_OF = re.compile(
    r"\s+(?:of|out of)(?:\s+(?:the|its|their|a|an|all|some|about|these|those|his|her|our|total|total of))*\s*$",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(r"\bof (?:these|those|them)\b", re.IGNORECASE)
_REMAINING = re.compile(r"\b(?:remaining|rest)\b", re.IGNORECASE)


def is_tied(before: str) -> bool:
    """Whether the words before a number make it a share of something counted: "of whom 2", "Of the 36 passengers, 14"."""
    return _OF_WHOM.search(before) is not None or _OF_THE.search(before) is not None


def is_included(draft: Draft, text: str) -> bool:
    """Whether "including", "among them" stands before a figure."""
    return _INCLUDING.search(line_before(draft, text)) is not None


def line_before(draft: Draft, text: str) -> str:
    """The words of the line before a figure."""
    return text[max(0, draft.amount.start - BEFORE) : draft.amount.start].rsplit("\n", 1)[-1]


def find_whole(draft: Draft, earlier: Sequence[Draft], later: Sequence[Draft], text: str, known: Known) -> Draft | None:
    """The figure that a draft is a share of, or None; `earlier` and `later` are the drafts on either side of it."""
    whole = _whole_behind(draft, later, text)
    if whole is not None:
        if whole.amount.start < draft.span[1]:
            whole.decision = _of_whole(whole, draft.amount.kind != "count", known)
        return whole
    return _whole_before(draft, earlier, text, known)


def _whole_behind(draft: Draft, later: Sequence[Draft], text: str) -> Draft | None:
    """ "14 of the 36 crew", "14 out of 36", "90 % of the population of 2.3 million"."""
    if draft.phrase.of:
        for whole in later:
            if draft.amount.end < whole.amount.start < draft.span[1]:
                return whole
    if not later:
        return None
    shares = draft.amount.kind in ("percent", "fraction") and _OUT_OF.fullmatch(
        text, draft.span[1], later[0].amount.start
    )
    return later[0] if shares or _OUT_OF.fullmatch(text, draft.amount.end, later[0].amount.start) else None


def _of_whole(whole: Draft, shared: bool, known: Known) -> Decision:
    """What the whole of "14 of the 36 crew are missing" measures: its noun's own class, for the verb tells of the part."""
    head = whole.phrase.head
    if (
        shared
        and whole.decision.measure == "other"
        and head is not None
        and head.lemma_.lower() in ("people", "citizen")
    ):
        return Decision("population", "people", "noun")
    if whole.decision.how not in ("verb", "predicate"):
        return whole.decision
    measure = noun_measure(head, known.nouns) if head is not None else None
    return Decision(measure or "other", whole.decision.unit, "noun" if measure else "none")


def _whole_before(draft: Draft, earlier: Sequence[Draft], text: str, known: Known) -> Draft | None:
    before = line_before(draft, text)
    if among(draft, text, known) is not None:
        return next(
            (d for d in reversed(earlier) if d.decision.measure == draft.decision.measure and _may_hold(d, draft)), None
        )
    same = [d for d in earlier if d.sentence.start == draft.sentence.start and _may_hold(d, draft)]
    near = same or [d for d in earlier[-4:] if _may_hold(d, draft) and draft.sentence.start - d.sentence.end <= 1]
    if (match := _INCLUDING.search(before)) is not None and (same or (near and match["among"])):
        return _widest(same or near)
    if near and (
        _OF_WHOM.search(before) or (draft.phrase.of and _DEMONSTRATIVE.search(text, draft.amount.end, draft.span[1]))
    ):
        return near[-1]
    if same and _OF_THE.search(before):
        return same[-1]
    if draft.phrase.refers is not None:
        return _referred(draft, draft.phrase.refers, earlier, near)
    rest = draft.phrase.head is None and _REMAINING.search(text[max(0, draft.amount.start - 12) : draft.span[1]])
    return (near[-1].part_of or near[-1]) if rest and near else None


_AMONG = re.compile(
    r"\b(?:among|including|of) (?:the|those) (?P<what>\w+)(?: in [\w ]{1,30})? (?:are|were|is|was)\s*$", re.IGNORECASE
)


def among(draft: Draft, text: str, known: Known) -> Measure | None:
    """What a figure measures by the group that it stands among: "among the dead were nine children"."""
    match = _AMONG.search(line_before(draft, text))
    if match is None:
        return None
    word = match["what"].lower()
    return known.predicate.get(word) or known.nouns.get(word.rstrip("s")) or known.counts.get(word)


def _may_hold(whole: Draft, part: Draft) -> bool:
    """Whether the whole can be what the part is a share of: a count, of the same kind of thing, no smaller."""
    if whole.part_of is part or whole.amount.kind not in ("count", "money"):
        return False
    if whole.amount.kind == "money" and (part.amount.kind != "count" or part.phrase.head is not None):
        return part.amount.kind == "money"
    if part.amount.kind != "count":
        return True
    if whole.decision.unit != part.decision.unit and part.phrase.head is not None:
        return False
    size, share = whole.amount.value or whole.amount.high, part.amount.value or part.amount.high
    return size is None or share is None or size >= share


def _widest(drafts: Sequence[Draft]) -> Draft:
    """The nearest figure that is not itself a share."""
    return next((d for d in reversed(drafts) if d.part_of is None), drafts[-1])


def _referred(draft: Draft, word: "Token", earlier: Sequence[Draft], near: Sequence[Draft]) -> Draft | None:
    """The figure that "them" points back at; for "those killed" the last one of that measure, however far."""
    verb = word.nbor() if word.i + 1 < len(word.doc) else None
    if word.lower_ == "those" and verb is not None and verb.tag_ in ("VBN", "JJ"):
        measure = draft.decision.measure
        return next((d for d in reversed(earlier) if d.decision.measure == measure and _may_hold(d, draft)), None)
    return near[-1] if near else None
