"""Claims set apart from one another: none that only repeats a surer one, none that holds a neighbour's words as its own."""

from typing import TYPE_CHECKING

from onrecord.said.claim import Claim
from onrecord.said.clauses import trimmed

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.model import Span

LINK = 4
"""Tokens before a second verb among which its "and" or "but" stands: ", and later", "but has also"."""


def apart(claims: list[Claim]) -> list[Claim]:
    """The claims without those that only repeat a surer one: the same content with the same source, or a quotation with no
    cue whose words a cue's claim already holds."""
    out: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.cue is None, -c.weight)):
        if not any(_repeats(claim, other) for other in out):
            out.append(claim)
    return out


def _repeats(claim: Claim, other: Claim) -> bool:
    a = sum(e - s for s, e in claim.content)
    b = sum(e - s for s, e in other.content)
    both = sum(max(0, min(e, e2) - max(s, s2)) for s, e in claim.content for s2, e2 in other.content)
    if claim.cue is None:
        return both >= 0.6 * a
    same_cue = other.cue is not None and claim.cue[0] < other.cue[1] and other.cue[0] < claim.cue[1]
    same_source = (claim.source is None) == (other.source is None) and (
        claim.source is None or claim.source == other.source
    )
    return (both > 0.8 * (a + b - both) and same_source) or (same_cue and both > 0.5 * min(a, b))


def own_words(parsed: "Parsed", claims: list[Claim]) -> list[Claim]:
    """The claims, each without what is another's: "she urged X to go and said that …" urges no more than that.

    A stretch that another cue's content holds is that cue's; and where the same mention is the source of a later cue inside the
    content, that cue is a second verb beside the first, and the content ends before it. A cue with a source of its own inside
    the content is nested, and its words belong to both.
    """
    for claim in claims:
        if claim.cue is None:
            continue
        others = [other for other in claims if other is not claim and other.cue is not None]
        cut = [piece for span in claim.content if (piece := _before_second(parsed, span, claim, others)) is not None]
        kept = [span for span in cut if not any(_holds(other, span, claim) for other in others)]
        if kept:
            claim.content = kept
    return claims


def _before_second(parsed: "Parsed", span: "Span", claim: Claim, others: list[Claim]) -> "Span | None":
    """A stretch up to the first verb in it that goes on with the claim's own source: ", and promised", ", adding"."""
    ends = [
        end
        for other in others
        if _same_mention(other, claim)
        and claim.cue is not None
        and other.cue is not None
        and claim.cue[0] < other.cue[0]
        and span[0] < other.cue[0] < span[1]
        and (end := _link(parsed, (span[0], other.cue[0]), other)) is not None
    ]
    return trimmed((span[0], min(ends)), parsed.text) if ends else span


def _link(parsed: "Parsed", before: "Span", second: Claim) -> int | None:
    """Where the words begin that join a second verb to what stands before it; None if nothing does."""
    if second.head is None or second.head.pos_ != "VERB":
        return None
    near = parsed.tokens(before)[-LINK:]
    conjunction = next((t for t in reversed(near) if t.dep_ == "cc"), None)
    if conjunction is not None:
        return int(conjunction.idx)
    apart = second.head.tag_ == "VBG" and near and near[-1].is_punct
    return before[1] if apart else None


def _same_mention(a: Claim, b: Claim) -> bool:
    """Whether two claims have the same words for their source, at the same place."""
    one, other = _source(a), _source(b)
    return one is not None and other is not None and one[0] == other[0]


def _source(claim: Claim) -> "Span | None":
    if claim.source is None:
        return None
    return claim.source_span or (claim.source.idx, claim.source.idx + len(claim.source))


def _holds(other: Claim, span: "Span", claim: Claim) -> bool:
    """Whether a stretch of a claim is in the content of another, neither cue standing in the other's content."""
    assert other.cue is not None
    assert claim.cue is not None
    if any(s <= other.cue[0] < e for s, e in claim.content) or any(s <= claim.cue[0] < e for s, e in other.content):
        return False
    return any(s <= span[0] and span[1] <= e for s, e in other.content)
