"""Anchors as arrays: for each, its window of tokens and ten features of every token in it."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.said.kinds import act_of
from onrecord.said.standing import stands
from onrecord.said.tagger.labels import ACTS, AFTER, BEFORE, DEPS, NAMES, PARTS, RULES, SIZES
from onrecord.who.phrases import clause_subject

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

    from onrecord.language import Parsed
    from onrecord.model import Span
    from onrecord.said.tagger.anchors import Anchor
    from onrecord.who import Cast

    Ints = NDArray[np.int64]

_DEP = {name: number for number, name in enumerate(DEPS, 1)}
_PART = {name: number for number, name in enumerate(PARTS, 1)}
_NAME = {name: number for number, name in enumerate(NAMES, 1)}
_RULE = {name: number for number, name in enumerate(RULES)}
_BUCKETS = np.array([-60, -30, -16, -9, -5, -3, -2, -1, 0, 1, 2, 4, 8, 15, 25, 45, 80, 120])
_SIDE = len(DEPS) + 1
_SELF, _HEAD, _UNDER_HEAD, _ABOVE = 2 * len(DEPS) + 2, 2 * len(DEPS) + 3, 2 * len(DEPS) + 4, 2 * len(DEPS) + 5


@dataclass(frozen=True, slots=True)
class Frame:
    """One anchor's window: tokens [first, last), their features (tokens × len(SIZES)), and the anchor's own: rule, act, state."""

    token: int
    first: int
    last: int
    features: "Ints"
    own: tuple[int, int, int]


class Features:
    """The features of a report's anchors. What doesn't depend on the anchor is computed once."""

    def __init__(self, parsed: "Parsed", cast: "Cast", found: list["Anchor"]) -> None:
        self.parsed, self.cast = parsed, cast
        doc = parsed.doc
        self.starts = [token.idx for token in doc]
        self.ends = [token.idx + len(token) for token in doc]
        self.dep = _numbers(doc, "DEP", _DEP)
        self.part = _numbers(doc, "POS", _PART)
        self.name = _numbers(doc, "ENT_TYPE", _NAME)
        self.sentence = _sentences(doc)
        self.begins = [*(int(i) for i in np.flatnonzero(np.diff(self.sentence, prepend=-1))), len(doc)]
        self.marks = self._marks()
        self.actor = self._actors()
        self.cue = np.zeros(len(doc), dtype=np.int64)
        for anchor in found:
            self.cue[anchor.token.i] = 1 if anchor.claim is None else 2

    def frame(self, anchor: "Anchor") -> Frame:
        """One anchor's arrays."""
        token = anchor.token
        first, last = self.window(anchor)
        at = token.i - first
        out = np.empty((last - first, len(SIZES)), dtype=np.int64)
        out[:, 0] = self._read(anchor, first, last)
        out[:, 1] = self._marks_for(token, first, last)
        out[:, 2] = np.searchsorted(_BUCKETS, np.arange(first, last) - token.i, side="right")
        out[:, 3] = np.clip(self.sentence[first:last] - self.sentence[token.i], -3, 3) + 3
        out[:, 4] = _paths(token, first, last, self.dep)
        out[:, 5] = self.dep[first:last]
        out[:, 6] = self.part[first:last]
        out[:, 7] = self.name[first:last]
        out[:, 8] = self.cue[first:last]
        out[at, 8] = 0
        out[:, 9] = self.actor[first:last]
        return Frame(token.i, first, last, out, self._own(anchor))

    def _own(self, anchor: "Anchor") -> tuple[int, int, int]:
        claim = anchor.claim
        if claim is None:
            return 0, len(ACTS), 0
        state = int(claim.cue is None) + 2 * stands(self.parsed, self.cast, claim)
        return _RULE.get(claim.rule, _RULE["other"]), ACTS.index(act_of(self.parsed, claim)), state

    def window(self, anchor: "Anchor") -> tuple[int, int]:
        """The tokens of an anchor's sentences and of those on either side of them, in its paragraph."""
        token = anchor.token
        start, end = self.parsed.paragraph_of(token.idx)
        if anchor.claim is not None:
            start, end = min(start, anchor.claim.content[0][0]), max(end, anchor.claim.content[-1][1])
        low, high = self.slice((start, end))
        first, last = self.own_sentences(anchor)
        first = max(low, self.begins[max(0, int(self.sentence[first]) - 1)])
        last = min(high, self.begins[min(len(self.begins) - 1, int(self.sentence[last - 1]) + 2)])
        return min(max(first, token.i - BEFORE), token.i), max(min(last, token.i + AFTER), token.i + 1)

    def own_sentences(self, anchor: "Anchor") -> tuple[int, int]:
        """The tokens [first, last) of an anchor's own sentence, and of those that its claim's content reaches into."""
        first = last = anchor.token.i
        if anchor.claim is not None:
            spans = [self.slice(span) for span in anchor.claim.content]
            first = min(first, *(low for low, _ in spans))
            last = max(last, *(high - 1 for _, high in spans))
        return self.begins[int(self.sentence[first])], self.begins[int(self.sentence[last]) + 1]

    def slice(self, span: "Span") -> tuple[int, int]:
        """The tokens [first, last) that lie at least partly in a span of code points."""
        return bisect_left(self.ends, span[0] + 1), bisect_left(self.starts, span[1])

    def _read(self, anchor: "Anchor", first: int, last: int) -> "Ints":
        out = np.zeros(last - first, dtype=np.int64)
        claim = anchor.claim
        if claim is None:
            subject = clause_subject(anchor.token) if anchor.token.pos_ in ("VERB", "AUX") else None
            if subject is not None:
                self._fill(out, self.cast.span_at(subject), first, 5)
            return out
        for span in claim.content:
            self._fill(out, span, first, 2)
        begin = self.slice(claim.content[0])[0] - first
        if 0 <= begin < len(out):
            out[begin] = 1
        if claim.source is not None and claim.speaker != "previous":
            self._fill(out, self.cast.span_at(claim.source), first, 3)
        if claim.cue is not None:
            self._fill(out, claim.cue, first, 4)
        return out

    def _fill(self, out: "Ints", span: "Span", first: int, value: int) -> None:
        low, high = self.slice(span)
        out[max(0, low - first) : max(0, high - first)] = value

    def _marks(self) -> "Ints":
        out = np.zeros(len(self.starts), dtype=np.int64)
        for quote in self.parsed.quotes:
            low, high = self.slice(quote.span)
            out[low:high] = 2
            if low < high:
                out[high - 1] = 3
                out[low] = 1
        return out

    def _marks_for(self, token: "Token", first: int, last: int) -> "Ints":
        out = self.marks[first:last].copy()
        around = self.parsed.quoted(token.idx)
        if around is not None:
            self._fill(out, around.inner, first, 4)
        return out

    def _actors(self) -> "Ints":
        out = np.zeros(len(self.starts), dtype=np.int64)
        heads = [i for i in self.cast.spans if self.cast.acts(self.parsed.doc[i])]
        for i in heads:
            low, high = self.slice(self.cast.spans[i])
            out[low:high] = np.maximum(out[low:high], 1)
        out[heads] = 2
        return out


