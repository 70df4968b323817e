"""Figures tied to the figures around them: what they leave out, what they are a share of, what they are set against."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.counted.changes import note_changes
from onrecord.counted.deciding import CONFIDENCE, Decision
from onrecord.counted.draft import Draft
from onrecord.counted.measures import Known
from onrecord.counted.shares import among, find_whole, is_included

_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|,?\s+plus)\s+")
_RISEN = re.compile(r"\b(?:up|down|(?:rise|fall|drop|increase|decrease|decline|jump|reduction) of)\s*$", re.IGNORECASE)


def share_nouns(drafts: Sequence[Draft]) -> None:
    """Give the members of a list the noun that only the last one names: "32 Norwegian, 16 Finnish and one Dutch soldiers"."""
    noun = None
    for draft, later in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if not later.listed:
            noun = later.phrase.head
        end = _end_of_name(draft)
        if noun is None or noun.tag_ not in ("NNS", "NNPS") or end is None or draft.decision.how != "none":
            continue
        text = draft.phrase.doc.text
        if _AND.fullmatch(text, end, later.amount.start):
            draft.decision = Decision(later.decision.measure, later.decision.unit, "list")
            draft.counted = f"{text[draft.amount.end : end].strip()} {noun.text}".strip()
            draft.span = draft.span[0], end
            draft.listed = later.listed = True


def _end_of_name(draft: Draft) -> int | None:
    """Where a number ends behind which stands nothing but a nationality or another adjective; None for any other."""
    doc, head = draft.phrase.doc, draft.phrase.head
    if head is not None:
        return draft.span[1] if head.tag_ in ("NNP", "JJ") and draft.amount.value != 1 else None
    at = draft.phrase.number + 1
    if at < len(doc) and doc[at].pos_ == "ADJ":
        return int(doc[at].idx + len(doc[at]))
    return None


def relate(drafts: Sequence[Draft], text: str, known: Known) -> None:
    """Fill in, on the drafts in the order of the text: part_of, change, and the measures that ellipses inherit."""
    for at, draft in enumerate(drafts):
        group = among(draft, text, known)
        if group is not None and draft.decision.how in ("none", "noun"):
            draft.decision = Decision(group, draft.decision.unit, "predicate")
        draft.part_of = find_whole(draft, drafts[:at], drafts[at + 1 :], text, known)
        if draft.part_of is not None and draft.counted is None:
            draft.counted = draft.part_of.counted
        included = draft.decision.how == "noun" and draft.part_of is not None and is_included(draft, text)
        if draft.decision.how == "none" or (included and draft.decision.unit == "people"):
            _inherit(draft, drafts[:at], text)
    for draft, later in pairwise(drafts):
        _share_participle(draft, later)
    note_changes(drafts, text)


def _inherit(draft: Draft, earlier: Sequence[Draft], text: str) -> None:
    """Give a figure without a measure of its own the measure of its whole, or of the figure before it."""
    source = draft.part_of or _antecedent(draft, earlier, text)
    counts = draft.amount.kind == "count"
    if source is None or (counts and draft.phrase.head is not None and source.decision.unit != draft.decision.unit):
        return
    unit = source.decision.unit if counts else draft.decision.unit
    draft.decision = Decision(source.decision.measure, unit, "antecedent")
    draft.counted = draft.counted or source.counted
    draft.confidence = CONFIDENCE["antecedent"]


def _antecedent(draft: Draft, earlier: Sequence[Draft], text: str) -> Draft | None:
    """The count that a number without a noun, or a percentage of a rise, goes on from."""
    counts = [d for d in earlier[-3:] if d.amount.kind == "count"]
    if draft.amount.kind == "count":
        return next((d for d in reversed(counts) if draft.phrase.head is None and _near(d, draft, text)), None)
    if not _RISEN.search(text[max(0, draft.amount.start - 25) : draft.amount.start]):
        return None
    return next((d for d in reversed(counts) if d.sentence.start == draft.sentence.start), None)


def _near(source: Draft, draft: Draft, text: str) -> bool:
    return "\n" not in text[source.span[1] : draft.span[0]] and draft.sentence.start - source.sentence.end <= 1


def _share_participle(draft: Draft, later: Draft) -> None:
    """Give the first of two joined counts the participle behind the second: "32 children and 60 adults killed"."""
    top = later.phrase.top
    clue = later.decision.clue
    if top.dep_ != "conj" or top.head.i != draft.phrase.top.i or draft.decision.how != "none":
        return
    if clue is None or clue.i < later.phrase.last:
        return
    if later.decision.how in ("verb", "predicate") and draft.decision.unit == later.decision.unit:
        draft.decision = Decision(later.decision.measure, draft.decision.unit, "antecedent")
