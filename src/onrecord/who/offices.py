"""Descriptions of an office whose holder the report names elsewhere: "The Foreign Secretary has …", and his name further down.

`descriptions` looks back from a description to the names before it; this looks at the whole report, once it is read.
"""

from typing import TYPE_CHECKING

from onrecord.where.countries import country_code, demonym_country
from onrecord.who.descriptions import COUNTRY, DEFINITE, content, office_words

if TYPE_CHECKING:
    from onrecord.who.reader import Reader
    from onrecord.who.registry import Entry


def name_holders(reader: "Reader") -> None:
    """A person called by nothing but an office is the one person whom the report names with it."""
    entries = reader.registry.entries.values()
    named = [e for e in entries if e.kind == "person" and e.proper and e.roles]
    meant = {e.id: holder for e in entries if _unnamed(reader, e) and (holder := _holder(e, named)) is not None}
    for index, name in reader.at.items():
        if (holder := meant.get(name)) is not None:
            reader.at[index] = holder.id
            if index in reader.spans:
                holder.mentions.append(reader.spans[index])


def _unnamed(reader: "Reader", entry: "Entry") -> bool:
    """Whether an actor is one person whom every mention describes as someone known: "the minister", "Foreign Secretary"."""
    if entry.kind != "person" or entry.proper or entry.plural:
        return False
    firsts = {reader.parsed.words(span).split()[0] for span in entry.mentions}
    return all(word.lower() in DEFINITE or (word[0].isupper() and word.lower() not in ("a", "an")) for word in firsts)


def _holder(entry: "Entry", named: list["Entry"]) -> "Entry | None":
    """The only person named with a role that has all the words of a description, places aside; None if several fit."""
    words = {w for w in content(entry.name) if country_code(w.title()) is None and demonym_country(w.title()) is None}
    words -= COUNTRY
    if not words:
        return None
    fits = [
        person
        for person in named
        if any(words <= office_words(role) for role in person.roles)
        and (entry.country is None or person.country in (None, entry.country))
    ]
    return fits[0] if len(fits) == 1 else None
