"""From an amount and its phrase to a measure, a unit, and how sure that is."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount
from onrecord.counted.clues import Clue, clues
from onrecord.counted.holders import is_passive
from onrecord.counted.lexicon import units
from onrecord.counted.measures import Known
from onrecord.counted.phrases import Phrase
from onrecord.vocabulary import Measure, Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

HURTING = frozenset({"injure", "wound", "hurt", "maim", "injured", "wounded"})

AIMED = frozenset({"evacuated", "released", "returned"})
CONFIDENCE = {
    "counts": 0.9,
    "verb": 0.88,
    "predicate": 0.85,
    "of": 0.78,
    "named": 0.75,
    "noun": 0.75,
    "list": 0.7,
    "label": 0.85,
    "antecedent": 0.6,
    "money": 0.8,
    "none": 0.5,
}
"""How often the measure was right on the train reports, by what decided it (`bench`, 2026-11), rounded down."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A measure with its unit; `how` names what decided (a key of CONFIDENCE)."""

    measure: Measure
    unit: Unit
    how: str
    clue: "Token | None" = None


def decide(phrase: Phrase, amount: Amount, known: Known) -> Decision:
    """The measure and unit of an amount, from its own phrase and what holds it."""
    people = phrase.head is not None and known.is_people(phrase.head)
    if amount.kind == "money" or (
        phrase.of and phrase.head is not None and phrase.head.lower_ in units().currency_words
    ):
        return _money(phrase, known)
    found = list(clues(phrase, known))
    lives = _lives(phrase, known)
    if lives is not None:
        return Decision(lives, "people", "verb", phrase.top.head)
    for clue in _realised(found):
        measure = _settled(clue, phrase, amount, known)
        if measure is not None:
            return Decision(measure, _unit(phrase, amount, measure, people, known), clue.how, clue.token)
    if people and _stays(phrase) and phrase.doc[phrase.last : phrase.last + 3].text.lower().startswith("still in"):
        return Decision("remaining", "people", "predicate")
    return Decision("other", _unit(phrase, amount, "other", people, known), "none")


def _realised(found: list[Clue]) -> list[Clue]:
    """The clues, with a rescue or release that is only aimed at put behind what holds already: "to free 40 trapped people"."""
    aimed = [
        c for c in found if c.how == "verb" and c.measure in AIMED and (c.token.tag_ == "VB" or c.token.dep_ == "pcomp")
    ]
    return found if not aimed else [*(c for c in found if c not in aimed), *aimed]


def _settled(clue: Clue, phrase: Phrase, amount: Amount, known: Known) -> Measure | None:
    """The measure that a clue speaks for once its conditions hold; None if they don't."""
    measure = clue.measure
    if amount.kind != "count" and phrase.head is None and phrase.refers is None and clue.token.i < phrase.first:
        return measure if clue.how not in ("verb", "predicate") else None
    if clue.how == "verb" and measure in ("killed", "injured") and _both(clue.token, known):
        return "casualties"
    if measure in known.cues and clue.how == "noun" and not _cue_near(phrase, known.cues[measure]):
        return None
    if measure == "population" and _stays(phrase):
        return "remaining"
    if measure == "buildings" and clue.how == "noun" and not _done_to(phrase, known):
        return None
    if measure == "fighters" and clue.how == "verb" and not _joins(clue.token, known):
        return None
    return measure


def _both(verb: "Token", known: Known) -> bool:
    """ "killed and wounded 40", "40 were killed or injured"."""
    pair = [
        t
        for t in (verb, *verb.conjuncts)
        if abs(t.i - verb.i) <= 3 and {t.lemma_.lower(), t.lower_} & {"kill", "murder", *HURTING}
    ]
    lemmas = {
        t.lemma_.lower() if t.lemma_.lower() in HURTING else t.lower_ if t.lower_ in HURTING else "kill" for t in pair
    }
    holding = [
        t
        for t in pair
        if any(c.dep_ in ("dobj", "nsubjpass") or (c.dep_ == "nsubj" and is_passive(t)) for c in t.children)
    ]
    return len(pair) == 2 and bool(lemmas & HURTING) and bool(lemmas - HURTING) and len(holding) == 1


def _stays(phrase: Phrase) -> bool:
    """ "still living there", "still in the city": people who have not left."""
    near = phrase.doc[phrase.last : phrase.last + 4]
    return any(t.lower_ == "still" for t in near)


def _cue_near(phrase: Phrase, cues: frozenset[str]) -> bool:
    sentence = phrase.top.sent
    start = max(0, sentence.start - 25)
    return any(phrase.doc[i].lower_ in cues for i in range(start, sentence.end))


