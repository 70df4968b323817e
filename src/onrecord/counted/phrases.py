"""The noun phrase that an amount stands in: what is counted, and the token by which the clause holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.lexicon import units

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.model import Span

NOMINAL = frozenset({"NOUN", "PROPN"})
JOINING = frozenset({"-", "–", "—", "/", "'", "’", "“", "”", '"', "'s", "’s", "&", "‘"})
REFERRING = frozenset({"whom", "which", "them", "these", "those", "us", "you", "latter", "former"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Token indices `[first, last)` of an amount with its noun; `head` is the counted noun, None where it is left out.

    `counted` is the span of the words that say what is counted; `refers` is a word like "whom" or "them" behind "of".
    """

    doc: "Doc"
    first: int
    last: int
    number: int
    head: "Token | None"
    counted: "Span | None"
    refers: "Token | None" = None
    of: bool = False
    """The noun stands behind "of": "dozens of men", "five of the men"."""

    @property
    def top(self) -> "Token":
        """The token that holds the phrase in its clause."""
        tokens = [self.doc[i] for i in range(self.first, self.last)]
        outside = [t for t in tokens if not self.first <= t.head.i < self.last or t.head == t]
        if len(outside) == 1 and outside[0].dep_ == "prep":
            outside = [c for c in outside[0].children if c.dep_ == "pobj" and c.i < self.last] or outside
        core = [
            t
            for t in outside
            if t.dep_ not in ("advmod", "prep", "det", "punct", "amod", "quantmod", "cc", "mark", "case", "nummod")
        ]
        return (core or outside or tokens)[0]

    @property
    def end(self) -> int:
        """Where the phrase's words end in the text."""
        token = self.doc[self.last - 1]
        return int(token.idx + len(token))


def phrase_of(doc: "Doc", amount: Amount, first: int, last: int, times: frozenset[int]) -> Phrase:
    """The phrase of an amount that covers the tokens `[first, last)`; no token of `times` enters it."""
    if amount.kind == "money" and _behind_money(doc, last) is not None:
        start = _behind_money(doc, last) or last
        return _of(doc, first, last, start, times, of=True)
    at = last
    while (
        at < len(doc)
        and doc[at].lower_ in ("more", "other", "additional", "further", "extra", "such", "new")
        and at not in times
    ):
        at += 1
    if at < len(doc) and doc[at].lower_ == "of":
        return _of(doc, first, last, at + 1, times, of=True)
    if amount.kind == "fraction" and at < len(doc) and doc[at].tag_ in ("DT", "PRP$", "PDT"):
        return _of(doc, first, last, at, times, of=True)
    return _run(doc, first, last, at, times)


def _behind_money(doc: "Doc", last: int) -> int | None:
    """Where the purpose of money begins: "$3 million in military aid", "$5m worth of arms"."""
    words = [doc[i].lower_ for i in range(last, min(last + 2, len(doc)))]
    if words == ["worth", "of"]:
        return last + 2
    if (
        words[:1] == ["in"]
        and len(words) > 1
        and doc[last + 1].pos_ in ("NOUN", "ADJ", "VERB")
        and doc[last + 1].ent_type_ not in ("GPE", "DATE")
    ):
        return last + 1
    return None


def _of(doc: "Doc", first: int, last: int, at: int, times: frozenset[int], *, of: bool) -> Phrase:
    """The phrase whose noun stands behind "of": determiners and possessors are passed over."""
    while at < len(doc) and doc[at].tag_ in ("DT", "PRP$", "PDT", "POS") and doc[at].lower_ not in REFERRING:
        at += 1
    if at < len(doc) and doc[at].lower_ in REFERRING and (doc[at].pos_ != "DET" or not _starts_noun(doc, at + 1)):
        token = doc[at]
        end = at + 2 if token.lower_ == "those" and at + 1 < len(doc) and doc[at + 1].tag_ == "VBN" else at + 1
        return Phrase(doc, first, end, last - 1, None, None, token, of)
    while (
        at < len(doc) and (doc[at].lower_ in REFERRING or (doc[at].like_num and not _ends(doc, at))) and at not in times
    ):
        at += 1
    inner = _run(doc, first, last, at, times)
    return Phrase(doc, inner.first, inner.last, inner.number, inner.head, inner.counted, None, of)


