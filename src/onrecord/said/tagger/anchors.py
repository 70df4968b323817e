"""Anchors: every word of a report that may show an attribution, with what the rules read there, if anything.

The net is wide on purpose (96 % of the cues in the training gold, and as many words again that show
nothing): the head that looks at each anchor is the judge.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.said.lexicon import cues
from onrecord.said.verbs import is_deed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.said.claim import Claim


@dataclass(frozen=True, slots=True)
class Anchor:
    """One candidate: the token that heads its cue, or that begins a quotation with none; `claim` as the rules have it."""

    token: "Token"
    claim: "Claim | None" = None

    @property
    def cueless(self) -> bool:
        """Whether it is a content with no cue of its own."""
        return self.claim is not None and self.claim.cue is None


def anchors(parsed: "Parsed", claims: list["Claim"]) -> list[Anchor]:
    """The anchors of a report in the order of its words, one a token; the surest claim on a token stays its claim."""
    found: dict[tuple[int, bool], Anchor] = {}
    for claim in sorted(claims, key=lambda c: -c.weight):
        token = _token(parsed, claim)
        if token is not None:
            found.setdefault((token.i, claim.cue is None), Anchor(token, claim))
    for token in parsed.doc:
        if (token.i, False) not in found and may_report(token):
            found[token.i, False] = Anchor(token)
    return [found[key] for key in sorted(found)]


def may_report(token: "Token") -> bool:
    """Whether a word could be a cue: in the lexicon in any class, or a verb with a clause for its object."""
    if token.pos_ not in ("VERB", "NOUN", "ADJ", "ADV", "AUX"):
        return token.lower_ in ("according", "per")
    if is_deed(token) or (token.pos_, token.lemma_.lower()) in cues().unlikely:
        return False
    known = token.lemma_.lower() in cues().words or token.lower_ in cues().words
    return known or (token.pos_ == "VERB" and any(child.dep_ == "ccomp" for child in token.children))


def _token(parsed: "Parsed", claim: "Claim") -> "Token | None":
    """The anchor of a claim: its cue's head, or the first token of a content without a cue."""
    if claim.cue is not None and claim.head is not None:
        return claim.head
    tokens = parsed.tokens(claim.content[0])
    return tokens[0] if tokens else None
