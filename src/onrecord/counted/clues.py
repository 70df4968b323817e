"""What the words around a counted phrase say it measures: its own noun, the verb that holds it, the noun that it stands behind.

The parse is asked first; where it is wrong about short fragments ("12 wounded", "left 40 dead") the words that stand
next to the phrase answer.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from onrecord.counted.measures import Known
from onrecord.counted.phrases import Phrase
from onrecord.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token


class Clue(NamedTuple):
    """A measure that a token speaks for, and how: "counts", "verb", "predicate", "of" or "noun"."""

    measure: Measure
    token: "Token"
    how: str


class Holder(NamedTuple):
    """A token that holds the phrase, and the role in which it does: "object", "subject", "predicate", "of"."""

    token: "Token"
    role: str


OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "oprd"})
DEPTH = 6
"""Steps up the parse: deeper ones cross into other clauses."""


def holders(token: "Token", depth: int = DEPTH) -> Iterator[Holder]:
    """The verbs, adjectives and nouns that hold a phrase by its top token, nearest first."""
    yield from _modifying(token)
    head, dep = token.head, token.dep_
    if depth == 0 or head is token:
        return
    if dep in OBJECTS:
        yield from _of_verb(head, "object")
        yield from _behind_causative(head, token)
    elif dep in ("nsubj", "csubj"):
        yield from _of_subject(head)
    elif dep in ("pobj", "pcomp"):
        yield from _of_preposition(head, depth)
    elif dep in ("attr", "acomp") and head.lemma_ == "be":
        yield from _linked(head)
    elif dep in ("npadvmod", "dep", "dative", "advmod", "xcomp", "ccomp") and head.pos_ == "VERB":
        yield Holder(head, "object")
    elif dep in ("compound", "amod", "nmod", "nummod", "poss", "appos", "conj", "quantmod"):
        yield from _of_neighbour(token, head, dep, depth)


def _of_neighbour(token: "Token", head: "Token", dep: str, depth: int) -> Iterator[Holder]:
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        yield Holder(head, "object")
        return
    if dep in ("compound", "amod", "nmod", "nummod", "poss"):
        yield Holder(head, "of")
    yield from holders(head, depth - 1)


def _modifying(token: "Token") -> Iterator[Holder]:
    """Participles and relative clauses that hang on the counted noun: "people killed in …", "men who died"."""
    for child in token.rights:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            yield Holder(child, "object")
        elif child.dep_ == "acl" and child.tag_ == "VBG":
            yield Holder(child, "subject")
        elif child.dep_ == "relcl":
            passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in child.children)
            yield Holder(child, "object" if passive or _relative_object(child) else "subject")
        elif child.dep_ in ("amod", "acomp") and child.pos_ in ("ADJ", "VERB") and child.i - token.i <= 2:
            yield Holder(child, "predicate")


def _relative_object(verb: "Token") -> bool:
    return any(c.lower_ in ("whom", "that", "which") and c.dep_ == "dobj" for c in verb.children)


def _of_verb(verb: "Token", role: str) -> Iterator[Holder]:
    yield Holder(verb, role)
    for child in verb.conjuncts:
        if child.pos_ == "VERB" and abs(child.i - verb.i) <= 3:
            yield Holder(child, role)


def _behind_causative(verb: "Token", noun: "Token") -> Iterator[Holder]:
    """The word behind a verb that makes: "forced 40 to flee", "left 40 dead", "had 40 arrested"."""
    for child in verb.children:
        if child.i > noun.i and child.dep_ in ("xcomp", "ccomp", "oprd", "acomp", "advcl", "prep"):
            if child.pos_ == "VERB" and child.tag_ in ("VB", "VBG"):
                yield Holder(child, "subject")
            else:
                yield Holder(child, "predicate")


def _of_subject(verb: "Token") -> Iterator[Holder]:
    passive = verb.tag_ == "VBN" and not any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
    if verb.pos_ == "ADJ":
        yield Holder(verb, "predicate")
        return
    yield Holder(verb, "object" if passive else "subject")
    for child in verb.children:
        if child.i <= verb.i:
            continue
        if child.dep_ in ("acomp", "attr", "oprd", "advmod") and child.pos_ in ("ADJ", "VERB", "NOUN"):
            yield Holder(child, "predicate")
        elif child.dep_ == "xcomp" and child.pos_ == "VERB":
            been = any(c.dep_ == "auxpass" for c in child.children)
            yield Holder(child, "object" if been else "subject")
        elif child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 4:
            yield Holder(child, "object" if passive else "subject")
        elif child.dep_ == "prep" and verb.lemma_ == "be" and child.lower_ in ("without", "in", "at", "under", "on"):
            yield from (Holder(c, "predicate") for c in child.children if c.dep_ == "pobj")


def _of_preposition(preposition: "Token", depth: int) -> Iterator[Holder]:
    head = preposition.head
    if preposition.lower_ in ("of", "for", "among", "between", "including", "with", "from", "on", "against", "by", "to", "at", "in", "like"):
        if head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "PRON"):
            if preposition.lower_ in ("of", "at", "to", "in", "by", "from", "for", "between"):
                yield Holder(head, "of")
            if preposition.lower_ in ("of", "including", "with", "among"):
                yield from holders(head, depth - 1)
        elif head.pos_ in ("VERB", "AUX"):
            yield from _linked(head)
            if preposition.lower_ in ("with", "including", "among", "of"):
                yield from _small_clause(preposition)


def _small_clause(preposition: "Token") -> Iterator[Holder]:
    """ "with 12 wounded": the word behind the number."""
    for child in preposition.children:
        if child.dep_ in ("pcomp", "pobj"):
            yield from (Holder(c, "object") for c in child.rights if c.tag_ == "VBN")


def _linked(verb: "Token") -> Iterator[Holder]:
    """The noun that a linking verb ties to the number: "the toll rose to 40", "put the number of dead at 40"."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and child.pos_ in ("NOUN", "PROPN"):
            yield Holder(child, "of")
            for preposition in child.children:
                if preposition.dep_ == "prep" and preposition.lower_ in ("of", "from", "in"):
                    for noun in preposition.children:
                        if noun.dep_ in ("pobj", "pcomp"):
                            yield Holder(noun, "of")
                            yield from _modifying(noun)


