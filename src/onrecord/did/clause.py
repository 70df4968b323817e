"""Reading a clause: who does it, to whom, whatever the order the words come in.

Passives, relative clauses, participles, infinitives under another verb ("control"), and verbs joined by
"and" all leave the subject elsewhere; it is looked up there, and nowhere outside the sentence.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.did.grammar import SUBJECTS, VERBAL, antecedent, first, governor, kids, lemma, of_preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

OBJECT_CONTROL = frozenset(
    "urge ask tell order force allow permit let help persuade convince encourage invite press pressure push compel "
    "require instruct command direct advise warn enable cause lead want expect prompt beg implore authorize authorise".split()
)
"""Verbs whose object does what the infinitive after them says ("ordered troops to withdraw")."""

FAULT = frozenset(
    "accuse blame suspect charge criticize criticise condemn denounce thank praise convict chide fault rebuke slam "
    "indict censure praise applaud commend".split()
)
"""Verbs whose object did what "of …ing" or "for …ing" says."""

DEEPEST = 6
"""How many governors are looked at for a missing subject: real sentences need at most four."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a clause as tokens: `actors` do it, `objects` undergo it, `preps` are (preposition, head) pairs."""

    head: "Token"
    passive: bool
    actors: "tuple[Token, ...]"
    objects: "tuple[Token, ...]"
    preps: "tuple[tuple[str, Token], ...]"
    complement: "Token | None"


def read_clause(verb: "Token") -> Reading:
    """The reading of the clause that a verb heads."""
    passive = is_passive(verb)
    surface = surface_subjects(verb)
    preps = tuple(of_preposition(verb))
    by = tuple(t for name, t in preps if name == "by" and t.dep_ == "pobj")
    complement = first(verb, "ccomp", "xcomp")
    if passive:
        return Reading(verb, True, by, surface, preps, complement)
    return Reading(verb, False, surface, direct_objects(verb), preps, complement)


def is_passive(verb: "Token") -> bool:
    """Whether the verb's subject undergoes it."""
    labels = {c.dep_ for c in verb.children}
    if labels & {"auxpass", "nsubjpass", "csubjpass"}:
        return True
    if verb.tag_ != "VBN" or "aux" in labels or "nsubj" in labels or "dobj" in labels:
        return False
    if verb.dep_ in ("acl", "amod") or "agent" in labels:
        return True
    return verb.dep_ == "conj" and verb.head.pos_ in VERBAL and is_passive(verb.head)


def surface_subjects(verb: "Token", depth: int = 0) -> "tuple[Token, ...]":
    """The heads of what stands as the verb's subject, or would."""
    own = kids(verb, *SUBJECTS)
    if own:
        return tuple(antecedent(t) for t in own)
    if depth > DEEPEST:
        return ()
    return _missing_subject(verb, depth + 1)


def _missing_subject(verb: "Token", depth: int) -> "tuple[Token, ...]":
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ not in VERBAL:
        return _of_noun(verb, head, depth)
    if verb.dep_ in ("pcomp", "pobj") and head.pos_ == "ADP":
        return _under_preposition(head, depth)
    if head.pos_ not in VERBAL or head.i == verb.i:
        return ()
    if verb.dep_ in ("xcomp", "ccomp") and lemma(head) in OBJECT_CONTROL and not is_passive(head):
        return direct_objects(head) or surface_subjects(head, depth)
    if verb.dep_ in ("conj", "xcomp", "ccomp", "advcl", "dep", "parataxis"):
        return surface_subjects(head, depth)
    return ()


def _of_noun(verb: "Token", noun: "Token", depth: int) -> "tuple[Token, ...]":
    """The subject of a clause that hangs on a noun: the noun itself, or for "plan to …" its owner."""
    if any(c.tag_ == "TO" for c in verb.children) and verb.dep_ == "acl":
        owner = first(noun, "poss")
        if owner is not None:
            return (owner,)
        above = governor(noun.head)
        return surface_subjects(above, depth) if above is not None else ()
    return (noun,)


def _under_preposition(prep: "Token", depth: int) -> "tuple[Token, ...]":
    """The subject of "…ing" after a preposition: what the governing verb's subject is, or its object for "accused of"."""
    above = prep.head
    if above.pos_ not in VERBAL:
        owner = first(above, "poss")
        if owner is not None:
            return (owner,)
        verb = governor(above)
        return surface_subjects(verb, depth) if verb is not None else ()
    if lemma(above) in FAULT and not is_passive(above):
        return direct_objects(above)
    return surface_subjects(above, depth)


def direct_objects(verb: "Token") -> "tuple[Token, ...]":
    """The heads of the verb's objects; those of a verb joined to it if it has none, and a relative clause's antecedent."""
    own = kids(verb, "dobj")
    people = [t for t in kids(verb, "dative") if t.pos_ != "ADP"]
    if own or people:
        return tuple(antecedent(t) for t in (*people, *own))
    shared = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and not kids(c, *SUBJECTS)), None)
    if shared is not None and kids(shared, "dobj") and not list(of_preposition(verb)):
        return direct_objects(shared)
    if verb.dep_ == "relcl" and kids(verb, *SUBJECTS) and not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        subject = kids(verb, *SUBJECTS)[0]
        return () if antecedent(subject) is not subject else (verb.head,)
    return ()
