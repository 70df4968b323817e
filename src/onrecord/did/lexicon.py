"""The words that tell of an act, as `resources/triggers.yaml` lists them, ready to be looked up by lemma.

An entry is one word with what must stand with it ("call for", "lift sanction"). Several entries of a
lemma are tried in order of how much they ask for: the more specific wins.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import resources
from onrecord.vocabulary import ActType


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to tell of an act. `with_` are the lemmas that must stand with the word; see the resource for the rest."""

    type: ActType
    mode: str | None
    word: str
    with_: tuple[str, ...]
    to: tuple[str, ...]
    of: str
    from_: tuple[str, ...]
    mutual: str
    sure: int
    subject: str | None
    without: frozenset[str]

    @property
    def weight(self) -> float:
        """How much the entry asks for: entries are tried in falling order of it; a class asks for less than a word."""
        return sum(0.8 if word.startswith("@") else 1.0 for word in self.with_)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by lemma; nouns by their last word, since that is the head of a compound."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    classes: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The trigger lexicon, read once a process."""
    known = resources.load("triggers.yaml")
    groups = known["groups"]
    classes = {f"@{name}": frozenset(words) for name, words in known["classes"].items()}
    return Lexicon(_verbs(groups), _nouns(groups), _adjectives(groups), classes)


def _verbs(groups: list[dict[str, Any]]) -> dict[str, tuple[Entry, ...]]:
    return _by_word(_entry(g, *_split(text)) for g in groups for text in g.get("verbs", ()))


def _nouns(groups: list[dict[str, Any]]) -> dict[str, tuple[Entry, ...]]:
    return _by_word(_entry(g, *_split_noun(text)) for g in groups for text in g.get("nouns", ()))


def _adjectives(groups: list[dict[str, Any]]) -> dict[str, tuple[Entry, ...]]:
    return _by_word(_entry(g, *_split(text)) for g in groups for text in g.get("adjectives", ()))


def _split(text: str) -> tuple[str, tuple[str, ...]]:
    first, *rest = text.split()
    return first, tuple(rest)


def _split_noun(text: str) -> tuple[str, tuple[str, ...]]:
    *before, head = text.split()
    return head, tuple(before)


def _entry(group: dict[str, Any], word: str, with_: tuple[str, ...]) -> Entry:
    return Entry(
        type=group["type"],
        mode=group.get("mode"),
        word=word,
        with_=with_,
        to=tuple(group.get("to", ())),
        of=group.get("of", "none"),
        from_=tuple(group.get("from", ())),
        mutual=str(group.get("mutual", "no")).lower(),
        sure=group["sure"],
        subject=group.get("subject"),
        without=frozenset(group.get("without", ())),
    )


def _by_word(entries: Any) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.word, []).append(entry)
    return {word: tuple(sorted(group, key=lambda e: -e.weight)) for word, group in found.items()}
