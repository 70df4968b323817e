"""What only the whole report tells: who belongs to whom, who speaks together, whose voice the report is."""

import re
from typing import TYPE_CHECKING

from onrecord.where.countries import metonym_country
from onrecord.who.lexicon import lexicon
from onrecord.who.naming import kind_of_name, naming
from onrecord.who.phrases import phrase
from onrecord.who.pronouns import PLURAL
from onrecord.who.reader import Reader

if TYPE_CHECKING:
    from spacy.tokens import Token

PAIR = re.compile(
    r"^(?:the |both |the two |both the )(?:(?P<persons>leaders|presidents|ministers|(?<=two )(?:men|diplomats|officials))"
    r"|(?P<bodies>sides|countries|parties|governments|nations))$",
    re.I,
)
"""Descriptions that take up two actors named together just before: two persons, or two that are none."""

OWNS = frozenset({"his", "her", "its", "their"})

NAMED = frozenset({"named", "role", "anonymous", "group"})


def capitals(reader: Reader) -> None:
    """A capital that stands for a government is the state itself, where the report names that state too."""
    states = {e.country: e for e in reader.registry.entries.values() if e.kind == "state" and e.country}
    seats = {
        e.id: states[e.country]
        for e in reader.registry.entries.values()
        if e.kind == "government" and e.seat and e.country in states
    }
    for index, name in reader.at.items():
        if name in seats:
            reader.at[index] = seats[name].id
            seats[name].mentions.append(reader.spans.get(index, seats[name].mentions[0]))


def belong(reader: Reader) -> None:
    """Set `of`: "Pentagon spokesman John Kirby", "Israel's army", "a spokesman for the ministry"."""
    for index, name in list(reader.at.items()):
        entry = reader.registry.entries[name]
        if entry.of is None and reader.bases.get(index) in NAMED:
            owner = _owner(reader, reader.parsed.doc[index])
            entry.of = owner if owner != name else None


def _owner(reader: Reader, token: "Token") -> str | None:
    """The named actor that a spokesman or body belongs to: its possessor, a name before it, or the object of "of", "for"."""
    speaks = lexicon().speaks_for
    if token.lemma_.lower() not in speaks and not any(t.lemma_.lower() in speaks for t in token.lefts):
        return None
    for child in token.children:
        if child.dep_ in ("poss", "compound", "nmod") and _can_own(reader, child):
            return reader.at[child.i]
        if child.dep_ in ("compound", "nmod") and child.ent_type_ == "ORG" and child.i not in reader.at:
            return reader.registry.enter(naming(reader.parsed, child)).id
        if child.dep_ == "prep" and child.text.lower() in ("of", "for", "from", "at", "in"):
            objects = [t for t in child.children if t.dep_ == "pobj" and t.i in reader.at]
            if objects and _can_own(reader, objects[0]):
                return reader.at[objects[0].i]
    return None


def _can_own(reader: Reader, token: "Token") -> bool:
    """Whether someone may belong to what a token names: a body or state, not a town ("a resident of Ostia")."""
    return (
        reader.bases.get(token.i) == "named"
        and token.i in reader.at
        and reader.registry.entries[reader.at[token.i]].agent
    )


def owned(reader: Reader) -> None:
    """Set `of` where a pronoun tells whose someone is: "his deputy", "her lawyer"."""
    entries = reader.registry.entries
    for index, name in reader.at.items():
        entry, head = entries[name], reader.parsed.doc[index]
        if entry.of is not None or entry.proper or reader.spans.get(index) != entry.mentions[0]:
            continue
        owner = next((reader.at.get(c.i) for c in head.lefts if c.dep_ == "poss" and c.lower_ in OWNS), None)
        if owner is not None and owner != name and entries[owner].proper:
            entry.of = owner


def join(reader: Reader) -> None:
    """Coordinated actors that are one subject or object speak and act as one group: "Russia and China"."""
    known: dict[str, str] = {}
    for token in reader.parsed.doc:
        if token.i not in reader.at or token.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
            continue
        others = [c for c in token.conjuncts if c.i in reader.at and c.i > token.i]
        if others and all(reader.registry.entries[reader.at[t.i]].agent for t in (token, *others)):
            span = phrase(token, coordinated=True)
            name = reader.parsed.words(span)
            if name not in known:
                known[name] = reader.registry.make(name, "group", plural=True).id
            reader.registry.entries[known[name]].mentions.append(span)
            reader.joint[token.i] = known[name]


def follow(reader: Reader) -> None:
    """ "They" and "the two leaders" after "Russia and China" are the two together."""
    latest: dict[bool, str] = {}
    for token in reader.parsed.doc:
        if token.i in reader.joint:
            both = [token, *(c for c in token.conjuncts if c.i in reader.at)]
            persons = {reader.registry.entries[reader.at[t.i]].kind == "person" for t in both}
            latest |= {kind: reader.joint[token.i] for kind in persons if len(persons) == 1}
        elif token.text.lower() in PLURAL and reader.meant.get(token.i) in reader.joint:
            reader.at[token.i] = reader.joint[reader.meant[token.i]]
        elif token.i in reader.at and token.i in reader.spans:
            pair = PAIR.match(reader.parsed.words(reader.spans[token.i]))
            found = latest.get(pair["persons"] is not None) if pair is not None else None
            if pair is not None and found is None and re.search("two|both", pair[0], re.I) and pair["persons"]:
                found = latest[True] = _two_persons(reader, token) or ""
            if found:
                reader.at[token.i] = found


def _two_persons(reader: Reader, token: "Token") -> str | None:
    """The two persons named before "the two leaders", as one group, if the report has named two and no more."""
    entries = reader.registry.entries
    named = (reader.at[i] for i in sorted(reader.at) if i < token.i and i in reader.spans)
    two = [name for name in dict.fromkeys(named) if entries[name].kind == "person" and entries[name].proper]
    if len(two) != 2:
        return None
    group = reader.registry.make(" and ".join(entries[name].name for name in two), "group", plural=True)
    group.mentions.append(reader.spans[token.i])
    reader.together[group.id] = tuple(two)
    return group.id


def own_voice(reader: Reader) -> str | None:
    """The outlet as an actor: the one of that name if the report mentions it, else a new one; None if it isn't known."""
    outlet = re.sub(r"\s*\([^)]*\)\s*$", "", reader.parsed.report.outlet or "")
    if not outlet:
        return None
    seat = metonym_country(outlet)
    entries = reader.registry.entries.values()
    known = next((e for e in entries if seat is not None and e.kind == "state" and e.country == seat), None)
    known = known or next((e for e in entries if e.name.lower() == outlet.lower()), None)
    return (known or reader.registry.make(outlet, kind_of_name(outlet), proper=True)).id
