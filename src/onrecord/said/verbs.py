"""Verb cues: "said that", "called on X to", "was accused of", "is believed to", read off the parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.said.claim import Claim
from onrecord.said.clauses import cue_span, spans, subtree, without_tail
from onrecord.said.lexicon import Shapes, cues
from onrecord.vocabulary import SpeechAct
from onrecord.who.lexicon import lexicon
from onrecord.who.phrases import clause_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed

TARGETED = frozenset({"demand", "ask", "propose", "accuse", "promise", "warn"})
"""Acts whose object is the one spoken to or about, and no part of the content when an infinitive follows."""


def verb_claims(parsed: "Parsed", verb: "Token") -> Iterator[Claim]:
    """The claims that a verb makes, one at most for each shape it is met in; nothing for a verb that is no cue."""
    shapes, phrasal = cues().verbs.get(verb.lemma_.lower(), {}), cues().phrasal.get(verb.lemma_.lower(), {})
    if not (shapes or phrasal) or verb.dep_ in ("amod", "compound") or (verb.dep_ == "acl" and verb.lemma_ == "aim"):
        return
    claim = _passive_claim(parsed, verb, shapes) if _passive(verb) else _active_claim(parsed, verb, shapes, phrasal)
    if claim is not None and claim.content:
        claim.when = claim.when or _when(verb)
        yield claim


def _passive(verb: "Token") -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _child(verb: "Token", *deps: str) -> "Token | None":
    return next((c for c in verb.children if c.dep_ in deps), None)


def _active_claim(parsed: "Parsed", verb: "Token", shapes: Shapes, phrasal: dict[str, SpeechAct]) -> Claim | None:
    subject = clause_subject(verb)
    clause = _child(verb, "ccomp")
    infinitive = _infinitive(verb)
    if "infinitive" in shapes and infinitive is not None:
        return _infinitive_claim(parsed, verb, infinitive, subject, shapes["infinitive"])
    if "clause" in shapes and clause is not None:
        return _clause_claim(parsed, verb, clause, subject, shapes["clause"])
    if "as" in shapes and (claim := _as_claim(parsed, verb, subject, shapes["as"])) is not None:
        return claim
    if "gerund" in shapes and (gerund := _child(verb, "xcomp")) is not None and gerund.tag_ == "VBG":
        return Claim(
            spans(subtree(gerund), parsed.text),
            cue_span(verb),
            verb,
            subject,
            shapes["gerund"],
            rule="gerund",
            weight=0.7,
        )
    if "attributed" in shapes and (claim := _attributed_claim(parsed, verb, subject, shapes["attributed"])) is not None:
        return claim
    if phrasal and (claim := _phrasal_claim(parsed, verb, subject, phrasal)) is not None:
        return claim
    thing = _child(verb, "dobj")
    if "object" in shapes and thing is not None and subject is not None:
        return _object_claim(parsed, verb, thing, subject, shapes["object"])
    return None


def _infinitive(verb: "Token") -> "Token | None":
    """The infinitive under a verb: an xcomp, or a clause whose verb has "to"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and any(c.tag_ == "TO" for c in child.children):
            return child
    return None


def _infinitive_claim(
    parsed: "Parsed", verb: "Token", infinitive: "Token", subject: "Token | None", act: SpeechAct
) -> Claim:
    addressee = _child(verb, "dobj", "dative") or next((c for c in infinitive.children if c.dep_ == "nsubj"), None)
    prep = next(
        (
            c
            for c in verb.children
            if c.dep_ == "prep" and c.text.lower() in ("on", "upon", "to", "with") and c.i < infinitive.i
        ),
        None,
    )
    if addressee is None and prep is not None:
        addressee = next((c for c in prep.children if c.dep_ == "pobj"), None)
    inner = next((c for c in infinitive.children if c.dep_ == "nsubj"), None)
    without = [inner] if inner is not None and act in TARGETED else []
    claim = Claim(
        spans(subtree(infinitive, without), parsed.text),
        cue_span(verb, *([prep] if prep else [])),
        verb,
        subject,
        act,
        rule="infinitive",
        weight=0.75,
    )
    if addressee is not None and act in TARGETED:
        claim.to = [addressee]
    return claim


