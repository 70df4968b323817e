"""Counts without a number: none ("no casualties", "no one was hurt") and one ("a woman was killed and nine others wounded")."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.clues import clues
from onrecord.counted.draft import Draft
from onrecord.counted.lexicon import units
from onrecord.counted.measures import Known
from onrecord.counted.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HARM = frozenset({"killed", "injured", "casualties", "missing", "detained", "abducted"})


_NONE = re.compile(r"\b(?:no|not a single|nobody)\b", re.IGNORECASE)


def nones(doc: "Doc", starts: Sequence[int], known: Known) -> Iterator[tuple[Amount, Phrase]]:
    """Zero counts of harm: "no casualties", "not a single life was lost", "no one was injured"; `starts` of the tokens."""
    for match in _NONE.finditer(doc.text):
        token = doc[bisect_right(starts, match.start()) - 1]
        phrase = _none_phrase(token)
        if phrase is None or _supposed(token):
            continue
        if any(
            (c.measure in HARM and c.how in ("counts", "verb", "predicate"))
            or (c.how == "noun" and c.measure == "casualties")
            for c in clues(phrase, known)
        ):
            yield _amount(phrase, 0.0), phrase


def _none_phrase(token: "Token") -> Phrase | None:
    doc = token.doc
    if token.lower_ == "nobody":
        return Phrase(doc, token.i, token.i + 1, token.i, None, None)
    if token.lower_ == "not" and [t.lower_ for t in doc[token.i + 1 : token.i + 3]] == ["a", "single"]:
        return _headed(doc, token.i, token.i + 2)
    if token.lower_ == "no" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "one":
        return Phrase(doc, token.i, token.i + 2, token.i + 1, None, None)
    return _headed(doc, token.i, token.i) if token.lower_ == "no" and token.dep_ in ("det", "neg", "advmod") else None


def _headed(doc: "Doc", first: int, number: int) -> Phrase | None:
    """The phrase from a word of none to the noun that it belongs to, if that stands within four words."""
    head = next((t for t in doc[number + 1 : number + 6] if t.pos_ in ("NOUN", "PROPN") and t.dep_ != "compound"), None)
    if head is None or any(t.is_punct or t.pos_ in ("VERB", "ADP") for t in doc[number + 1 : head.i]):
        return None
    return Phrase(doc, first, head.i + 1, number, head, (doc[number + 1].idx, head.idx + len(head)))


def _supposed(token: "Token") -> bool:
    """Whether the clause only wishes or asks for it: "so that no one is killed"."""
    return any(
        t.lower_ in ("if", "whether", "ensure", "should", "must", "would", "so", "will", "hope")
        for t in token.doc[max(0, token.i - 6) : token.i + 6]
        if t.sent.start == token.sent.start
    )


def _amount(phrase: Phrase, value: float) -> Amount:
    doc = phrase.doc
    start, end = doc[phrase.first].idx, doc[phrase.number].idx + len(doc[phrase.number])
    return Amount(start, end, start, end, value)


def singles(drafts: Sequence[Draft], doc: "Doc", known: Known) -> Iterator[tuple[Amount, Phrase]]:
    """One person named by an article, where the sentence counts others beside them and harm is done."""
    taken = {i for draft in drafts for i in range(draft.phrase.first, draft.phrase.last)}
    for start in sorted({d.sentence.start for d in drafts if _counts_harmed(d)}):
        for token in doc[start].sent:
            phrase = _one_person(token, known)
            if phrase is None or token.i in taken:
                continue
            found = next((c for c in clues(phrase, known) if c.how in ("verb", "predicate")), None)
            if found is not None and found.measure in HARM:
                yield _amount(phrase, 1.0), phrase


def _counts_harmed(draft: Draft) -> bool:
    return draft.decision.unit == "people" and draft.decision.measure in HARM and draft.amount.kind == "count"


def _one_person(token: "Token", known: Known) -> Phrase | None:
    """The phrase of "a woman", "an Iraqi": an article with a singular noun of people close behind it."""
    if token.lower_ not in ("a", "an"):
        return None
    doc = token.doc
    for head in doc[token.i + 1 : token.i + 5]:
        if (
            head.tag_ in ("NN", "NNP", "JJ")
            and known.is_people(head)
            and head.lemma_.lower() not in units().collectives
            and not _goes_on(head)
        ):
            return Phrase(doc, token.i, head.i + 1, token.i, head, (doc[token.i + 1].idx, head.idx + len(head)))
        if head.pos_ != "ADJ" and head.dep_ not in ("compound", "amod", "nmod") and not head.is_punct:
            return None
    return None


def _goes_on(head: "Token") -> bool:
    """Whether the noun is only the first part of a longer one: "a police station", "an Iraqi base"."""
    return head.i + 1 < len(head.doc) and (
        head.nbor().text in ("-", "–", "’s", "'s") or head.nbor().pos_ in ("NOUN", "PROPN", "ADJ")
    )
