"""What the words around a counted phrase say it measures, in the order in which they are to be believed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.counted.holders import Holder, before, beside, holders, modifying, taken
from onrecord.counted.measures import Known
from onrecord.counted.phrases import Phrase
from onrecord.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

How = Literal["counts", "verb", "predicate", "of", "named", "noun"]


class Clue(NamedTuple):
    """A measure that a token speaks for, and how."""

    measure: Measure
    token: "Token"
    how: How


WEAK = frozenset({"troops", "fighters", "population", "in-need", "attacks", "detained", "remaining"})
"""Measures of verbs and nouns-behind that give way to a counted noun of its own class: "deployed 40 rebels"."""
THINGS_ALONE = frozenset({"aid", "weapons", "buildings", "money", "strikes", "attacks"})
"""Measures that never count people."""
STRONG_NOUNS = frozenset({"fighters", "troops", "protesters", "hostages", "weapons", "strikes"})
NOT_GONE: dict[Measure, Measure] = {"evacuated": "remaining", "displaced": "remaining"}
"""What people are counted as who did not do it: "40 who did not leave"."""


def clues(phrase: Phrase, known: Known) -> Iterator[Clue]:
    """What speaks for a measure, the most trustworthy first."""
    head = phrase.head
    own = noun_measure(head, known.counts) if head is not None else None
    if own is not None and head is not None:
        yield Clue(own, head, "counts")
    named = noun_measure(head, known.nouns) if head is not None else None
    for holder in [*before(phrase), *beside(phrase), *holders(phrase.top), *_of_inner_noun(phrase), *taken(phrase)]:
        if holder.role == "linked" and (head is not None or not _links(holder, known)):
            continue
        clue = of_holder(holder, known)
        if clue is None or not _fits(clue, head, phrase.first, named, known) or _gives_way(clue, named):
            continue
        yield clue
    yield from _of_modifiers(phrase, known)
    if head is not None and named is not None:
        yield Clue(named, head, "noun")
    elif head is not None and not known.is_people(head):
        yield from _of_compounds(phrase, known)


def _of_inner_noun(phrase: Phrase) -> Iterator[Holder]:
    """What hangs on the noun of "thousands of men who died", where "thousands" holds the phrase."""
    if phrase.head is not None and phrase.head != phrase.top:
        yield from modifying(phrase.head)


def _links(holder: Holder, known: Known) -> bool:
    """Whether the noun hangs, at most through "of", on a verb that sets it equal to a number."""
    return any(t.lemma_.lower() in known.linking for t in list(holder.token.ancestors)[:4] if t.pos_ in ("VERB", "AUX"))


def _gives_way(clue: Clue, named: Measure | None) -> bool:
    """Whether the counted noun's own class is to be believed before the clue."""
    if named == "hostages" and clue.measure in ("detained", "abducted"):
        return True
    if clue.how == "predicate" or named not in STRONG_NOUNS or (clue.measure == "attacks" and clue.how == "verb"):
        return False
    return clue.measure in WEAK - {"detained", "remaining"}


def _fits(clue: Clue, head: "Token | None", number: int, named: Measure | None, known: Known) -> bool:
    """Whether the clue may count what the noun names: people die, buildings don't. `number` is the phrase's first token."""
    if clue.how == "named" and head is not None and not known.is_people(head):
        return False
    if head is not None and clue.measure in THINGS_ALONE and known.is_people(head):
        return False
    if head is None or clue.measure in known.things or known.is_people(head) or head.lemma_.lower() in known.households:
        return True
    if named is not None:
        return named not in known.things
    plural = head.tag_ in ("NNS", "NNPS")
    behind = clue.how == "of" and 0 < number - clue.token.i <= 3
    sure = behind or (
        clue.measure in ("killed", "injured", "displaced")
        and clue.token.lemma_.lower() not in ("lose", "hit", "affect")
    )
    return plural and sure and noun_measure(head, known.counts) is None and head.lemma_.lower() not in known.abstract


