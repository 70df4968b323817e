"""Finding the words that tell of an act: which lexicon entry a verb, noun or adjective answers to, and its trigger span."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.did.clause import Reading, is_passive, read_clause
from onrecord.did.grammar import NOMINAL, SUBJECTS, VERBAL, kids, lemma, span_of, verb_group
from onrecord.did.lexicon import Entry, Lexicon
from onrecord.did.nominal import light_verb, read_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.model import Span

TELLING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ"})
"""Parts of speech that a trigger can be: most tokens are none of them."""

MEASURES = frozenset(
    "number wave series barrage round dozen hundred thousand million couple pair spate string salvo shipment".split()
)
"""Objects that only measure what follows "of": to fire a barrage of missiles is to fire missiles."""

CALENDAR = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an act: the entry, the word that carries it, its reading, its trigger span, and the tokens it used up."""

    entry: Entry
    word: "Token"
    reading: Reading
    trigger: "Span"
    used: tuple[int, ...]


def tellings(doc: "Doc", lexicon: Lexicon) -> Iterator[Told]:
    """Every telling of an act in the order of the text; a noun that a verb's entry has used up is not told again."""
    spent: set[int] = set()
    nouns: list[Told] = []
    verbs: list[Told] = []
    for token in doc:
        if token.pos_ not in TELLING:
            continue
        told = _told(token, lexicon)
        if told is None:
            continue
        (verbs if told.word.pos_ in VERBAL else nouns).append(told)
    for told in verbs:
        spent.update(told.used)
    kept = [*verbs, *(told for told in nouns if told.word.i not in spent)]
    yield from sorted(kept, key=lambda told: told.trigger)


def _told(token: "Token", lexicon: Lexicon) -> Told | None:
    pos = token.pos_
    if pos in VERBAL:
        entries = lexicon.verbs.get(lemma(token))
        return (
            _verb(token, entries, lexicon.classes)
            if entries and token.dep_ not in ("aux", "auxpass", "compound")
            else None
        )
    if pos in ("NOUN", "PROPN"):
        entries = lexicon.nouns.get(lemma(token))
        return (
            _noun(token, entries)
            if entries and token.dep_ not in ("compound", "nmod") and token.ent_type_ not in ("ORG", "PERSON")
            else None
        )
    if pos == "ADJ":
        entries = lexicon.adjectives.get(lemma(token))
        return _adjective(token, entries) if entries else None
    return None


def _verb(verb: "Token", entries: tuple[Entry, ...], classes: dict[str, frozenset[str]]) -> Told | None:
    if verb.dep_ == "amod":
        return None
    beside: dict[str, Token] | None = None
    for entry in entries:
        if not entry.with_ and not entry.without:
            return Told(entry, verb, read_clause(verb), verb_group(verb), (verb.i,))
        beside = _beside(verb) if beside is None else beside
        tokens = _wanted(entry, beside, classes)
        if tokens is not None and not entry.without & beside.keys():
            shown = [t for t in tokens if not (t.dep_ in ("xcomp", "ccomp") and t.pos_ in VERBAL)]
            shown += [t.head for t in shown if t.dep_ in ("compound", "amod") and t.head.i != verb.i]
            return Told(entry, verb, read_clause(verb), verb_group(verb, shown), tuple(t.i for t in (verb, *shown)))
    return None


def _wanted(entry: Entry, beside: "dict[str, Token]", classes: dict[str, frozenset[str]]) -> "list[Token] | None":
    """The tokens that an entry asks for beside its verb; None if one is missing."""
    found = []
    for word in entry.with_:
        if word.startswith("@"):
            token = next((t for name, t in beside.items() if name in classes[word] and t.pos_ in NOMINAL), None)
        else:
            token = beside.get(word)
        if token is None:
            return None
        found.append(token)
    return found


def _beside(verb: "Token") -> "dict[str, Token]":
    """What stands with a verb, by lemma and by form: particles, prepositions and their heads, objects and what modifies them."""
    found: dict[str, Token] = {}
    objects = ["dobj", "attr", "acomp", "oprd", "advmod", "prt", "npadvmod"]
    if is_passive(verb):
        objects.append("nsubjpass")
        if verb.dep_ == "acl":
            _add(found, verb.head)
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ != "NOUN":
            _add_preposition(found, child)
        elif child.dep_ in ("xcomp", "ccomp"):
            _add_complement(found, child)
        elif child.dep_ in objects and child.ent_type_ not in CALENDAR:
            _add_object(found, child)
    return found


def _add_object(found: "dict[str, Token]", token: "Token") -> None:
    """An object or particle with what modifies it; "+object" stands for any object."""
    _add(found, token)
    if token.dep_ == "dobj":
        found.setdefault("+object", token)
    for inner in token.children:
        if inner.dep_ in ("compound", "amod", "conj"):
            _add(found, inner)
        elif inner.dep_ == "prep" and inner.lower_ == "of" and lemma(token) in MEASURES:
            _add_preposition(found, inner)


def _add_complement(found: "dict[str, Token]", clause: "Token") -> None:
    """A complement clause, by its verb and by its kind: "+inf" or "+that"."""
    bare = any(c.tag_ == "TO" for c in clause.children)
    found.setdefault("+inf" if bare else "+that", clause)
    _add(found, clause)


def _add_preposition(found: "dict[str, Token]", prep: "Token") -> None:
    heads = kids(prep, "pobj", "pcomp")
    if any(t.ent_type_ in CALENDAR for t in heads):
        return
    _add(found, prep)
    for head in heads:
        _add(found, head)


def _add(found: "dict[str, Token]", token: "Token") -> None:
    found.setdefault(lemma(token), token)
    found.setdefault(token.lower_, token)


def _noun(noun: "Token", entries: tuple[Entry, ...]) -> Told | None:
    before = {lemma(c): c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.i < noun.i}
    for entry in entries:
        found = [before.get(word) for word in entry.with_]
        if all(found) and not entry.without & before.keys():
            named = [t for t in found if t is not None]
            plain = [c for c in before.values() if c.dep_ == "compound" and not c.ent_type_ and not _hyphened(c)]
            verb = light_verb(noun)
            tokens = [*named, *plain, noun]
            span = verb_group(verb, tokens) if verb is not None else span_of(tokens)
            return Told(entry, noun, read_noun(noun), span, (noun.i,))
    return None


def _hyphened(token: "Token") -> bool:
    """Whether a token is the second half of a hyphened word, which a trigger must not cut."""
    return token.i > 0 and token.nbor(-1).text in ("-", "‑", "–")


def _adjective(word: "Token", entries: tuple[Entry, ...]) -> Told | None:
    verb = word.head
    if word.dep_ != "acomp" or verb.pos_ not in VERBAL or lemma(verb) not in ("be", "remain", "stand", "become"):
        return None
    subjects = kids(verb, *SUBJECTS)
    if not subjects:
        return None
    reading = read_clause(verb)
    return Told(entries[0], word, reading, verb_group(verb, [word]), (word.i,))
