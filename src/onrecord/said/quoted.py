"""Quotations to claims: which cue a marked stretch belongs to, fragments merged, the rest left to their paragraph.

Order, after the layers that the field found to work (quotation marks first, then cues, then the rest):
a claim whose content already holds the quotation takes it whole; else the cue right after or right before
it; else the quotation goes on with the one before it in its paragraph; else its sentence's subject is the
source of a long one, and a short one is a name or a scare quote, no attribution.
"""

import re
from typing import TYPE_CHECKING

from onrecord.language.quotes import Quote
from onrecord.said.blocks import blocks, sign
from onrecord.said.claim import Claim
from onrecord.said.clauses import cue_span, joined, letters
from onrecord.said.lexicon import cues
from onrecord.who.phrases import clause_subject, is_head

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.model import Span

LONG = 4
"""Words from which a quotation is nearly always an attribution (97 % of those in news, 70 % of shorter ones)."""

SHORTEST = 2
"""Words from which one that goes on from the paragraph before is an attribution."""

NEAR = 14
"""Tokens between a quotation and its cue: a titled name with an apposition fits in."""

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.!?][)”’\"»]?\s")
"""A full stop with no initial or short title ("Mr", "Gen") before it."""

SPEAKING = frozenset(
    {
        "assert",
        "announce",
        "demand",
        "propose",
        "promise",
        "warn",
        "accuse",
        "ask",
        "concede",
        "predict",
        "estimate",
        "threaten",
        "deny",
        "support",
    }
)


def link_quotes(parsed: "Parsed", claims: list[Claim]) -> list[Claim]:
    """The claims with every quotation taken in or given a claim of its own; claims cut to the quotation they stand in."""
    for known in claims:
        _stay_inside(parsed, known)
    found: list[Claim] = list(claims)
    claim: Claim | None
    previous: tuple[Quote, Claim | None] | None = None
    for quote in parsed.quotes:
        claim = _holder(parsed, found, quote) or _by_cue(parsed, found, quote) or _continued(parsed, quote, previous)
        if claim is None:
            claim = _orphan(parsed, quote, previous)
            if claim is not None:
                found.append(claim)
        elif claim not in found:
            found.append(claim)
        if claim is not None:
            _take(parsed, claim, quote)
            _source_outside(parsed, claim, quote)
        previous = (quote, claim)
    sign(parsed, found)
    return _lead_ins(parsed, [*found, *blocks(parsed, found)])


def _stay_inside(parsed: "Parsed", claim: Claim) -> None:
    """A cue inside quotation marks governs nothing outside them; a quotation that a content only touches is left out."""
    around = parsed.quoted(claim.cue[0]) if claim.cue else None
    if around is not None:
        low, high = around.inner
        kept = [(max(s, low), min(e, high)) for s, e in claim.content if min(e, high) > max(s, low)]
        claim.content = kept or claim.content


def _overlap(text: str, claim: Claim, quote: Quote) -> int:
    return sum(
        letters(text, max(s, quote.span[0]), min(e, quote.span[1]))
        for s, e in claim.content
        if e > quote.span[0] and s < quote.span[1]
    )


def _outside(claim: Claim, quote: Quote) -> bool:
    return claim.cue is not None and not quote.span[0] <= claim.cue[0] < quote.span[1]


def _holder(parsed: "Parsed", claims: list[Claim], quote: Quote) -> Claim | None:
    """The claim with its cue outside the quotation whose content holds most of it; the tightest of several."""
    size = letters(parsed.text, *quote.inner) or 1
    near = [
        c
        for c in claims
        if c.content and _outside(c, quote) and c.content[0][0] < quote.span[1] and c.content[-1][1] > quote.span[0]
    ]
    fits = [
        c for c in near if _overlap(parsed.text, c, quote) >= 0.5 * size or (_starts(parsed, c, quote) and _reports(c))
    ]
    return min(fits, key=lambda c: (sum(e - s for s, e in c.content), -c.weight), default=None)


def _starts(parsed: "Parsed", claim: Claim, quote: Quote) -> bool:
    """Whether a content lies wholly inside the quotation: the parse broke off at a full stop within the marks."""
    return all(quote.span[0] <= s and e <= quote.span[1] for s, e in claim.content)


def _reports(claim: Claim) -> bool:
    return claim.rule in ("clause", "as", "phrasal", "infinitive", "object", "according")


def _by_cue(parsed: "Parsed", claims: list[Claim], quote: Quote) -> Claim | None:
    verb = _cue_after(parsed, quote) or _cue_before(parsed, quote)
    if verb is None:
        return None
    known = next((c for c in claims if c.head == verb or (c.cue and c.cue[0] <= verb.idx < c.cue[1])), None)
    if known is not None:
        return known
    act = cues().verbs.get(verb.lemma_.lower(), {}).get("clause", "assert")
    claim = Claim([], cue_span(verb), verb, clause_subject(verb) or _inverted(verb), act, rule="quotation", weight=0.9)
    claim.to = [
        c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i and c.pos_ in ("NOUN", "PROPN")
    ]
    return claim


