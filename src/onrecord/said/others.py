"""Cues that are no verbs: nouns ("his demand that"), adjectives ("is confident that"), adverbs, "according to"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.said.claim import Claim
from onrecord.said.clauses import cue_span, spans, subtree
from onrecord.said.lexicon import cues
from onrecord.who.phrases import clause_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed

COPULAS = frozenset({"be", "become", "remain", "seem", "feel", "appear", "stay", "grow", "sound"})


def noun_claims(parsed: "Parsed", noun: "Token") -> Iterator[Claim]:
    """The claim of a noun cue with a clause, an infinitive or a phrase on it, and a source that can be named."""
    act = cues().nouns.get(noun.lemma_.lower())
    if act is None or noun.pos_ != "NOUN" or (noun.i > 0 and noun.nbor(-1).text.lower() == "in"):
        return
    light = noun.head if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in cues().light_verbs else None
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp", "relcl") and _clause_of_noun(c)), None)
    if clause is None and light is not None:
        clause = next(
            (c for c in light.rights if c.dep_ in ("ccomp", "advcl", "xcomp") and c.i > noun.i and _clause_of_noun(c)),
            None,
        )
    content = subtree(clause) if clause is not None else _phrase_content(noun)
    source = _owner(noun) or (
        clause_subject(light) if light is not None and not any(c.dep_ == "auxpass" for c in light.children) else None
    )
    if not content or (source is None and clause is None):
        return
    if clause is None and light is None and source is None:
        return
    cue = (
        (cue_span(light)[0], noun.idx + len(noun))
        if light is not None and light.i < noun.i
        else (noun.idx, noun.idx + len(noun))
    )
    yield Claim(
        spans(content, parsed.text), cue, noun, source, act, rule="noun", weight=0.6 if source is not None else 0.45
    )


def _clause_of_noun(clause: "Token") -> bool:
    """A that-clause or an infinitive; not a relative clause ("the claim that he made") or a participle."""
    marks = [c for c in clause.children if c.dep_ in ("mark", "aux") and (c.text.lower() == "that" or c.tag_ == "TO")]
    if clause.dep_ == "relcl":
        return any(c.text.lower() == "that" and c.dep_ == "mark" for c in clause.children)
    return bool(marks)


def _phrase_content(noun: "Token") -> list["Token"]:
    """What follows the noun's preposition: "claims of victory" gives "victory"."""
    if noun.lemma_.lower() not in cues().nouns_with_phrases:
        return []
    for prep in noun.rights:
        if prep.dep_ == "prep" and prep.text.lower() in cues().noun_preps:
            return [t for t in subtree(prep) if t.i != prep.i]
    return []


def _owner(noun: "Token") -> "Token | None":
    """Who a noun cue belongs to: a possessor, a name before it, or the one it is "by" or "from"."""
    for child in noun.children:
        if child.dep_ == "poss" or (
            child.dep_ in ("compound", "amod", "nmod") and child.ent_type_ in ("GPE", "NORP", "ORG", "PERSON")
        ):
            return child
        if child.dep_ in ("prep", "agent") and child.text.lower() in ("by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def silence_claims(parsed: "Parsed", noun: "Token") -> Iterator[Claim]:
    """ "No immediate response came from Ruiz", "there was no comment from the army": they decline; the words say so themselves."""
    if noun.lemma_.lower() not in cues().silences or not any(c.text.lower() == "no" for c in noun.lefts):
        return
    source = _owner(noun) or next(
        (o for c in noun.head.children if c.text.lower() in ("from", "by") for o in c.children if o.dep_ == "pobj"),
        None,
    )
    if source is not None:
        cue = (noun.left_edge.idx, noun.idx + len(noun))
        yield Claim([cue], None, noun, source, "decline", rule="silence", weight=0.6)


def adjective_claims(parsed: "Parsed", adjective: "Token") -> Iterator[Claim]:
    """The claim of "be confident that", "remains committed to", "is critical of"."""
    act = cues().adjectives.get(adjective.text.lower())
    if (
        act is None
        or adjective.dep_ not in ("acomp", "ROOT", "conj", "oprd", "attr")
        or adjective.head.lemma_ not in COPULAS
    ):
        return
    content = next((subtree(c) for c in adjective.rights if c.dep_ in ("ccomp", "xcomp")), None)
    prep = next(
        (
            c
            for c in adjective.rights
            if c.dep_ == "prep" and c.text.lower() in ("of", "about", "to", "in", "for", "over", "on")
        ),
        None,
    )
    if content is None and prep is not None:
        content = [t for t in subtree(prep) if t.i != prep.i]
    subject = clause_subject(adjective.head)
    if not content or subject is None:
        return
    cue = (cue_span(adjective.head)[0], adjective.idx + len(adjective))
    yield Claim(spans(content, parsed.text), cue, adjective, subject, act, rule="adjective", weight=0.55)


def adverb_claims(parsed: "Parsed", adverb: "Token") -> Iterator[Claim]:
    """ "reportedly" puts its whole clause in other mouths, whose the report does not say."""
    act = cues().adverbs.get(adverb.text.lower())
    verb = adverb.head
    if act is None or verb.pos_ not in ("VERB", "AUX"):
        return
    outer = [c for c in verb.children if c.dep_ in ("advcl", "conj", "cc") or c.i == adverb.i]
    yield Claim(
        spans(subtree(verb, outer), parsed.text),
        (adverb.idx, adverb.idx + len(adverb)),
        adverb,
        None,
        act,
        rule="adverb",
        weight=0.5,
    )


def according_claims(parsed: "Parsed", token: "Token") -> Iterator[Claim]:
    """ "according to X", "as per X", "in the words of X": the clause around the phrase is the content."""
    last = _source_phrase(token)
    if last is None:
        return
    source = next((c for c in last.children if c.dep_ in ("pobj", "pcomp", "nsubj")), None) or _next_noun(last)
    if source is None:
        return
    clause = token.head
    while (
        clause.dep_
        in ("prep", "pobj", "amod", "npadvmod", "appos", "attr", "acomp", "compound", "nummod", "quantmod", "aux")
        and clause.head.i != clause.i
    ):
        clause = clause.head
    while clause.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
        clause = clause.head
    content = [t for t in subtree(clause, [token]) if not last.i >= t.i >= token.i]
    inside = {t.i for t in source.subtree}
    content = [t for t in content if t.i not in inside]
    cue = (token.idx, last.idx + len(last))
    yield Claim(spans(content, parsed.text), cue, token, source, "assert", rule="according", weight=0.85)


def _source_phrase(token: "Token") -> "Token | None":
    """The last word of a phrase that points at a source, if `token` is its first."""
    if token.lower_ not in ("according", "as", "in"):
        return None
    doc, low = token.doc, [t.lower_ for t in token.doc[token.i : token.i + 4]]
    if low[:2] in (["according", "to"], ["as", "per"]):
        return doc[token.i + 1]
    if low[:4] == ["in", "the", "words", "of"]:
        return doc[token.i + 3]
    return None


def _next_noun(token: "Token") -> "Token | None":
    for other in token.doc[token.i + 1 : token.i + 6]:
        if other.dep_ in ("pobj", "nsubj", "dobj", "ROOT", "conj", "attr") and other.pos_ in ("NOUN", "PROPN", "PRON"):
            return other
    return None
