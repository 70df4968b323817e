"""Direct, mixed or indirect; and which act of speech a content shows its neutral "said" to be."""

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.said.claim import Claim
from onrecord.said.lexicon import cues
from onrecord.vocabulary import AttributionKind, SpeechAct

if TYPE_CHECKING:
    from onrecord.language import Parsed

NEUTRAL = frozenset(
    {
        "say",
        "tell",
        "add",
        "state",
        "note",
        "write",
        "continue",
        "reply",
        "stress",
        "emphasize",
        "emphasise",
        "reiterate",
        "insist",
    }
)


def kind_of(parsed: "Parsed", content: list[Span]) -> AttributionKind:
    """Direct if every letter and digit stands inside quotation marks, indirect if none does, else mixed."""
    inside = outside = 0
    for start, end in content:
        for i in range(start, end):
            if parsed.text[i].isalnum():
                quoted = parsed.quoted(i) is not None
                inside, outside = inside + quoted, outside + (not quoted)
    if _one_quotation(parsed, content):
        return "indirect"
    if not outside:
        return "direct"
    return "mixed" if inside else "indirect"


def _one_quotation(parsed: "Parsed", content: list[Span]) -> bool:
    """Whether the content stands inside one quotation without its marks: then its marks are another's."""
    quote = parsed.quoted(content[0][0])
    return (
        quote is not None
        and quote.inner[0] <= content[0][0]
        and content[-1][1] <= quote.inner[1]
        and content[0][0] > quote.span[0]
    )


def act_of(parsed: "Parsed", claim: Claim) -> SpeechAct:
    """The act of a claim: its cue's, or for a neutral cue what its content plainly does."""
    head = claim.head
    if head is not None and head.pos_ == "VERB" and any(c.dep_ == "neg" for c in head.children):
        return (
            "decline"
            if head.lemma_ in ("say", "comment", "respond", "confirm", "elaborate", "disclose", "reveal")
            else claim.act
        )
    if claim.act == "assert" and (head is None or head.lemma_.lower() in NEUTRAL):
        words = " ".join(parsed.words(s) for s in claim.content).lower()
        for act, pattern in _turns().items():
            if pattern.search(words):
                return act
    return claim.act


@cache
def _turns() -> dict[SpeechAct, re.Pattern[str]]:
    return {act: re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b") for act, words in cues().turns.items()}
