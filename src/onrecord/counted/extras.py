"""Counts without a number: none ("no casualties", "no one was hurt") and one ("a woman was killed and nine others wounded")."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.clues import clues
from onrecord.counted.draft import Draft
from onrecord.counted.measures import Known
from onrecord.counted.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HARM = frozenset({"killed", "injured", "casualties", "missing", "detained", "abducted"})
NOBODY = frozenset({"nobody", "none"})


def nones(doc: "Doc", known: Known) -> Iterator[tuple[Amount, Phrase]]:
    """Zero counts of harm: "no casualties", "not a single life was lost", "no one was injured"."""
    for token in doc:
        phrase = _none_phrase(token) if token.lower_ in ("no", "not", "nobody", "zero") else None
        if phrase is None or _supposed(token):
            continue
        if any(c.measure in HARM and c.how in ("counts", "verb", "predicate") or (c.how == "noun" and c.measure == "casualties") for c in clues(phrase, known)):
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
    return any(t.lower_ in ("if", "whether", "ensure", "should", "must", "would", "so", "will", "hope") for t in token.doc[max(0, token.i - 6) : token.i + 6] if t.sent.start == token.sent.start)


def _amount(phrase: Phrase, value: float) -> Amount:
    doc = phrase.doc
    start, end = doc[phrase.first].idx, doc[phrase.number].idx + len(doc[phrase.number])
    return Amount(start, end, start, end, value)


def singles(drafts: Sequence[Draft], doc: "Doc", known: Known) -> Iterator[tuple[Amount, Phrase]]:
    """One person named by an article, where the sentence counts others beside them and harm is done."""
    for start in {d.sentence.start for d in drafts if d.decision.unit == "people" and d.decision.measure in HARM and d.amount.kind == "count"}:
        for token in doc[start].sent:
            phrase = _one_person(token, known)
            if phrase is None or any(d.phrase.first <= token.i < d.phrase.last for d in drafts):
                continue
            found = next((c for c in clues(phrase, known) if c.how in ("verb", "predicate")), None)
            if found is not None and found.measure in HARM:
                yield _amount(phrase, 1.0), phrase


def _one_person(token: "Token", known: Known) -> Phrase | None:
    if token.lower_ not in ("a", "an") or token.dep_ != "det" or token.head.tag_ not in ("NN", "NNP", "JJ"):
        return None
    head = token.head
    if head.i - token.i > 4 or head.i < token.i or not known.is_people(head) or head.lemma_.lower() in ("group", "crowd", "family", "crew", "number", "staff", "people"):
        return None
    return Phrase(token.doc, token.i, head.i + 1, token.i, head, (token.i + 1 <= head.i and token.doc[token.i + 1].idx or head.idx, head.idx + len(head)))
