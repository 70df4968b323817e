"""From the rules' candidates to the claims that stand: each anchor judged, its spans read off its tags."""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError
from onrecord.language.encoder import session
from onrecord.said.claim import Claim
from onrecord.said.clauses import around, joined, letters, trimmed
from onrecord.said.kinds import kind_of
from onrecord.said.lexicon import cues
from onrecord.said.tagger.anchors import Anchor, anchors
from onrecord.said.tagger.apart import apart, own_words
from onrecord.said.tagger.features import Features
from onrecord.said.tagger.head import Verdict, verdicts
from onrecord.said.tagger.labels import LABELS
from onrecord.said.tagger.wanted import wanted
from onrecord.who.phrases import clause_subject

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.model import Span
    from onrecord.who import Cast

MOST = 0.6
"""Share of a quotation's letters from which a content that runs into it takes the whole, marks included."""


OVERHANG = 3
"""Words after a quotation that ends a sentence that are taken for a slip of the tags."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """The head and what its card says: from which probability a claim stands, and the scale of its logits."""

    head: "InferenceSession"
    threshold: float
    scale: float
    shift: float

    def probability(self, logit: float) -> float:
        """How likely an anchor is an attribution: Platt's scaling of the head's logit, fitted on dev (training/calibration.py)."""
        return 1 / (1 + math.exp(-(self.scale * logit + self.shift)))


@cache
def tagger(folder: Path) -> Tagger:
    """The tagger of a folder, loaded once a process. Raises ModelError if it is missing, damaged or made for other labels."""
    card = json.loads((folder / "attribution.json").read_text("utf-8"))
    if card["labels"] != LABELS:
        raise ModelError("the attribution model was made for other labels than this version's: install onrecord again")
    return Tagger(session(folder / "attribution.onnx"), **card["calibration"])


def judged(known: Tagger, parsed: "Parsed", cast: "Cast", claims: list[Claim]) -> list[Claim]:
    """The claims that stand, surest reading of each, in the order of their contents. `parsed` has an encoder."""
    assert parsed.encoder is not None
    found = anchors(parsed, claims)
    features = Features(parsed, cast, found)
    frames = [features.frame(anchor) for anchor in found]
    if not frames:
        return []
    vectors, rows = parsed.encoder.vectors(parsed, wanted(features, found))
    out: list[Claim] = []
    for anchor, verdict in zip(found, verdicts(known.head, vectors, rows, frames), strict=True):
        weight = known.probability(verdict.logit)
        if anchor.claim is not None and anchor.claim.rule == "silence":
            out.append(anchor.claim)  # "no immediate response from X" is rare, and settled by its words
        elif weight >= known.threshold:
            claim = _claim(parsed, cast, anchor, verdict, weight)
            if claim is not None:
                out.append(claim)
    return sorted(own_words(parsed, apart(out)), key=lambda c: (c.content[0], -c.content[-1][1]))


def _claim(parsed: "Parsed", cast: "Cast", anchor: Anchor, verdict: Verdict, weight: float) -> Claim | None:
    """The claim that the tags show, with what only the rules know (addressee, date, speaker of the quotation before)."""
    old = anchor.claim
    spans: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
    for kind, low, high in verdict.runs:
        span = trimmed(_chars(parsed, low, high), parsed.text)
        if span is not None:
            spans[kind].append(span)
    cue = _cue(spans["cue"], anchor)
    content = _content(parsed, spans["content"], cue) or (old.content if old is not None else [])
    if old is not None and content and _direct_already(parsed, old, content):
        content = old.content
    if not content:
        return None
    claim = Claim(
        content,
        cue,
        anchor.token if cue is not None else None,
        act=verdict.act,
        rule=old.rule if old else "tags",
        weight=weight,
    )
    if old is not None:
        claim.to, claim.when, claim.speaker = old.to, old.when, old.speaker
    if old is not None and old.speaker == "previous":
        claim.head = old.head
    elif old is not None:
        claim.source = old.source
    elif anchor.token.pos_ == "VERB":
        subject = clause_subject(anchor.token)
        speaks = subject is not None and cast.acts(subject) and not _patient(anchor.token, [subject])
        claim.source = subject if speaks else None
    sources = [s for s in spans["source"] if _names(parsed, s) and not _patient(anchor.token, parsed.tokens(s))]
    longest = max(sources, key=lambda s: s[1] - s[0], default=None)
    if longest is not None:
        claim.speaker = None
        claim.source = _source_head(parsed, longest, old)
        claim.source_span = longest
    return claim


def _direct_already(parsed: "Parsed", old: Claim, content: list["Span"]) -> bool:
    """Whether the marks have settled a content before the judge sees it: all of the rules' is quoted, and the tags meet it."""
    meets = any(s < e2 and s2 < e for s, e in old.content for s2, e2 in content)
    return meets and kind_of(parsed, old.content) == "direct"


