"""Attributions: who is reported to have said or thought what.

Layers in their order: cues read off the parse make claims; quotations are linked to them or make their
own; claims over one content are reduced to the surest; sources become speakers; nesting is read off the
spans. What has no speaker that can be known is listed as unresolved.
"""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Attribution, Span, Unresolved
from onrecord.said.claim import Claim
from onrecord.said.clauses import around, joined
from onrecord.said.kinds import act_of, kind_of
from onrecord.said.others import according_claims, adjective_claims, adverb_claims, noun_claims, silence_claims
from onrecord.said.quoted import link_quotes
from onrecord.said.speakers import Speakers
from onrecord.said.standing import stands
from onrecord.said.tagger import judged, tagger
from onrecord.said.verbs import verb_claims

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.who import Cast


def attributions(parsed: "Parsed", cast: "Cast") -> Finding[Attribution]:
    """Every attribution of a report, in the order of its words."""
    return attributed(parsed, cast, standing(parsed, cast))


def attributed(parsed: "Parsed", cast: "Cast", claims: list[Claim]) -> Finding[Attribution]:
    """The attributions that claims make: sources become speakers, nesting is read off the spans."""
    speakers = Speakers(parsed, cast, claims)
    claims = [c for c in claims if not _withholds_name(speakers, claims, c)]
    parts: list[Attribution] = []
    unresolved: list[Unresolved] = []
    for number, claim in enumerate(claims, 1):
        part = _attribution(parsed, cast, speakers, claim, f"S{number}")
        parts.append(part)
        if part.speaker is None and part.source is not None:
            unresolved.append(Unresolved(span=part.source, layer="attributions", reason=speakers.reason(claim)))
    return Finding(tuple(nested(parts)), tuple(unresolved))


def standing(parsed: "Parsed", cast: "Cast") -> list[Claim]:
    """The claims that stand: as the learned judge has it where the report comes with an encoder, else as the rules do."""
    claims = candidates(parsed, cast)
    if parsed.encoder is not None:
        return judged(tagger(parsed.encoder.folder), parsed, cast, claims)
    return [c for c in claims if stands(parsed, cast, c)]


def candidates(parsed: "Parsed", cast: "Cast") -> list[Claim]:
    """What the rules propose: the claims of every cue with the quotations linked to them, one a cue."""
    claims = reduced(parsed, link_quotes(parsed, sorted(cue_claims(parsed), key=lambda c: c.start)))
    _participles(parsed, cast, claims)
    return claims


def cue_claims(parsed: "Parsed") -> list[Claim]:
    """The claims of every cue of a report, before quotations are looked at."""
    found: list[Claim] = []
    for token in parsed.doc:
        if token.pos_ in ("VERB", "AUX"):
            found.extend(verb_claims(parsed, token))
            found.extend(according_claims(parsed, token))
        elif token.pos_ == "NOUN":
            found.extend(noun_claims(parsed, token))
            found.extend(silence_claims(parsed, token))
        elif token.pos_ == "ADJ":
            found.extend(adjective_claims(parsed, token))
        elif token.pos_ == "ADV":
            found.extend(adverb_claims(parsed, token))
        elif token.text.lower() in ("as", "in", "according"):
            found.extend(according_claims(parsed, token))
    return [c for c in found if c.content]


def reduced(parsed: "Parsed", claims: list[Claim]) -> list[Claim]:
    """One claim a cue, and no two claims with the same content and the same source: the surer one stays."""
    out: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (-c.weight, c.start)):
        claim.content = _without_cue(claim, joined(claim.content, parsed.text))
        if claim.content and not any(_same(claim, other) for other in out):
            out.append(claim)
    return sorted(out, key=lambda c: (c.content[0], -c.content[-1][1]))


def _without_cue(claim: Claim, content: list[Span]) -> list[Span]:
    """The content cut around its own cue, which is never part of it."""
    pieces = ((span, piece) for span in content for piece in around(span, claim.cue))
    return [piece for span, piece in pieces if piece == span or piece[1] - piece[0] > 1]


def _same(a: Claim, b: Claim) -> bool:
    same_cue = a.cue is not None and b.cue is not None and a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]
    return same_cue or a.content == b.content


def _withholds_name(speakers: Speakers, claims: list[Claim], claim: Claim) -> bool:
    """Whether a claim is only the clause in which an anonymous source asks not to be named."""
    if claim.cue is None:
        return False
    spans = (speakers.span(other) for other in claims if other is not claim and speakers.basis(other) == "anonymous")
    return any(span is not None and span[0] < claim.cue[0] < span[1] for span in spans)


def _participles(parsed: "Parsed", cast: "Cast", claims: list[Claim]) -> None:
    """ "…, according to local officials, adding that …": the participle goes on with the source named in its sentence."""
    named = [c for c in claims if c.rule == "according" and c.source is not None and c.head is not None]
    for claim in claims:
        if claim.head is None or claim.source is None or claim.head.tag_ != "VBG" or cast.acts(claim.source):
            continue
        before = [c for c in named if c.head is not None and c.head.sent == claim.head.sent and c.head.i < claim.head.i]
        if before:
            claim.source = before[-1].source


def _attribution(parsed: "Parsed", cast: "Cast", speakers: Speakers, claim: Claim, name: str) -> Attribution:
    kind = kind_of(parsed, claim.content)
    return Attribution(
        id=name,
        kind=kind,
        content=_contents(parsed, claim.content),
        cue=_tight(parsed, claim.cue),
        source=speakers.span(claim),
        speaker=speakers.of(claim),
        basis=speakers.basis(claim),
        act=claim.act if parsed.encoder is not None else act_of(parsed, claim),
        to=speakers.addressees(claim),
        when=_tight(parsed, claim.when),
        confidence=round(claim.weight, 2),
    )


def _contents(parsed: "Parsed", spans: list[Span]) -> tuple[Span, ...]:
    return tuple(s for span in spans if (s := _tight(parsed, span)) is not None)


def _tight(parsed: "Parsed", span: Span | None) -> Span | None:
    """A span without white space at its edges; None if nothing is left."""
    if span is None:
        return None
    words = parsed.words(span)
    start = span[0] + len(words) - len(words.lstrip())
    end = span[1] - (len(words) - len(words.rstrip()))
    return (start, end) if start < end else None


def nested(parts: list[Attribution]) -> list[Attribution]:
    """The attributions with `within` set to the smallest other one whose content holds theirs and their cue."""
    import msgspec

    out: list[Attribution] = []
    for part in parts:
        start = min(part.content[0][0], part.cue[0] if part.cue else part.content[0][0])
        end = max(part.content[-1][1], part.cue[1] if part.cue else 0)
        around = [o for o in parts if o.id != part.id and any(s <= start and end <= e for s, e in o.content)]
        around = [o for o in around if o.content != part.content]
        inner = min(around, key=lambda o: sum(e - s for s, e in o.content), default=None)
        out.append(msgspec.structs.replace(part, within=inner.id) if inner is not None else part)
    return out
