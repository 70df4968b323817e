"""Which mentions are one actor: name chains, titles and roles, countries, definite descriptions.

Mentions come in the order of the text, so the latest compatible actor is the one meant. Two mentions
are joined only by a rule that names why; what no rule joins stays apart.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from onrecord.model import Actor, Span
from onrecord.vocabulary import ActorKind
from onrecord.where.countries import country_code
from onrecord.who.descriptions import SMALL, described
from onrecord.who.known import Office, directory
from onrecord.who.lexicon import folded, lexicon
from onrecord.who.naming import Naming, reads_as_person

_WORD = re.compile(r"\w+")
ALIKE = 0.8
"""Share of letters in common from which two family names in one report are one name spelt twice."""


@dataclass(slots=True)
class Entry:
    """An actor while the report is being read."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    gender: str | None = None
    """By a title, a noun or a given name."""
    guessed: str | None = None
    """Gender by a pronoun that was taken for this actor's, which may have been wrong."""
    plural: bool = False
    proper: bool = False
    agent: bool = True
    seat: bool = False
    """Named by a capital or a palace."""
    of: str | None = None
    roles: list[str] = field(default_factory=list)
    offices: tuple[Office, ...] = ()
    """Offices that the person is known to have held on the report's day; they help to tell who is meant, and aren't shown."""
    qid: str | None = None
    nouns: set[str] = field(default_factory=set)
    """The nouns that its descriptions were headed by."""
    mentions: list[Span] = field(default_factory=list)
    last: int = -1
    """Index of the token that headed the latest mention."""
    acted: bool = False
    """Whether a mention is the subject of a verb."""

    @property
    def principal(self) -> bool:
        """Whether it is one of the report's own cast although no line may name it: a named party that acts or recurs.

        A body that reports name for what it does counts wherever it is named; a person or state where it is a
        subject or named twice; other organisations, which are mostly settings, never. On gold/train half of
        those that no line names are actors by the annotators' count too.
        """
        if not (self.proper and self.agent):
            return False
        if self.kind in ("armed-group", "party", "intergovernmental", "media"):
            return True
        often = self.acted or len(set(self.mentions)) > 1
        return often if self.kind in ("person", "state") else self.acted and self.kind in ("government", "military")

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
            qid=self.qid,
            mentions=tuple(sorted(set(self.mentions))),
        )


class Registry:
    """The actors of one report, found or made mention by mention."""

    def __init__(self, day: date | None = None) -> None:
        self.day = day
        self.entries: dict[str, Entry] = {}
        self._states: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._persons: dict[str, list[str]] = {}

    def enter(self, naming: Naming) -> Entry:
        """The actor of a mention, with what the mention tells of it added."""
        entry = self._find(naming) or self._new(naming)
        self._learn(entry, naming)
        self._link(entry)
        return entry

    def _link(self, entry: Entry) -> None:
        """What is known of the actor by its name: a state's or body's item; a person's only with an office on the report's day."""
        if entry.kind == "state":
            entry.qid = directory().states.get(entry.country or "")
            return
        known = directory().find(entry.name) if entry.proper else None
        if known is None and entry.kind == "person" and entry.proper and " " not in entry.name and self.day is not None:
            held = directory().holder(entry.name, self.day)
            entry.offices = held.offices if held is not None else ()
        if known is None or (known.kind == "person") != (entry.kind == "person"):
            return
        if entry.kind != "person":
            entry.qid = known.qid
        elif self.day is not None and (held := known.on(self.day)).offices:
            entry.qid, entry.offices = known.qid, held.offices

    def make(self, name: str, kind: ActorKind, *, plural: bool = False, proper: bool = False) -> Entry:
        """A new actor that no single mention made: an outlet, two speakers together."""
        entry = Entry(f"A{len(self.entries) + 1}", name, kind, plural=plural, proper=proper)
        self.entries[entry.id] = entry
        return entry

    def is_person(self, entry: Entry) -> None:
        """A name that was taken for a body's turns out to be a person's: "he" stands for it."""
        entry.kind = "person"
        self._persons.setdefault(_words(entry.name)[-1], []).append(entry.id)

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
        return described(naming, self.entries.values())

    def _person(self, naming: Naming) -> Entry | None:
        """The latest person whose name holds the words of this one, or the other way round, by family name."""
        words = _words(naming.name)
        for entry in reversed([self.entries[i] for i in self._persons.get(words[-1], [])] if words else []):
            known = _words(entry.name)
            if (set(words) <= set(known) or set(known) <= set(words)) and not _differ(entry.gender, naming.gender):
                return entry
        return (self._by_first(words[0]) if len(words) == 1 else None) or self._misspelt(naming, words)

    def _by_family(self, naming: Naming) -> Entry | None:
        """The person whose family name a bare name repeats, whatever the model took it for."""
        words = _words(naming.name)
        if len(words) != 1:
            return None
        return self._get(self._persons.get(words[0], [None])[-1]) or self._by_first(words[0])

    def _by_first(self, word: str) -> Entry | None:
        """The one person whose full name begins with a word: family names stand first in many languages."""
        fits = [e for e in self.entries.values() if e.kind == "person" and e.proper and _words(e.name)[0] == word]
        return fits[0] if len(fits) == 1 else None

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
        entry.acted = entry.acted or naming.head.dep_ in ("nsubj", "nsubjpass", "agent")
        entry.country = entry.country or naming.country
        entry.gender = entry.gender or naming.gender
        if not naming.proper:
            entry.nouns.add(naming.head.lemma_.lower())
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
    if naming.kind == entry.kind == "state":
        return country_code(naming.name) is not None and (
            country_code(entry.name) is None or len(naming.name) > len(entry.name)
        )
    if naming.proper != entry.proper:
        return naming.proper
    if entry.name.isupper() and len(entry.name) > 5 and naming.name.lower() == entry.name.lower():
        return True
    return naming.proper and naming.kind == entry.kind and len(naming.name) > len(entry.name)


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def may_be_person(entry: Entry) -> bool:
    """Whether a name that the model took for a body's reads as a person's."""
    body = entry.kind == "organisation" and entry.qid is None
    return body and entry.proper and not entry.plural and reads_as_person(entry.name)


def _words(name: str) -> list[str]:
    return _WORD.findall(name.lower())


def _key(name: str) -> str:
    known = directory().find(name)
    if known is not None:
        return folded(known.names[0])
    words = [w for w in _words(name.replace(".", "")) if w not in lexicon().not_in_names]
    return " ".join(words) or name.lower()


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.findall(r"[A-Za-z]+", name) if w.lower() not in SMALL).upper()