def _chars(parsed: "Parsed", low: int, high: int) -> "Span":
    last = parsed.doc[high - 1]
    return parsed.doc[low].idx, last.idx + len(last)


def _cue(found: list["Span"], anchor: Anchor) -> "Span | None":
    """The cue: as the rules have it, else the tags' span that holds the anchor, else the anchor's own word."""
    token = anchor.token
    if anchor.cueless:
        return None
    known = anchor.claim.cue if anchor.claim is not None else None
    holding = next((s for s in found if s[0] <= token.idx < s[1]), None)
    return known or holding or (token.idx, token.idx + len(token))


def _content(parsed: "Parsed", found: list["Span"], cue: "Span | None") -> list["Span"]:
    """The contents, each quotation that they mostly cover taken whole, neighbours joined, the cue left out."""
    spans = list(found)
    for quote in parsed.quotes:
        inside = sum(letters(parsed.text, max(s, quote.span[0]), min(e, quote.span[1])) for s, e in found)
        if (
            inside
            and inside >= MOST * letters(parsed.text, *quote.span)
            and not (cue and quote.span[0] <= cue[0] < quote.span[1])
        ):
            spans.append(quote.span)
    whole = [_without_overhang(parsed, span) for span in joined(spans, parsed.text)]
    cut = [piece for span in whole for piece in around(span, cue)]
    return [s for span in cut if (s := trimmed(span, parsed.text)) is not None]


def _without_overhang(parsed: "Parsed", span: "Span") -> "Span":
    """A content cut where a quotation in it ends a sentence, if no more than a word or two of the next run over."""
    for quote in parsed.quotes:
        end = quote.span[1]
        ends = parsed.text[quote.inner[1] - 1 : quote.inner[1]] in (".", "!", "?", "…")
        if span[0] <= quote.span[0] < end < span[1] and ends and len(parsed.words((end, span[1])).split()) <= OVERHANG:
            return span[0], end
    return span


def _patient(cue: "Token", source: "list[Token]") -> bool:
    """Whether a source mention is only whom a passive cue is about: "they were told", "he is believed". Not "he is quoted"."""
    lemma = cue.lemma_.lower()
    if lemma not in cues().passives or lemma in cues().passive_speakers:
        return False
    return any(token.head == cue and token.dep_ == "nsubjpass" for token in source)


def _names(parsed: "Parsed", span: "Span") -> bool:
    """Whether a source mention has a word that can stand for someone."""
    return any(t.pos_ in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X") for t in parsed.tokens(span))


def _source_head(parsed: "Parsed", span: "Span", old: Claim | None) -> "Token":
    """The token that a source mention's speaker is looked up by: the rules' own, if it lies there, else the phrase's head."""
    tokens = parsed.tokens(span)
    if old is not None and old.source is not None and any(t == old.source for t in tokens):
        return old.source
    inside = {t.i for t in tokens}
    nominal = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "PRON")]
    heads = [t for t in nominal if t.head.i not in inside or t.head.i == t.i]
    return (heads or nominal or tokens)[0]
