"""Which candidates are acts. Over-generation is how event coders lose their users' trust: a candidate must earn its place.

A candidate's evidence is summed with the weights of `resources/triggers_weights.yaml`, a logistic model
fitted on the training reports (`training/acts.py`); the sum gives its confidence, and what stays under
the threshold, chosen there too, is left out.
"""

import dataclasses
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.did.candidate import Candidate
from onrecord.did.evidence import evidence_of, setting_of

if TYPE_CHECKING:
    from onrecord.language import Parsed


@cache
def weights() -> tuple[dict[str, float], float, float]:
    """Weight by statement, the intercept, and the confidence under which a candidate is no act."""
    known = resources.load("triggers_weights.yaml")
    return known["weights"], known["intercept"], known["threshold"]


def chosen(found: list[Candidate], parsed: "Parsed") -> list[Candidate]:
    """The candidates that are acts, in the order of the text, each with its confidence; of those that share words, the surest."""
    threshold = weights()[2]
    kept: list[Candidate] = []
    for candidate in sorted(weighed(found, parsed), key=lambda c: (-c.confidence, c.trigger)):
        if candidate.confidence < threshold:
            break
        if _is_nobodys(candidate):
            continue
        if not any(max(c.trigger[0], candidate.trigger[0]) < min(c.trigger[1], candidate.trigger[1]) for c in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.trigger)


def _is_nobodys(candidate: Candidate) -> bool:
    """Whether a verb stands without a subject and without parties: "Thank you.", "Stop the war!"."""
    told = candidate.told
    if told is None or candidate.actors or candidate.recipients or candidate.word.pos_ != "VERB":
        return False
    return not told.reading.passive and not told.reading.actors


def weighed(found: list[Candidate], parsed: "Parsed") -> list[Candidate]:
    """The candidates with their confidence."""
    known, intercept, _ = weights()
    setting = setting_of(found, parsed)
    return [
        dataclasses.replace(
            c, confidence=1 / (1 + exp(-intercept - sum(known.get(e, 0.0) for e in evidence_of(c, setting))))
        )
        for c in found
    ]
