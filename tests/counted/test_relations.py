"""Figures tied to one another: a share to its whole, a value to its earlier one, a number to the noun it leaves out."""

from typing import NamedTuple

import pytest

from onrecord.model import Figure
from tests.counted.conftest import Find


class Tied(NamedTuple):
    """A figure's value, measure, and the value of what it is a share of."""

    value: float | None
    measure: str
    whole: float | None


def tied(text: str, find: Find) -> list[Tied]:
    """Every figure of a text with its whole."""
    parts = find(text).parts
    values = {f.id: f.value for f in parts}
    return [Tied(f.value, f.measure, values.get(f.part_of or "")) for f in parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 43 people, including 12 children, died.", [Tied(43, "killed", None), Tied(12, "killed", 43)]),
        ("216 citizens joined the group, 49 of whom returned home.", [Tied(216, "fighters", None), Tied(49, "returned", 216)]),
        ("14 of the 36 sailors are missing.", [Tied(14, "missing", 36), Tied(36, "troops", None)]),
        ("Of the 36 passengers, 14 drowned.", [Tied(36, "other", None), Tied(14, "killed", 36)]),
        ("81 people have been killed. Among them are 48 civilians.", [Tied(81, "killed", None), Tied(48, "killed", 81)]),
        ("The fire killed 27 people and hurt 40. Among the dead were nine children.", [Tied(27, "killed", None), Tied(40, "injured", None), Tied(9, "killed", 27)]),
        ("The group holds 100 hostages; a third of these are ill.", [Tied(100, "hostages", None), Tied(0.333, "injured", 100)]),
        ("The war killed 9,000 people. More than half of those killed were women.", [Tied(9000, "killed", None), Tied(0.5, "killed", 9000)]),
        ("Some 90 % of the city's population of 2.3 million fled.", [Tied(90, "displaced", 2.3e6), Tied(2.3e6, "population", None)]),
    ],
)  # fmt: skip
def test_a_share_points_at_its_whole(text: str, expected: list[Tied], find: Find) -> None:
    """ "Including 12 children" is part of the 43, and is never added to them."""
    assert tied(text, find) == expected


def test_a_share_does_not_inherit_the_bound_of_its_whole(find: Find) -> None:
    """ "More than 40, including 12 children": twelve exactly."""
    whole, share = find("More than 40 people, including 12 children, died.").parts
    assert (whole.bound, share.bound) == ("more-than", "exact")


def changed(figure: Figure, text: str) -> tuple[str, float | None] | None:
    """The words and the earlier value of a figure's change."""
    return (text[slice(*figure.change.span)], figure.change.previous) if figure.change else None


def test_a_rise_keeps_both_values(find: Find) -> None:
    """ "From 40 to 60" is two figures, the later with the earlier as its change."""
    text = "The death toll rose from 40 to 60."
    old, new = find(text).parts
    assert (old.value, changed(old, text)) == (40, None)
    assert (new.value, changed(new, text)) == (60, ("from 40", 40))


def test_up_from_is_a_change_of_the_figure_before(find: Find) -> None:
    """ "60, up from 40"."""
    text = "Police counted 60 attacks, up from 40 in April."
    new, old = find(text).parts
    assert changed(new, text) == ("up from 40", 40)
    assert old.measure == new.measure == "attacks"


def test_two_changes_in_one_breath_go_to_their_own_figures(find: Find) -> None:
    """ "3 killed and 12 wounded, up from 2 and 9" never says that 3 was 9."""
    text = "The ministry said 3 people were killed and 12 wounded, up from 2 and 9 on Monday."
    killed, wounded, *_ = find(text).parts
    assert (killed.measure, changed(killed, text)) == ("killed", ("up from 2 and 9", 2))
    assert (wounded.measure, changed(wounded, text)) == ("injured", ("up from 2 and 9", 9))


def test_a_list_shares_the_noun_that_only_its_last_names(find: Find) -> None:
    """ "32 Norwegian, 16 Finnish and one Dutch peacekeepers" are three counts of peacekeepers."""
    parts = find("32 Norwegian, 16 Finnish and three Dutch peacekeepers were in the camp.").parts
    assert [(f.value, f.measure) for f in parts] == [(32, "troops"), (16, "troops"), (3, "troops")]


def test_a_number_alone_goes_on_from_the_figure_before(find: Find) -> None:
    """A second toll without a noun measures what the first does."""
    first, second = find("The flood killed 40 people, the army said. Rescuers put it at 60.").parts
    assert (first.measure, second.measure) == ("killed", "killed")


@pytest.mark.parametrize(
    ("text", "caveat"),
    [
        ("The ministry, which does not distinguish between fighters and civilians, says 9,000 died.", "which does not distinguish between fighters and civilians"),
        ("The army said it killed 40 rebels, a figure that could not be independently verified.", "a figure that could not be independently verified"),
        ("Between five and 30 people were hurt, depending on the source.", "depending on the source"),
        ("The flood killed 40 people, but the real number may be higher.", "but the real number may be higher"),
        ("The flood killed 40 people. The figure could not be independently verified.", "The figure could not be independently verified"),
    ],
)  # fmt: skip
def test_a_figure_keeps_the_clause_that_limits_it(text: str, caveat: str, find: Find) -> None:
    """What the report says against its own number stays with the number."""
    (figure,) = find(text).parts
    assert figure.caveat is not None
    assert text[slice(*figure.caveat)] == caveat


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Since March, 400 people have been killed.", "cumulative"),
        ("The strike killed 40 people overnight.", "new"),
        ("The group still holds 59 hostages.", "level"),
    ],
)
def test_a_running_total_is_not_a_new_count(text: str, flow: str, find: Find) -> None:
    """Cumulative, new and level figures are told apart, so that no chart mixes them."""
    assert [f.flow for f in find(text).parts] == [flow]
