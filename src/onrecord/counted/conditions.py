"""What must hold before a clue decides a measure: both of "killed and wounded", aid near the trucks, harm to the houses."""

from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.clues import Clue
from onrecord.counted.holders import is_passive
from onrecord.counted.measures import Known
from onrecord.counted.phrases import Phrase
from onrecord.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

HURTING = frozenset({"injure", "wound", "hurt", "maim", "injured", "wounded"})
KILLING = frozenset({"kill", "murder"})
SIGHT = 25
"""Tokens before a sentence in which a cue ("aid", "relief") still speaks for it."""


def settled(clue: Clue, phrase: Phrase, amount: Amount, known: Known) -> Measure | None:
    """The measure that a clue speaks for once its conditions hold; None if they don't."""
    measure, how = clue.measure, clue.how
    if how in ("verb", "predicate") and _is_bare_share(phrase, amount) and clue.token.i < phrase.first:
        return None
    if how == "verb" and measure in ("killed", "injured") and is_both(clue.token):
        return "casualties"
    if measure == "population" and stays(phrase):
        return "remaining"
    return measure if _holds(clue, phrase, known) else None


def _is_bare_share(phrase: Phrase, amount: Amount) -> bool:
    """A percentage or share of nothing that is named: inflation, not people, is what "hit 35 %"."""
    return amount.kind != "count" and phrase.head is None and phrase.refers is None


def _holds(clue: Clue, phrase: Phrase, known: Known) -> bool:
    measure, how = clue.measure, clue.how
    if how == "verb":
        return measure != "fighters" or _joins(clue.token, known)
    if how != "noun":
        return True
    if measure == "buildings":
        return _done_to(phrase, known)
    return measure not in known.cues or _cue_near(phrase, known.cues[measure])


def is_both(verb: "Token") -> bool:
    """Whether two joined verbs of killing and hurting share what they count: "killed and wounded 40"."""
    pair = [t for t in (verb, *verb.conjuncts) if abs(t.i - verb.i) <= 3 and _kind(t) is not None]
    return len(pair) == 2 and {_kind(t) for t in pair} == {"kill", "hurt"} and sum(map(_has_own, pair)) == 1


def _kind(verb: "Token") -> str | None:
    forms = {verb.lemma_.lower(), verb.lower_}
    return "hurt" if forms & HURTING else "kill" if forms & KILLING else None


def _has_own(verb: "Token") -> bool:
    """Whether a verb has an object, or a passive subject, of its own."""
    return any(c.dep_ in ("dobj", "nsubjpass") or (c.dep_ == "nsubj" and is_passive(verb)) for c in verb.children)


def stays(phrase: Phrase) -> bool:
    """ "still living there", "still in the city": people who have not left."""
    return any(t.lower_ == "still" for t in phrase.doc[phrase.last : phrase.last + 4])


def _cue_near(phrase: Phrase, cues: frozenset[str]) -> bool:
    sentence = phrase.top.sent
    return any(t.lower_ in cues for t in phrase.doc[max(0, sentence.start - SIGHT) : sentence.end])


def _done_to(phrase: Phrase, known: Known) -> bool:
    """Buildings count where something is done to them: destroyed, held, hit."""
    top, doc = phrase.top, phrase.doc
    own = [*doc[phrase.number + 1 : phrase.last], *(c for c in top.rights if c.dep_ in ("acl", "relcl", "amod"))]
    heads = [top.head, top.head.head, *top.conjuncts, *(t.head for t in top.conjuncts)]
    behind = [t for t in doc[phrase.last : phrase.last + 4] if t.tag_ == "VBN"]
    return any(t.lemma_.lower() in known.done_to_buildings or t.lower_ == "held" for t in [*own, *heads, *behind])


def _joins(verb: "Token", known: Known) -> bool:
    """Whether those who join or travel do so to fight."""
    if verb.lemma_.lower() not in known.joining["verbs"]:
        return True
    behind = verb.doc[verb.i + 1 : min(verb.i + 12, verb.sent.end)]
    return any({t.lower_, t.lemma_.lower()} & known.joining["objects"] for t in behind)


def of_lives(phrase: Phrase, known: Known) -> Measure | None:
    """ "claimed 40 lives", "cost the lives of 40", "saved 40 lives", "40 lost their lives"."""
    lives, top = known.lives, phrase.top
    if top.dep_ == "nsubj" and top.head.lemma_ == "lose":
        return "killed" if any(c.lemma_.lower() in lives["nouns"] for c in top.head.rights) else None
    behind_of = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "of" else None
    for noun in (phrase.head, behind_of):
        if noun is None or noun.lemma_.lower() not in lives["nouns"]:
            continue
        verbs = {noun.head.lemma_.lower(), top.head.lemma_.lower()}
        if verbs & set(lives["saved"]):
            return "evacuated"
        if verbs & set(lives["verbs"]) or noun is behind_of:
            return "killed"
    return None
