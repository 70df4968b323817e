"""The evidence for and against a candidate, as plain statements that can be weighed.

Each statement is a short name; `resources/triggers_weights.yaml` says how much each one counts, as it
was measured on the training reports. Nothing here knows a name or a place: only what stands where.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.did.candidate import Candidate
from onrecord.did.grammar import SUBJECTS, VERBAL, kids, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed

DEEDS = frozenset({"COOPERATE", "AID", "RETREAT", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
CRISIS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "ACCUSE", "THREATEN", "REJECT", "REQUEST"})
HEAT = (4, 10, 18, 28)
"""Steps of a report's heat: candidates of conflict and demand between parties that count, in a thousand tokens."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a candidate's evidence needs to know of its report: heat, the candidate at each word, words already told, first sentences' end."""

    heat: int
    at: dict[int, Candidate]
    earlier: dict[int, set[str]]
    lead: int
    title: int


def setting_of(found: list[Candidate], parsed: "Parsed") -> Setting:
    """The setting that all candidates of a report share."""
    hot = sum(1 for c in found if c.type in CRISIS and max(c.actor_standing, c.recipient_standing) >= 3)
    density = 1000 * hot / max(len(parsed.doc), 250)
    earlier: dict[int, set[str]] = {}
    seen: set[str] = set()
    for candidate in found:
        earlier[candidate.word.i] = set(seen)
        seen.add(lemma(candidate.word))
    lines = parsed.paragraphs
    lead = lines[min(2, len(lines) - 1)][1] if lines else 0
    return Setting(
        sum(density >= step for step in HEAT),
        {c.word.i: c for c in found},
        earlier,
        lead,
        lines[0][1] if len(lines) > 3 else 0,
    )


def evidence_of(candidate: Candidate, setting: Setting) -> list[str]:
    """Every statement that holds of a candidate."""
    found = [f"key {candidate.key}", f"type {candidate.type}", f"heat {setting.heat}", f"sure {candidate.sure}"]
    found += _parties(candidate)
    found += _form(candidate)
    found += _telling(candidate)
    found += _surroundings(candidate, setting)
    return found


def _parties(candidate: Candidate) -> list[str]:
    actor, recipient = candidate.actor_standing, candidate.recipient_standing
    found = [f"actor {actor}", f"recipient {recipient}", f"pair {min(actor, 1)}{min(recipient, 1)} {candidate.type}"]
    if candidate.thing:
        found.append("thing acts")
    if any(p.actor for p in candidate.actors):
        found.append("actor known")
    if any(p.actor for p in candidate.recipients):
        found.append("recipient known")
    found += sorted({f"actor is {p.kind}" for p in candidate.actors})
    found += sorted({f"recipient is {p.kind}" for p in candidate.recipients})
    told = candidate.told
    if told is not None and told.entry.subject and candidate.actors:
        found.append(f"wants {told.entry.subject} {any(p.kind == told.entry.subject for p in candidate.actors)}")
    return found


def _form(candidate: Candidate) -> list[str]:
    word = candidate.word
    deed = "deed" if candidate.type in DEEDS else "word"
    found = [f"modality {candidate.modality} {deed}", f"relation {word.dep_} {deed}", f"form {word.tag_}"]
    told = candidate.told
    if told is None:
        return [*found, "by saying"]
    if word.pos_ in VERBAL:
        found.append("by verb")
        auxiliaries = sorted(c.lower_ for c in kids(word, "aux", "auxpass"))
        found.append("auxiliary " + " ".join(auxiliaries[:2]))
        if told.reading.passive:
            found.append("passive agent" if candidate.actors else f"passive bare {deed}")
    else:
        found += ["by noun", *_noun(word, candidate)]
    return found


def _noun(noun: "Token", candidate: Candidate) -> list[str]:
    determiner = next((c.lower_ for c in noun.children if c.dep_ == "det"), "poss" if kids(noun, "poss") else "bare")
    number = "plural" if noun.tag_ in ("NNS", "NNPS") else "single"
    light = (
        candidate.told is not None
        and len(candidate.told.trigger)
        and candidate.trigger[0] < noun.idx
        and noun.head.pos_ in VERBAL
        and candidate.trigger[0] <= noun.head.idx
    )
    arguments = min(len(candidate.actors), 1) + min(len(candidate.recipients), 1)
    return [
        f"noun {determiner} {arguments}",
        f"noun {number} {determiner}",
        "noun light" if light else f"noun under {noun.head.pos_}",
    ]


def _telling(candidate: Candidate) -> list[str]:
    found = []
    saying, covering = candidate.saying, candidate.covering
    if saying is not None:
        found += [f"cue of {saying.act}", f"cue of {saying.act} {candidate.type}", f"cue {saying.kind}"]
    else:
        found.append("no cue")
    deed = "deed" if candidate.type in DEEDS else "word"
    found.append(f"told in {covering.act if covering is not None else 'report'} {deed}")
    return found


def _surroundings(candidate: Candidate, setting: Setting) -> list[str]:
    word = candidate.word
    found = []
    if lemma(word) in setting.earlier.get(word.i, ()):
        found.append("repeated " + ("noun" if word.pos_ not in VERBAL else "verb"))
    if candidate.trigger[0] < setting.title:
        found.append("title")
    elif candidate.trigger[0] < setting.lead:
        found.append("lead")
    above = _above(word, setting)
    if above is not None:
        found += [f"under {above.type}", "under " + ("noun" if above.word.pos_ not in VERBAL else "verb")]
    if any(c.lower_ in ("we", "i") for c in kids(word, *SUBJECTS)):
        found.append("first person")
    if any(c.dep_ == "mark" for c in word.children):
        found.append("marked")
    if candidate.condition is not None:
        found.append("condition")
    if any(t.ent_type_ in ("DATE", "TIME") for t in word.children for t in t.subtree):
        found.append("dated")
    return found


def _above(word: "Token", setting: Setting) -> Candidate | None:
    token = word
    for _ in range(5):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.i in setting.at:
            return setting.at[token.i]
    return None