def _clause_claim(
    parsed: "Parsed", verb: "Token", clause: "Token", subject: "Token | None", act: SpeechAct
) -> Claim | None:
    if subject is not None and subject.i > verb.i and clause.i > subject.i and subject.dep_ == "dobj":
        return None
    addressee = _child(verb, "dobj", "dative")
    content = [t for t in subtree(clause) if t.i != verb.i]
    if addressee is not None and verb.i < addressee.i < clause.i and not _someone(addressee):
        content, addressee = [*subtree(addressee), *content], None
    content = without_tail(_around_cue(content, verb, subject))
    claim = Claim(spans(content, parsed.text), cue_span(verb), verb, subject, act, rule="clause", weight=0.85)
    if addressee is not None and verb.i < addressee.i < clause.i:
        claim.to = [addressee]
    elif (
        prep := next((c for c in verb.children if c.dep_ in ("prep", "dative") and c.text.lower() == "to"), None)
    ) is not None:
        claim.to = [c for c in prep.children if c.dep_ == "pobj"]
    return claim


def _around_cue(content: list["Token"], verb: "Token", subject: "Token | None") -> list["Token"]:
    """The content without the cue's own clause, where that stands in the middle of it ("It was, he said, late")."""
    if not content or not content[0].i < verb.i < content[-1].i:
        return content
    own = {verb.i} | {t.i for c in verb.children if c.dep_ not in ("ccomp",) for t in c.subtree}
    if subject is not None and abs(subject.i - verb.i) < 15:
        own |= {t.i for t in subject.subtree}
    return [t for t in content if t.i not in own]


def _as_claim(parsed: "Parsed", verb: "Token", subject: "Token | None", act: SpeechAct) -> Claim | None:
    """ "described X as Y", "called X Y": both the thing and what it is said to be are content."""
    thing = _child(verb, "dobj")
    called = (
        _child(verb, "oprd", "xcomp")
        if verb.lemma_ in ("call", "dub", "term", "brand", "label", "deem", "consider")
        else None
    )
    preps = [c for c in verb.rights if c.dep_ == "prep" and c.text.lower() == "as"]
    inner = [c for c in thing.rights if c.dep_ == "prep" and c.text.lower() == "as"] if thing is not None else []
    if called is None and not preps and not inner:
        clause = _child(verb, "ccomp") if verb.lemma_ in ("call", "dub", "term", "deem", "consider") else None
        if clause is None or any(c.dep_ == "mark" for c in clause.children):
            return None
        called = clause
    branches = [b for b in (thing, called, *preps) if b is not None]
    if not branches:
        return None
    tokens = [t for b in branches for t in subtree(b) if t.i != verb.i]
    return Claim(spans(tokens, parsed.text), cue_span(verb), verb, subject, act, rule="as", weight=0.75)


def _attributed_claim(parsed: "Parsed", verb: "Token", subject: "Token | None", act: SpeechAct) -> Claim | None:
    """ "attributed the failure to X": what is put down to something, and to what."""
    thing = _child(verb, "dobj")
    prep = next((c for c in verb.rights if c.dep_ in ("prep", "dative") and c.text.lower() in ("to", "on")), None)
    if thing is None or (prep is None and not any(t.text.lower() == "to" for t in thing.subtree)):
        return None
    tokens = [*subtree(thing), *(subtree(prep) if prep is not None else [])]
    return Claim(spans(tokens, parsed.text), cue_span(verb), verb, subject, act, rule="as", weight=0.7)


def _phrasal_claim(
    parsed: "Parsed", verb: "Token", subject: "Token | None", phrasal: dict[str, SpeechAct]
) -> Claim | None:
    for prep in verb.rights:
        word = prep.text.lower()
        if prep.dep_ not in ("prep", "prt", "agent") or word not in phrasal:
            continue
        inside = [t for t in subtree(prep) if t.i != prep.i] if prep.dep_ == "prep" else _object_of_particle(verb)
        inside += (
            [t for c in verb.rights if _goes_on(c, inside) for t in subtree(c)] if word in ("to", "for", "of") else []
        )
        kept = [prep, *inside] if word in ("of", "for") and verb.lemma_ in ("accuse", "suspect") else inside
        if not inside:
            continue
        cue = cue_span(verb) if kept and kept[0] == prep else cue_span(verb, prep)
        claim = Claim(spans(kept, parsed.text), cue, verb, subject, phrasal[word], rule="phrasal", weight=0.75)
        target = _child(verb, "dobj")
        claim.to = [target] if target is not None and verb.lemma_ in ("accuse", "suspect") else []
        return claim
    return None


