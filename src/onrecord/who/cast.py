"""The cast of a report: every noun phrase that could act or speak, clustered into actors.

Every nominal head resolves to some actor, so the other rooms may ask for any of them; the walk keeps
only the actors that a line refers to (`onrecord.reading`).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Actor, Span

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

    def actor_at(self, token: "Token") -> str | None:
        """The id of the actor that the noun phrase headed by `token` stands for; None if it can't be resolved."""
        return self.at.get(token.i)

    def basis_at(self, token: "Token") -> "Basis":
        """How the noun phrase headed by `token` names its actor."""
        return self.bases.get(token.i, "none")

    def span_at(self, token: "Token") -> Span:
        """The whole noun phrase headed by `token`, relative clauses left out."""
        return self.spans.get(token.i, (token.idx, token.idx + len(token)))


def cast_of(parsed: "Parsed") -> Cast:
    """The cast of one parsed report."""
    actors: dict[str, Actor] = {}
    at: dict[int, str] = {}
    spans: dict[int, Span] = {}
    bases: dict[int, Basis] = {}
    known: dict[str, str] = {}
    for chunk in parsed.doc.noun_chunks:
        name = chunk.text.strip()
        key = known.setdefault(name.lower(), f"A{len(known) + 1}")
        span = (chunk.start_char, chunk.end_char)
        old = actors.get(key)
        actors[key] = Actor(id=key, name=name, kind="group", mentions=(*(old.mentions if old else ()), span))
        at[chunk.root.i], spans[chunk.root.i], bases[chunk.root.i] = key, span, "named"
    return Cast(actors, at, spans, bases)
