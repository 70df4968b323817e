"""Proposals: what parties talk about, how far it has come, and who says so."""

from collections.abc import Callable

import pytest

from onrecord.model import Proposal, Record

Read = Callable[[str], Record]


def only(record: Record) -> Proposal:
    assert len(record.proposals) == 1, record.proposals
    return record.proposals[0]


def names(record: Record, ids: tuple[str, ...]) -> list[str]:
    known = {actor.id: actor.name.lower().removeprefix("the ") for actor in record.actors}
    return [known[i] for i in ids]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Officials floated the idea of a temporary truce on Monday.", "floated"),
        ("The government presented a peace plan to the rebels on Monday.", "tabled"),
        ("The two armies are negotiating a ceasefire.", "in-talks"),
        ("The rebels and the government agreed on a ceasefire on Monday.", "agreed"),
        ("The rebels and the government signed a peace agreement on Monday.", "signed"),
        ("A ceasefire took effect on Monday along the border between the army and the rebels.", "in-force"),
        ("The rebels rejected the government's ceasefire proposal.", "rejected"),
        ("The ceasefire between the army and the rebels collapsed on Monday.", "collapsed"),
        ("The army violated the ceasefire on Monday.", "violated"),
        ("The rebels did not accept the ceasefire.", "rejected"),
        ("The rebels will sign the peace agreement on Friday.", "agreed"),
    ],
)
def test_the_stage_is_what_the_words_show(read: Read, text: str, stage: str) -> None:
    """Each rung of the ladder has its words; a refusal is a rejection, and what is yet to be signed is agreed."""
    assert only(read(text)).stage == stage


@pytest.mark.parametrize(
    "text",
    [
        "The rebels might accept a peace plan.",
        "The company signed a deal with its suppliers.",
        "She has a plan for the garden.",
        "The government hopes for the best.",
        "If the rebels accept the ceasefire, the army will leave.",
    ],
)
def test_what_may_be_or_is_no_one_s_proposal_is_left_out(read: Read, text: str) -> None:
    """A possible step is no step, and a plan or deal that is not between parties is none of ours."""
    assert read(text).proposals == ()


def test_who_floats_it_proposes_it_and_its_terms_follow(read: Read) -> None:
    """The proposer is who puts it forward; the terms are the clause that says what it would bring."""
    record = read(
        "Harbour officials have floated the idea of a temporary truce, during which the rebels could release hostages."
    )
    proposal = only(record)
    assert names(record, proposal.proposer) == ["harbour officials"]
    assert record.words(proposal.evidence) == "have floated"
    assert proposal.label == "temporary truce"
    assert any("release hostages" in record.words(span) for span in proposal.terms)


def test_a_proposal_told_twice_is_one_line_at_its_furthest_step(read: Read) -> None:
    """Later mentions of the same proposal move it on, not multiply it."""
    record = read(
        "The government presented a ceasefire plan to the rebels last week.\n\n"
        "On Monday the rebels accepted the ceasefire plan."
    )
    assert only(record).stage == "agreed"


def test_a_rejection_stands_beside_the_step_it_undoes(read: Read) -> None:
    """Where one side rejects what another tabled, both are kept."""
    record = read(
        "The government presented a ceasefire plan to the rebels last week.\n\n"
        "On Monday the rebels rejected the ceasefire plan."
    )
    assert [p.stage for p in record.proposals] == ["tabled", "rejected"]
