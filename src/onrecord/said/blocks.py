"""Words set apart instead of marked: a name on a line under its quotation, and a paragraph that a cue with a colon announces."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.said.claim import Claim
from onrecord.said.clauses import cue_span, trimmed
from onrecord.said.lexicon import cues
from onrecord.who.phrases import clause_subject, is_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.model import Span

_SIGNED = re.compile(
    r"[ \t\n]*(?:[—–―]|--|-(?=[ \t]))[ \t]*([^\W\d_][^\n,(]{2,60}?)(?:[,(][^\n.]{2,80})?[ \t]*(?=\n|$)"
)
"""A dash and a name, with a role or not, to the end of the line: right after the quotation or on the next line."""

_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_FULL = re.compile(r"[.!?…][”’\"')]*$")


def sign(parsed: "Parsed", claims: list[Claim]) -> None:
    """Gives each quotation without a cue the source that a line with a dash names under it."""
    for claim in claims:
        if claim.cue is None and claim.source is None:
            end = claim.content[-1][1]
            match = _SIGNED.match(parsed.text, end) if _FULL.search(parsed.text, max(0, end - 4), end) else None
            source = _named(parsed, match.span(1)) if match is not None else None
            if source is not None:
                claim.source, claim.speaker, claim.head = source, None, None
                claim.rule, claim.weight = "signed", 0.8


def _named(parsed: "Parsed", span: "Span") -> "Token | None":
    """The head of a name; None if a word that starts in lower case stands first: no signature."""
    tokens = [t for t in parsed.tokens(span) if t.is_alpha or t.pos_ == "PROPN"]
    if not tokens or not (tokens[0].text[:1].isupper() or tokens[0].lower_ in ("the", "a", "an")):
        return None
    return next((t for t in tokens if is_head(t) and t.pos_ in ("PROPN", "NOUN")), None)


def blocks(parsed: "Parsed", claims: list[Claim]) -> "Iterator[Claim]":
    """A claim for every paragraph without marks under one that ends in a colon and whose last cue has nothing else to govern.

    The paragraphs after it go on with the same words while they say "I" or "we", each as a claim with no cue of its own.
    """
    for number, (before, span) in enumerate(pairwise(parsed.paragraphs)):
        verb = _announcing(parsed, before) if parsed.text[before[1] - 1] == ":" and _set_apart(parsed, span) else None
        subject = clause_subject(verb) if verb is not None else None
        if verb is None or subject is None or any(c.head == verb and c.content[-1][1] > verb.idx for c in claims):
            continue
        act = cues().verbs[verb.lemma_.lower()]["clause"]
        yield Claim(_content(parsed, span), cue_span(verb), verb, subject, act, rule="quotation", weight=0.6)
        for more in parsed.paragraphs[number + 2 :]:
            if not (_set_apart(parsed, more) and _FIRST.search(parsed.text, *more)):
                break
            yield Claim(_content(parsed, more), head=subject, act=act, rule="continued", weight=0.5, speaker="previous")


def _set_apart(parsed: "Parsed", span: "Span") -> bool:
    """Whether a paragraph is one of full sentences with no quotation marks."""
    marked = any(q.span[0] < span[1] and q.span[1] > span[0] for q in parsed.quotes)
    return not marked and _FULL.search(parsed.text, *span) is not None and any(c.isalnum() for c in parsed.words(span))


def _content(parsed: "Parsed", span: "Span") -> "list[Span]":
    found = trimmed(span, parsed.text)
    return [found] if found is not None else []


def _announcing(parsed: "Parsed", span: "Span") -> "Token | None":
    """The main verb of a paragraph's last sentence, if it is a cue that can govern a clause."""
    last = next((t for t in reversed(parsed.tokens(span)) if t.is_alpha), None)
    verb = last.sent.root if last is not None else None
    if verb is None or verb.pos_ != "VERB" or "clause" not in cues().verbs.get(verb.lemma_.lower(), {}):
        return None
    return verb
