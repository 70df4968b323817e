"""The agreement that the training data's page reports: what it means, on annotations whose agreement is known."""

import copy

import pytest

from training.agreement import Pair, agreement, doubles, main, size
from training.guide import DOUBLES, kept, records
from training.numbered import report


@pytest.fixture
def alike() -> Pair:
    """A report with the same annotation twice."""
    record = kept("inv-a01")
    return report("inv-a01")["text"], record, copy.deepcopy(record)


def test_the_same_annotation_agrees_wholly(alike: Pair) -> None:
    """An annotation set against itself scores a hundred everywhere."""
    assert set(agreement([alike]).values()) == {100.0}


def test_another_label_lowers_its_own_figure_alone(alike: Pair) -> None:
    """An act that differs costs act accuracy, not the finding of source and content."""
    row = next(row for row in alike[2]["attributions"] if row["kind"] == "direct")
    row["act"] = "decline" if row["act"] != "decline" else "assert"
    found = agreement([alike])
    assert found["CS"] == found["kind accuracy"] == 100
    assert found["act accuracy"] == pytest.approx(100 * (1 - 1 / len(alike[1]["attributions"])))


def test_a_missing_attribution_costs_recall(alike: Pair) -> None:
    """What one annotator left out lowers the score of its kind."""
    del alike[2]["attributions"][0]
    found = agreement([alike])
    assert found["indirect.CS"] != 100 and found["direct.CS"] == 100


def test_a_kind_that_nobody_has_has_no_figure(alike: Pair) -> None:
    """No agreement is made up for a kind that doesn't occur."""
    for record in alike[1:]:
        record["attributions"] = [row for row in record["attributions"] if row["kind"] != "direct"]
    assert agreement([alike])["direct.CS"] is None


def test_doubles_are_paired_with_their_firsts() -> None:
    """Every second annotation is scored or named as one whose text is absent."""
    found, absent = doubles(DOUBLES)
    assert sorted([*(first["id"] for _, first, _ in found), *absent]) == [row["id"] for row in records(DOUBLES)]
    assert all(first["id"] == second["id"] and first != second for _, first, second in found)


def test_the_command_prints_sizes_and_agreement(capsys: pytest.CaptureFixture[str]) -> None:
    """The command of the README counts reports and attributions and gives each measure a line."""
    main()
    said = capsys.readouterr().out
    assert size(records(DOUBLES)) in said
    assert {"CS", "SPK", "act accuracy", "actors name"} <= {line[:17].strip() for line in said.splitlines()}
