"""Modality first: whether an act happened, will, might, or did not; an earlier phase is told by `background`.

The verb's own auxiliaries speak first, then what it stands under: "has vowed to attack" is future, "denied
that it attacked" negated, "if it attacks" hypothetical. A nominal act takes the modality of its determiner
and adjectives, else of the noun or the verb that it depends on ("talks will be held", "fears of an attack").
"""

from typing import TYPE_CHECKING

from onrecord.did.governors import of_governors
from onrecord.did.grammar import SUBJECTS, VERBAL, first, governor, kids, lemma
from onrecord.did.mood import WILL, WOULD, has_condition, is_conditional, is_negated, of_auxiliaries, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.vocabulary import Modality

THROUGH = frozenset({"round", "series", "wave", "start", "end", "resumption", "number"})
"""Nouns that only measure the act named after "of"."""

EXISTENCE = frozenset({"carry", "have", "see", "find", "make", "detect"})
"""Verbs whose negation says that their object did not happen."""

OPEN = frozenset({"reconsider", "review", "rethink", "consider", "weigh", "seek", "want", "await"})
"""Verbs that leave open whether their object goes on or comes about."""

ENDINGS = frozenset({"stop", "cease", "reject", "oppose", "ban", "block"})
"""Verbs that end, or are against, an act that does happen."""


def modality_of(token: "Token") -> "Modality":
    """The modality of the act told at a verb or a noun."""
    return _of_verb(token) if token.pos_ in VERBAL else _of_noun(token)


def _of_verb(verb: "Token") -> "Modality":
    if is_conditional(verb):
        return "hypothetical"
    if is_negated(verb):
        return "negated"
    own = of_auxiliaries(verb)
    if own == "hypothetical" or (own == "future" and has_condition(verb)):
        return "hypothetical"
    above = of_governors(verb)
    if above in ("negated", "hypothetical"):
        return above
    return own or above or "actual"


def _of_noun(noun: "Token") -> "Modality":
    own = _of_modifiers(noun)
    if own is not None:
        return own
    if noun.dep_ == "pobj":
        below = _of_phrase(noun)
        if below is not None:
            return below
    head = noun.head
    if noun.dep_ in (*SUBJECTS, "dobj", "attr") and head.pos_ in VERBAL and lemma(head) in words().eventive:
        return _under(noun, head)
    return _of_clause(noun)


def _of_modifiers(noun: "Token") -> "Modality | None":
    """ "No talks", "a planned attack", "possible strikes"."""
    for child in noun.children:
        if child.dep_ in ("det", "neg") and child.lower_ in words().negators:
            return "negated"
        if child.dep_ in ("amod", "compound", "nmod") and child.lower_ in words().adjectives:
            return words().adjectives[child.lower_]
    return None


def _of_phrase(noun: "Token") -> "Modality | None":
    """A noun after a preposition: "plans for talks", "before talks", "warned against an attack"."""
    prep = noun.head
    above = prep.head
    if prep.dep_ == "prep" and above.pos_ == "NOUN":
        effect = words().nouns.get(lemma(above))
        if effect is not None:
            return effect
        return _of_noun(above) if lemma(above) in THROUGH else "actual"
    if prep.lower_ in ("against", "for") and lemma(above) in ("warn", "call", "appeal", "prepare", "plan"):
        return words().governors.get(lemma(above), "hypothetical")
    return "future" if prep.lower_ in ("before", "ahead") else None


def _of_clause(noun: "Token") -> "Modality":
    """The modality that the clause around a noun gives it by its negation or by "will"."""
    verb = governor(noun)
    if verb is None:
        return "actual"
    if noun.dep_ in ("dobj", "nsubjpass") and is_negated(verb) and lemma(verb) in EXISTENCE:
        return "negated"
    part = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.head.dep_ in ("attr", "dobj"))
    own = of_auxiliaries(verb) if part else None
    return "future" if own == "future" else "hypothetical" if part and lemma(verb) in OPEN else "actual"


def _under(noun: "Token", verb: "Token") -> "Modality":
    """A nominal act under a verb that makes it happen, plans it, ends it or asks for it."""
    own = _of_verb(verb)
    if noun.dep_ in ("dobj", "nsubjpass"):
        effect = words().governors.get(lemma(verb))
        if effect is not None and own in ("actual", "future") and lemma(verb) not in ENDINGS:
            return effect
    if lemma(verb) == "be" and own == "actual":
        predicate = first(verb, "acomp", "attr")
        if predicate is not None and lemma(predicate) in words().adjectives and predicate.i != noun.i:
            return words().adjectives[lemma(predicate)]
    return own


def is_refusal(verb: "Token") -> bool:
    """Whether a negated verb is itself a refusal: "will not attend", "would not apologise", "failed to comply"."""
    if lemma(verb) not in words().refusable or verb.pos_ not in VERBAL:
        return False
    if verb.dep_ == "xcomp" and lemma(verb.head) in ("fail", "neglect"):
        return True
    if not kids(verb, "neg") or not kids(verb, *SUBJECTS):
        return False
    if lemma(verb) == "stop" and not kids(verb, "dobj"):
        return False
    auxiliaries = {c.lower_ for c in kids(verb, "aux")}
    return bool(auxiliaries & (WILL | WOULD | {"can", "ca", "could", "does", "do"}))
