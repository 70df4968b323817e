"""Who a nominal stands for as a party to an act, and how much that party counts in politics or conflict.

A nominal that is no party itself may stand for one: a base for its army, a decision for the government
that took it. Then its owner is meant: "Israel's decision", "Russian bombers", "attacks by rebels".
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.did.grammar import antecedent, kids, lemma, of_preposition, with_conjuncts
from onrecord.did.nominal import TIED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.model import Attribution
    from onrecord.vocabulary import ActorKind, ActType
    from onrecord.who import Cast

POWER, PEOPLE, THING = 3, 2, 0
"""How much a party counts: states, governments, forces and their leaders; other people; no party at all."""

BY_KIND: "dict[ActorKind, int]" = {
    "person": PEOPLE,
    "state": POWER,
    "government": POWER,
    "military": POWER,
    "armed-group": POWER,
    "party": POWER,
    "intergovernmental": POWER,
    "organisation": PEOPLE,
    "media": THING,
    "document": THING,
}

QUANTITY = frozenset(
    "number dozen hundred thousand million score group lot some many majority most part handful one all both none wave "
    "series couple half several each any either neither member rest total kind sort spate percent".split()
)
"""Heads that only count or pick from what follows "of"."""

COUNTING = frozenset({"some", "many", "most", "all", "both", "none", "several", "each", "any"})
SPEAKER = frozenset({"we", "i", "us", "me", "our", "my"})
PEOPLE_WORDS = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "who"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Party:
    """A nominal that takes part in an act: its actor in the cast (None if unresolved), its standing, its token and kind."""

    actor: str | None
    standing: int
    token: "Token"
    kind: str


@dataclass(frozen=True, slots=True)
class Words:
    """Head nouns by what they are."""

    force: frozenset[str]
    authority: frozenset[str]
    people: frozenset[str]
    holding: frozenset[str]


@cache
def words() -> Words:
    """The lists of `resources/triggers_parties.yaml`."""
    known = resources.load("triggers_parties.yaml")
    return Words(*(frozenset(known[name]) for name in ("force", "authority", "people", "holding")))


def standing_of(found: "list[Party] | tuple[Party, ...]") -> int:
    """The highest standing among some parties."""
    return max((party.standing for party in found), default=THING)


class Sides:
    """The parties of one report: its cast, who "we" is in whose words, and who did what was told before.

    `recent` is filled while the report is read: the actors of the latest act of each type, for "the attack".
    """

    def __init__(self, cast: "Cast", doc: "Doc", text: str, attributions: "tuple[Attribution, ...]") -> None:
        self.cast = cast
        self.recent: dict[ActType, tuple[Party, ...]] = {}
        self._attributions = attributions
        self._text = text
        self._names: dict[str, str] | None = None
        self._members = {name: _ids(cast, doc[i]) for i, name in cast.joint.items()}
        self._members |= {name: list(members) for name, members in cast.together.items()}
        self._known: dict[int, list[Party]] = {}

    def of(self, token: "Token", *, owned: bool = True) -> list[Party]:
        """The parties that a nominal and its conjuncts name, or (`owned`) through which their owners are meant; empty if none."""
        found = [party for one in with_conjuncts(antecedent(token)) for party in self._party(one)]
        return found if owned else [party for party in found if party.kind != "owner"]

    def kind(self, token: "Token") -> str:
        """What a nominal is: force, authority, people, person, power (a name), holding or thing."""
        word, known = lemma(token), words()
        if token.pos_ == "PRON":
            return "thing" if _is_expletive(token) else self._pronoun(token)
        if token.ent_type_ in ("GPE", "NORP"):
            return "thing" if self._mere_place(token) else "power"
        for name in ("force", "authority", "people"):
            if word in getattr(known, name) or token.lower_ in getattr(known, name):
                return name
        if word in known.holding:
            return "holding"
        if token.ent_type_ in ("ORG", "PERSON") or token.pos_ == "PROPN":
            return self._named(token)
        return "people" if token.pos_ == "NOUN" and self._is_agent(token) else "thing"

    def _is_agent(self, token: "Token") -> bool:
        """Whether the cast knows the noun as one that can act, though it is in no list here."""
        known = self.cast.actors.get(self.cast.actor_at(token) or "")
        return known is not None and known.id in self.cast.agents and known.kind not in ("document", "media")

    def _mere_place(self, token: "Token") -> bool:
        """Whether the cast knows a name as that of a town or region: acts happen there, and it is no party to them."""
        known = self.cast.actors.get(self.cast.actor_at(token) or "")
        return known is not None and known.id not in self.cast.agents and known.kind == "organisation"

    def owners(self, token: "Token") -> list[Party]:
        """The parties that a thing belongs to or comes from, of kind "owner"."""
        near = [t for t in kids(token, "poss", "compound", "amod", "nmod") if t.dep_ == "poss" or t.ent_type_ in TIED]
        far = [t for name, t in of_preposition(token) if name in ("by", "of", "from", "against") and t.dep_ == "pobj"]
        for one in (*near, *far):
            found = [
                self._plain(t, "owner") for t in with_conjuncts(antecedent(one)) if t.i != token.i and self._counts(t)
            ]
            if found:
                return [party for each in found for party in each]
        return []

    def _party(self, token: "Token") -> list[Party]:
        known = self._known.get(token.i)
        if known is None:
            known = self._known[token.i] = self._look(token)
        return known

    def _look(self, token: "Token") -> list[Party]:
        inner = _counted(token)
        if inner is not None:
            return self.of(inner)
        kind = self.kind(token)
        if kind in ("thing", "holding"):
            return self.owners(token)
        return self._plain(token, kind)

    def _plain(self, token: "Token", kind: str) -> list[Party]:
        """A token that names a party: one, or all those whom it stands for together."""
        actual = self.kind(token) if kind == "owner" else kind
        standing = PEOPLE if actual in ("people", "person") else POWER
        name = self._actor(token)
        if actual == "person" and self._has_office(token, name):
            standing = POWER
        return [Party(one, standing, token, kind) for one in self._members.get(name or "", [name])]

    def _actor(self, token: "Token") -> str | None:
        if token.lower_ in SPEAKER:
            return self._speaker(token.idx)
        return self.cast.actor_at(token) or (self._named_as(token) if token.ent_type_ in TIED else None)

    def _named_as(self, token: "Token") -> str | None:
        """The actor that the same name stands for elsewhere in the report, for a name that only modifies ("U.S. attack")."""
        if self._names is None:
            self._names = {}
            for actor in self.cast.actors.values():
                for start, end in actor.mentions:
                    self._names.setdefault(_bare(self._text[start:end]), actor.id)
        whole = " ".join(t.text for t in (*token.lefts, token) if t.ent_type_ == token.ent_type_)
        return self._names.get(_bare(whole)) or self._names.get(_bare(token.text))

    def _speaker(self, offset: int) -> str | None:
        """Who "we" is: the speaker of the innermost attribution around it, else the outlet that speaks in its own voice."""
        best: tuple[int, str | None] | None = None
        for saying in self._attributions:
            for start, end in saying.content:
                if start <= offset < end and (best is None or end - start < best[0]):
                    best = (end - start, saying.speaker)
        return best[1] if best else self.cast.outlet

    def _counts(self, token: "Token") -> bool:
        return self.kind(token) not in ("thing", "holding")

    def _pronoun(self, token: "Token") -> str:
        if token.lower_ in SPEAKER:
            return "person"
        known = self.cast.actors.get(self.cast.actor_at(token) or "")
        if known is None:
            return "person" if token.lower_ in PEOPLE_WORDS else "thing"
        if known.kind == "group":
            return "people" if known.id in self.cast.agents or known.id in self._members else "thing"
        return "person" if known.kind == "person" else _by_kind(known.kind)

    def _named(self, token: "Token") -> str:
        known = self.cast.actors.get(self.cast.actor_at(token) or "")
        if known is not None and known.kind == "person":
            return "person"
        if known is not None and known.kind != "group":
            return _by_kind(known.kind)
        return "power" if token.ent_type_ == "ORG" else "person" if token.ent_type_ == "PERSON" else "thing"

    def _has_office(self, token: "Token", name: str | None) -> bool:
        """Whether a person is one who acts for others: has a role or an affiliation in the report, or a title here."""
        known = self.cast.actors.get(name or "")
        if known is not None and (known.role or known.of or known.country):
            return True
        return any(lemma(c) in words().authority or lemma(c) in words().force for c in kids(token, "compound", "appos"))

    def members(self, name: str | None) -> list[str]:
        """The actors that an actor's id stands for: those of a coordination, else itself; none for None."""
        if name is None:
            return []
        return [member for member in self._members.get(name, [name]) if member is not None]

    def behind(self, token: "Token", kind: "ActType") -> list[Party]:
        """Who did what a definite noun points back to ("the attack"), if an act of that type was told before."""
        definite = any(c.dep_ == "det" and c.lower_ in DEFINITE for c in token.children)
        return [Party(p.actor, p.standing, token, "owner") for p in self.recent.get(kind, ())] if definite else []


def _is_expletive(token: "Token") -> bool:
    """ "It was agreed that …": a subject that stands for the clause after the verb."""
    return token.lower_ == "it" and (
        token.dep_ == "nsubjpass" and any(c.dep_ in ("ccomp", "xcomp") for c in token.head.children)
    )


def _bare(name: str) -> str:
    low = name.lower()
    return low.removeprefix("the ").removesuffix("’s").removesuffix("'s")


def _ids(cast: "Cast", first: "Token") -> "list[str | None]":
    found = dict.fromkeys(cast.actor_at(t) for t in with_conjuncts(first))
    return [name for name in found if name is not None]


def _counted(token: "Token") -> "Token | None":
    if token.pos_ == "PRON" and token.lower_ not in COUNTING:
        return None
    if lemma(token) not in QUANTITY and token.pos_ != "NUM":
        return None
    return next((t for name, t in of_preposition(token) if name == "of" and t.dep_ == "pobj"), None)


def _by_kind(kind: "ActorKind") -> str:
    standing = BY_KIND.get(kind, PEOPLE)
    return "power" if standing == POWER else "people" if standing == PEOPLE else "thing"
