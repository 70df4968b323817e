"""Who did what to whom, whatever the order the words come in."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from onrecord.model import Record
from tests.did.telling import one, rows, same

Read = Callable[[str], Record]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("The army, which shelled the rebels on Sunday, denied it.", "ASSAULT", "army", "rebels"),
        ("The rebels whom the army shelled on Sunday fled.", "ASSAULT", "army", "rebels"),
        ("The rebels shelled by the army on Sunday fled.", "ASSAULT", "army", "rebels"),
        ("The army carried out an attack on the rebels on Sunday.", "ASSAULT", "army", "rebels"),
        ("The army launched an offensive against the rebels.", "ASSAULT", "army", "rebels"),
        ("The killing of two journalists by the militia drew protests.", "ASSAULT", "militia", "two journalists"),
        ("The army's attack on the rebels went on for hours.", "ASSAULT", "army", "rebels"),
        ("The president urged the rebels to lay down their weapons.", "REQUEST", "president", "rebels"),
        ("The president called on the rebels to stop fighting.", "REQUEST", "president", "rebels"),
        ("The president demanded that the rebels leave the city.", "REQUEST", "president", "rebels"),
        ("The minister accused the rebels of shelling a hospital.", "ACCUSE", "minister", "rebels"),
        ("The minister condemned the rebels' attack on the hospital.", "ACCUSE", "minister", "rebels"),
        ("The rebels came under attack from the army on Sunday.", "ASSAULT", "army", "rebels"),
        ("The rebels received weapons from the neighbouring government.", "AID", "neighbouring government", "rebels"),
        ("Two soldiers were killed in an attack by the militia on Monday.", "ASSAULT", "militia", "two soldiers"),
    ],
)
def test_roles_are_read_from_the_clause(read: Read, text: str, kind: str, actor: str, recipient: str) -> None:
    """Relative clauses, participles, light verbs, nominal acts, control and possessives all keep who acts and who is acted upon."""
    record = read(text)
    found = rows(record, kind)
    assert any(same(actor, row.actors) and same(recipient, row.recipients) for row in found), rows(record)


def test_a_verb_joined_by_and_shares_its_subject(read: Read) -> None:
    """A second verb without a subject of its own is the first verb's subject's doing."""
    found = rows(read("The army shelled the camp and arrested two rebels on Sunday."))
    assert ("COERCE", ("army",)) in [(row.type, row.actors) for row in found]


def test_a_reciprocal_act_is_one_act_with_everyone_as_actor(read: Read) -> None:
    """A meeting has no recipient: all who met are actors, in one act."""
    row = one(read("The president met the rebel commander in the capital on Sunday."), "CONSULT")
    assert len(row.actors) == 2
    assert row.recipients == ()


def test_several_on_one_side_are_one_act(read: Read) -> None:
    """Actors joined by "and" stand in one act's list, not in several acts."""
    row = one(read("The army and the police arrested the opposition leader on Sunday."), "COERCE")
    assert [name.removeprefix("the ") for name in row.actors] == ["army", "police"]


def test_they_stand_for_all_whom_they_name(read: Read) -> None:
    """ "They" after two names is both of them."""
    record = read(
        "Foreign Minister Ana Ruiz and President Boris Takal met on Monday. They agreed to reopen the border."
    )
    row = next(row for row in rows(record, "AGREE"))
    assert len(row.actors) == 2


def test_a_thing_stands_for_its_owner(read: Read) -> None:
    """A strike on an army's base is a strike on the army."""
    row = one(read("The rebels attacked the army's base on Sunday."), "ASSAULT")
    assert same("army", row.recipients)


def test_what_no_clause_says_stays_empty(read: Read) -> None:
    """A passive without an agent has no actor: none is taken from another sentence."""
    row = one(read("The army patrols the town. Two journalists were kidnapped on Sunday."), "ASSAULT")
    assert row.actors == ()


def test_no_word_belongs_to_two_acts(read: Read) -> None:
    """There is one act a trigger: triggers never overlap."""
    record = read(
        "The army carried out an attack on the rebels, and the minister called on the rebels to stop fighting, "
        "threatened sanctions against their leaders and condemned the killing of two soldiers by the militia."
    )
    spans = sorted(act.trigger for act in record.acts)
    assert len(spans) >= 3
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_party_that_can_t_be_placed_is_left_open_with_its_reason(read: Read) -> None:
    """A pronoun that stands for nobody in the report gives no actor, and says so."""
    record = read("They attacked the army on Sunday.")
    row = one(record, "ASSAULT")
    assert row.actors == ()
    assert [record.words(u.span) for u in record.unresolved if u.layer == "acts"] == ["They"]


def test_declining_to_condemn_is_no_condemnation(read: Read) -> None:
    """The refusal is the act; what was refused is not a second one."""
    found = rows(read("The government declined to condemn the rebels on Sunday."))
    assert [row.type for row in found] == ["REJECT"]
