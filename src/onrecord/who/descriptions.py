"""Definite descriptions to the actors they take up: "the minister" by role, "the group" by kind, "the rebels" by their noun.

The latest actor that fits is the one meant. A description that nothing in the report fits stays an actor of its own.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.where.countries import country_code, demonym_country
from onrecord.who.lexicon import lexicon
from onrecord.who.naming import Naming

if TYPE_CHECKING:
    from onrecord.who.registry import Entry

_WORD = re.compile(r"\w+")
SMALL = frozenset({"the", "of", "and", "for", "in", "a", "an", "on", "s"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
GENERIC = frozenset(
    {
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
        "watchdog",
        "charity",
    }
)
"""Nouns that take up a body whose name doesn't hold them."""

COUNTRY = frozenset({"country", "nation", "state", "kingdom", "republic"})

ARMED = frozenset(
    {"militant", "rebel", "armed", "insurgent", "extremist", "terrorist", "terror", "jihadist", "guerrilla"}
)
HELPING = frozenset(
    {"aid", "medical", "rights", "human", "relief", "humanitarian", "charity", "advocacy", "monitoring"}
)
"""Words before a generic noun that say what kind of body is meant."""

BODIES = frozenset({"armed-group", "party", "organisation", "media", "intergovernmental"})


def described(naming: Naming, entries: Iterable["Entry"]) -> "Entry | None":
    """The actor that a definite description takes up, among those met so far; None if it is none of them."""
    first = naming.head.doc[naming.head.left_edge.i]
    article = first.text.lower() in DEFINITE
    if not (article or (first.text[:1].isupper() and naming.kind == "person" and not naming.plural)):
        return None
    words = content(naming.name)
    latest = sorted(entries, key=lambda entry: -entry.last)
    found = None
    if not naming.plural:
        person = naming.kind == "person"
        found = (
            _by_role(words - _settings(naming), naming.country, latest) if person else _by_kind(words, naming, latest)
        )
    return found or (_by_noun(words, naming, latest) if article else None)


def _settings(naming: Naming) -> set[str]:
    """The words that say where an office is held, not which: "the Ostia governor", "the country's president"."""
    lefts = [t for child in naming.head.lefts for t in child.subtree]
    owners = {
        t.text.lower().replace(".", "") for t in lefts if t.ent_type_ in ("GPE", "NORP") or t.lemma_.lower() in COUNTRY
    }
    return owners | {t.text.lower() for t in lefts if t.dep_ in ("poss", "case") and t.pos_ in ("PRON", "PART")}


def content(name: str) -> set[str]:
    """The words of a name that tell something."""
    return set(_WORD.findall(name.lower().replace(".", ""))) - SMALL


def _by_role(words: set[str], country: str | None, latest: list["Entry"]) -> "Entry | None":
    """The latest person with a role that has all the words; a demonym may be matched by the person's country."""
    words = {w for w in words if demonym_country(w.title()) is None and country_code(w.title()) is None}
    if not words:
        return None
    persons = [e for e in latest if e.kind == "person" and (e.roles or e.offices)]
    if country is not None:
        persons = [e for e in persons if _of_country(e, country)] or [e for e in persons if _of_none(e)]
    exact = next((e for e in persons if any(words <= office_words(role) for role in _held(e))), None)
    return exact or next((e for e in persons if e.proper and any(_holds(words, role) for role in _held(e))), None)


def _held(entry: "Entry") -> list[str]:
    """The roles that the report gives, and the offices known to have been held on its day."""
    return [*entry.roles, *(office.role for office in entry.offices)]


def _of_country(entry: "Entry", country: str) -> bool:
    return entry.country == country or (entry.country is None and any(o.country == country for o in entry.offices))


def _of_none(entry: "Entry") -> bool:
    return entry.country is None and not any(o.country for o in entry.offices)


def office_words(role: str) -> set[str]:
    """The words of a role, abbreviations of ranks written out."""
    words = content(role)
    return words | {lexicon().short_titles[w] for w in words if w in lexicon().short_titles}


def _holds(words: set[str], role: str) -> bool:
    """Whether a role is an office that the words stand for: a president is a "leader", a foreign minister the "top diplomat"."""
    asked = " ".join(sorted(words))
    held = office_words(role)
    return any(set(office.split()) <= held for office in lexicon().offices.get(asked, ()))


def _by_kind(words: set[str], naming: Naming, latest: list["Entry"]) -> "Entry | None":
    """The latest named body whose name has all the words, or that a generic noun can mean ("the aid group")."""
    bodies = [e for e in latest if e.proper and e.kind not in ("person", "state")]
    named = next((e for e in bodies if words and words <= content(e.name)), None)
    rest = words - {naming.head.lemma_.lower()}
    if named is not None or naming.head.lemma_.lower() not in GENERIC or rest - ARMED - HELPING:
        return named
    kinds = frozenset({"armed-group"}) if rest & ARMED else frozenset({"organisation"}) if rest & HELPING else BODIES
    return next((e for e in bodies if e.agent and (e.kind in kinds or (not rest and e.kind == naming.kind))), None)


def _by_noun(words: set[str], naming: Naming, latest: list["Entry"]) -> "Entry | None":
    """The latest description with the same noun that says at least as much: "the rebels" after "Islamist rebels"."""
    lemma = naming.head.lemma_.lower()
    fits = (e for e in latest if not e.proper and e.plural == naming.plural and lemma in e.nouns)
    return next((e for e in fits if words <= content(e.name)), None)
