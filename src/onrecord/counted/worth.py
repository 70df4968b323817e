"""Whether a number that may be a figure is worth a line: it measures something of the crisis, or counts what is named."""

from onrecord.counted.changes import is_earlier_value
from onrecord.counted.draft import Draft
from onrecord.counted.excluded import points_back
from onrecord.counted.measures import Known
from onrecord.counted.shares import is_tied, line_before

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


def worth(draft: Draft, text: str, known: Known) -> bool:
    """Whether the draft makes a figure."""
    amount, how, measure = draft.amount, draft.decision.how, draft.decision.measure
    harm = measure in HARM
    if amount.kind != "count" or draft.listed:
        return True
    if points_back(amount):
        return harm and how in ("verb", "predicate")
    if amount.value == 1:
        return (harm and how in SURE) or measure == "strikes"
    if amount.bound == "several":
        return (harm and how in ("verb", "predicate", "of")) or measure in ("strikes", "aid")
    if draft.phrase.head is None:
        return how != "none" or _stands_alone(draft, text, known)
    return not _names_nothing(draft, known)


def _stands_alone(draft: Draft, text: str, known: Known) -> bool:
    """Whether a number without a noun and without a verb that tells its measure is still a figure."""
    amount, phrase = draft.amount, draft.phrase
    at = phrase.number + 1
    more = at < len(phrase.doc) and phrase.doc[at].lower_ in ("more", "others")
    if more or phrase.refers is not None or amount.value is None or amount.approximated or amount.value >= LARGE:
        return True
    before = line_before(draft, text)
    if is_tied(before) or is_earlier_value(before):
        return True
    top = phrase.top
    verb = top.head.head if top.head.pos_ == "ADP" else top.head
    return verb.pos_ == "VERB" and verb.lemma_.lower() in known.linking


def _names_nothing(draft: Draft, known: Known) -> bool:
    """Whether the noun is abstract, or a singular that a number above one can't count ("the 70 metre hall")."""
    phrase, how = draft.phrase, draft.decision.how
    if phrase.head is None or how in SURE:
        return False
    lemma = phrase.head.lemma_.lower()
    if lemma in known.abstract:
        return True
    if how != "none" or any(token.lower_ == "of" for token in phrase.doc[phrase.number : phrase.last]):
        return False
    singular = phrase.head.tag_ in ("NN", "NNP") and not phrase.head.lower_.endswith("s")
    return singular and lemma not in known.uncounted and not known.is_people(phrase.head)
