"""What stands around an act: content, condition, deadline, time and place, all from its own clause."""

from collections.abc import Callable

import pytest

from onrecord.model import Record
from tests.did.telling import one, rows

Read = Callable[[str], Record]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The rebels agreed to a truce if the army leaves the valley.", "AGREE", "if the army leaves the valley"),
        ("The army will attack the rebels unless they surrender.", "ASSAULT", "unless they surrender"),
        ("The rebels agreed to release the hostages in exchange for a truce.", "AGREE", "in exchange for a truce"),
    ],
)
def test_a_condition_is_the_clause_that_the_act_depends_on(read: Read, text: str, kind: str, words: str) -> None:
    """The condition keeps its conjunction and ends where its clause ends."""
    record = read(text)
    found = rows(record, kind)
    assert found, rows(record)
    condition = found[0].act.condition
    assert condition is not None
    assert record.words(condition) == words


def test_a_time_with_by_or_until_is_a_deadline(read: Read) -> None:
    """ "By Friday" bounds what is demanded; "on Monday" dates the demand."""
    record = read("The president demanded on Monday that the rebels leave the city by Friday.")
    row = one(record, "REQUEST")
    assert row.act.when is not None
    assert record.words(row.act.when) == "on Monday"


def test_time_and_place_come_from_the_act_s_own_clause(read: Read) -> None:
    """A date and a place in another clause of the sentence are not the act's."""
    record = read("The rebels attacked the army in Khartoum on Sunday, and on Tuesday the president visited Geneva.")
    row = one(record, "ASSAULT")
    assert row.act.when is not None and record.words(row.act.when) == "on Sunday"
    assert row.act.place is not None and record.words(row.act.place) == "in Khartoum"


def test_what_is_demanded_is_the_content(read: Read) -> None:
    """A demand's content is the clause that says what is demanded."""
    record = read("The president urged the rebels to lay down their weapons.")
    row = one(record, "REQUEST")
    assert "lay down their weapons" in " ".join(record.words(s) for s in row.act.content)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("The president demanded the release of all hostages.", "hostages-prisoners"),
        ("The president called for an immediate ceasefire.", "ceasefire"),
        ("The president demanded that foreign troops withdraw from the valley.", "withdrawal"),
        ("The minister refused to halt uranium enrichment.", "nuclear"),
        ("The government agreed to hold elections in the autumn.", "government-elections"),
        ("The alliance imposed sanctions on the regime.", "sanctions"),
    ],
)
def test_an_issue_is_read_from_what_the_act_is_about(read: Read, text: str, issue: str) -> None:
    """The content's words name the issue; types that have none get none."""
    found = [row.act.issue for row in rows(read(text)) if row.act.issue]
    assert found[:1] == [issue]


def test_deeds_without_a_position_have_no_issue(read: Read) -> None:
    """An attack is about no issue: GUIDE gives issues to eight types only."""
    assert one(read("The rebels attacked the army on Sunday."), "ASSAULT").act.issue is None
