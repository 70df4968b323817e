"""Figures tied to the figures around them: shares and their base, changes and their earlier value, left-out nouns."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.counted.clues import noun_measure
from onrecord.counted.deciding import CONFIDENCE, Decision
from onrecord.counted.draft import Draft
from onrecord.counted.measures import Known

if TYPE_CHECKING:
    from spacy.tokens import Token


_INCLUDING = re.compile(
    r"(?:\bincluding(?:\s+(?:also|a|the))?|\bamong (?:them|whom|those(?: who)?(?: \w+)?|the dead|the victims)(?:,? (?:are|were|is|was))?|\bamong which|\bthem)\s*[,:]?\s*$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"\b(?:of|among) (?:whom|which|them|these|those|that number|the total)\s*[,:]?\s*(?:only|just|some|about|at least|more than|over|nearly|almost)?\s*$",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(r"\bof (?:these|those|them)\b", re.IGNORECASE)
_OF_THE = re.compile(
    r"(?:^|[.;:!?\u201d\"]\s+)(?:Out o|O)f (?:the|these|those|its|their|all|some|more|about|an?)? ?[^.;:,]{0,60},\s*(?:only|just|some|about|at least|more than|over|nearly|almost)?\s*$"
)
_REMAINING = re.compile(r"\b(?:remaining|rest)\b", re.IGNORECASE)
_OUT_OF = re.compile(
    r"\s+(?:of|out of|from)(?:\s+(?:the|its|their|a|an|all|some|about|these|those|his|her|our|total|total of))*\s*$",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"(?:,|\(|\s|—|–|-)*\b((?:up|down|a (?:rise|fall|drop|increase|decrease|decline)|an increase|compared|higher|lower|more than double|double|revised(?: up| down)?)\s+(?:sharply\s+|slightly\s+)?(?:from|with|to|than)\s+(?:a\s+(?:peak|high|low|total)\s+of\s+|the\s+|an?\s+)?(?:\w+\s+){0,4}?)$",
    re.IGNORECASE,
)
_ROSE_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+|a\s+|the\s+)?$", re.IGNORECASE)
_RISEN = re.compile(r"\b(?:up|down|(?:rise|fall|drop|increase|decrease|decline|jump|reduction) of)\s*$", re.IGNORECASE)
_TO = re.compile(r"\bto\s*(?:about\s+|around\s+|some\s+|well\s+)?$", re.IGNORECASE)


_AND = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|,?\s+plus)\s+")


def share_nouns(drafts: Sequence[Draft], text: str, known: Known) -> None:
    """Give the members of a list the noun that only the last one names: "32 Norwegian, 16 Finnish and one Dutch soldiers"."""
    for draft, later in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        noun = later.phrase.head
        if (
            noun is None
            or noun.tag_ not in ("NNS", "NNPS")
            or not _AND.fullmatch(text, draft.span[1], later.amount.start)
        ):
            continue
        if draft.decision.how == "none" and _only_names(draft):
            draft.decision = Decision(later.decision.measure, later.decision.unit, "list")
            draft.counted = f"{draft.counted or _behind(draft)} {noun.text}".strip()
            draft.listed = later.listed = True


def _only_names(draft: Draft) -> bool:
    """Whether nothing stands behind the number but a nationality or another adjective."""
    doc, phrase = draft.phrase.doc, draft.phrase
    token = doc[phrase.number + 1] if phrase.number + 1 < len(doc) else None
    return (phrase.head is None and token is not None and token.pos_ == "ADJ") or (
        phrase.head is not None and phrase.head.tag_ in ("NNP", "JJ") and phrase.head.ent_type_ in ("NORP", "")
    )


def _behind(draft: Draft) -> str:
    """The adjective behind a number that stands without a noun."""
    return str(draft.phrase.doc[draft.phrase.number + 1].text)


def relate(drafts: Sequence[Draft], text: str, known: Known) -> None:
    """Fill in, on the drafts in the order of the text: part_of, change, and the measures that ellipses inherit."""
    for at, draft in enumerate(drafts):
        earlier = drafts[:at]
        draft.part_of = _base(draft, earlier, drafts[at + 1 :], text, known)
        if draft.part_of is not None and draft.counted is None:
            draft.counted = draft.part_of.counted
        if draft.decision.how == "none" and (
            draft.phrase.head is None or draft.part_of is not None or draft.amount.kind in ("percent", "fraction")
        ):
            _inherit(draft, earlier, text, known)
    for draft, later in zip(drafts, drafts[1:], strict=False):
        _share_participle(draft, later)
    for at in range(len(drafts) - 1):
        if not _two_changes(drafts[max(0, at - 1) : at + 3], text):
            _change(drafts[at], drafts[at + 1], text)


def _base(draft: Draft, earlier: Sequence[Draft], later: Sequence[Draft], text: str, known: Known) -> Draft | None:
    inside = next(
        (d for d in later if draft.phrase.of and d.amount.start < draft.span[1] and d.amount.start > draft.amount.end),
        None,
    )
    if inside is not None:
        inside.decision = _of_whole(inside, known)
        return inside
    if later and _OUT_OF.fullmatch(text, draft.amount.end, later[0].amount.start):
        return later[0]
    before = text[max(0, draft.amount.start - 90) : draft.amount.start].rsplit("\n", 1)[-1]
    same = [d for d in earlier if d.sentence.start == draft.sentence.start and _may_hold(d, draft)]
    near = same or [d for d in earlier[-4:] if _may_hold(d, draft) and draft.sentence.start - d.sentence.end <= 1]
    if (match := _INCLUDING.search(before)) is not None and (same or (near and "among" in match.group().lower())):
        return _widest(same or near)
    if _OF_WHOM.search(before) and near:
        return near[-1]
    if (
        draft.amount.kind in ("percent", "fraction")
        and later
        and _OUT_OF.fullmatch(text, draft.span[1], later[0].amount.start)
    ):
        return later[0]
    if same and _OF_THE.search(before):
        return same[-1]
    if draft.phrase.of and _DEMONSTRATIVE.search(text, draft.amount.end, draft.span[1]) and near:
        return near[-1]
    if draft.phrase.refers is not None:
        return _referred(draft, draft.phrase.refers, earlier, near)
    if _REMAINING.search(text[draft.amount.start - 12 : draft.span[1]]) and near and draft.phrase.head is None:
        return near[-1].part_of or near[-1]
    return None


def _of_whole(base: Draft, known: Known) -> Decision:
    """What the whole of "14 of the 36 crew are missing" measures: its noun's own class, for the verb tells of the part."""
    if base.decision.how not in ("verb", "predicate"):
        return base.decision
    head = base.phrase.head
    measure = noun_measure(head, known.nouns) if head is not None else None
    return Decision(measure or "other", base.decision.unit, "noun" if measure else "none")