def of_holder(holder: Holder, known: Known) -> Clue | None:
    """The clue that a holder gives, or None."""
    token, role = holder
    if role in ("object", "subject"):
        measure = _verb(token, known.object if role == "object" else known.subject)
        if measure is None and token.tag_ in ("VBN", "JJ"):
            measure = known.predicate.get(token.lower_)
        if measure is not None and any(c.dep_ == "neg" for c in token.children):
            measure = NOT_GONE.get(measure)
        return Clue(measure, token, "verb") if measure else None
    if role == "predicate":
        measure = known.predicate.get(token.lower_) or (
            known.object.get(token.lemma_.lower()) if token.tag_ == "VBN" else None
        )
        return Clue(measure, token, "predicate") if measure else None
    if role == "without":
        measure = known.without.get(token.lemma_.lower())
        return Clue(measure, token, "predicate") if measure else None
    if role in ("named", "linked"):
        measure = (
            noun_measure(token, known.of)
            or noun_measure(token, known.counts)
            or noun_measure(token, known.nouns)
            or known.predicate.get(token.lower_)
        )
        return Clue(measure, token, "named") if measure else None
    measure = noun_measure(token, known.of) or _tally(token, known)
    return Clue(measure, token, "of") if measure else None


def _tally(token: "Token", known: Known) -> Measure | None:
    """ "the death count", "the number of dead": what a noun of counting is said to count."""
    if token.lemma_.lower() not in known.tallies | {"rate", "percentage", "share", "amount"}:
        return None
    for child in token.lefts:
        if child.dep_ in ("compound", "amod") and (
            measure := noun_measure(child, known.of) or noun_measure(child, known.counts)
        ):
            return measure
    return None


def _verb(token: "Token", table: dict[str, Measure]) -> Measure | None:
    """A verb's measure, with its particle or the word behind it: "shot dead", "taken hostage", "gunned down"."""
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), behind)
    for form in (token.lemma_.lower(), *_unwound(token.lower_)):
        for key in (f"{form} {behind}", f"{form} {particle}", form):
            if key in table:
                return table[key]
    return None


def _unwound(word: str) -> Iterator[str]:
    """The stems of a past form that the lemmatiser may miss: "perished"."""
    if word.endswith("ed"):
        yield word[:-2]
        yield word[:-1]


def noun_measure(token: "Token", table: dict[str, Measure]) -> Measure | None:
    """A noun's measure: by two words ("suicide bomber") before one, by lemma before the plural cut off by rule."""
    forms = [token.lemma_.lower(), token.lower_, *_singulars(token.lower_)]
    before = token.nbor(-1).lower_ if token.i else ""
    for form in forms:
        if (measure := table.get(f"{before} {form}") or table.get(form)) is not None:
            return measure
    return None


def _singulars(word: str) -> Iterator[str]:
    """Singulars that the lemmatiser misses where it takes a plural for a name: "Forces", "Bodies"."""
    if word.endswith("ies"):
        yield word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def _of_modifiers(phrase: Phrase, known: Known) -> Iterator[Clue]:
    """ "12 wounded soldiers", "40 missing people": what stands between the number and its noun."""
    head = phrase.head
    if head is None or not (known.is_people(head) or (noun_measure(head, known.nouns) or "other") not in known.things):
        return
    for i in range(phrase.number + 1, head.i):
        token = phrase.doc[i]
        measure = known.predicate.get(token.lower_) if token.dep_ in ("amod", "advmod", "compound") else None
        if measure is not None:
            yield Clue(measure, token, "predicate")


def _of_compounds(phrase: Phrase, known: Known) -> Iterator[Clue]:
    """ "artillery systems", "battalion tactical groups": the class of the word that names a noun of no class."""
    head = phrase.head
    if head is None or head.lemma_.lower() in known.abstract:
        return
    for i in range(head.i - 1, phrase.number, -1):
        token = phrase.doc[i]
        measure = noun_measure(token, known.nouns) if token.dep_ in ("compound", "amod", "nmod") else None
        if measure in ("weapons", "troops"):
            yield Clue(measure, token, "noun")
