"""From a report's parse to its drafts: the amounts that are figures, each with its phrase and measure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount, amounts
from onrecord.counted.deciding import CONFIDENCE, Decision, decide, words_of
from onrecord.counted.draft import Draft
from onrecord.counted.excluded import excluded
from onrecord.counted.extras import nones, singles
from onrecord.counted.measures import Known
from onrecord.counted.phrases import Phrase, phrase_of
from onrecord.counted.relations import share_nouns
from onrecord.counted.rows import Labelled, labels_of
from onrecord.counted.view import View
from onrecord.counted.worth import worth
from onrecord.model import Time

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.language import Parsed


def drafted(parsed: "Parsed", times: Sequence[Time], measures: Known) -> list[Draft]:
    """The amounts of a report that are figures, each with its phrase and measure, in order."""
    doc, text = parsed.doc, parsed.text
    starts = _starts(doc)
    timed = frozenset(i for time in times for i in _tokens(starts, time.span[0], time.span[1]))
    labels = labels_of(text, measures)
    drafts = []
    for amount in amounts(text):
        inside = _tokens(starts, amount.start, amount.end)
        phrase = phrase_of(doc, amount, inside.start, inside.stop, timed)
        label = labels.at(amount.number_start)
        if label is not None and not any(i in timed for i in inside):
            drafts.append(_labelled(_draft(amount, phrase, text, measures), label, text, measures))
        elif excluded(View(amount, phrase, text, timed)) is None:
            drafts.append(_draft(amount, phrase, text, measures))
    drafts += [_draft(amount, phrase, text, measures) for amount, phrase in nones(doc, starts, measures)]
    drafts.sort(key=lambda draft: draft.amount.number_start)
    share_nouns(drafts)
    drafts = [draft for draft in drafts if worth(draft, text, measures)]
    drafts += [_draft(amount, phrase, text, measures) for amount, phrase in singles(drafts, doc, measures)]
    return _apart(drafts)


def _starts(doc: "Doc") -> list[int]:
    """Where each token starts in the text."""
    from spacy.attrs import IDX

    starts: list[int] = doc.to_array([IDX]).tolist()
    return starts


def _tokens(starts: Sequence[int], start: int, end: int) -> range:
    """Indices of the tokens that a span of the text touches."""
    return range(max(0, bisect_right(starts, start) - 1), max(bisect_right(starts, end - 1), 1))


def _draft(amount: Amount, phrase: Phrase, text: str, measures: Known) -> Draft:
    decision = decide(phrase, amount, measures)
    span = amount.start, max(phrase.end, amount.end)
    sure = CONFIDENCE[decision.how] - (0.15 if amount.other is not None else 0.0)
    sentence = phrase.doc[phrase.number].sent
    return Draft(amount, phrase, decision, span, words_of(phrase, text), sentence, confidence=round(sure, 2))


def _labelled(draft: Draft, label: Labelled, text: str, measures: Known) -> Draft:
    """The draft of a labelled number: its label says what it measures unless its own words do."""
    draft.listed = True
    if draft.decision.how in ("counts", "verb", "predicate"):
        return draft
    people = draft.decision.unit == "items" and label.measure not in measures.things
    draft.decision = Decision(label.measure, "people" if people else draft.decision.unit, "label")
    draft.counted = draft.counted or text[slice(*label.label)]
    draft.confidence = CONFIDENCE["label"]
    return draft


def _apart(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in order, without those whose number stands inside another's number."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.amount.number_start, -d.amount.number_end)):
        if not kept or draft.amount.number_start >= kept[-1].amount.number_end:
            kept.append(draft)
    return kept
