"""Reading a noun that tells of an act: "Israel's strikes on Y", "the killing of X by Y", "talks between A and B"."""

from typing import TYPE_CHECKING

from onrecord.did.clause import Reading, surface_subjects
from onrecord.did.grammar import VERBAL, kids, lemma, of_preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = frozenset(
    "carry launch conduct stage mount make hold give take have do begin start open issue reach strike continue resume "
    "commit perpetrate undertake pursue wage plan plot order lead organize organise direct orchestrate approve announce "
    "express step intensify increase expand offer extend lodge".split()
)
"""Verbs whose subject does what their object names."""

TIED = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC"})


def read_noun(noun: "Token") -> Reading:
    """The reading of a noun's own phrase, and of the verb it depends on if that verb adds only its subject."""
    preps = tuple(of_preposition(noun))
    actors = [*kids(noun, "poss"), *modifiers(noun)]
    actors += [t for name, t in preps if name == "by" and t.dep_ == "pobj"]
    verb = light_verb(noun)
    if verb is not None and not actors:
        preps += tuple(pair for pair in of_preposition(verb) if pair[0] != "by")
        actors += _doers(verb)
    return Reading(noun, False, tuple(actors), (), preps, None)


def light_verb(noun: "Token") -> "Token | None":
    """The light verb that a noun is the object, or the passive subject, of."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and verb.pos_ in VERBAL and lemma(verb) in LIGHT:
        return verb
    return None


def modifiers(noun: "Token") -> "list[Token]":
    """Names and demonyms that stand before a noun: "Israeli air strikes", "U.S.-led talks"."""
    found = []
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i and child.ent_type_ in TIED:
            found.append(child)
    return found


def _doers(verb: "Token") -> "list[Token]":
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return [t for name, t in of_preposition(verb) if name == "by" and t.dep_ == "pobj"]
    return list(surface_subjects(verb))
