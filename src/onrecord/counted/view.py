"""An amount as the rules that leave numbers out look at it: its phrase, and the words before and behind it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE, BEHIND = 40, 30
"""Code points that the rules see on either side of a number, never over a line break."""


@dataclass(frozen=True, slots=True)
class View:
    """One amount of a text; `times` holds the indices of the tokens that lie in times."""

    amount: Amount
    phrase: Phrase
    text: str
    times: frozenset[int]

    @property
    def plain(self) -> bool:
        """Whether the number is a bare count: no percent, money or share."""
        return self.amount.kind == "count"

    @property
    def written(self) -> str:
        """The number as written."""
        return self.text[self.amount.number_start : self.amount.number_end]

    @property
    def before(self) -> str:
        """The words of the line before the number."""
        start = self.amount.number_start
        return self.text[max(0, start - BEFORE) : start].rsplit("\n", 1)[-1]

    @property
    def behind(self) -> str:
        """The words of the line behind the number."""
        end = self.amount.number_end
        return self.text[end : end + BEHIND].split("\n", 1)[0]

    @property
    def last(self) -> "Token":
        """The last token of the number."""
        return self.phrase.doc[self.phrase.number]

    @property
    def previous(self) -> "Token | None":
        """The token before the number and its approximators."""
        return self.phrase.doc[self.phrase.first - 1] if self.phrase.first else None

    def next(self, steps: int = 1) -> "Token | None":
        """The token that many steps behind the number."""
        at = self.phrase.number + steps
        return self.phrase.doc[at] if at < len(self.phrase.doc) else None