def _done_to(phrase: Phrase, known: Known) -> bool:
    """Buildings count where something is done to them: destroyed, held, hit."""
    words = [phrase.doc[i] for i in range(phrase.number + 1, phrase.last)]
    heads = [phrase.top.head, phrase.top.head.head, *phrase.top.conjuncts]
    near = [
        *words,
        *heads,
        *[c for c in phrase.top.rights if c.dep_ in ("acl", "relcl", "amod")],
        *[t.head for t in phrase.top.conjuncts],
    ]
    behind = [phrase.doc[i] for i in range(phrase.last, min(phrase.last + 4, len(phrase.doc)))]
    return any(
        t.lemma_.lower() in known.done_to_buildings or t.lower_ == "held"
        for t in [*near, *(b for b in behind if b.tag_ == "VBN")]
    )


def _joins(verb: "Token", known: Known) -> bool:
    if verb.lemma_.lower() not in known.joining["verbs"]:
        return True
    sentence = [t.lower_ for t in verb.sent if t.i > verb.i and t.i < verb.i + 12]
    return any(word in known.joining["objects"] or word.rstrip("s") in known.joining["objects"] for word in sentence)


def _lives(phrase: Phrase, known: Known) -> Measure | None:
    """ "claimed 40 lives", "cost the lives of 40", "saved 40 lives"."""
    near = [phrase.head] if phrase.head is not None else []
    top = phrase.top
    if (
        top.dep_ == "nsubj"
        and top.head.lemma_ == "lose"
        and any(c.lemma_.lower() in known.lives["nouns"] for c in top.head.rights)
    ):
        return "killed"
    if top.dep_ == "pobj" and top.head.lower_ == "of":
        near.append(top.head.head)
    for noun in near:
        if noun is not None and noun.lemma_.lower() in known.lives["nouns"]:
            verbs = {noun.head.lemma_.lower(), phrase.top.head.lemma_.lower()}
            if verbs & set(known.lives["saved"]):
                return "evacuated"
            if verbs & set(known.lives["verbs"]) or noun is not phrase.head:
                return "killed"
    return None


def _money(phrase: Phrase, known: Known) -> Decision:
    """Money is aid where its purpose or its verb says so."""
    words = [phrase.doc[i] for i in range(phrase.first, phrase.last)]
    top = phrase.top
    ancestors = _clause(top)
    beside = [
        c
        for t in ancestors
        if t.pos_ in ("VERB", "NOUN")
        for c in t.children
        if c.dep_ in ("dobj", "amod", "compound", "nsubj", "prep", "advcl", "xcomp")
    ]
    purpose = [t for t in phrase.doc[phrase.last : phrase.last + 8] if t.sent.start == top.sent.start]
    near = [*words, *ancestors, *beside, *[g for t in beside for g in t.children], *purpose]
    if any(t.lemma_.lower() in known.aiding or t.lower_ in known.aiding for t in near):
        return Decision("aid", "money", "money")
    return Decision("money", "money", "money")


def _clause(top: "Token") -> list["Token"]:
    """The tokens that hold the phrase, up to the verb of its clause."""
    held: list[Token] = []
    for token in top.ancestors:
        held.append(token)
        if token.pos_ in ("VERB", "AUX") or len(held) == 5:
            break
    return held


def _unit(phrase: Phrase, amount: Amount, measure: Measure, people: bool, known: Known) -> Unit:
    if amount.kind in ("percent", "fraction"):
        return "percent" if amount.kind == "percent" else "fraction"
    noun = phrase.head.lower_ if phrase.head is not None else ""
    following = phrase.doc[phrase.number + 1].lower_ if phrase.number + 1 < len(phrase.doc) else ""
    table = units()
    if following in table.tonnes or noun in table.tonnes or following == "metric":
        return "tonnes"
    if following in table.km:
        return "km"
    if following in table.other:
        return "other"
    if phrase.head is not None and phrase.head.lemma_.lower() in known.households:
        return "households"
    return (
        "people"
        if people
        or (measure not in known.things and phrase.head is None)
        or (measure in ("killed", "injured", "casualties", "displaced", "detained") and phrase.head is not None)
        else "items"
    )


def words_of(phrase: Phrase, text: str) -> str | None:
    """The counted words, white space made plain; None if the report leaves them out."""
    if phrase.counted is None:
        return None
    return re.sub(r"\s+", " ", text[phrase.counted[0] : phrase.counted[1]]).strip(" \"“”'‘’") or None
