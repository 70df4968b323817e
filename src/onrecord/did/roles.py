"""Actors and recipients of a telling: which nominals of its clause play which part, by the entry that matched."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.did.clause import surface_subjects
from onrecord.did.grammar import SUBJECTS, VERBAL, governor, kids, lemma, of_preposition
from onrecord.did.lexicon import lexicon
from onrecord.did.match import Told
from onrecord.did.parties import Party, Sides

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.vocabulary import ActType

HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "SUPPORT", "PROTEST"})
"""Types whose recipient may be met through what belongs to it: a strike on a base, blame for a decision."""

OWNED = frozenset({"object", "on", "against", "at", "of", "for", "into", "over", "with"})
MEANS = frozenset({"in", "by", "with", "during", "after", "from", "as"})
"""Prepositions after which an event names who did it: "were killed in an airstrike by the coalition"."""

PERSONS = frozenset({"people", "person", "force", "authority"})
"""What an entry's own object ("release @people") must be to be the recipient too."""

NEAR = 8
"""Tokens after a noun in which a preposition that the parser hung elsewhere may still be its own."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who acts and who is acted upon. `thing` is set where the clause has an agent that is no party at all."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    thing: bool


def roles_of(told: Told, sides: Sides) -> Roles:
    """The parties of a telling; reciprocal acts have everyone as actor."""
    if told.entry.from_:
        return _turned(told, sides)
    verb = told.word.pos_ in VERBAL
    agents = list(told.reading.actors)
    if not verb and told.entry.of == "actor":
        agents += _after(told, ("of",))
    actors = _parties(agents, sides)
    if not actors:
        actors = _by_means(told, sides) if verb else _parties(_after(told, ("from",)), sides, owned=False)
    recipients = [p for p in _recipients(told, sides) if not _among(p, actors)]
    if told.entry.mutual == "true" or (told.entry.mutual == "maybe" and _together(told)):
        actors, recipients = [*(actors or _host(told, sides)), *recipients], []
    return Roles(tuple(_once(actors)), tuple(_once(recipients)), bool(agents) and not actors)


def _turned(told: Told, sides: Sides) -> Roles:
    """Roles of what is told from the recipient's side: "received aid from", "came under fire from"."""
    recipients = _parties(list(told.reading.objects if told.reading.passive else told.reading.actors), sides)
    givers = _after(told, told.entry.from_)
    actors = [p for p in _parties(givers, sides) if not _among(p, recipients)]
    if not actors:
        used = [told.word.doc[i] for i in told.used if i != told.word.i]
        actors = [p for t in used for p in sides.owners(t) if not _among(p, recipients)]
    return Roles(tuple(_once(actors)), tuple(_once(recipients)), False)


def _by_means(told: Told, sides: Sides) -> list[Party]:
    """The owners of the event through which something was done, where the clause names no agent of its own."""
    through = [t for name, t in told.reading.preps if name in MEANS and t.dep_ == "pobj"]
    if not told.reading.passive:
        through = list(told.reading.actors)
    return next((found for t in through if (found := _doers(t, sides))), [])


def _doers(event: "Token", sides: Sides) -> list[Party]:
    """Who is behind a noun that tells of an act: its owner, or who did what it points back to."""
    kind = _event_type(event)
    return (sides.owners(event) or sides.behind(event, kind)) if kind is not None else []


def _event_type(token: "Token") -> "ActType | None":
    """The type of act that a noun tells of, if it is one of the lexicon."""
    entries = lexicon().nouns.get(lemma(token)) if token.pos_ == "NOUN" else None
    return entries[-1].type if entries else None


def _recipients(told: Told, sides: Sides) -> list[Party]:
    noun = told.word.pos_ not in VERBAL
    slots = (*told.entry.to, "of") if noun and told.entry.of == "recipient" else told.entry.to
    owned = told.entry.type in HOSTILE
    found: list[Party] = []
    for slot in slots:
        tokens = _slot(told, slot)
        found = _parties(tokens, sides, owned=owned and slot in OWNED)
        if not found and owned and slot in OWNED:
            found = [p for t in tokens for p in _doers(t, sides)]
        if found and (not noun or slot == "of"):
            return found
        if found:
            break
    if noun and not found:
        found = _parties(_nearby(told), sides, owned=owned)
    if not noun and not found and "object" in slots:
        found = [p for t in told.reading.objects if t.i in told.used for p in sides.of(t) if p.kind in PERSONS]
    return found


def _slot(told: Told, slot: str) -> "list[Token]":
    reading = told.reading
    if slot == "object":
        return [t for t in reading.objects if t.i not in told.used]
    if slot == "subject":
        return list(reading.objects if reading.passive else reading.actors)
    if slot == "clause":
        below = reading.complement
        return kids(below, *SUBJECTS) if below is not None else []
    return _after(told, (slot,))


def _after(told: Told, names: tuple[str, ...]) -> "list[Token]":
    """The heads after some prepositions, of the word itself or of the object that the entry used up."""
    pairs = list(told.reading.preps)
    for index in told.used:
        if index != told.word.i:
            pairs += of_preposition(told.word.doc[index])
    return [t for name, t in pairs if name in names and t.dep_ == "pobj" and t.ent_type_ not in ("DATE", "TIME")]


def _nearby(told: Told) -> "list[Token]":
    """What follows a noun after one of its prepositions, where the parser hung the preposition on a word between."""
    wanted = [name for name in told.entry.to if name in ("on", "against", "with", "at")]
    doc = told.word.doc
    for token in doc[told.word.i + 1 : told.word.i + 1 + NEAR]:
        if token.pos_ in VERBAL or token.is_sent_start:
            break
        if token.dep_ == "prep" and token.lower_ in wanted:
            return [t for t in kids(token, "pobj") if t.ent_type_ not in ("DATE", "TIME")]
    return []


def _host(told: Told, sides: Sides) -> list[Party]:
    """For "talks with X": whose talks they are, the subject of the clause they stand in."""
    if told.word.pos_ in VERBAL:
        return []
    verb = governor(told.word.head) if told.word.head.i != told.word.i else None
    if verb is None or told.word.dep_ in SUBJECTS:
        return []
    return _parties(list(surface_subjects(verb)), sides, owned=False)


def _parties(tokens: "list[Token]", sides: Sides, *, owned: bool = True) -> list[Party]:
    return [party for token in tokens for party in sides.of(token, owned=owned)]


def _together(told: Told) -> bool:
    """Whether "agreed", "reached a deal" is told of several at once, with nobody it is agreed to."""
    return any(name in ("with", "between") for name, _ in told.reading.preps) or len(told.reading.actors) > 1


def _among(party: Party, others: list[Party]) -> bool:
    return any(
        (party.actor and party.actor == o.actor) or (not party.actor and party.token.i == o.token.i) for o in others
    )


def _once(found: list[Party]) -> list[Party]:
    kept: list[Party] = []
    for party in found:
        if not _among(party, kept):
            kept.append(party)
    return kept
