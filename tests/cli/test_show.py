"""`onrecord show`: one line as it is read everywhere, with its sentence and links; a report with all its lines."""

import json

import pytest

from onrecord.model import from_json
from onrecord.record import LineQuery, Store
from tests.cli.conftest import Crisis, onrecord


@pytest.fixture
def figure(store: Store, crisis: Crisis) -> str:
    """The id of the figure that President Varenne gives."""
    (line, *_) = store.lines(LineQuery(layer="figures", report=crisis.first)).items
    return line.id


def test_a_line_is_shown_in_its_order_with_its_sentence_and_links(crisis: Crisis, figure: str) -> None:
    """Speaker and role, the words, where it stands; then the sentence with the words marked; then what it is tied to."""
    result = onrecord("show", crisis.path, figure)
    assert result.exit_code == 0
    told, _, sentence, *rest = result.stdout.splitlines()
    assert told.startswith("Osk Varenne")
    assert told.index("Osk Varenne") < told.index("‹at least 40 people›") < told.index("First Courier")
    assert "‹at least 40 people›" in sentence and sentence.strip().endswith("were killed in Brell.")
    assert any(line.strip().startswith(figure) for line in rest)
    assert any(line.strip().startswith("said in S") for line in rest)


def test_a_split_quotation_is_marked_in_its_pieces(crisis: Crisis, store: Store) -> None:
    """What the speaker said is marked, "Varenne said" between isn't."""
    (quotation, *_) = store.lines(LineQuery(layer="attributions", kind="direct", report=crisis.first)).items
    shown = onrecord("show", crisis.path, quotation.id).stdout
    assert "‹“We will not leave the harbour,”› Varenne said. ‹“Not today, not ever.”›" in shown


def test_a_report_is_shown_with_every_line_once(crisis: Crisis, store: Store) -> None:
    """Heading, then the lines in the order of the text, then what happened to it on record."""
    result = onrecord("show", crisis.path, crisis.first)
    assert result.exit_code == 0
    shown = result.stdout.splitlines()
    assert shown[0] == "The first report from Tamm"
    assert shown[1].startswith("First Courier · 2031-05-14 (given)")
    for line in store.report_lines(crisis.first):
        assert sum(row.startswith(f"  {line.part.id} ") for row in shown) == 1
    assert shown[-1].endswith(f"add {crisis.first}")


def test_json_is_the_line_with_its_links_or_the_whole_record(crisis: Crisis, figure: str, store: Store) -> None:
    """For programs: the page's own shape of a line, its sentence, and the lines it is tied to; a report as its record."""
    line = json.loads(onrecord("show", crisis.path, figure, "--json").stdout)
    assert (line["id"], line["voice"]["name"], line["words"]) == (figure, "Osk Varenne", "at least 40 people")
    assert line["report"]["outlet"] == "First Courier"
    text = store.record(crisis.first).report.text
    assert text[slice(*line["sentence"]["span"])] == line["sentence"]["words"]
    assert text[slice(*line["span"])] == line["words"]
    assert {link["kind"] for link in line["links"]} >= {"said_in"}
    assert from_json(onrecord("show", crisis.path, crisis.first, "--json").stdout) == store.record(crisis.first)


@pytest.mark.parametrize("name", ["r-0", "r-0/S1", "S1", "/", "x" * 300])
def test_an_unknown_id_is_told(crisis: Crisis, name: str) -> None:
    """One line and exit code 1: no empty answer."""
    result = onrecord("show", crisis.path, name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1 and "on record" in result.stderr


def test_a_past_state_is_shown(crisis: Crisis, figure: str) -> None:
    """Before the first entry there was nothing; what isn't a time is told."""
    assert onrecord("show", crisis.path, figure, "--as-of", "1").exit_code == 0
    before = onrecord("show", crisis.path, figure, "--as-of", "2001-01-01")
    assert before.exit_code == 1
    wrong = onrecord("show", crisis.path, figure, "--as-of", "lately")
    assert wrong.exit_code == 1 and "2024-10-23T14:00Z" in wrong.stderr


def test_a_record_that_is_not_there_is_told(tmp_path: object) -> None:
    """Reading makes no file."""
    result = onrecord("show", f"{tmp_path}/none.db", "r-0/S1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no such record" in result.stderr