def _cue_after(parsed: "Parsed", quote: Quote) -> "Token | None":
    """The cue in the words after a quotation: '…," he said', '…?" asked Ana Ruiz'."""
    last = parsed.text[quote.inner[1] - 1] if quote.inner[1] > quote.inner[0] else ""
    following = parsed.text[quote.span[1] : quote.span[1] + 2]
    if last in ".…" and not following.lstrip(" ").startswith(","):
        return None
    for count, token in enumerate(_tokens_from(parsed, quote.span[1])):
        if count > NEAR or token.text in (".", ";", ":", "“", '"') or token.text == "\n":
            return None
        if _speaks(token) and (count <= 2 or _subject_between(parsed, quote, token)):
            return token
        if (
            token.pos_ in ("VERB", "AUX")
            and token.dep_ not in ("amod", "aux", "auxpass", "acl", "relcl")
            and count > 0
            and not _speaks(token)
        ):
            return None
    return None


def _subject_between(parsed: "Parsed", quote: Quote, verb: "Token") -> bool:
    subject = clause_subject(verb)
    return subject is None or quote.span[1] <= subject.idx or subject.idx < quote.span[0]


def _cue_before(parsed: "Parsed", quote: Quote) -> "Token | None":
    """The cue in the words before a quotation: 'He said:', 'Ruiz told reporters,', 'in a statement that read'."""
    start = _lead(parsed, quote)
    before = (
        [t for t in parsed.tokens((start, quote.span[0])) if t.idx < quote.span[0] and not t.is_space]
        if quote.span[0] > start
        else []
    )
    between = 0
    for token in reversed(before[-NEAR:]):
        if token.text in (".", "!", "?", "”", ";") or (token.text == '"' and between):
            return None
        if _speaks(token):
            joins = before[-1].text in (",", ":", "that", "—", "–") or before[-1] == token
            if len(parsed.words(quote.inner).split()) < LONG and before[-1].text not in (",", ":"):
                return None
            return (
                token
                if joins and (between <= 2 or before[-1].text in (",", ":", "that") or _only_addressee(before, token))
                else None
            )
        between += token.is_alpha
    return None


def _lead(parsed: "Parsed", quote: Quote) -> int:
    """Where the words before a quotation begin: its paragraph, or the one before if that ends with a colon."""
    start = parsed.paragraph_of(quote.span[0])[0]
    if start == quote.span[0] and parsed.text[:start].rstrip().endswith(":"):
        return parsed.paragraph_of(len(parsed.text[:start].rstrip()) - 1)[0]
    return start


def _only_addressee(before: list["Token"], verb: "Token") -> bool:
    return all(verb in (t.head, t.head.head) for t in before if t.i > verb.i and t.is_alpha)


def _speaks(token: "Token") -> bool:
    shapes = cues().verbs.get(token.lemma_.lower(), {})
    return token.pos_ == "VERB" and ("clause" in shapes and shapes["clause"] in SPEAKING)


def _inverted(verb: "Token") -> "Token | None":
    """The speaker after the verb, where the parse took it for an object: '"No," said Ana Ruiz'."""
    return next(
        (
            c
            for c in verb.rights
            if c.dep_ in ("dobj", "npadvmod", "attr", "oprd", "ccomp") and c.pos_ in ("PROPN", "PRON", "NOUN")
        ),
        None,
    )


def _tokens_from(parsed: "Parsed", offset: int) -> list["Token"]:
    end = parsed.paragraph_of(offset - 1)[1]
    return (
        [t for t in parsed.tokens((offset, min(end, offset + 200))) if t.idx >= offset and t.text != ","]
        if offset < end
        else []
    )


def _continued(parsed: "Parsed", quote: Quote, previous: tuple[Quote, Claim | None] | None) -> Claim | None:
    """The claim of the quotation before, in the same paragraph, if this one stands as sentences of its own after it."""
    if previous is None:
        return None
    before, claim = previous
    if claim is None:
        return None
    if parsed.paragraph_of(before.span[0]) != parsed.paragraph_of(quote.span[0]):
        return None
    gap = parsed.text[before.span[1] : quote.span[0]]
    last = gap.rstrip()[-1:] or parsed.text[before.inner[1] - 1]
    if claim.cue is not None and before.span[1] <= claim.cue[0] < quote.span[0]:
        return claim if _right_after(parsed, claim.cue, quote) else None
    sentence = parsed.text[quote.inner[0] : quote.inner[0] + 1].isupper() and last in '.?!,:;"”'
    return claim if sentence and not any(c.isalnum() for c in gap) else None


def _right_after(parsed: "Parsed", cue: "Span", quote: Quote) -> bool:
    """Whether a quotation goes on in its cue's sentence, or stands as the very next one: no other sentence has begun."""
    between = parsed.text[cue[1] : quote.span[0]]
    ends = [m.end() for m in _SENTENCE_END.finditer(between)]
    if not ends:
        return True
    return not any(c.isalnum() for c in between[ends[0] :]) and _ends_sentence(parsed, quote)


