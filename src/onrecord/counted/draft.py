"""A figure in the making: its amount, phrase and measure, before it is tied to other figures and to who counted it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.deciding import Decision
from onrecord.counted.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

    from onrecord.model import Span


@dataclass(slots=True)
class Draft:
    """One figure while the rooms around it are asked; `part_of` points at the draft that it is a share of."""

    amount: Amount
    phrase: Phrase
    decision: Decision
    span: "Span"
    counted: str | None
    sentence: "SpacySpan"
    part_of: "Draft | None" = None
    change: "tuple[Span, float | None] | None" = None
    listed: bool = False
    """Its noun is shared with the others of a list."""
    confidence: float = 0.5
