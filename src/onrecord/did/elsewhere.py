"""Other news: sport, weather, arts and trade use the words of conflict and diplomacy for things that are no acts."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.did.grammar import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    known = resources.load("triggers_elsewhere.yaml")
    return frozenset(known["elsewhere"]), frozenset(known["crisis"])


class Elsewhere:
    """Which sentences of a report are of other news, counted once."""

    def __init__(self, doc: "Doc") -> None:
        other, crisis = _words()
        self._counts: dict[int, int] = {}
        self._others = self._crisis = 0
        for token in doc:
            word = lemma(token)
            if word in other:
                self._others += 1
                start = token.sent.start
                self._counts[start] = self._counts.get(start, 0) + 1
            elif word in crisis:
                self._crisis += 1

    def holds(self, word: "Token") -> bool:
        """Whether a word stands in other news: two of its words in the sentence, or one in a report without a crisis."""
        here = self._counts.get(word.sent.start, 0)
        return here > 1 or (self._others > self._crisis and (here > 0 or self._others > 3))
