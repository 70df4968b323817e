"""The cues of `resources/cues.yaml`, ready for look-up by lemma."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord import resources
from onrecord.vocabulary import SpeechAct

Shapes = dict[str, SpeechAct]
"""For each shape of content that a verb takes, the act it then reports."""


@dataclass(frozen=True, slots=True)
class Cues:
    """Verbs by lemma with their shapes; the other cue classes by lemma or word."""

    verbs: dict[str, Shapes]
    phrasal: dict[str, dict[str, SpeechAct]]
    nouns: dict[str, SpeechAct]
    nouns_with_phrases: frozenset[str]
    noun_preps: frozenset[str]
    light_verbs: frozenset[str]
    adjectives: dict[str, SpeechAct]
    adverbs: dict[str, SpeechAct]
    silences: frozenset[str]
    not_denied: frozenset[str]
    passives: frozenset[str]
    passive_speakers: frozenset[str]
    """Those of the passives whose subject is the speaker: "he was quoted as saying"."""
    turns: dict[SpeechAct, tuple[str, ...]]
    words: frozenset[str]
    """Every lemma or word of any class that may be a cue even where no rule reads a claim."""
    unlikely: frozenset[tuple[str, str]]
    """Part of speech and lemma of those that hardly ever are one there."""


@cache
def cues() -> Cues:
    """The cues, built once a process."""
    known = resources.load("cues.yaml")
    verbs: dict[str, Shapes] = {}
    for group in known["verbs"]:
        for lemma in group["lemmas"]:
            for shape in group["shapes"]:
                verbs.setdefault(lemma, {}).setdefault(shape, group["act"])
    nouns, adjectives = _by_word(known["nouns"]), _by_word(known["adjectives"])
    return Cues(
        verbs=verbs,
        phrasal=known["phrasal"],
        nouns=nouns,
        nouns_with_phrases=frozenset(known["nouns_with_phrases"]),
        noun_preps=frozenset(known["noun_preps"]),
        light_verbs=frozenset(known["light_verbs"]),
        adjectives=adjectives,
        adverbs=known["adverbs"],
        silences=frozenset(known["silences"]),
        not_denied=frozenset(known["not_denied"]),
        passives=frozenset(known["passives"]),
        passive_speakers=frozenset(known["passive_speakers"]),
        turns={cast("SpeechAct", act): tuple(words) for act, words in known["turns"].items()},
        words=frozenset({*verbs, *known["phrasal"], *nouns, *adjectives, *known["adverbs"], *known["may_be_cues"]}),
        unlikely=frozenset(
            (part, word) for part, words in resources.load("unlikely_cues.yaml").items() for word in words
        ),
    )


def _by_word(groups: dict[str, list[str]]) -> dict[str, SpeechAct]:
    found: dict[str, SpeechAct] = {}
    for act, words in groups.items():
        for word in words:
            found.setdefault(word, cast("SpeechAct", act))
    return found
