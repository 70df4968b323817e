"""Reads a report's mentions from left to right into the registry; what needs the whole report comes after (`relations`)."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.where.countries import demonym_country
from onrecord.who.antecedents import Mention
from onrecord.who.naming import Naming, naming, reads_as_person
from onrecord.who.phrases import is_head
from onrecord.who.pronouns import PLURAL, RELATIVE, SINGULAR, SPEAKER, THING, antecedent, relative
from onrecord.who.registry import Entry, Registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.vocabulary import Basis


CAPTION = re.compile(r"^\s*(?:FILE|File photo)\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.?\s*$")
"""How the agencies' captions begin or end: "FILE - …", "…, July 9, 2014." """


KNOWN_AS = re.compile(
    r",?\s+(?:who\s+(?:gave|gives)\s+(?:his|her|their)\s+name\s+(?:only\s+)?as|(?:only\s+)?known\s+(?:only\s+)?as"
    r"|who\s+identified\s+(?:himself|herself|themselves)\s+(?:only\s+)?as|who\s+goes\s+by\s+the\s+name(?:\s+of)?|named|called)"
    r"\s+(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})"
)
"""How a report says by what name it knows someone."""


class Reader:
    """The state of one reading: which token stands for which actor, with what span and basis."""

    def __init__(self, parsed: "Parsed") -> None:
        self.parsed = parsed
        self.registry = Registry(_day(parsed))
        self.at: dict[int, str] = {}
        self.spans: dict[int, Span] = {}
        self.bases: dict[int, Basis] = {}
        self.joint: dict[int, str] = {}
        self.together: dict[str, tuple[str, ...]] = {}
        """Group to its members, where no coordination in the text names them together."""
        self.meant: dict[int, int] = {}
        """Token index of a pronoun to that of the head it was resolved to."""
        self._earlier: list[Mention] = []
        self._sentence = 0
        self._caption = False

    def read(self) -> None:
        """Read the whole report. A sentence inside quotation marks doesn't count for how far back a pronoun looks."""
        for sentence in self.parsed.doc.sents:
            self._sentence += self.parsed.quoted(sentence.start_char) is None
            self._caption = CAPTION.search(sentence.text) is not None
            for token in sentence:
                self._see(token)

    def _see(self, token: "Token") -> None:
        word = token.text.lower()
        pronoun = token.pos_ in ("PRON", "DET", "SCONJ") and (len(word) == 1 or not token.text.isupper())
        if pronoun and word in SPEAKER:
            self._mark(token, "pronoun")
        elif pronoun and (word in SINGULAR or word in PLURAL or word in THING):
            self._pronoun(token)
        elif pronoun and token.tag_ in ("WDT", "WP", "WP$") and word in RELATIVE:
            self._relative(token)
        elif token.i not in self.at and is_head(token):
            self._mention(token)
        elif token.i not in self.at and token.ent_type_ in ("NORP", "GPE") and demonym_country(token.text) is not None:
            self._demonym(token)

    def _mention(self, token: "Token") -> None:
        if token.dep_ == "appos" and self._apposed(token):
            return
        named = naming(self.parsed, token)
        name = self._name_given(token, named) if not named.proper else None
        entry = self.registry.enter(name or named)
        if name is not None and entry.kind == "person":
            role = named.name.partition(name.name)[0].rstrip(" ,—–-(") or named.name
            if role not in entry.roles:
                entry.roles.append(role)
        self._place(token, entry, named)
        self._remember(token, entry)

    def _name_given(self, token: "Token", named: Naming) -> Naming | None:
        """The name that a description is given on the spot: in apposition, "the headmaster, Zurab Kiknadze", "the
        newspaper El Heraldo", or in a clause, "a commander known as Ka Lino"; None if it has none."""
        kind = named.kind
        one = token.lower_ == "one"
        for child in _apposed_names(token) if one or not named.plural else ():
            found = naming(self.parsed, child)
            if found.proper and found.kind == "person" and kind not in ("person", "group"):
                found = replace(found, kind=kind)  # "the newspaper El Heraldo Andino"
            if kind == "person" and (_person_like(found) or (found.kind == "organisation" and child.i == token.i + 1)):
                found = replace(found, kind="person")
            fits = found.kind == "person" if kind in ("person", "group") else found.kind == kind
            fits = fits or (found.kind == "organisation" and kind != "person" and named.agent)
            if found.proper and (fits or one):
                return replace(found, country=found.country or named.country, gender=found.gender or named.gender)
        if kind != "person" or named.plural:
            return None
        known = KNOWN_AS.match(self.parsed.text, token.idx + len(token))
        last = self.parsed.tokens(known.span("name"))[-1:] if known is not None else []
        if known is None or not last:
            return None
        return Naming(last[0], known.span("name"), known["name"], "person", "named", gender=named.gender, proper=True)

    def _apposed(self, token: "Token") -> bool:
        """An apposition is its head's actor: "Hugh Hill, a doctor", "the minister, Ana Ruiz"."""
        head = self.at.get(token.head.i)
        if head is None or token.head.i > token.i:
            return False
        entry = self.registry.entries[head]
        named = naming(self.parsed, token)
        if named.proper and entry.name == named.name:  # taken from here already, as the name of what it stands by
            self._stand(token, entry, named)
            return True
        if entry.kind == "person" and not entry.proper and _person_like(named):
            named = replace(named, kind="person")
        if named.proper and not entry.proper and _alike(named, entry):
            self._rename(entry, named)
            return True
        if named.proper == entry.proper == (named.kind == "person"):
            return False
        if named.kind != entry.kind and not (entry.proper and not named.proper):
            return False
        if not named.proper and named.kind == "person" and entry.kind == "person":
            entry.roles.append(named.name)
        self._stand(token, entry, named)
        return True

    def _rename(self, entry: Entry, named: Naming) -> None:
        """A description turns out to have a name: its latest mention is that person's, and it is their role."""
        person = self.registry.enter(named)
        if person is not entry:
            if person.kind == "person":
                person.roles.append(entry.name)
            person.country = person.country or entry.country
            person.nouns |= entry.nouns
            latest = entry.mentions[-1:]
            person.mentions.extend(latest)
            for key, value in self.at.items():
                if value == entry.id and self.spans.get(key) in latest:
                    self.at[key] = person.id
                    self._earlier = [replace(m, entry=person) if m.head.i == key else m for m in self._earlier]
        self._place(named.head, person, named)

    def _stand(self, token: "Token", entry: Entry, named: Naming) -> None:
        self.at[token.i], self.spans[token.i], self.bases[token.i] = entry.id, named.span, named.basis

    def _place(self, token: "Token", entry: Entry, named: Naming) -> None:
        self._stand(token, entry, named)
        if named.proper and token.ent_type_:
            for other in token.lefts:
                if other.ent_type_ == token.ent_type_ and other.dep_ in ("compound", "flat"):
                    self.at.setdefault(other.i, entry.id)

    def _remember(self, token: "Token", entry: Entry) -> None:
        self._earlier.append(
            Mention(token, entry, self._sentence, self.parsed.quoted(token.idx) is not None, self._caption)
        )

    def _mark(self, token: "Token", basis: "Basis") -> None:
        self.spans[token.i], self.bases[token.i] = (token.idx, token.idx + len(token)), basis

    def _pronoun(self, token: "Token") -> None:
        self._mark(token, "pronoun")
        found = antecedent(self.parsed, token, self._earlier, self._sentence)
        if found is None:
            return
        entry = found.entry
        self.at[token.i], self.meant[token.i] = entry.id, found.head.i
        self.registry.note(entry, self.spans[token.i], token.i)
        if token.text.lower() in SINGULAR:
            entry.guessed = SINGULAR[token.text.lower()]
            if entry.kind != "person":
                self.registry.is_person(entry)
        self._remember(token, entry)

    def _relative(self, token: "Token") -> None:
        self._mark(token, "pronoun")
        noun = relative(token)
        if noun is not None and noun.i in self.at:
            self.at[token.i] = self.at[noun.i]

    def _demonym(self, token: "Token") -> None:
        """ "Israeli" before a noun names the state, for whoever asks about "Israeli strikes"."""
        code = demonym_country(token.text)
        entry = next((e for e in self.registry.entries.values() if e.kind == "state" and e.country == code), None)
        if entry is not None:
            self.at[token.i] = entry.id


