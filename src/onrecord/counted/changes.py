"""Earlier values that figures are set against: "60, up from 40", "rose from 40 to 60", "3 and 12, up from 2 and 9"."""

import re
from collections.abc import Sequence

from onrecord.counted.deciding import Decision
from onrecord.counted.draft import Draft

FARTHEST = 60
"""Code points between a figure and its earlier value."""

_UP_FROM = re.compile(
    r"(?:,|\(|\s|—|–|-)*\b((?:up|down|an? (?:rise|fall|drop|increase|decrease|decline)|compared|higher|lower|more than double|double|revised(?: up| down)?)\s+(?:sharply\s+|slightly\s+)?(?:from|with|to|than)\s+(?:a\s+(?:peak|high|low|total)\s+of\s+|the\s+|an?\s+)?(?:\w+\s+){0,4}?)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(from)\s+(?:about\s+|around\s+|some\s+|a\s+|the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s*(?:about\s+|around\s+|some\s+|well\s+)?$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")
_BEHIND_FROM = re.compile(r"\b(?:up|down) from (?:\w+ ){0,3}$|\b(?:up|down) from \S+ and $", re.IGNORECASE)


def is_earlier_value(before: str) -> bool:
    """Whether the words before a number make it an earlier value: "up from", "down from 2 and"."""
    return _BEHIND_FROM.search(before) is not None


def note_changes(drafts: Sequence[Draft], text: str) -> None:
    """Note on each figure the earlier value that its sentence sets it against."""
    for at, draft in enumerate(drafts[:-1]):
        if not _two(drafts[at : at + 4], text):
            _one(draft, drafts[at + 1], text)


def _two(drafts: Sequence[Draft], text: str) -> bool:
    """ "3 killed and 12 wounded, up from 2 and 9": each of two figures with its own earlier value."""
    if len(drafts) != 4 or len({d.sentence.start for d in drafts}) > 1:
        return False
    first, second, old, older = drafts
    match = _UP_FROM.search(text[second.span[1] : old.amount.start])
    if match is None or _AND.fullmatch(text, old.span[1], older.amount.start) is None:
        return False
    span = second.span[1] + match.start(1), older.amount.end
    for figure, earlier in ((first, old), (second, older)):
        figure.change = span, earlier.amount.value
        _measure_alike(earlier, figure)
    return True


def _one(draft: Draft, later: Draft, text: str) -> None:
    if draft.change is not None or draft.sentence.start != later.sentence.start:
        return
    between = text[draft.span[1] : later.amount.start]
    if later.part_of is draft or draft.part_of is later or len(between) > FARTHEST:
        return
    before = text[max(0, draft.amount.start - 20) : draft.amount.start]
    if (match := _UP_FROM.search(between)) is not None:
        draft.change = (draft.span[1] + match.start(1), later.amount.end), later.amount.value
        _measure_alike(later, draft)
    elif _TO.search(between) and (origin := _FROM.search(before)) is not None:
        later.change = (draft.amount.start - len(before) + origin.start(1), draft.amount.end), draft.amount.value
        _measure_alike(draft, later)
        _measure_alike(later, draft)


def _measure_alike(draft: Draft, source: Draft) -> None:
    """Give a value without a measure of its own that of the value it is compared with."""
    unsure = draft.decision.how in ("none", "antecedent") and source.decision.how != "none"
    if draft.amount.kind == source.amount.kind and unsure:
        draft.decision = Decision(source.decision.measure, source.decision.unit, "antecedent")
        draft.counted = draft.counted or source.counted
