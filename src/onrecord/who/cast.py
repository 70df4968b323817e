"""The cast of a report: every noun phrase that could act or speak, clustered into actors.

Every nominal head resolves to some actor, so the other rooms may ask for any of them; the walk keeps
only the actors that a line refers to (`onrecord.reading`). A pronoun that nothing settles has no actor.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.model import Actor, Span
from onrecord.who.issuers import issuers
from onrecord.who.offices import name_holders
from onrecord.who.phrases import phrase
from onrecord.who.reader import Reader
from onrecord.who.relations import belong, capitals, follow, join, own_voice, owned

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class Cast:
    """Actors by id, and which actor the noun phrase around a token stands for."""

    actors: dict[str, Actor]
    at: dict[int, str]
    """Token index (of the head of a noun phrase, or any token of a name) to actor id."""
    spans: dict[int, Span]
    """Token index of a head to the span of its whole noun phrase."""
    bases: dict[int, "Basis"]
    joint: dict[int, str]
    """Token index of the first of several coordinated heads to the actor that they are together."""

    agents: frozenset[str]
    """The actors that can act at all: names, bodies, people, documents; not "the action"."""

    principal: frozenset[str] = frozenset()
    """The actors that belong to the report's cast on their own account, whether or not a line names them."""

    together: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The members of a group that the text never coordinates: "the two leaders" after two names."""

    outlet: str | None = None
    """The actor that the report's outlet is, where its own voice speaks."""

    def named(self, name: str) -> str | None:
        """The actor that a label or title names, by the words of its name; None if no actor or several fit."""
        words = set(name.lower().replace(".", "").split())
        fits = [
            a
            for a in self.actors.values()
            if a.kind != "group" and words & set(a.name.lower().replace(".", "").split())
        ]
        whole = [a for a in fits if words == set(a.name.lower().replace(".", "").split())]
        return (whole or fits)[0].id if len(whole or fits) == 1 else None

    def body_of(self, name: str | None) -> str | None:
        """Whom a person speaks for with "we": the state of an office holder, the body they belong to, or themselves."""
        actor = self.actors.get(name) if name is not None else None
        if actor is None or actor.kind != "person" or not (actor.role or actor.of):
            return name
        states = [a.id for a in self.actors.values() if a.kind == "state" and a.country == actor.country]
        return states[0] if actor.country and states else actor.of or name

    def acts(self, token: "Token") -> bool:
        """Whether the noun phrase headed by `token` is of a kind that can speak or act (a pronoun always may)."""
        name = self.at.get(token.i)
        return self.bases.get(token.i) == "pronoun" or (name is not None and name in self.agents)

    def joint_at(self, token: "Token") -> str | None:
        """The actor of a whole coordination, "Russia and China", or that of the head alone."""
        return self.joint.get(token.i) or self.at.get(token.i)

    def actor_at(self, token: "Token") -> str | None:
        """The id of the actor that the noun phrase headed by `token` stands for; None if it can't be resolved."""
        return self.at.get(token.i)

    def basis_at(self, token: "Token") -> "Basis":
        """How the noun phrase headed by `token` names its actor."""
        return self.bases.get(token.i, "none")

    def span_at(self, token: "Token") -> Span:
        """The whole noun phrase headed by `token`, non-restrictive relative clauses left out."""
        return self.spans.get(token.i) or phrase(token)


def cast_of(parsed: "Parsed") -> Cast:
    """The cast of one parsed report."""
    reader = Reader(parsed)
    reader.read()
    name_holders(reader)
    capitals(reader)
    belong(reader)
    issuers(reader)
    join(reader)
    follow(reader)
    owned(reader)
    outlet = own_voice(reader)
    entries = reader.registry.entries.values()
    return Cast(
        actors={entry.id: entry.actor() for entry in entries},
        at=reader.at,
        spans=reader.spans,
        bases=reader.bases,
        joint=reader.joint,
        agents=frozenset(entry.id for entry in entries if entry.agent),
        principal=frozenset(entry.id for entry in entries if entry.principal),
        together=reader.together,
        outlet=outlet,
    )
