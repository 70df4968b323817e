"""What only the whole report tells: who belongs to whom, who issued a document, who speaks together."""

import re
from typing import TYPE_CHECKING

from onrecord.who.lexicon import lexicon
from onrecord.who.naming import kind_of_name
from onrecord.who.phrases import phrase
from onrecord.who.pronouns import PLURAL
from onrecord.who.reader import Reader

if TYPE_CHECKING:
    from spacy.tokens import Token

PAIR = re.compile(
    r"^(?:the |both )?(?:two |both )?(leaders|sides|presidents|ministers|countries|parties|men|diplomats|officials|governments|nations)$",
    re.I,
)
"""Descriptions that take up two actors named together just before."""

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
    for index, name in reader.at.items():
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
        if child.dep_ in ("poss", "compound", "nmod") and child.i in reader.at and reader.bases.get(child.i) == "named":
            return reader.at[child.i]
        if child.dep_ == "prep" and child.text.lower() in ("of", "for", "from", "at", "in"):
            objects = [t for t in child.children if t.dep_ == "pobj" and t.i in reader.at]
            if objects and reader.bases.get(objects[0].i) == "named":
                return reader.at[objects[0].i]
    return None


def issuers(reader: Reader) -> None:
    """A document speaks for the body that issued it, where the report makes that plain; later mentions follow."""
    latest: str | None = None
    for index in sorted(reader.at):
        if reader.registry.entries[reader.at[index]].kind != "document" or reader.bases.get(index) != "document":
            continue
        token = reader.parsed.doc[index]
        issuer = _issuer(reader, token)
        if issuer is None and token.left_edge.text.lower() in ("the", "that", "this"):
            issuer = latest
        latest = issuer or latest
        if issuer is not None:
            reader.at[index] = issuer


def _issuer(reader: Reader, token: "Token") -> str | None:
    clauses = {token.i, *(c.i for c in token.children if c.dep_ == "acl")}
    for child in token.subtree:
        agent = child.dep_ == "pobj" and child.head.text.lower() in ("by", "from") and child.head.head.i in clauses
        owner = child.head == token and child.dep_ in ("poss", "compound", "nmod")
        found = reader.at.get(child.i)
        if (agent or owner) and found is not None and reader.registry.entries[found].kind not in ("document", "group"):
            return found
    return None


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
    latest: str | None = None
    for token in reader.parsed.doc:
        if token.i in reader.joint:
            latest = reader.joint[token.i]
        elif token.text.lower() in PLURAL and reader.meant.get(token.i) in reader.joint:
            reader.at[token.i] = reader.joint[reader.meant[token.i]]
        elif (
            latest is not None
            and token.i in reader.at
            and token.i in reader.spans
            and PAIR.match(reader.parsed.words(reader.spans[token.i]))
        ):
            reader.at[token.i] = latest


def own_voice(reader: Reader) -> str | None:
    """The outlet as an actor: the one of that name if the report mentions it, else a new one; None if it isn't known."""
    outlet = reader.parsed.report.outlet
    if not outlet:
        return None
    known = next((e for e in reader.registry.entries.values() if e.name.lower() == outlet.lower()), None)
    return (known or reader.registry.make(outlet, kind_of_name(outlet), proper=True)).id
