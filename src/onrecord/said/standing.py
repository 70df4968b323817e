"""Whether the rules take a claim for an attribution at all."""

from typing import TYPE_CHECKING

from onrecord.said.claim import Claim

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.who import Cast


def stands(parsed: "Parsed", cast: "Cast", claim: Claim) -> bool:
    """Whether a claim is an attribution at all: what a thing "shows" or "fears" is none unless it can be read or can act."""
    if claim.source is not None and claim.source.text.lower() == "you" and claim.rule != "quotation":
        return False
    if claim.source is None and claim.rule in (
        "clause",
        "infinitive",
        "object",
        "phrasal",
        "as",
        "gerund",
        "adjective",
    ):
        return any(parsed.quoted(s) is not None for s, _ in claim.content)
    if claim.source is None or claim.rule in ("quotation", "according", "continued"):
        return True
    return cast.acts(claim.source) or any(parsed.quoted(s) is not None for s, _ in claim.content)
