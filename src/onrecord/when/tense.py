"""Whether the clause around a word looks back or ahead: how a bare weekday or month finds its year."""

from typing import TYPE_CHECKING, Literal

from onrecord.when.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

Outlook = Literal["past", "present", "future"]

_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "shall", "wo", "would"})
_PAST_AUXILIARIES = frozenset({"had", "was", "were", "did", "has", "have", "'ve", "’ve"})
_PRESENT_AUXILIARIES = frozenset(
    {"is", "are", "am", "'s", "’s", "'re", "’re", "do", "does", "can", "may", "might", "could", "must", "should"}
)
_LONGEST_CLIMB = 12


def outlook(token: "Token") -> Outlook | None:
    """Whether the clause that governs a token tells of the past, the present or the future; None if it has no verb."""
    for verb in _verbs_above(token):
        seen = _of_verb(verb)
        if seen is not None:
            return seen
    return None


def _verbs_above(token: "Token") -> "list[Token]":
    """The verbs above a token, nearest first."""
    found, node = [], token
    for _ in range(_LONGEST_CLIMB):
        if node.pos_ in {"VERB", "AUX"}:
            found.append(node)
        if node.head is node:
            break
        node = node.head
    return found


def _of_verb(verb: "Token") -> Outlook | None:
    """What one verb's own form says; None for a form that leaves it to the verb above."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & _FUTURE_AUXILIARIES or _planned(verb, helpers):
        return "future"
    if verb.tag_ == "VBD" or helpers & _PAST_AUXILIARIES or _could_be_past(verb, helpers):
        return "past"
    if verb.tag_ in {"VBZ", "VBP"} or helpers & _PRESENT_AUXILIARIES:
        return "present"
    return None


def _could_be_past(verb: "Token", helpers: set[str]) -> bool:
    """A participle without helpers ("a plane shot down Sunday"), or a form spelt like the past ("strikes hit")."""
    bare_participle = verb.tag_ == "VBN" and not helpers
    return bare_participle or (verb.tag_ == "VBP" and verb.lower_ in lexicon().words("same_form_verbs"))


def _planned(verb: "Token", helpers: set[str]) -> bool:
    """ "is to debate", "plans to meet", "scheduled for", "set to resume", "is going to"."""
    forward = lexicon().words("forward_verbs")
    if verb.tag_ == "VBN" and verb.lemma_ in {"schedule", "expect", "plan", "set", "slate"}:
        return True
    if "to" not in helpers:
        return verb.lemma_ in {"schedule", "await"}
    head = verb.head
    return (
        head.lemma_ in forward
        or head.lemma_ in {"be", "go"}
        or head.lower_ in {"due", "set", "ready", "likely", "able"}
    )