def _starts_noun(doc: "Doc", at: int) -> bool:
    return at < len(doc) and doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _ends(doc: "Doc", at: int) -> bool:
    """Whether a number stands without a noun behind it: "of the 36, 14 …"."""
    return at + 1 >= len(doc) or doc[at + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")


def _run(doc: "Doc", first: int, last: int, at: int, times: frozenset[int]) -> Phrase:
    """The nouns and their modifiers that stand from `at` on."""
    start, head = at, None
    for token in _modifiers_and_noun(doc, at, times):
        if token.pos_ in NOMINAL or token.tag_ in ("NNS", "NN"):
            head = token
    if head is None:
        end = start if start > last and doc[start - 1].lower_ in ("more", "other") else last
        return Phrase(doc, first, max(end, last), last - 1, None, None)
    end, head = _with_of(doc, head, times)
    end, head = _with_and(doc, end, head, times)
    words_end = doc[end - 1].idx + len(doc[end - 1])
    return Phrase(doc, first, end, last - 1, head, (doc[start].idx, words_end))


def _modifiers_and_noun(doc: "Doc", at: int, times: frozenset[int]) -> Iterator["Token"]:
    """The tokens from `at` that modify a noun to their right, and that noun."""
    start = at
    while at < len(doc) and at not in times and not doc[at].is_space:
        token = doc[at]
        if at > start and token.is_sent_start:
            return
        if token.lower_ in JOINING or (token.lower_ == "and" and _joins_adjectives(doc, at)):
            if at + 1 >= len(doc) or doc[at + 1].pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"):
                return
        elif not _in_run(token):
            return
        yield token
        if token.pos_ in NOMINAL and not _modifies(token) and not _hyphened(doc, at):
            return
        at += 1


def _joins_adjectives(doc: "Doc", at: int) -> bool:
    """ "old and new tanks": "and" between modifiers of one noun, no number behind it."""
    if not 0 < at < len(doc) - 1 or doc[at - 1].pos_ != "ADJ" or doc[at - 1].dep_ not in LEFT:
        return False
    behind = doc[at + 1]
    return behind.pos_ == "ADJ" or (behind.pos_ == "NOUN" and _modifies(behind))


LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "advmod"})


def _modifies(token: "Token") -> bool:
    """Whether a token modifies a noun to its right."""
    return token.head.i > token.i and token.dep_ in LEFT


def _in_run(token: "Token") -> bool:
    if not any(c.isalnum() for c in token.text):
        return False
    if token.lower_ in units().calendar and token.pos_ == "PROPN":
        return False
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        return True
    if token.tag_ in ("VBN", "VBG", "RB", "RBR", "JJR", "JJS", "VBD", "NUM", "CD", "NNS", "NN"):
        return token.head.i > token.i and token.dep_ in ("amod", "compound", "advmod", "nmod", "npadvmod", "nummod")
    return False


def _hyphened(doc: "Doc", at: int) -> bool:
    return at + 1 < len(doc) and doc[at + 1].lower_ in ("-", "/", "'s", "’s", "&") and at + 2 < len(doc)


def _with_of(doc: "Doc", head: "Token", times: frozenset[int]) -> tuple[int, "Token"]:
    """The end and the noun of the phrase with the "of …" of nouns that measure or group: "barrels of crude oil"."""
    at = head.i + 1
    if head.lemma_.lower() not in units().grouping or at + 1 >= len(doc) or doc[at].lower_ != "of":
        return at, head
    last = at + 1
    while last < len(doc) and doc[last].tag_ in ("DT", "PRP$"):
        last += 1
    noun = head
    for token in _modifiers_and_noun(doc, last, times):
        noun = token if token.pos_ in NOMINAL else noun
    return (noun.i + 1, noun) if noun is not head else (at, head)


def _with_and(doc: "Doc", end: int, head: "Token", times: frozenset[int]) -> tuple[int, "Token"]:
    """The end and the noun of the phrase with a second noun that shares the number: "migrants and refugees"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in ("and", "or", "&") or end + 1 in times:
        return end, head
    second = None
    for token in _modifiers_and_noun(doc, end + 1, times):
        if token.like_num:
            return end, head
        second = token
    if second is None or second.tag_ not in ("NNS", "NNPS"):
        return end, head
    if second.head.i == end - 1 and second.dep_ == "conj" and head.tag_ == "NNS":
        return second.i + 1, head
    # "Zelzal and Fateh missiles": the first name only modifies the noun that both share.
    return (second.i + 1, second) if head.head == second and head.tag_ in ("NNP", "NN", "JJ") else (end, head)
