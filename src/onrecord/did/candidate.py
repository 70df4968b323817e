"""A candidate: something that may be an act, with all that is known of it before it is decided on."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.did.parties import Party, standing_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.did.match import Told
    from onrecord.model import Attribution, Span
    from onrecord.vocabulary import ActType, Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`key` names what it was found by; `saying` is the attribution whose cue it is; `covering` the innermost one that tells it."""

    type: "ActType"
    mode: str | None
    key: str
    trigger: "Span"
    word: "Token"
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    modality: "Modality"
    told: "Told | None" = None
    saying: "Attribution | None" = None
    covering: "Attribution | None" = None
    content: "tuple[Span, ...]" = ()
    condition: "Span | None" = None
    thing: bool = False
    sure: int = 2
    confidence: float = field(default=0.5)

    @property
    def actor_standing(self) -> int:
        """The highest standing among the actors."""
        return standing_of(list(self.actors))

    @property
    def recipient_standing(self) -> int:
        """The highest standing among the recipients."""
        return standing_of(list(self.recipients))
