"""Proposals: plans, deals, truces and drafts that parties talk about, with their stage as the report has it.

Each is one line however often it is mentioned: its furthest step, and beside it, if someone tells of one,
the step that undoes it (rejected, withdrawn, collapsed, violated).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.did.clause import surface_subjects
from onrecord.did.grammar import VERBAL, governor, kids, lemma, of_preposition, span_of
from onrecord.did.ladder import Step, step_of, words
from onrecord.did.nominal import TIED
from onrecord.did.parties import POWER, Party, Sides
from onrecord.did.settings import covering
from onrecord.finding import Finding
from onrecord.model import Act, Attribution, Proposal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.model import Span
    from onrecord.who import Cast

LONGEST = 12
"""Tokens in a label: longer noun phrases are cut to their head and what stands before it."""

TERMS = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A proposal's noun at one place, with the step told there."""

    noun: "Token"
    family: str
    step: Step
    proposers: tuple[str, ...]
    parties: tuple[str, ...]


def proposals(
    parsed: "Parsed", cast: "Cast", attributions: tuple[Attribution, ...], acts: tuple[Act, ...]
) -> Finding[Proposal]:
    """Every proposal of a report, in the order of its words."""
    sides = Sides(cast, parsed.doc, parsed.text, attributions)
    groups: list[list[Mention]] = []
    for mention in _mentions(parsed, sides):
        group = next((g for g in groups if _same(g, mention)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    found = [(group, mention) for group in groups for mention in _lines(group)]
    found.sort(key=lambda pair: pair[1].step.evidence)
    return Finding(
        tuple(_proposal(group, mention, n, parsed, attributions) for n, (group, mention) in enumerate(found, 1))
    )


def _mentions(parsed: "Parsed", sides: Sides) -> list[Mention]:
    found = []
    for noun in parsed.doc:
        family = words().family.get(lemma(noun)) if noun.pos_ in ("NOUN", "PROPN") else None
        if family is None or (noun.dep_ in ("compound", "nmod") and lemma(noun.head) in words().family):
            continue
        family = _family(noun, family)
        step = step_of(noun)
        if step is None or (family == "text" and step.stage not in words().of_text):
            continue
        proposers, parties = _people(noun, step, sides)
        if _counts(noun, family, proposers, parties):
            ids = [tuple(dict.fromkeys(p.actor for p in group if p.actor)) for group in (proposers, parties)]
            found.append(Mention(noun, family, step, ids[0], ids[1]))
    return found


def _family(noun: "Token", family: str) -> str:
    """The family that a noun's modifier names, "ceasefire agreement", else its own."""
    inner = [words().family.get(lemma(c)) for c in kids(noun, "compound", "amod")]
    return next((name for name in inner if name is not None and name in words().alone), family)


def _counts(noun: "Token", family: str, proposers: list[Party], parties: list[Party]) -> bool:
    """Whether a noun names a proposal between parties, and not just any plan or deal."""
    if not any(p.standing >= POWER for p in (*proposers, *parties)):
        return family in words().alone
    if family in words().alone or (family == "text" and any(p.standing >= POWER for p in proposers)):
        return True
    return any(lemma(t) in words().about or t.lower_ in words().about for t in noun.subtree if t.i != noun.i)


def _people(noun: "Token", step: Step, sides: Sides) -> tuple[list[Party], list[Party]]:
    """Who proposes and who is party, as parties of the noun's phrase and of the clause that tells the step."""
    owners = [t for t in kids(noun, "poss", "compound", "amod") if t.dep_ == "poss" or t.ent_type_ in TIED]
    proposers = [p for t in owners for p in sides.of(t, owned=False)]
    parties = [
        p for name, t in of_preposition(noun) if name in ("between", "with", "among") for p in sides.of(t, owned=False)
    ]
    verb = step.word if step.word.pos_ in VERBAL else None
    if verb is None:
        return proposers, parties
    parties += [
        p for name, t in of_preposition(verb) if name in ("between", "with", "among") for p in sides.of(t, owned=False)
    ]
    agents = [t for name, t in of_preposition(verb) if name == "by"]
    subjects = [t for t in (*agents, *surface_subjects(verb)) if t.i != noun.i]
    told = [p for t in subjects for p in sides.of(t, owned=False)]
    if lemma(step.word) in words().watches:
        return proposers, parties
    if lemma(step.word) in words().proposes:
        return [*told, *proposers], parties
    return proposers, [*told, *parties]


def _same(group: list[Mention], mention: Mention) -> bool:
    """Whether a mention goes on with a proposal: the same family, and definite or of the same words."""
    first = group[0]
    if mention.family != first.family and not (mention.family == "plan" or first.family == "plan"):
        return False
    definite = any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in mention.noun.children)
    mine, theirs = _modifiers(mention.noun), _modifiers(first.noun)
    if mention.family != first.family:
        return definite and not mine
    return (definite and mine <= theirs) or bool(mine & theirs) or (mine == theirs)


def _modifiers(noun: "Token") -> set[str]:
    return {lemma(c) for c in kids(noun, "amod", "compound", "poss")}


def _lines(group: list[Mention]) -> list[Mention]:
    """The furthest step of a proposal, and the last one that undoes it."""
    ladder = words().ladder
    forward = [m for m in group if m.step.stage in ladder]
    undone = [m for m in group if m.step.stage in words().negative]
    best = max(forward, key=lambda m: ladder.index(m.step.stage), default=None)
    return [m for m in (best, undone[-1] if undone else None) if m is not None]


def _proposal(
    group: list[Mention], mention: Mention, number: int, parsed: "Parsed", attributions: tuple[Attribution, ...]
) -> Proposal:
    said = covering(mention.step.evidence, attributions)
    return Proposal(
        id=f"Q{number}",
        label=max((_label(m.noun, parsed) for m in group), key=len),
        proposer=tuple(dict.fromkeys(name for m in group for name in m.proposers)),
        parties=tuple(dict.fromkeys(name for m in group for name in m.parties)),
        stage=mention.step.stage,
        terms=tuple(dict.fromkeys(span for m in group for span in _terms(m.noun))),
        evidence=mention.step.evidence,
        said_in=said.id if said else None,
    )


def _label(noun: "Token", parsed: "Parsed") -> str:
    """The noun phrase without its determiner and clauses."""
    heavy = {t.i for c in noun.children if c.dep_ in (*TERMS, "appos", "conj", "cc", "punct") for t in c.subtree}
    inside = [t for t in noun.subtree if t.i not in heavy and not (t.dep_ == "det" and t.head.i == noun.i)]
    run = [t for t in inside if t.i <= noun.i]
    after = [t for t in inside if t.i > noun.i]
    if len(run) + len(after) <= LONGEST and after and after[0].i == noun.i + 1:
        run += after
    start, end = span_of(run)
    return " ".join(parsed.text[start:end].split())


def _terms(noun: "Token") -> "list[Span]":
    """The clauses that say what is proposed: "to suspend …", "under which …", "that would …"."""
    found = []
    for child in noun.children:
        if child.dep_ in TERMS and child.tag_ != "VBN" and child.i > noun.i:
            found.append(span_of(child.subtree))
    return found or _after(noun)


def _after(noun: "Token") -> "list[Span]":
    """The clause that follows with ", during which …", ", under which …", wherever the parser hung it."""
    doc, at = noun.doc, noun.i + 1
    if at + 2 >= len(doc) or doc[at + 1].pos_ != "ADP" or doc[at + 2].lower_ != "which" or doc[at].text != ",":
        return []
    verb = governor(doc[at + 2].head.head)
    inside = [t for t in verb.subtree if t.i > at] if verb is not None else []
    return [span_of(inside)] if inside else []
