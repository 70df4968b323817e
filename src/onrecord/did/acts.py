"""Acts: who did or said what to whom."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from onrecord.did.candidate import Candidate
from onrecord.did.choose import chosen
from onrecord.did.gather import candidates
from onrecord.did.issue import issue_of, subject_of
from onrecord.did.settings import place_in, time_in
from onrecord.finding import Finding
from onrecord.model import Act, Attribution, Place, Time, Unresolved

if TYPE_CHECKING:
    from onrecord.did.parties import Party
    from onrecord.language import Parsed
    from onrecord.vocabulary import Issue
    from onrecord.who import Cast

WITH_CONTENT = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def acts(
    parsed: "Parsed",
    cast: "Cast",
    attributions: tuple[Attribution, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
) -> Finding[Act]:
    """Every act of a report, in the order of its words."""
    found = chosen(candidates(parsed, cast, attributions, times), parsed)
    subject = subject_of(parsed.text) if found else None
    made = [_act(candidate, parsed.text, subject, times, places) for candidate in found]
    return Finding(
        tuple(msgspec.structs.replace(act, id=f"E{n}") for n, act in enumerate(made, 1)),
        tuple(dict.fromkeys(unknown for candidate in found for unknown in _unknown(candidate))),
    )


def _unknown(candidate: Candidate) -> "Iterator[Unresolved]":
    """The parties that the clause names and the cast can't place."""
    for party in (*candidate.actors, *candidate.recipients):
        if party.actor is None:
            span = (party.token.idx, party.token.idx + len(party.token))
            yield Unresolved(span=span, layer="acts", reason="who takes part in this act can't be told from the report")


def _act(
    candidate: Candidate, text: str, subject: "Issue | None", times: tuple[Time, ...], places: tuple[Place, ...]
) -> Act:
    when, deadline = time_in(candidate.word, times)
    said = candidate.saying or candidate.covering
    return Act(
        id="E",
        type=candidate.type,
        mode=candidate.mode,
        trigger=candidate.trigger,
        actor=_ids(candidate.actors),
        recipient=_ids(candidate.recipients),
        modality=candidate.modality,
        issue=issue_of(candidate, text, subject),
        content=candidate.content if candidate.type in WITH_CONTENT else (),
        condition=candidate.condition,
        deadline=deadline,
        place=place_in(candidate, places),
        when=when,
        said_in=said.id if said else None,
        confidence=round(candidate.confidence, 2),
    )


def _ids(parties: "tuple[Party, ...]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.actor for p in parties if p.actor))
