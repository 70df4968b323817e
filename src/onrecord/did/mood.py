"""A verb's own mood: its auxiliaries, its negation, and whether its clause is a condition. The words above it come after (`governors`)."""

from functools import cache
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.did.grammar import SUBJECTS, VERBAL, kids, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.vocabulary import Modality

WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
WOULD = frozenset({"would", "'d", "’d"})
MIGHT = frozenset({"could", "may", "might", "can", "ca", "should", "must", "ought", "need"})
REPORTING_DEPTH = 5
"""How many governors are looked at for a reporting verb above "would"."""


class Words:
    """The lists of `resources/modality.yaml` as sets."""

    def __init__(self) -> None:
        known = resources.load("modality.yaml")
        self.governors = _by_word(known["governors"])
        self.adjectives = _by_word(known["adjectives"])
        self.nouns = _by_word(known["nouns"])
        self.conditions = frozenset(known["conditions"])
        self.negators = frozenset(known["negators"])
        self.reported = frozenset(known["reported"])
        self.eventive = frozenset(known["eventive"])
        self.refusable = frozenset(known["refusable"])
        self.denials = frozenset(known["denials"])
        self.uncertain = frozenset(known["uncertain"])


def _by_word(groups: "dict[Modality, list[str]]") -> "dict[str, Modality]":
    return {word: modality for modality, group in groups.items() for word in group}


@cache
def words() -> Words:
    """The modality lists, read once a process."""
    return Words()


def is_negated(verb: "Token") -> bool:
    """Whether the verb, or its subject, is negated: "did not attack", "no one attacked", "without attacking"."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ in ("advmod", "preconj", "det") and child.lower_ in words().negators):
            return True
        if child.dep_ in SUBJECTS and _is_none(child):
            return True
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("without", "instead", "than"):
        return True
    return verb.dep_ == "conj" and _shares_auxiliary(verb) and is_negated(verb.head)


def _is_none(subject: "Token") -> bool:
    if subject.lower_ in words().negators:
        return True
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in subject.children)


def _shares_auxiliary(verb: "Token") -> bool:
    """Whether a joined verb is read with the first verb's auxiliaries ("did not attack or invade")."""
    return verb.head.pos_ in VERBAL and not kids(verb, "aux", "auxpass", *SUBJECTS) and verb.tag_ == verb.head.tag_


def of_auxiliaries(verb: "Token") -> "Modality | None":
    """What the verb's auxiliaries say: "will" future, "might" hypothetical, "would" either; None where they say nothing."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if not auxiliaries and verb.dep_ == "conj" and _shares_auxiliary(verb):
        return of_auxiliaries(verb.head)
    if auxiliaries & MIGHT:
        return "hypothetical"
    if auxiliaries & WILL:
        return "future"
    if auxiliaries & WOULD:
        promised = _is_reported(verb) and not has_condition(verb) and "have" not in auxiliaries
        return "future" if promised else "hypothetical"
    return None


def _is_reported(verb: "Token") -> bool:
    """Whether the clause reports what someone said would come."""
    above = verb
    for _ in range(REPORTING_DEPTH):
        if above.head.i == above.i:
            return False
        if above.dep_ in ("ccomp", "parataxis", "pcomp", "relcl") and lemma(above.head) in words().reported:
            return True
        if any(c.dep_ in ("ccomp", "parataxis") and lemma(c) in words().reported for c in above.children):
            return True
        above = above.head
    return False


def is_conditional(verb: "Token") -> bool:
    """Whether the verb's clause, or the one it completes, opens with "if", "unless", "whether", or inverted "should"."""
    above = verb
    for _ in range(3):
        if _opens_condition(above):
            return True
        if above.dep_ not in ("xcomp", "conj", "ccomp") or above.head.pos_ not in VERBAL:
            return False
        if above.dep_ == "conj" and kids(above, *SUBJECTS):
            return False
        above = above.head
    return False


def _opens_condition(verb: "Token") -> bool:
    marks = [c for c in verb.children if c.dep_ in ("mark", "aux", "advmod") and c.i < verb.i]
    return any(c.lower_ in words().conditions and (c.dep_ == "mark" or c.is_title) for c in marks)


def has_condition(verb: "Token") -> bool:
    """Whether an "if" clause hangs on the verb."""
    return any(c.dep_ == "advcl" and is_conditional(c) for c in verb.children)
