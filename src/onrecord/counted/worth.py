"""Whether a number that may be a figure is worth a line: it measures something of the crisis, or counts what is named."""

import re

from onrecord.counted.draft import Draft
from onrecord.counted.excluded import points_back
from onrecord.counted.measures import Known

HARM = frozenset(
    {
        "killed",
        "injured",
        "casualties",
        "missing",
        "detained",
        "abducted",
        "released",
        "evacuated",
        "displaced",
        "hostages",
    }
)
SURE = frozenset({"counts", "verb", "predicate"})
LARGE = 1000
"""A number from here on that stands without a noun is still a figure ("now totals 6,602"): the train reports hold no other kind."""
_OF_THE = re.compile(
    r"(?:^|[.;:!?\u201d\"]\s+)(?:Out o|O)f (?:the|these|those|its|their|all|some|more|about|an?)? ?\S*\d?[^.;:,]{0,60},\s*(?:\w+ ?){0,2}$"
)
_FROM = re.compile(r"\b(?:up|down) from (?:\w+ ){0,3}$|\b(?:up|down) from \S+ and $")
_OF_WHOM = re.compile(r"\b(?:of|among) (?:whom|which|them|these|those)\W*(?:\w+ ){0,2}$", re.IGNORECASE)


def worth(draft: Draft, text: str, known: Known) -> bool:
    """Whether the draft makes a figure."""
    amount, how, measure = draft.amount, draft.decision.how, draft.decision.measure
    if amount.kind != "count" or draft.listed:
        return True
    if points_back(amount):
        return how in ("verb", "predicate") and measure in HARM
    if amount.value == 1:
        return (how in SURE and measure in HARM) or measure == "strikes"
    if amount.bound == "several":
        return (how in ("verb", "predicate") and measure in HARM) or measure in ("strikes", "aid")
    if draft.phrase.head is None:
        return how != "none" or _stands_alone(draft, text, known)
    return not _names_nothing(draft, known)


def _stands_alone(draft: Draft, text: str, known: Known) -> bool:
    """Whether a number without a noun and without a verb that tells its measure is still a figure."""
    amount = draft.amount
    following = (
        draft.phrase.doc[draft.phrase.number + 1].lower_ if draft.phrase.number + 1 < len(draft.phrase.doc) else ""
    )
    if following in ("more", "others") and amount.value is not None:
        return True
    if draft.phrase.refers is not None or amount.value is None or amount.approximated or amount.value >= LARGE:
        return True
    before = text[max(0, amount.start - 90) : amount.start].rsplit("\n", 1)[-1]
    if _OF_WHOM.search(before) or _OF_THE.search(before) or _FROM.search(before):
        return True
    top = draft.phrase.top
    verb = top.head.head if top.head.pos_ == "ADP" else top.head
    return verb.lemma_.lower() in known.linking - {"be"} and verb.pos_ == "VERB"


def _names_nothing(draft: Draft, known: Known) -> bool:
    """Whether the noun is abstract, or a singular that a number above one can't count ("the 70 metre hall")."""
    head, amount = draft.phrase.head, draft.amount
    if head is None or draft.decision.how in SURE:
        return False
    lemma = head.lemma_.lower()
    if lemma in known.abstract:
        return True
    if any(token.lower_ == "of" for token in draft.phrase.doc[draft.phrase.number : draft.phrase.last]):
        return False
    singular = head.tag_ in ("NN", "NNP") and lemma not in known.uncounted and not known.is_people(head)
    return singular and amount.value != 1 and draft.decision.how == "none" and not head.lower_.endswith("s")
