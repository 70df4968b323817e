"""From the source mention of a claim to its speaker, and the pronouns of the speech itself to theirs."""

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.said.claim import Claim
from onrecord.said.turns import Turns
from onrecord.vocabulary import Basis
from onrecord.who.phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.who import Cast

FIRST = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})


class Speakers:
    """Speakers of a report's claims. "I" and "we" inside a content are that content's speaker, innermost first."""

    def __init__(self, parsed: "Parsed", cast: "Cast", claims: list[Claim]) -> None:
        self.parsed, self.cast, self.claims = parsed, cast, claims
        self.turns = Turns(parsed, cast)
        self._known: dict[int, str | None] = {}

    def of(self, claim: Claim) -> str | None:
        """The actor that speaks; None where it can't be known."""
        if id(claim) not in self._known:
            self._known[id(claim)] = None
            self._known[id(claim)] = self._resolve(claim)
        return self._known[id(claim)]

    def _resolve(self, claim: Claim) -> str | None:
        if claim.speaker == "previous":
            return self._actor(claim.head) if claim.head is not None else None
        return self._actor(claim.source) if claim.source is not None else None

    def _actor(self, source: "Token") -> str | None:
        if source.text.lower() in FIRST:
            outer = self._around(source)
            speaker = self.of(outer) if outer is not None else self.turns.speaker(source.idx, source.text)
            return self.cast.body_of(speaker) if source.text.lower() in ("we", "us", "our") else speaker
        return self.cast.joint_at(source)

    def _around(self, source: "Token") -> Claim | None:
        """The claim whose content holds a mention of the speaker, the tightest of several that are not its own."""
        holds = [c for c in self.claims if c.source != source and any(s <= source.idx < e for s, e in c.content)]
        holds = [c for c in holds if c.source is None or c.source.text.lower() not in FIRST]
        return min(holds, key=lambda c: sum(e - s for s, e in c.content), default=None) or self._beside(source)

    def _beside(self, source: "Token") -> Claim | None:
        """The claim to whose quotation a mention belongs although its content stops before: the last one with a source
        that has words in the same marks, else the last quotation with a source in the same paragraph."""
        quote = self.parsed.quoted(source.idx)
        if quote is None:
            return None
        start, end = self.parsed.paragraph_of(source.idx)
        near = [c for c in self.claims if c.source is not None and c.source != source and self._quotes(c, (start, end))]
        near = [c for c in near if c.source is not None and c.source.text.lower() not in FIRST]
        same = [c for c in near if any(quote.span[0] <= s and e <= quote.span[1] for s, e in c.content)]
        before = [c for c in near if c.content[0][0] < source.idx]
        return max(same or before, key=lambda c: c.content[0][0], default=None)

    def _quotes(self, claim: Claim, within: Span) -> bool:
        return any(within[0] <= s < within[1] and self.parsed.quoted(s) is not None for s, _ in claim.content)

    def span(self, claim: Claim) -> Span | None:
        """The source mention: the whole noun phrase, a coordination taken whole."""
        source = claim.source
        if source is None or claim.speaker == "previous":
            return None
        if claim.source_span is not None:
            return claim.source_span
        if source.i in self.cast.joint:
            return phrase(source, coordinated=True)
        span = self.cast.span_at(source)
        return _outside(span, claim)

    def basis(self, claim: Claim) -> Basis:
        """What kind of mention the source is."""
        return self.cast.basis_at(claim.source) if claim.source is not None and claim.speaker is None else "none"

    def addressees(self, claim: Claim) -> tuple[str, ...]:
        """The actors spoken to."""
        found = (self.cast.actor_at(token) for token in claim.to if self.cast.acts(token))
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def reason(self, claim: Claim) -> str:
        """Why a claim with a source has no speaker, in plain words."""
        word = claim.source.text if claim.source is not None else ""
        if word.lower() in FIRST:
            return f"nothing in the report tells who “{word}” is"
        return f"“{word}” could stand for more than one actor, or for none that the report names"


def _outside(span: Span, claim: Claim) -> Span:
    """The source cut before a content or cue that the parse drew into it."""
    start, end = span
    borders = [s for s, e in claim.content if start < s < end] + (
        [claim.cue[0]] if claim.cue and start < claim.cue[0] < end else []
    )
    head = claim.source
    after = [b for b in borders if head is not None and b >= head.idx + len(head)]
    if head is None or not after:
        return span
    kept = [t for t in head.doc[head.i : head.right_edge.i + 1] if t.idx + len(t) <= min(after) and not t.is_space]
    return start, kept[-1].idx + len(kept[-1])