def _goes_on(prep: "Token", inside: list["Token"]) -> bool:
    """Whether a further phrase on the verb belongs to what came before it: "pointed to X's call for Y as Z"."""
    dated = any(t.ent_type_ in ("DATE", "TIME") for t in prep.children)
    return (
        prep.dep_ == "prep"
        and bool(inside)
        and prep.left_edge.i == inside[-1].i + 1
        and prep.text.lower() in ("for", "as", "of", "about", "on")
        and not dated
    )


def _object_of_particle(verb: "Token") -> list["Token"]:
    thing = _child(verb, "dobj")
    return subtree(thing) if thing is not None else []


def _object_claim(parsed: "Parsed", verb: "Token", thing: "Token", subject: "Token", act: SpeechAct) -> Claim | None:
    if thing.pos_ == "PRON" or thing.i < verb.i or (act == "deny" and _given_to(verb, thing)):
        return None
    preps = [
        c
        for c in verb.rights
        if c.i > thing.i and (c.dep_ == "prep" and c.text.lower() in ("for", "as", "of", "over", "against"))
    ]
    tokens = [t for b in (thing, *preps) for t in subtree(b)]
    claim = Claim(
        spans(without_tail(tokens), parsed.text), cue_span(verb), verb, subject, act, rule="object", weight=0.6
    )
    claim.to = [thing] if act in ("accuse", "support", "oppose") else []
    return claim


def _given_to(verb: "Token", thing: "Token") -> bool:
    """Whether something is withheld from someone: "denied residents entry" is a deed, no denial."""
    return _child(verb, "dative") is not None or _someone(thing) or thing.lemma_.lower() in cues().not_denied


def is_deed(verb: "Token") -> bool:
    """Whether a verb of denying withholds something from someone, which is a deed and no denial."""
    thing = _child(verb, "dobj")
    act = cues().verbs.get(verb.lemma_.lower(), {}).get("object")
    return act == "deny" and thing is not None and _given_to(verb, thing)


def _someone(noun: "Token") -> bool:
    """Whether a noun names people, and so is spoken to rather than spoken about."""
    words = lexicon()
    named = noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
    return named or noun.pos_ == "PRON" or noun.lemma_.lower() in words.persons or noun.text.lower() in words.peoples


def _passive_claim(parsed: "Parsed", verb: "Token", shapes: Shapes) -> Claim | None:
    if verb.lemma_.lower() not in cues().passives:
        return None
    agent = next((o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"), None)
    patient = _child(verb, "nsubjpass")
    act = shapes.get("clause") or shapes.get("as") or shapes.get("infinitive") or shapes.get("object") or "assert"
    tokens = _passive_content(verb, patient, act)
    if not tokens:
        return None
    auxiliaries = [c for c in verb.lefts if c.dep_ == "auxpass"]
    claim = Claim(
        spans(tokens, parsed.text), cue_span(verb), verb, agent, act, rule="passive", weight=0.6 if auxiliaries else 0.4
    )
    if patient is not None and act in TARGETED:
        claim.to = [patient]
    return claim


def _passive_content(verb: "Token", patient: "Token | None", act: SpeechAct) -> list["Token"]:
    clause = _child(verb, "ccomp", "xcomp")
    as_ = next((c for c in verb.rights if c.dep_ == "prep" and c.text.lower() in ("as", "of", "for")), None)
    spoken_to = act in TARGETED or verb.lemma_ in ("tell", "inform")
    if clause is not None:
        whole = subtree(clause)
        shown = patient is not None and patient.text.lower() not in ("it", "who", "which", "that") and not spoken_to
        return [*(subtree(patient) if shown and patient is not None else []), *whole]
    if as_ is not None and (verb.lemma_ in ("accuse", "blame", "criticize", "criticise") or as_.text.lower() == "as"):
        return [*(subtree(patient) if patient is not None and not spoken_to else []), *subtree(as_)]
    if (
        patient is not None
        and patient.pos_ != "PRON"
        and act in ("announce", "propose", "refuse", "accuse", "demand", "support", "accept")
        and verb.lemma_ not in ("accuse", "tell", "ask", "order")
    ):
        return subtree(patient, [c for c in patient.children if c.dep_ == "relcl"])
    return []


def _when(verb: "Token") -> "tuple[int, int] | None":
    """The time expression that hangs on the cue: "said on Wednesday"."""
    for child in verb.children:
        if child.dep_ == "npadvmod" and child.ent_type_ in ("DATE", "TIME"):
            return _edges(child)
        if child.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") and t.dep_ == "pobj" for t in child.children):
            return _edges(child)
    return None


def _edges(token: "Token") -> "tuple[int, int]":
    last = token.right_edge
    return token.left_edge.idx, last.idx + len(last)