def _numbers(doc: "Doc", attribute: str, known: dict[str, int]) -> "Ints":
    """The number of each token's label, 0 for one that isn't known; each label is looked up once a report."""
    hashes = doc.to_array(attribute)
    found, where = np.unique(hashes, return_inverse=True)
    return np.array([known.get(doc.vocab.strings[int(h)], 0) for h in found], dtype=np.int64)[where]


def _sentences(doc: "Doc") -> "Ints":
    starts = (doc.to_array("SENT_START").astype(np.int64) == 1).astype(np.int64)
    starts[:1] = 1
    return np.cumsum(starts) - 1


def _paths(token: "Token", first: int, last: int, dep: "Ints") -> "Ints":
    """How the parse leads from the anchor to each token: the branch under the anchor or under its head, or above."""
    out = np.zeros(last - first, dtype=np.int64)

    def fill(low: int, high: int, value: int) -> None:
        out[max(0, low - first) : max(0, min(high, last) - first)] = value

    head = token.head
    if head.i != token.i:
        for above in head.ancestors:
            fill(above.i, above.i + 1, _ABOVE)
        fill(head.left_edge.i, head.right_edge.i + 1, _UNDER_HEAD)
        for child in head.children:
            fill(child.left_edge.i, child.right_edge.i + 1, _SIDE + int(dep[child.i]))
        fill(head.i, head.i + 1, _HEAD)
    fill(token.left_edge.i, token.right_edge.i + 1, 0)
    for child in token.children:
        fill(child.left_edge.i, child.right_edge.i + 1, int(dep[child.i]))
    fill(token.i, token.i + 1, _SELF)
    return out
