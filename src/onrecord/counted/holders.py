"""What holds a counted phrase in its clause: the verbs, adjectives and nouns on its way up the parse, nearest first.

Where the parse is wrong about short fragments ("12 wounded", "left 40 dead") the words that stand next to the phrase
answer first (`beside`).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.counted.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = Literal["object", "subject", "predicate", "of", "named", "linked", "without"]


class Holder(NamedTuple):
    """A token and the role in which it holds the phrase.

    "object" and "subject" are a verb's, passives turned round; "predicate" an adjective or participle said of the
    counted; "of" a noun that the number stands behind; "named" a noun that says what is counted ("the number of
    dead rose to 40"); "linked" one that a verb sets equal to a bare number ("the dead numbered 40"); "without" the noun that the counted were left without.
    """

    token: "Token"
    role: Role


OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "oprd"})
LEFT_OF_NOUN = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
LINKING_PREPOSITIONS = frozenset({"at", "to", "by", "between", "from", "in", "of", "over", "above", "below", "under"})
DEPTH = 6
"""Steps up the parse: deeper ones cross into other clauses."""


def holders(token: "Token", depth: int = DEPTH) -> Iterator[Holder]:
    """The verbs, adjectives and nouns that hold a phrase by its top token, nearest first."""
    yield from modifying(token)
    head, dep = token.head, token.dep_
    if depth == 0 or head == token:
        return
    if dep in OBJECTS:
        yield from _of_verb(head, "object")
        yield from _behind_causative(head, token)
        if dep in ("dobj", "obj"):
            yield from (Holder(noun, "linked") for noun, _ in linked(head))
    elif dep in ("nsubj", "csubj"):
        yield from _of_subject(head)
    elif dep in ("pobj", "pcomp"):
        yield from _of_preposition(head, depth)
    elif dep in ("attr", "acomp") and head.lemma_ == "be":
        yield from linked(head)
    elif dep in ("npadvmod", "dep", "dative", "advmod", "xcomp", "ccomp") and head.pos_ == "VERB":
        yield Holder(head, "object")
        yield from linked(head)
    elif dep in LEFT_OF_NOUN or dep in ("appos", "conj", "quantmod"):
        yield from _of_neighbour(head, dep, depth)


def _of_neighbour(head: "Token", dep: str, depth: int) -> Iterator[Holder]:
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        yield Holder(head, "object")
        return
    if dep in LEFT_OF_NOUN or dep == "conj":
        yield Holder(head, "of")
    yield from holders(head, depth - 1)


def modifying(token: "Token") -> Iterator[Holder]:
    """Participles and relative clauses that hang on the counted noun: "people killed in …", "men who died"."""
    for child in token.rights:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            yield Holder(child, "object")
        elif child.dep_ == "acl" and child.tag_ == "VBG":
            yield Holder(child, "subject")
        elif child.dep_ == "relcl":
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
            yield Holder(child, "object" if passive or _relative_object(child) else "subject")
        elif child.dep_ in ("amod", "acomp") and child.i - token.i <= 2:
            yield Holder(child, "predicate")


def _relative_object(verb: "Token") -> bool:
    return any(c.lower_ in ("whom", "that", "which") and c.dep_ == "dobj" for c in verb.children)


def _of_verb(verb: "Token", role: Role) -> Iterator[Holder]:
    yield Holder(verb, role)
    for child in verb.conjuncts:
        if child.pos_ == "VERB" and abs(child.i - verb.i) <= 3:
            yield Holder(child, role)


def _behind_causative(verb: "Token", noun: "Token") -> Iterator[Holder]:
    """The word behind a verb that makes: "forced 40 to flee", "left 40 dead", "left 40 without homes"."""
    for child in verb.children:
        if child.i < noun.i or child.dep_ not in ("xcomp", "ccomp", "oprd", "acomp", "advcl", "prep"):
            continue
        if child.lower_ == "without":
            yield from (Holder(c, "without") for c in child.children if c.dep_ == "pobj")
        elif child.pos_ == "VERB" and child.tag_ in ("VB", "VBG"):
            yield Holder(child, "subject")
        else:
            yield Holder(child, "predicate")


def _of_subject(verb: "Token") -> Iterator[Holder]:
    if verb.pos_ == "ADJ":
        yield Holder(verb, "predicate")
        return
    role: Role = "object" if is_passive(verb) else "subject"
    yield Holder(verb, role)
    for child in verb.rights:
        if child.dep_ in ("acomp", "attr", "oprd", "advmod") and child.pos_ in ("ADJ", "VERB", "NOUN"):
            yield Holder(child, "predicate")
        elif child.dep_ == "xcomp" and child.pos_ == "VERB":
            yield Holder(child, "object" if is_passive(child) else "subject")
        elif child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 4:
            yield Holder(child, role)
        elif child.dep_ == "prep" and verb.lemma_ == "be":
            being: Role = "without" if child.lower_ == "without" else "predicate"
            yield from (Holder(c, being) for c in child.children if c.dep_ == "pobj")


def is_passive(verb: "Token") -> bool:
    """Whether a verb stands in the passive, a participle without its auxiliary included ("12 wounded")."""
    auxiliaries = {c.dep_ for c in verb.children}
    if verb.tag_ != "VBN":
        return "auxpass" in auxiliaries
    return "auxpass" in auxiliaries or not any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)


def _of_preposition(preposition: "Token", depth: int) -> Iterator[Holder]:
    word, head = preposition.lower_, preposition.head
    if head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "PRON"):
        if word in ("of", "at", "to", "in", "by", "from", "for", "between"):
            yield Holder(head, "of")
        if word in ("including", "with", "among") or (word == "of" and head.pos_ != "NUM"):
            yield from holders(head, depth - 1)
    elif head.pos_ in ("VERB", "AUX"):
        yield from _of_preposition_of_verb(preposition)
    elif head.pos_ in ("ADP", "SCONJ", "ADV") and head.lower_ in ("along", "together", "up", "down"):
        yield from _of_preposition_at(head.head, word)


def _of_preposition_of_verb(preposition: "Token") -> Iterator[Holder]:
    word, verb = preposition.lower_, preposition.head
    if word in ("with", "including", "among", "of"):
        yield from _small_clause(preposition)
    if word == "including":
        acted_on = is_passive(verb) or any(c.dep_ == "dobj" for c in verb.children)
        yield Holder(verb, "object" if acted_on else "subject")
    elif word == "with" and preposition.i and preposition.nbor(-1).lower_ in ("along", "together"):
        yield from _of_preposition_at(verb, word)
    elif word == "for":
        # "caused displacement for 40": the verb is light, its object says what happened.
        yield from (Holder(c, "of") for c in verb.children if c.dep_ == "dobj")
    elif word in LINKING_PREPOSITIONS:
        yield from linked(verb)


def _of_preposition_at(verb: "Token", word: str) -> Iterator[Holder]:
    """ "he was killed along with 40 others": the verb that the doubled preposition hangs on."""
    if verb.pos_ == "VERB" and word == "with":
        yield Holder(verb, "object" if is_passive(verb) else "subject")


def _small_clause(preposition: "Token") -> Iterator[Holder]:
    """ "with 12 wounded": the word behind the number."""
    for child in preposition.children:
        if child.dep_ in ("pcomp", "pobj"):
            yield from (Holder(c, "object") for c in child.rights if c.tag_ == "VBN")


def linked(verb: "Token") -> Iterator[Holder]:
    """The noun that a linking verb ties to the number: "the toll rose to 40", "put the number of dead at 40"."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and child.pos_ in ("NOUN", "PROPN"):
            yield Holder(child, "of")
            yield from modifying(child)
            yield from _named_by(child)


def _named_by(noun: "Token") -> Iterator[Holder]:
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("of", "from", "in"):
            for inner in preposition.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from (Holder(c, "predicate") for c in inner.lefts if c.dep_ == "amod")
                    yield Holder(inner, "named")
                    yield from modifying(inner)


AUXILIARIES = frozenset(
    {"were", "was", "have", "had", "has", "been", "being", "are", "is", "be", "reportedly", "also", "feared", "confirmed", "believed", "presumed", "reported", "left", "allegedly", "already", "may",
     "could", "would", "will", "still", "now", "all", "more", "others", "then", "later", "said", "to", "thought", "known", "or", "might", "apparently", "either", "both", "themselves", "since"}
)  # fmt: skip


def before(phrase: Phrase) -> Iterator[Holder]:
    """The active verb that stands right before the phrase: "killed 40", "wounding 12 others"."""
    verb = phrase.doc[phrase.first - 1] if phrase.first else None
    if verb is not None and verb.pos_ == "VERB" and not any(c.dep_ == "auxpass" for c in verb.children):
        yield Holder(verb, "object")


def beside(phrase: Phrase) -> Iterator[Holder]:
    """The participle or adjective that stands right behind the phrase: "40 (people) were reportedly killed", "12 dead"."""
    doc, at = phrase.doc, _past_aside(phrase)
    first = at
    while at < len(doc) and doc[at].lower_ in AUXILIARIES and at - first < 5:
        at += 1
    if at >= len(doc) or doc[at].is_sent_start or (at == first and first != phrase.last):
        return
    token = doc[at]
    perfect = at > first and doc[at - 1].lower_ in ("have", "has", "had")
    if token.tag_ in ("VBN", "VBD") and not perfect and (at > first or token.tag_ == "VBN" or token.head.i <= at):
        if not any(c.dep_ == "dobj" and c.i > at for c in token.children):
            yield Holder(token, "object")
    elif token.pos_ == "ADJ" or token.tag_ in ("VBG", "JJ", "RB"):
        yield Holder(token, "predicate")


def _past_aside(phrase: Phrase) -> int:
    """The token behind the phrase, and behind an aside in commas: "20 more, a colleague among them, were hurt"."""
    doc, at = phrase.doc, phrase.last
    if at >= len(doc) or doc[at].text != ",":
        return at
    for token in doc[at + 1 : at + 14]:
        if token.is_sent_start:
            break
        if (
            token.text == ","
            and token.i + 1 < len(doc)
            and doc[token.i + 1].lower_ in ("were", "was", "have", "had", "are", "has")
        ):
            return token.i + 1
    return at


def taken(phrase: Phrase) -> Iterator[Holder]:
    """ "40 taken hostage": the participle right behind the phrase where the parse takes it for the main verb."""
    verb, doc = phrase.last, phrase.doc
    if verb + 1 < len(doc) and doc[verb].tag_ in ("VBN", "VBD") and doc[verb + 1].lower_ in ("hostage", "captive"):
        yield Holder(doc[verb], "object")