def clues(phrase: Phrase, known: Known) -> Iterator[Clue]:
    """What speaks for a measure, in the order in which it is to be believed."""
    head = phrase.head
    if head is not None and (measure := _named(head, known.counts)) is not None:
        yield Clue(measure, head, "counts")
    found = list(holders(phrase.top))
    people = head is None or known.is_people(head)
    named = _named(head, known.nouns) if head is not None else None
    for holder in [*_beside(phrase), *found]:
        clue = _of_holder(holder, known)
        if clue is not None and (clue.measure in known.things or people or (named is None and _plausible(clue, head))):
            yield clue
    if head is not None and named is not None:
        yield Clue(named, head, "noun")


def _plausible(clue: Clue, head: "Token | None") -> bool:
    """Whether a noun that isn't known to name people may be what a verb of harm counts."""
    return head is not None and head.tag_ in ("NNS", "NNPS") and clue.measure in ("killed", "injured", "casualties", "displaced")


def _of_holder(holder: Holder, known: Known) -> Clue | None:
    token, role = holder
    if role in ("object", "subject"):
        table = known.object if role == "object" else known.subject
        measure = _verb(token, table)
        if measure is None and token.tag_ in ("VBN", "JJ"):
            measure = known.predicate.get(token.lower_)
        return Clue(measure, token, "verb") if measure else None
    if role == "predicate":
        measure = known.predicate.get(token.lower_) or (known.object.get(token.lemma_.lower()) if token.tag_ == "VBN" else None)
        return Clue(measure, token, "predicate") if measure else None
    measure = _named(token, known.of) or _named(token, known.counts)
    return Clue(measure, token, "of") if measure else None


def _verb(token: "Token", table: dict[str, Measure]) -> Measure | None:
    """A verb's measure, with its particle or the word behind it: "shot dead", "taken hostage", "gunned down"."""
    lemma = token.lemma_.lower()
    if token.i + 1 < len(token.doc):
        both = table.get(f"{lemma} {token.nbor().lower_}")
        if both is not None:
            return both
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), None)
    if particle is not None and f"{lemma} {particle}" in table:
        return table[f"{lemma} {particle}"]
    return table.get(lemma)


def _named(token: "Token", table: dict[str, Measure]) -> Measure | None:
    """A noun's measure, by two words ("suicide bomber") before one; its modifiers speak where it says nothing."""
    lemma = token.lemma_.lower()
    if token.i and (both := table.get(f"{token.nbor(-1).lower_} {lemma}")):
        return both
    return table.get(lemma) or table.get(token.lower_)


AUXILIARIES = frozenset(
    {"were", "was", "have", "had", "has", "been", "being", "are", "is", "be", "reportedly", "also", "feared", "confirmed", "believed", "presumed", "reported", "left", "allegedly", "already", "may",
     "could", "would", "will", "still", "now", "all", "more", "others", "then", "later", "said", "to", "thought", "known", "or", "may", "might", "apparently", "either", "both", "themselves", "since"}
)  # fmt: skip


def _beside(phrase: Phrase) -> Iterator[Holder]:
    """The participle or adjective that stands right behind the phrase: "40 (people) were reportedly killed", "12 dead"."""
    doc, at = phrase.doc, phrase.last
    steps = 0
    while at < len(doc) and doc[at].lower_ in AUXILIARIES and steps < 5:
        at, steps = at + 1, steps + 1
    if at >= len(doc) or doc[at].is_sent_start:
        return
    token = doc[at]
    have = steps and doc[at - 1].lower_ in ("have", "has", "had")
    if token.tag_ in ("VBN", "VBD") and not have and (steps or token.tag_ == "VBN" or token.head.i <= at):
        if not any(c.dep_ == "dobj" and c.i > at for c in token.children):
            yield Holder(token, "object")
    elif token.pos_ == "ADJ":
        yield Holder(token, "predicate")
