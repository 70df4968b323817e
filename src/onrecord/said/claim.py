"""A claim: what one cue says of one content, before it becomes an attribution."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.vocabulary import SpeechAct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Span


@dataclass(slots=True)
class Claim:
    """Cue, source and content as one rule found them. `rule` names the rule; `weight` is how far it can be trusted."""

    content: list["Span"]
    cue: "Span | None" = None
    head: "Token | None" = None
    """The token that heads the cue."""
    source: "Token | None" = None
    act: SpeechAct = "assert"
    to: list["Token"] = field(default_factory=list)
    when: "Span | None" = None
    rule: str = ""
    weight: float = 0.5
    speaker: str | None = None
    """The actor, where no source mention stands here but the speaker is plain."""
    source_span: "Span | None" = None
    """The source mention, where it isn't the noun phrase around `source` as the cast has it."""

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]
