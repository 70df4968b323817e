"""Change a sentence, and its record must move as the rule says, and in nothing else.

Each base is a deed between two invented or nameless parties; each change is a rule of grammar whose
effect on actor, recipient and modality is known. The suite is over 200 pairs, and holds where at least
95 in 100 do: the parser misreads a few, and which ones differs between models.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from onrecord.model import Record
from tests.did.telling import rows, same

Read = Callable[[str], Record]


@dataclass(frozen=True)
class Base:
    """A deed: who, the verb's infinitive, past and participle, to whom, and its type."""

    actor: str
    verb: str
    past: str
    done: str
    recipient: str
    type: str


BASES = [
    Base("the rebels", "attack", "attacked", "attacked", "the army", "ASSAULT"),
    Base("government troops", "shell", "shelled", "shelled", "the separatists", "ASSAULT"),
    Base("the militia", "kill", "killed", "killed", "two police officers", "ASSAULT"),
    Base("the air force", "bomb", "bombed", "bombed", "the insurgents", "ASSAULT"),
    Base("gunmen", "kidnap", "kidnapped", "kidnapped", "three aid workers", "ASSAULT"),
    Base("the police", "arrest", "arrested", "arrested", "the opposition leader", "COERCE"),
    Base("soldiers", "detain", "detained", "detained", "the journalists", "COERCE"),
    Base("the junta", "expel", "expelled", "expelled", "the refugees", "COERCE"),
    Base("the navy", "rescue", "rescued", "rescued", "the migrants", "AID"),
    Base("the president", "visit", "visited", "visited", "Norland", "CONSULT"),
    Base("the government", "release", "released", "released", "the prisoners", "RETREAT"),
    Base("the coalition", "sanction", "sanctioned", "sanctioned", "the regime", "SANCTION"),
    Base("the minister", "condemn", "condemned", "condemned", "the rebels", "ACCUSE"),
    Base("the opposition", "accuse", "accused", "accused", "the government", "ACCUSE"),
    Base("the president", "praise", "praised", "praised", "the army", "SUPPORT"),
    Base("the army", "ambush", "ambushed", "ambushed", "the guerrillas", "ASSAULT"),
    Base("border guards", "deport", "deported", "deported", "the asylum seekers", "COERCE"),
    Base("the insurgents", "execute", "executed", "executed", "four soldiers", "ASSAULT"),
]


def _start(name: str) -> str:
    return name[0].upper() + name[1:]


def _plural(name: str) -> bool:
    return (
        name.rsplit(maxsplit=1)[-1]
        in (
            "rebels troops separatists insurgents gunmen workers police soldiers journalists refugees migrants prisoners "
            "guerrillas guards seekers officers"
        ).split()
    )


def _be(name: str) -> str:
    return "were" if _plural(name) else "was"


Change = tuple[str, Callable[[Base], str], str, bool]
"""Name, the sentence it makes of a base, the modality it must have, whether actor and recipient have changed places."""

FOUND: list[Change] = [
    ("plain", lambda b: f"{_start(b.actor)} {b.past} {b.recipient} on Monday.", "actual", False),
    (
        "passive",
        lambda b: f"{_start(b.recipient)} {_be(b.recipient)} {b.done} by {b.actor} on Monday.",
        "actual",
        False,
    ),
    ("negated", lambda b: f"{_start(b.actor)} did not {b.verb} {b.recipient} on Monday.", "negated", False),
    ("future", lambda b: f"{_start(b.actor)} will {b.verb} {b.recipient} on Friday.", "future", False),
    (
        "perfect",
        lambda b: f"{_start(b.actor)} {'have' if _plural(b.actor) else 'has'} {b.done} {b.recipient}.",
        "actual",
        False,
    ),
    ("long ago", lambda b: f"In 2009, {b.actor} {b.past} {b.recipient}.", "past-phase", False),
]

