"""The cast of a report: every noun phrase that could act or speak, clustered into actors.

Every nominal head resolves to some actor, so the other rooms may ask for any of them; the walk keeps
only the actors that a line refers to (`onrecord.reading`). A pronoun that nothing settles has no actor.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Actor, Span
from onrecord.where.countries import demonym_country
from onrecord.who.lexicon import lexicon
from onrecord.who.naming import Naming, kind_of_name, naming
from onrecord.who.phrases import is_head, phrase
from onrecord.who.pronouns import PLURAL, RELATIVE, SINGULAR, SPEAKER, THING, Mention, antecedent, relative
from onrecord.who.registry import Entry, Registry

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
    reader = _Reader(parsed)
    for number, sentence in enumerate(parsed.doc.sents):
        for token in sentence:
            reader.see(token, number)
    reader.belong()
    reader.issuers()
    reader.join()
    outlet = reader.own_voice()
    actors = {entry.id: entry.actor() for entry in reader.registry.entries.values()}
    agents = frozenset(entry.id for entry in reader.registry.entries.values() if entry.agent)
    return Cast(actors, reader.at, reader.spans, reader.bases, reader.joint, agents, outlet)


class _Reader:
    """Reads a report's tokens from left to right, entering each mention into the registry."""

    def __init__(self, parsed: "Parsed") -> None:
        self.parsed = parsed
        self.registry = Registry()
        self.at: dict[int, str] = {}
        self.spans: dict[int, Span] = {}
        self.bases: dict[int, Basis] = {}
        self.joint: dict[int, str] = {}
        self.earlier: list[Mention] = []

    def see(self, token: "Token", sentence: int) -> None:
        """Enter the mention that a token heads, if it heads one."""
        word = token.text.lower()
        if token.pos_ in ("PRON", "DET", "SCONJ") and word in SPEAKER:
            self._mark(token, "pronoun")
        elif token.pos_ in ("PRON", "DET") and (word in SINGULAR or word in PLURAL or word in THING):
            self._pronoun(token, antecedent(self.parsed, token, self.earlier, sentence), sentence)
        elif token.tag_ in ("WDT", "WP", "WP$") and word in RELATIVE:
            self._relative(token)
        elif token.i not in self.at and is_head(token):
            self._mention(token, sentence)
        elif token.i not in self.at and demonym_country(token.text) is not None and token.ent_type_ in ("NORP", "GPE"):
            self._demonym(token)

    def _mention(self, token: "Token", sentence: int) -> None:
        if token.dep_ == "appos" and self._apposed(token):
            return
        named = naming(self.parsed, token)
        entry = self.registry.enter(named)
        self._place(token, entry, named)
        self._remember(token, entry, sentence)

    def _apposed(self, token: "Token") -> bool:
        """An apposition is its head's actor: "Hugh Hill, a doctor", "the minister, Ana Ruiz"."""
        head = self.at.get(token.head.i)
        if head is None or token.head.i > token.i:
            return False
        entry = self.registry.entries[head]
        named = naming(self.parsed, token)
        if named.kind == "person" and named.proper and entry.kind == "person" and not entry.proper:
            self._rename(entry, named)
            return True
        if named.proper == entry.proper == (named.kind == "person"):
            return False
        if named.kind != entry.kind and not (entry.proper and not named.proper):
            return False
        if not named.proper and named.kind == "person" and entry.kind == "person":
            entry.roles.append(named.name)
        self.at[token.i], self.spans[token.i], self.bases[token.i] = entry.id, named.span, named.basis
        return True

    def _rename(self, entry: Entry, named: Naming) -> None:
        """A description turns out to have a name: it becomes that person's mention and role."""
        person = self.registry.enter(named)
        if person.id != entry.id:
            person.roles.append(entry.name)
            person.mentions.extend(entry.mentions)
            for key, value in self.at.items():
                if value == entry.id and entry.mentions and self.spans.get(key) in entry.mentions[-1:]:
                    self.at[key] = person.id
        self._place(named.head, person, named)

    def _place(self, token: "Token", entry: Entry, named: Naming) -> None:
        self.at[token.i], self.spans[token.i], self.bases[token.i] = entry.id, named.span, named.basis
        if named.proper and token.ent_type_:
            for other in token.lefts:
                if other.ent_type_ == token.ent_type_ and other.dep_ in ("compound", "flat"):
                    self.at.setdefault(other.i, entry.id)

    def _remember(self, token: "Token", entry: Entry, sentence: int) -> None:
        self.earlier.append(Mention(token, entry, sentence, self.parsed.quoted(token.idx) is not None))

    def _mark(self, token: "Token", basis: "Basis") -> None:
        self.spans[token.i], self.bases[token.i] = (token.idx, token.idx + len(token)), basis

    def _pronoun(self, token: "Token", entry: Entry | None, sentence: int) -> None:
        self._mark(token, "pronoun")
        if entry is None:
            return
        self.at[token.i] = entry.id
        self.registry.note(entry, self.spans[token.i], token.i)
        if token.text.lower() in SINGULAR:
            entry.gender = entry.gender or SINGULAR[token.text.lower()]
        self._remember(token, entry, sentence)

    def _relative(self, token: "Token") -> None:
        self._mark(token, "pronoun")
        noun = relative(token)
        if noun is not None and noun.i in self.at:
            self.at[token.i] = self.at[noun.i]

    def _demonym(self, token: "Token") -> None:
        """ "Israeli" before a noun names the state, for whoever asks about "Israeli strikes"."""
        code = demonym_country(token.text)
        for entry in self.registry.entries.values():
            if entry.kind == "state" and entry.country == code:
                self.at[token.i] = entry.id
                return

    def belong(self) -> None:
        """Set `of`: "Pentagon spokesman John Kirby", "Israel's army", "a spokesman for the ministry"."""
        for index, name in self.at.items():
            entry, token = self.registry.entries[name], self.parsed.doc[index]
            owner = (
                self._owner(token)
                if entry.of is None and self.bases.get(index) in ("named", "role", "anonymous", "group")
                else None
            )
            if owner is not None and owner != name:
                entry.of = owner

    def _owner(self, token: "Token") -> str | None:
        if token.lemma_.lower() not in lexicon().speaks_for and not any(
            t.lemma_.lower() in lexicon().speaks_for for t in token.lefts
        ):
            return None
        for child in token.children:
            if child.dep_ in ("poss", "compound", "nmod") and child.i in self.at and self.bases.get(child.i) == "named":
                return self.at[child.i]
            if child.dep_ == "prep" and child.text.lower() in ("of", "for", "from", "at", "in"):
                objects = [t for t in child.children if t.dep_ == "pobj" and t.i in self.at]
                if objects and self.bases.get(objects[0].i) == "named":
                    return self.at[objects[0].i]
        return None

    def issuers(self) -> None:
        """A document speaks for the body that issued it, where the report makes that plain; later mentions follow."""
        latest: str | None = None
        for index in sorted(self.at):
            entry, token = self.registry.entries[self.at[index]], self.parsed.doc[index]
            if entry.kind != "document" or self.bases.get(index) != "document":
                continue
            issuer = self._issuer(token)
            definite = token.doc[token.left_edge.i].text.lower() in ("the", "that", "this")
            if issuer is None and definite:
                issuer = latest
            latest = issuer or latest
            if issuer is not None:
                self.at[index] = issuer

    def _issuer(self, token: "Token") -> str | None:
        for child in token.subtree:
            agent = (
                child.dep_ == "pobj"
                and child.head.text.lower() in ("by", "from")
                and child.head.head.i in _self_and_clauses(token)
            )
            owner = child.head == token and child.dep_ in ("poss", "compound", "nmod")
            found = self.at.get(child.i)
            if (
                (agent or owner)
                and found is not None
                and self.registry.entries[found].kind not in ("document", "group")
            ):
                return found
        return None

    def own_voice(self) -> str | None:
        """The outlet as an actor: the one of that name if the report mentions it, else a new one."""
        outlet = self.parsed.report.outlet
        if not outlet:
            return None
        known = next((e for e in self.registry.entries.values() if e.name.lower() == outlet.lower()), None)
        entry = known or Entry(f"A{len(self.registry.entries) + 1}", outlet, kind_of_name(outlet), proper=True)
        self.registry.entries[entry.id] = entry
        return entry.id

    def join(self) -> None:
        """Coordinated actors that are the subject of one verb speak as one group."""
        for token in self.parsed.doc:
            others = (
                [c for c in token.conjuncts if c.i in self.at and c.i > token.i]
                if token.dep_ in ("nsubj", "pobj")
                else []
            )
            if (
                token.i in self.at
                and others
                and all(self.registry.entries[self.at[t.i]].agent for t in (token, *others))
            ):
                span = phrase(token, coordinated=True)
                name = self.parsed.words(span)
                entry = Entry(
                    f"A{len(self.registry.entries) + 1}", name, "group", plural=True, mentions=[span], last=token.i
                )
                same = next((e for e in self.registry.entries.values() if e.name == name and e.kind == "group"), None)
                entry = self.registry.entries.setdefault((same or entry).id, entry)
                self.joint[token.i] = entry.id


def _self_and_clauses(token: "Token") -> set[int]:
    """A noun and the participles on it: "a statement issued by", "a report from"."""
    return {token.i, *(c.i for c in token.children if c.dep_ == "acl")}
