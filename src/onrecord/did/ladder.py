"""How far a proposal has come: the stage that the words around its noun show, and the words that show it."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.did.clause import is_passive
from onrecord.did.grammar import SUBJECTS, VERBAL, kids, lemma, verb_group
from onrecord.did.modality import modality_of
from onrecord.did.mood import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Span
    from onrecord.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as it is told: the word that shows it, and the words to quote as evidence."""

    stage: "Stage"
    word: "Token"
    evidence: "Span"


class Words:
    """`resources/stages.yaml`, ready to be looked up by lemma; phrases by their first word."""

    def __init__(self) -> None:
        known = resources.load("stages.yaml")
        self.family = {word: name for name, group in known["families"].items() for word in group}
        self.alone = frozenset(known["alone"])
        self.about = frozenset(known["about"])
        self.of = frozenset(known["of"])
        self.verbs = _by_first(known["verbs"])
        self.subjects = _by_first(known["subjects"])
        self.nouns = {word: stage for stage, group in known["nouns"].items() for word in group}
        self.proposes = frozenset(known["proposes"])
        self.watches = frozenset(known["watches"])
        self.of_text = frozenset(known["of_text"])
        self.negative = frozenset(known["negative"])
        self.ladder = tuple(known["ladder"])


def _by_first(groups: "dict[Stage, list[str]]") -> "dict[str, list[tuple[tuple[str, ...], Stage]]]":
    found: dict[str, list[tuple[tuple[str, ...], Stage]]] = {}
    for stage, group in groups.items():
        for phrase in group:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), stage))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def words() -> Words:
    """The stage words, read once a process."""
    return Words()


def step_of(noun: "Token") -> Step | None:
    """The stage that the words around a proposal's noun show; None if they show none."""
    seat = noun
    for _ in range(3):
        found = _on_verb(seat) or _on_noun(seat)
        if found is not None:
            return found
        above = _stands_for(seat)
        if above is None:
            return _participle(noun)
        seat = above
    return _participle(noun)


def _stands_for(noun: "Token") -> "Token | None":
    """The noun that a proposal is the "of" of: "the idea of a truce"."""
    prep = noun.head
    if (
        noun.dep_ == "pobj"
        and prep.lower_ in ("of", "for", "on", "to")
        and prep.head.pos_ == "NOUN"
        and lemma(prep.head) in words().of
    ):
        return prep.head
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.pos_ == "NOUN" and lemma(noun.head) in words().of:
        return noun.head
    return None


def _on_noun(noun: "Token") -> Step | None:
    prep = noun.head
    if noun.dep_ != "pobj" or prep.head.pos_ != "NOUN":
        return None
    stage = words().nouns.get(lemma(prep.head))
    if stage is None or stage in ("floated", "tabled"):
        return None
    return Step(stage, prep.head, (prep.head.idx, noun.idx + len(noun)))


def _on_verb(noun: "Token") -> Step | None:
    head = noun.head
    if noun.dep_ in SUBJECTS and head.pos_ in VERBAL:
        passive = is_passive(head)
        return _matched(head, words().verbs if passive else words().subjects)
    if noun.dep_ in ("dobj", "attr") and head.pos_ in VERBAL:
        return _matched(head, words().verbs)
    if noun.dep_ == "pobj" and head.head.pos_ in VERBAL and head.dep_ == "prep":
        return _matched(head.head, words().verbs, head)
    return None


def _participle(noun: "Token") -> Step | None:
    """ "A plan drafted by …", "the truce reached last week"."""
    clause = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"), None)
    return _matched(clause, words().verbs) if clause is not None else None


def _matched(
    verb: "Token", known: "dict[str, list[tuple[tuple[str, ...], Stage]]]", prep: "Token | None" = None
) -> Step | None:
    beside = {c.lower_: c for c in kids(verb, "prt", "prep", "dobj", "advmod", "dative")}
    for rest, stage in known.get(lemma(verb), ()):
        if not all(word in beside for word in rest):
            continue
        if prep is not None and not rest:
            continue
        return _told(verb, stage, [beside[word] for word in rest])
    return None


def _told(verb: "Token", stage: "Stage", more: "list[Token]") -> Step | None:
    """The step, unless it did not or may not happen: a refused acceptance is a rejection, a possible one is no step."""
    modality = modality_of(verb)
    done = stage in ("agreed", "signed", "in-force")
    if done and not _is_finite(verb):
        return None
    if is_negated(verb):
        if not done:
            return None
        stage = "violated" if stage == "in-force" else "rejected"
    elif modality == "hypothetical" and stage in (
        "agreed",
        "signed",
        "in-force",
        "rejected",
        "withdrawn",
        "collapsed",
        "violated",
    ):
        return None
    elif modality == "future" and done:
        stage = "in-talks" if stage == "agreed" else "agreed"
    elif modality == "negated":
        return None
    return Step(stage, verb, verb_group(verb, more))


def _is_finite(verb: "Token") -> bool:
    """Whether a verb is told as done: finite, or a participle after its noun; "reaching a deal" alone is not."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return True
    if verb.dep_ in ("pcomp", "csubj") or any(c.tag_ == "TO" for c in verb.children):
        return False
    return verb.tag_ in ("VBD", "VBZ", "VBP") or bool(kids(verb, "aux", "auxpass"))
