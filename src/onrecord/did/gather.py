"""Gathering candidates: from the words of the lexicon and from attributions, one for each trigger."""

import dataclasses
from typing import TYPE_CHECKING

from onrecord.did.background import is_background
from onrecord.did.candidate import Candidate
from onrecord.did.elsewhere import Elsewhere
from onrecord.did.lexicon import lexicon
from onrecord.did.match import Told, tellings
from onrecord.did.modality import is_refusal, modality_of
from onrecord.did.parties import Sides
from onrecord.did.roles import roles_of
from onrecord.did.settings import condition_of, content_of, covering, cued
from onrecord.did.spoken import spoken
from onrecord.model import Attribution, Time

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.vocabulary import Modality
    from onrecord.who import Cast

SPOKEN = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "THREATEN"})


def candidates(
    parsed: "Parsed", cast: "Cast", attributions: tuple[Attribution, ...], times: tuple[Time, ...]
) -> list[Candidate]:
    """Everything that may be an act, in the order of the text; several may share a trigger, of which one at most is chosen."""
    sides = Sides(cast, parsed.doc, parsed.text, attributions)
    told = [_from_words(one, sides, attributions) for one in tellings(parsed.doc, lexicon())]
    sayings = list(spoken(parsed, sides, attributions))
    speakers = {c.saying.id: c for c in sayings if c.saying is not None}
    voiced = [_voiced(candidate, speakers) for candidate in told]
    other = Elsewhere(parsed.doc)
    found = sorted((c for c in (*voiced, *sayings) if not other.holds(c.word)), key=lambda c: (c.trigger, c.type))
    return [_dated(candidate, parsed, times, attributions) for candidate in found]


def _from_words(told: Told, sides: Sides, attributions: tuple[Attribution, ...]) -> Candidate:
    roles = roles_of(told, sides)
    if any(p.actor for p in roles.actors):
        sides.recent[told.entry.type] = roles.actors
    refusal = is_refusal(told.word)
    return Candidate(
        type="REJECT" if refusal else told.entry.type,
        mode=None if refusal else told.entry.mode,
        key="REJECT not" if refusal else " ".join((told.entry.type, told.entry.word, *told.entry.with_)),
        trigger=told.trigger,
        word=told.word,
        actors=roles.actors,
        recipients=roles.recipients,
        modality="actual" if refusal else _modality(told),
        told=told,
        saying=cued(told.trigger, attributions),
        content=content_of(told.word, told.used),
        thing=roles.thing,
        sure=told.entry.sure,
    )


def _modality(told: Told) -> "Modality":
    """The word's modality; what is said in order to say it ("issued a statement to condemn") is said."""
    found = modality_of(told.word)
    said = found == "future" and told.entry.type in SPOKEN and told.word.dep_ in ("advcl", "acl")
    return "actual" if said else found


def _voiced(candidate: Candidate, speakers: dict[str, Candidate]) -> Candidate:
    """A candidate whose trigger is an attribution's cue, with that attribution's speaker, addressee and content."""
    said = speakers.get(candidate.saying.id) if candidate.saying is not None else None
    if said is None:
        return candidate
    return dataclasses.replace(
        candidate,
        actors=said.actors or candidate.actors,
        recipients=candidate.recipients or said.recipients,
        content=said.content or candidate.content,
    )


def _dated(
    candidate: Candidate, parsed: "Parsed", times: tuple[Time, ...], attributions: tuple[Attribution, ...]
) -> Candidate:
    """The candidate with its condition, the attribution that tells it, and "past-phase" where its clause is dated well before the report."""
    modality = candidate.modality
    if modality == "actual" and is_background(candidate.word, parsed, times):
        modality = "past-phase"
    return dataclasses.replace(
        candidate,
        modality=modality,
        condition=condition_of(candidate.word),
        covering=covering(candidate.trigger, attributions),
    )