NOT_A_FACT: list[tuple[str, Callable[[Base], str]]] = [
    ("threatened to", lambda b: f"{_start(b.actor)} threatened to {b.verb} {b.recipient}."),
    (
        "denied",
        lambda b: f"{_start(b.actor)} denied that {'they' if _plural(b.actor) else 'it'} {b.past} {b.recipient}.",
    ),
    ("if", lambda b: f"If {b.actor} {b.verb}{'' if _plural(b.actor) else 's'} {b.recipient}, the talks will end."),
    ("could", lambda b: f"{_start(b.actor)} could {b.verb} {b.recipient} within days, officials said."),
    ("plan to", lambda b: f"{_start(b.actor)} {'plan' if _plural(b.actor) else 'plans'} to {b.verb} {b.recipient}."),
    ("failed to", lambda b: f"{_start(b.actor)} failed to {b.verb} {b.recipient}."),
    ("refused to", lambda b: f"{_start(b.actor)} refused to {b.verb} {b.recipient}."),
    ("fears", lambda b: f"Diplomats fear that {b.actor} may {b.verb} {b.recipient}."),
]


def _holds(record: Record, base: Base, modality: str) -> bool:
    """Whether the base's act is there, once, with its parties in their places and that modality."""
    found = rows(record, base.type)
    if len(found) != 1 or found[0].modality != modality:
        return False
    return same(base.actor, found[0].actors) and same(base.recipient, found[0].recipients)


def test_grammar_moves_the_record_and_nothing_else(read: Read) -> None:
    """Voice, tense, negation and date change an act's modality and leave its parties in their places."""
    failed = [
        f"{name}: {sentence} -> {rows(record)}"
        for base in BASES
        for name, make, modality, _ in FOUND
        if not _holds(record := read(sentence := make(base)), base, modality)
    ]
    total = len(BASES) * len(FOUND)
    assert total >= 100
    assert len(failed) <= 0.05 * total, "\n".join(failed)


def test_swapped_parties_swap_their_roles(read: Read) -> None:
    """Who is named first as subject acts, and who is object undergoes it, whichever party it is."""
    failed = []
    for base in BASES:
        turned = Base(base.recipient, base.verb, base.past, base.done, base.actor, base.type)
        record = read(f"{_start(turned.actor)} {turned.past} {turned.recipient} on Monday.")
        found = rows(record, base.type)
        wrong = [r for r in found if not (same(turned.actor, r.actors) and same(turned.recipient, r.recipients))]
        if wrong:
            failed.append(f"{record.report.text} -> {wrong}")
    assert len(failed) <= 1, "\n".join(failed)


def test_what_is_not_told_as_fact_is_never_actual(read: Read) -> None:
    """Under threats, denials, conditions, plans, failures and fears no deed is recorded as done."""
    wrong = []
    for base in BASES:
        for name, make in NOT_A_FACT:
            found = rows(read(make(base)), base.type)
            if any(row.modality in ("actual", "past-phase") for row in found):
                wrong.append(f"{name}: {make(base)} -> {found}")
    total = len(BASES) * len(NOT_A_FACT)
    assert total >= 120
    assert len(wrong) <= 0.03 * total, "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The rebels attacked the army.", "actual"),
        ("The rebels did not attack the army.", "negated"),
        ("No rebels attacked the army.", "negated"),
        ("The rebels will attack the army.", "future"),
        ("The rebels are going to attack the army.", "future"),
        ("The rebels have vowed to attack the army.", "future"),
        ("The rebels might attack the army.", "hypothetical"),
        ("The rebels have never attacked the army.", "negated"),
        ("The rebels attacked the army in 2012.", "past-phase"),
        ("The rebels have attacked the army since 2012.", "actual"),
    ],
)
def test_one_sentence_one_modality(read: Read, text: str, modality: str) -> None:
    """The same deed in the same words differs only by what its clause says of it."""
    found = rows(read(text), "ASSAULT")
    assert [row.modality for row in found] == [modality]