def _may_hold(base: Draft, part: Draft) -> bool:
    """Whether the base can be what the part is a share of: a count, of the same kind of thing, no smaller."""
    if base.amount.kind not in ("count",) or base.part_of is part:
        return False
    if part.amount.kind == "count" and base.decision.unit != part.decision.unit and part.phrase.head is not None:
        return False
    size, share = base.amount.value or base.amount.high, part.amount.value or part.amount.high
    return not (size is not None and share is not None and part.amount.kind == "count" and size < share)


def _widest(drafts: Sequence[Draft]) -> Draft:
    """The nearest figure that is not itself a share."""
    return next((d for d in reversed(drafts) if d.part_of is None), drafts[-1])


def _referred(draft: Draft, word: "Token", earlier: Sequence[Draft], near: Sequence[Draft]) -> Draft | None:
    """The figure that "whom", "them", "those killed" point back at."""
    verb = word.nbor() if word.i + 1 < len(word.doc) else None
    if word.lower_ in ("those", "the") and verb is not None and verb.tag_ in ("VBN", "JJ"):
        wanted = draft.decision.measure
        return next((d for d in reversed(earlier) if d.decision.measure == wanted and _may_hold(d, draft)), None)
    return near[-1] if near else None


def _inherit(draft: Draft, earlier: Sequence[Draft], text: str, known: Known) -> None:
    """Give a figure without a measure of its own the measure of its base, or of the figure before it."""
    source = draft.part_of
    if source is None and draft.phrase.head is None:
        source = next((d for d in reversed(earlier[-3:]) if d.amount.kind == "count" and _near(d, draft, text)), None)
    if (
        draft.amount.kind in ("percent", "fraction")
        and source is None
        and _RISEN.search(text[max(0, draft.amount.start - 25) : draft.amount.start])
    ):
        source = next(
            (d for d in reversed(earlier) if d.amount.kind == "count" and d.sentence.start == draft.sentence.start),
            None,
        )
    elif draft.amount.kind in ("percent", "fraction") and draft.part_of is None:
        return
    if source is None:
        return
    if draft.phrase.head is not None and source.decision.unit != draft.decision.unit and draft.amount.kind == "count":
        return
    unit = draft.decision.unit if draft.amount.kind != "count" else source.decision.unit
    draft.decision = Decision(source.decision.measure, unit, "antecedent")
    draft.counted = draft.counted or source.counted
    draft.confidence = CONFIDENCE["antecedent"]


