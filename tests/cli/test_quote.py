"""`onrecord quote`: was this said? Every quotation with report and span, word by word; never a verdict."""

import json

import pytest

from onrecord.record import Store
from tests.cli.conftest import Crisis, onrecord


def test_each_quotation_is_listed_with_its_kind_and_place(crisis: Crisis, store: Store) -> None:
    """The exact one first, then the altered one with the words that differ, each with its report and span."""
    result = onrecord("quote", crisis.path, "We will not leave the harbour")
    assert result.exit_code == 0
    shown = result.stdout
    assert shown.splitlines()[0] == "On the record in 2 reports: 1 trimmed, 1 altered."
    assert shown.index("First Courier") < shown.index("Second Courier")
    assert "word by word: We [-will-] {+shall+} not leave the harbour" in shown
    assert "‹We will not leave the harbour›" in shown
    assert f"  {crisis.second}/S" in shown


def test_json_carries_spans_that_reproduce_the_words(crisis: Crisis, store: Store) -> None:
    """For programs: kind, spans in the report's text, and the steps of the comparison."""
    answer = json.loads(
        onrecord("quote", crisis.path, "“We will not leave the harbour. Not today, not ever!”", "--json").stdout
    )
    found = {said["kind"]: said for said in answer["said"]}
    assert set(found) == {"verbatim"} or set(found) == {"verbatim", "altered"}
    said = found["verbatim"]
    text = store.record(crisis.first).report.text
    assert [text[slice(*span)] for span in said["spans"]] == ["We will not leave the harbour", "Not today, not ever"]
    assert said["line"]["voice"]["name"] == "Osk Varenne"
    assert answer["seq"] == 2


def test_what_is_not_found_is_not_called_false(crisis: Crisis) -> None:
    """Not on the record, out of how many reports: that is all, and it is no failure of the command."""
    result = onrecord("quote", crisis.path, "The moon is made of cheese")
    assert result.exit_code == 0
    assert result.stdout == "Not on the record: no quotation in 2 reports has these words, or words close to them.\n"


def test_a_speaker_who_did_not_say_it(crisis: Crisis) -> None:
    """Others who did are listed as others."""
    result = onrecord("quote", crisis.path, "We will not leave the harbour", "--speaker", "Dorn")
    first, *rest = result.stdout.splitlines()
    assert first.startswith("Not on the record by Dorn")
    assert "By others than Dorn:" in rest
    named = onrecord("quote", crisis.path, "We will not leave the harbour", "--speaker", "varenne")
    assert named.stdout.startswith("On the record by varenne in 2 reports")


def test_words_outside_quotations_are_found_too(crisis: Crisis) -> None:
    """A reporter's own sentence isn't a quotation, and isn't "not there" either."""
    result = onrecord("quote", crisis.path, "denied the attack and demanded a ceasefire")
    assert "in no quotation that is attributed" in result.stdout
    assert "‹denied the attack and demanded a ceasefire›" in result.stdout


@pytest.mark.parametrize("words", ["", "…", "“”", "?"])
def test_no_words_are_told(crisis: Crisis, words: str) -> None:
    """One line that says how to write them."""
    result = onrecord("quote", crisis.path, words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "as one argument" in result.stderr
