"""Which mentions are one actor: name chains, titles and roles, countries, definite descriptions.

Mentions come in the order of the text, so the latest compatible actor is the one meant. Two mentions
are joined only by a rule that names why; what no rule joins stays apart.
"""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from onrecord.model import Actor, Span
from onrecord.vocabulary import ActorKind
from onrecord.where.countries import country_code, demonym_country
from onrecord.who.lexicon import folded, lexicon
from onrecord.who.naming import Naming

_WORD = re.compile(r"\w+")
ALIKE = 0.8
"""Share of letters in common from which two family names in one report are one name spelt twice."""

_SMALL = frozenset({"the", "of", "and", "for", "in", "a", "an", "on"})


@dataclass(slots=True)
class Entry:
    """An actor while the report is being read."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    proper: bool = False
    agent: bool = True
    seat: bool = False
    """Named by a capital or a palace."""
    of: str | None = None
    roles: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    last: int = -1
    """Index of the token that headed the latest mention."""

    def actor(self) -> Actor:
        """The finished actor; its role is the fullest one the report gives."""
        role = max(self.roles, key=len, default=None)
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            role=role,
            of=self.of,
            mentions=tuple(sorted(set(self.mentions))),
        )


class Registry:
    """The actors of one report, found or made mention by mention."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self._states: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._persons: dict[str, list[str]] = {}

    def enter(self, naming: Naming) -> Entry:
        """The actor of a mention, with what the mention tells of it added."""
        entry = self._find(naming) or self._new(naming)
        self._learn(entry, naming)
        return entry

    def make(self, name: str, kind: ActorKind, *, plural: bool = False, proper: bool = False) -> Entry:
        """A new actor that no single mention made: an outlet, two speakers together."""
        entry = Entry(f"A{len(self.entries) + 1}", name, kind, plural=plural, proper=proper)
        self.entries[entry.id] = entry
        return entry

    def note(self, entry: Entry, span: Span, token: int) -> None:
        """Count one more mention, a pronoun or an apposition, of an actor."""
        entry.mentions.append(span)
        entry.last = token

    def _find(self, naming: Naming) -> Entry | None:
        if naming.kind == "state" and naming.country:
            return self._get(self._states.get(naming.country))
        if naming.kind == "person" and naming.proper:
            return self._person(naming)
        if naming.head.text[:1].isupper() and (known := self._by_family(naming)) is not None:
            return known
        same = self._get(self._names.get(_key(naming.name)))
        if same is not None or naming.proper:
            return same or self._acronym(naming)
        return self._definite(naming)

    def _person(self, naming: Naming) -> Entry | None:
        """The latest person whose name holds the words of this one, or the other way round, by family name."""
        words = _words(naming.name)
        for entry in reversed([self.entries[i] for i in self._persons.get(words[-1], [])] if words else []):
            known = _words(entry.name)
            if (set(words) <= set(known) or set(known) <= set(words)) and not _differ(entry.gender, naming.gender):
                return entry
        return self._misspelt(naming, words)

    def _by_family(self, naming: Naming) -> Entry | None:
        """The person whose family name a bare name repeats, whatever the model took it for."""
        words = _words(naming.name)
        return self._get(self._persons.get(words[0], [None])[-1]) if len(words) == 1 else None

    def _misspelt(self, naming: Naming, words: list[str]) -> Entry | None:
        """A person whose family name differs by a letter or two from this one, "Sarea" and "Saree", in one report."""
        if not words or len(words[-1]) < 5:
            return None
        for family, ids in self._persons.items():
            near = family[0] == words[-1][0] and abs(len(family) - len(words[-1])) <= 1
            if near and SequenceMatcher(None, family, words[-1], autojunk=False).ratio() >= ALIKE:
                entry = self.entries[ids[-1]]
                first = len(words) == 1 or words[0] == _words(entry.name)[0]
                return entry if first and not _differ(entry.gender, naming.gender) else None
        return None

    def _acronym(self, naming: Naming) -> Entry | None:
        """A body whose initials are this name ("ECOWAS"), or whose acronym came first."""
        name = naming.name.replace(".", "")
        for entry in self.entries.values():
            if entry.proper and entry.kind not in ("person", "state"):
                short, long = sorted((name, entry.name.replace(".", "")), key=len)
                if short.isupper() and len(short) > 1 and _initials(long) == short:
                    return entry
        return None

    def _definite(self, naming: Naming) -> Entry | None:
        """The actor of a definite description: "the minister" by role, "the group" by kind, the latest first."""
        first = naming.head.doc[naming.head.left_edge.i]
        if naming.plural or not (first.text.lower() == "the" or (first.text[:1].isupper() and naming.kind == "person")):
            return None
        words = set(_words(naming.name)) - _SMALL
        if naming.kind == "person":
            return self._by_role(words, naming.country)
        return self._by_kind(words, naming.kind)

    def _by_role(self, words: set[str], country: str | None) -> Entry | None:
        """The latest person with a role that has all the words; a demonym may be matched by the person's country."""
        words = {w for w in words if demonym_country(w.title()) is None and country_code(w.title()) is None}
        if not words:
            return None
        persons = [e for e in self.entries.values() if e.kind == "person" and e.roles]
        if country is not None:
            persons = [e for e in persons if e.country == country] or [e for e in persons if e.country is None]
        for entry in sorted(persons, key=lambda e: -e.last):
            if any(words <= set(_words(role)) for role in entry.roles):
                return entry
        return None

    def _by_kind(self, words: set[str], kind: ActorKind) -> Entry | None:
        bodies = [e for e in self.entries.values() if e.proper and e.kind not in ("person", "state")]
        for entry in sorted(bodies, key=lambda e: -e.last):
            if words and words <= set(_words(entry.name)):
                return entry
        generic = words & {
            "group",
            "movement",
            "organization",
            "organisation",
            "agency",
            "body",
            "militia",
            "newspaper",
            "company",
            "broadcaster",
        }
        if len(words) == 1 and generic:
            fits = [
                e
                for e in bodies
                if e.kind == kind or e.kind in ("armed-group", "party", "organisation", "media", "intergovernmental")
            ]
            return max(fits, key=lambda e: e.last, default=None)
        return None

    def _new(self, naming: Naming) -> Entry:
        name = naming.name if any(letter.isalnum() for letter in naming.name) else naming.head.text
        entry = self.make(name, naming.kind, plural=naming.plural, proper=naming.proper)
        entry.agent, entry.seat = naming.agent, naming.seat
        if naming.kind == "state" and naming.country:
            self._states[naming.country] = entry.id
        return entry

    def _learn(self, entry: Entry, naming: Naming) -> None:
        entry.mentions.append(naming.span)
        entry.last = naming.head.i
        entry.country = entry.country or naming.country
        entry.gender = entry.gender or naming.gender
        if naming.role and naming.role not in entry.roles:
            entry.roles.append(naming.role)
        if naming.kind == "person" and not naming.proper and naming.name not in entry.roles:
            entry.roles.append(naming.name)
        if _fuller(naming, entry):
            entry.name, entry.proper = naming.name, naming.proper
            if entry.kind != "person":
                entry.kind = naming.kind
        self._names.setdefault(_key(naming.name), entry.id)
        if naming.kind == "person" and naming.proper:
            for word in {*_words(naming.name)[-1:], *_words(entry.name)[-1:]}:
                known = self._persons.setdefault(word, [])
                if entry.id not in known:
                    known.append(entry.id)

    def _get(self, name: str | None) -> Entry | None:
        return self.entries.get(name) if name else None


def _fuller(naming: Naming, entry: Entry) -> bool:
    """Whether a mention's name is to replace the entry's: a proper one over a description, the longer of two proper ones."""
    if naming.proper != entry.proper:
        return naming.proper
    if entry.name.isupper() and len(entry.name) > 5 and naming.name.lower() == entry.name.lower():
        return True
    return naming.proper and naming.kind == entry.kind and len(naming.name) > len(entry.name)


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _words(name: str) -> list[str]:
    return _WORD.findall(name.lower())


def _key(name: str) -> str:
    known = lexicon().known.get(folded(name))
    if known is not None:
        return known[0]
    words = [w for w in _words(name.replace(".", "")) if w not in lexicon().not_in_names]
    return " ".join(words) or name.lower()


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", name) if w.lower() not in _SMALL).upper()