def _ends_sentence(parsed: "Parsed", quote: Quote) -> bool:
    """Whether a sentence ends with a quotation: a short one that goes on in the reporter's words is a name or a title."""
    if len(parsed.words(quote.inner).split()) >= LONG and not is_title(parsed.words(quote.inner).split()):
        return True
    return parsed.text[quote.inner[1] - 1] in ".?!…," or parsed.text[quote.span[1] : quote.span[1] + 1] in (
        ".",
        "!",
        "?",
    )


def _orphan(parsed: "Parsed", quote: Quote, previous: tuple[Quote, Claim | None] | None) -> Claim | None:
    """A quotation with no cue: long ones only, with the speaker of the one before, or their verb's subject."""
    words = parsed.words(quote.inner).split()
    whole = parsed.paragraph_of(quote.span[0])[0] == quote.span[0]
    goes_on = whole and previous is not None and (previous[0].goes_on or _next_paragraph(parsed, previous[0], quote))
    if is_title(words) or len(words) < (SHORTEST if goes_on else LONG):
        return None
    if goes_on and previous is not None and previous[1] is not None:
        before = previous[1]
        head = before.head if before.speaker == "previous" else before.source
        return Claim([], rule="continued", weight=0.6, source=None, speaker="previous", head=head, act=before.act)
    verb = _governor(parsed, quote)
    if verb is not None and not whole:
        return Claim([], cue_span(verb), verb, clause_subject(verb), "assert", rule="governor", weight=0.4)
    return Claim([], rule="orphan", weight=0.35)


def is_title(words: list[str]) -> bool:
    """Whether marked words are the title of a work: nearly all of the longer ones capitalised."""
    longer = [w for w in words if len(w) > 3]
    return bool(longer) and sum(w[:1].isupper() for w in longer) >= 0.8 * len(longer)


def _next_paragraph(parsed: "Parsed", before: Quote, quote: Quote) -> bool:
    """Whether nothing of the reporter's own stands between the paragraph of one quotation and that of the next."""
    gap = parsed.text[parsed.paragraph_of(before.span[0])[1] : quote.span[0]]
    return "\n" in gap and not any(c.isalnum() for c in gap)


def _governor(parsed: "Parsed", quote: Quote) -> "Token | None":
    """The verb outside the marks that the quotation hangs on."""
    for token in parsed.tokens(quote.inner):
        head = token.head
        if head.i != token.i and not quote.span[0] <= head.idx < quote.span[1]:
            for _ in range(6):
                if head.pos_ == "VERB":
                    return head if not quote.span[0] <= head.idx < quote.span[1] else None
                head = head.head
    return None


def _take(parsed: "Parsed", claim: Claim, quote: Quote) -> None:
    """Add a quotation to a claim's content, marks included, and drop what the parse took for content inside its cue clause."""
    inside = [s for s in claim.content if quote.span[0] <= s[0] and s[1] <= quote.span[1]]
    claim.content = joined([*(s for s in claim.content if s not in inside), quote.span], parsed.text)


def _source_outside(parsed: "Parsed", claim: Claim, quote: Quote) -> None:
    """Where the parse took a noun inside the quotation for the speaker, the noun phrase beside the cue is meant."""
    source, cue = claim.source, claim.head
    if cue is None or cue.pos_ != "VERB" or quote.span[0] <= cue.idx < quote.span[1]:
        return
    if source is not None and not quote.span[0] <= source.idx < quote.span[1]:
        return
    beside = [
        t
        for t in cue.doc[max(0, cue.i - 8) : cue.i + 9]
        if is_head(t) and t.dep_ not in ("pobj", "poss") and parsed.quoted(t.idx) is None
    ]
    beside = [t for t in beside if not _parted(parsed, t, cue)]
    claim.source = min(beside, key=lambda t: abs(t.i - cue.i), default=None)


def _parted(parsed: "Parsed", token: "Token", cue: "Token") -> bool:
    """Whether a sentence or a quotation ends between a noun and a cue."""
    low, high = sorted((token.idx, cue.idx))
    return any(mark in parsed.text[low:high] for mark in ("\n", "”", "“", '"', ". "))


def _lead_ins(parsed: "Parsed", claims: list[Claim]) -> list[Claim]:
    """A quotation that opens a paragraph with no cue belongs to the cue of the one right after it: '"A. B." "C," he said'."""
    out: list[Claim] = []
    ordered = sorted((c for c in claims if c.content), key=lambda c: c.content[0])
    for claim in ordered:
        last = out[-1] if out else None
        if (
            last is not None
            and last.rule in ("orphan", "continued")
            and claim.rule in ("quotation", "clause")
            and last.content[-1][1] <= claim.content[0][0]
        ):
            gap = parsed.text[last.content[-1][1] : claim.content[0][0]]
            if "\n" not in gap and not any(c.isalnum() for c in gap):
                claim.content = joined([*last.content, *claim.content], parsed.text)
                out.pop()
        out.append(claim)
    return out