def _apposed_names(token: "Token") -> "Iterator[Token]":
    """What stands in apposition to a noun, or to what it is of: "the President of Karelia, Dimos Kristou", "one of them, …"."""
    one = token.lower_ == "one"
    coordinated = any(child.dep_ == "cc" for child in token.children)
    for child in token.rights:
        if child.dep_ == "appos" or (child.dep_ == "conj" and one and not coordinated):
            if child.text[:1].isupper():
                yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            places = (t for t in child.children if t.dep_ == "pobj" and (one or t.ent_type_ in ("GPE", "ORG", "LOC")))
            yield from (t for place in places for t in place.rights if t.dep_ == "appos" and t.text[:1].isupper())


def _person_like(named: Naming) -> bool:
    """Whether a name that the model took for something else reads as a person's."""
    return named.proper and named.kind == "organisation" and reads_as_person(named.name)


def _alike(named: Naming, entry: Entry) -> bool:
    """Whether a name can be that of the described: a person's of a person, a body's of a body."""
    if "person" in (named.kind, entry.kind):
        return named.kind == entry.kind
    return named.kind == entry.kind or (entry.agent and "organisation" in (named.kind, entry.kind))


def _day(parsed: "Parsed") -> date | None:
    """The day of the report, None where it isn't known to the day."""
    try:
        return date.fromisoformat((parsed.report.published.value or "")[:10])
    except ValueError:
        return None
