"""Gathering candidates: from the words of the lexicon and from attributions; of those that share a trigger, one at most is chosen later."""

import dataclasses
from typing import TYPE_CHECKING

from onrecord.did.background import is_background
from onrecord.did.candidate import Candidate
from onrecord.did.elsewhere import Elsewhere
from onrecord.did.grammar import lemma
from onrecord.did.lexicon import lexicon
from onrecord.did.match import Told, tellings
from onrecord.did.modality import is_refusal, modality_of
from onrecord.did.parties import Sides
from onrecord.did.roles import Roles, roles_of
from onrecord.did.settings import condition_of, content_of, covering, cued
from onrecord.did.spoken import spoken
from onrecord.model import Attribution, Time

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.vocabulary import Modality
    from onrecord.who import Cast

PLAIN = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "THREATEN"})
"""Types that are done by saying them: what is said in order to say it ("issued a statement to condemn") is said."""


def candidates(
    parsed: "Parsed", cast: "Cast", attributions: tuple[Attribution, ...], times: tuple[Time, ...]
) -> list[Candidate]:
    """Everything that may be an act, in the order of the text."""
    return _Gathering(parsed, cast, attributions, times).candidates()


class _Gathering:
    """One report's candidates in the making."""

    def __init__(
        self, parsed: "Parsed", cast: "Cast", attributions: tuple[Attribution, ...], times: tuple[Time, ...]
    ) -> None:
        self.parsed = parsed
        self.attributions = attributions
        self.times = times
        self.sides = Sides(cast, parsed.doc, parsed.text, attributions)
        self.elsewhere = Elsewhere(parsed.doc)

    def candidates(self) -> list[Candidate]:
        """Candidates from the lexicon and from sayings; a word that is a saying's cue takes the saying's speaker and content."""
        sayings = [self._dated(c) for c in spoken(self.parsed, self.sides, self.attributions)]
        voices = {c.saying.id: c for c in sayings if c.saying is not None}
        told = [self._told(one, voices) for one in tellings(self.parsed.doc, lexicon())]
        sayings = [c for c in sayings if not any(_settles(t, c) for t in told)]
        found = [c for c in (*told, *sayings) if not (self.elsewhere.holds(c.word) or _is_refused(c))]
        return sorted(found, key=lambda c: (c.trigger, c.type))

    def _told(self, told: Told, voices: dict[str, Candidate]) -> Candidate:
        """A candidate from a word of the lexicon."""
        roles = self._roles(told)
        saying = cued(told.trigger, self.attributions)
        voice = voices.get(saying.id) if saying is not None else None
        refusal = is_refusal(told.word)
        content = content_of(told.word, told.used)
        return Candidate(
            type="REJECT" if refusal else told.entry.type,
            mode=None if refusal else told.entry.mode,
            key="REJECT not" if refusal else " ".join((told.entry.type, told.entry.word, *told.entry.with_)),
            trigger=told.trigger,
            word=told.word,
            actors=(voice.actors if voice is not None else ()) or roles.actors,
            recipients=roles.recipients or (voice.recipients if voice is not None else ()),
            modality=self._modality(told.word, "actual" if refusal else _modality(told)),
            told=told,
            saying=saying,
            covering=covering(told.trigger, self.attributions),
            content=(voice.content if voice is not None else ()) or content,
            condition=condition_of(told.word),
            thing=roles.thing,
            sure=told.entry.sure,
        )

    def _roles(self, told: Told) -> Roles:
        roles = roles_of(told, self.sides)
        if any(p.actor for p in roles.actors):
            self.sides.recent[told.entry.type] = roles.actors
        return roles

    def _dated(self, candidate: Candidate) -> Candidate:
        """A saying's candidate with its condition, the attribution that tells it, and its phase."""
        return dataclasses.replace(
            candidate,
            modality=self._modality(candidate.word, candidate.modality),
            condition=condition_of(candidate.word),
            covering=covering(candidate.trigger, self.attributions),
        )

    def _modality(self, word: "Token", found: "Modality") -> "Modality":
        """ "past-phase" where what happened is dated well before the report."""
        past = found == "actual" and is_background(word, self.parsed, self.times)
        return "past-phase" if past else found


def _settles(told: Candidate, saying: Candidate) -> bool:
    """Whether the words of a cue say what act it is, "expressed concern", so that the attribution's own label doesn't."""
    if told.type == saying.type or told.told is None or not told.told.entry.with_:
        return False
    return max(told.trigger[0], saying.trigger[0]) < min(told.trigger[1], saying.trigger[1])


def _is_refused(candidate: Candidate) -> bool:
    """Whether a spoken act is only what is refused: "declined to condemn" is a refusal, and no condemnation."""
    word = candidate.word
    return candidate.type in PLAIN and word.dep_ == "xcomp" and lemma(word.head) in ("refuse", "decline", "refrain")


def _modality(told: Told) -> "Modality":
    found = modality_of(told.word)
    said = found == "future" and told.entry.type in PLAIN and told.word.dep_ in ("advcl", "acl")
    return "actual" if said else found
