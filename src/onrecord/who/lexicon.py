"""The words that tell what kind of actor a noun phrase names, from `resources/actors.yaml`, ready for look-up."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord import resources
from onrecord.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words; `bodies` maps a head noun to the kind of body it names."""

    titles: frozenset[str]
    genders: dict[str, str]
    persons: frozenset[str]
    peoples: frozenset[str]
    bodies: dict[str, ActorKind]
    documents: frozenset[str]
    anonymous_words: frozenset[str]
    anonymous_nouns: frozenset[str]
    anonymous_phrases: tuple[str, ...]
    speaks_for: frozenset[str]
    not_in_names: frozenset[str]
    offices: dict[str, tuple[str, ...]]
    """What a description stands for, its words sorted, to the offices that it may mean."""
    short_titles: dict[str, str]
    particles: frozenset[str]
    given: dict[str, str | None]
    """Given names with the sex that bears them, None where both do."""


@cache
def lexicon() -> Lexicon:
    """The lexicon, built once a process."""
    known = resources.load("actors.yaml")
    first_names = resources.load("given_names.yaml")
    titles, persons, anonymous = known["titles"], known["persons"], known["anonymous"]
    genders = {word: sex for sex in ("male", "female") for word in (*titles[sex], *persons[sex])}
    bodies: dict[str, ActorKind] = {}
    for kind, words in known["bodies"].items():
        for word in words:
            bodies.setdefault(word, cast("ActorKind", kind))
    return Lexicon(
        titles=frozenset(word for words in titles.values() for word in words),
        genders=genders,
        persons=frozenset(word for words in persons.values() for word in words),
        peoples=frozenset(known["peoples"]),
        bodies=bodies,
        documents=frozenset(known["documents"]),
        anonymous_words=frozenset(anonymous["words"]),
        anonymous_nouns=frozenset(anonymous["nouns"]),
        anonymous_phrases=tuple(anonymous["phrases"]),
        speaks_for=frozenset(known["speaks_for"]),
        not_in_names=frozenset(known["not_in_names"]),
        offices={" ".join(sorted(name.split())): tuple(held) for name, held in known["offices"].items()},
        short_titles=dict(known["short_titles"]),
        particles=frozenset(known["particles"]),
        given={name.lower(): sex if sex != "either" else None for sex, words in first_names.items() for name in words},
    )


def folded(name: str) -> str:
    """A body's name for look-up: article and dots left out; case kept only for what is all capitals ("WHO", "who")."""
    bare = name.replace(".", "").removeprefix("the ").removeprefix("The ").strip()
    return bare if bare.isupper() else bare.lower()
