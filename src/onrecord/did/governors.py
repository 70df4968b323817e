"""What the words above a verb make of it: "plan to attack" is future, "failed to attack" negated, "fears of attack" hypothetical.

The search goes outwards from the verb, the nearest word first; a clause with a tense of its own, told
as fact ("said that it attacked"), ends it.
"""

from typing import TYPE_CHECKING

from onrecord.did.grammar import VERBAL, governor, kids, lemma
from onrecord.did.mood import is_negated, of_auxiliaries, words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.vocabulary import Modality

OUTWARD = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl", "conj"})
DEEPEST = 5
"""How many words up: real sentences need at most four."""


def of_governors(verb: "Token") -> "Modality | None":
    """The modality that the words above a verb give it; None if they give none."""
    found: Modality | None = None
    token = verb
    for _ in range(DEEPEST):
        head = token.head
        if head.i == token.i or token.dep_ not in OUTWARD:
            break
        effect = _effect(token, head)
        if effect in ("negated", "hypothetical"):
            return effect
        found = found or effect
        token = head
    return found


def _effect(token: "Token", head: "Token") -> "Modality | None":
    if head.pos_ in VERBAL:
        return _of_verb(token, head)
    if head.pos_ == "ADP":
        return _of_preposition(head)
    if head.pos_ == "NOUN" and token.dep_ in ("acl", "ccomp"):
        return _of_noun(head, is_infinitive(token))
    if head.pos_ == "ADJ":
        return words().adjectives.get(lemma(head)) if is_infinitive(token) else None
    return None


def _of_preposition(prep: "Token") -> "Modality | None":
    """ "…ing" after a preposition: "failed in attacking", "the threat of attacking", "short of attacking"."""
    above = prep.head
    if above.lower_ == "short":
        return "negated"
    if above.pos_ == "NOUN":
        return words().nouns.get(lemma(above))
    effect = words().governors.get(lemma(above)) if above.pos_ in VERBAL else None
    return effect if effect == "negated" or prep.lower_ in ("to", "about", "from", "into") else None


def _of_noun(noun: "Token", bare: bool) -> "Modality | None":
    """The clause that hangs on a noun: "no plan to attack", "denied claims that it attacked", "a plan to attack"."""
    if any(c.lower_ in ("no", "any") and c.dep_ == "det" for c in noun.children):
        return "negated" if bare else "hypothetical"
    above = governor(noun.head) if noun.head.i != noun.i else None
    if above is not None and noun.dep_ in ("dobj", "nsubjpass") and lemma(above) in words().denials:
        return "negated"
    return words().nouns.get(lemma(noun), "hypothetical") if bare else None


def _of_verb(token: "Token", head: "Token") -> "Modality | None":
    bare = is_infinitive(token)
    if token.dep_ == "conj":
        return None
    if token.dep_ == "advcl":
        return "future" if bare and token.i > head.i else None
    if bare or (token.tag_ == "VBG" and not kids(token, "aux")):
        return _of_controller(token, head, bare)
    if token.dep_ != "ccomp":
        return None
    if lemma(head) in words().denials:
        return "negated"
    return "hypothetical" if lemma(head) in words().uncertain else None


def _of_controller(token: "Token", head: "Token", bare: bool) -> "Modality | None":
    """An infinitive or "…ing" right under another verb: "refused to attack", "is ready to attack", "is to attack"."""
    adjective = next((c for c in kids(head, "acomp", "oprd") if c.i < token.i), None)
    if adjective is not None and lemma(head) == "be":
        return words().adjectives.get(lemma(adjective))
    if bare and lemma(head) in ("be", "go"):
        return "future"
    if is_negated(head):
        return "negated"
    own = of_auxiliaries(head)
    return own if own == "hypothetical" else words().governors.get(lemma(head)) or own


def is_infinitive(verb: "Token") -> bool:
    """Whether the verb is an infinitive: with "to", or bare after "let", "make", "help"."""
    if any(c.tag_ == "TO" for c in verb.children):
        return True
    bare = verb.tag_ == "VB" and not kids(verb, "aux") and verb.dep_ in ("ccomp", "xcomp")
    return bare and lemma(verb.head) in ("let", "make", "help", "have")