def _share_participle(draft: Draft, later: Draft) -> None:
    """Give the first of two joined counts the participle behind the second: "32 children and 60 adults killed"."""
    joined = later.phrase.top.dep_ == "conj" and later.phrase.top.head.i == draft.phrase.top.i
    if (
        joined
        and draft.decision.how == "none"
        and later.decision.how in ("verb", "predicate")
        and draft.decision.unit == later.decision.unit
    ):
        draft.decision = Decision(later.decision.measure, draft.decision.unit, "antecedent")


def _near(base: Draft, draft: Draft, text: str) -> bool:
    return "\n" not in text[base.span[1] : draft.span[0]] and draft.sentence.start - base.sentence.end <= 1


def _two_changes(drafts: Sequence[Draft], text: str) -> bool:
    """ "3 killed and 12 wounded, up from 2 and 9": each of two figures with its own earlier value."""
    if len(drafts) != 4:
        return False
    first, second, old, older = drafts
    between = text[second.span[1] : old.amount.start]
    paired = (
        _UP_FROM.search(between) is not None
        and re.fullmatch(r"\s+and\s+", text[old.span[1] : older.amount.start]) is not None
    )
    if not paired or len({d.sentence.start for d in drafts}) > 1:
        return False
    start = second.span[1] + (_UP_FROM.search(between) or re.compile("").search("")).start(1)  # type: ignore[union-attr]
    for figure, earlier in ((first, old), (second, older)):
        figure.change = ((start, older.amount.end), earlier.amount.value)
        _share_measure(earlier, figure)
    return True


def _change(earlier: Draft, later: Draft, text: str) -> None:
    """Note an earlier value on the figure that it is set against: "60, up from 40", "rose from 40 to 60"."""
    if (
        earlier.change is not None
        or earlier.sentence.start != later.sentence.start
        or later.part_of is earlier
        or earlier.part_of is later
    ):
        return
    between = text[earlier.span[1] : later.amount.start]
    if (match := _UP_FROM.search(between)) is not None and len(between) < 60:
        earlier.change = ((earlier.span[1] + match.start(1), later.amount.end), later.amount.value)
        _share_measure(later, earlier)
    elif (
        _TO.search(between)
        and _ROSE_FROM.search(text[max(0, earlier.amount.start - 20) : earlier.amount.start])
        and len(between) < 50
    ):
        start = text.rindex("from", 0, earlier.amount.start)
        later.change = ((start, earlier.amount.end), earlier.amount.value)
        if earlier.decision.how == "none":
            _share_measure(earlier, later)
        elif later.decision.how == "none":
            _share_measure(later, earlier)


def _share_measure(draft: Draft, source: Draft) -> None:
    if draft.amount.kind == source.amount.kind and draft.decision.how in ("none", "antecedent"):
        draft.decision = Decision(source.decision.measure, source.decision.unit, "antecedent")
        draft.counted = draft.counted or source.counted
