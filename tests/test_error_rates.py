"""The error rates and the examples of the docs: measured, chosen by a rule, and found out when they are old."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from quality import examples, rates
from quality.score import score
from quality.sets import GoldSet, home
from tools import blocks

TEXT = (
    "“We stay,” Osk Varenne said. Mira Sole said the bridge had “gone for good”. "
    "The harbour office warned that ferries would stop. He denied it."
)


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def saying(
    kind: str, content: str, source: str | None, cue: str, speaker: str | None, act: str = "assert"
) -> dict[str, Any]:
    """An attribution of a gold record."""
    return {
        "id": f"S{content}",
        "kind": kind,
        "act": act,
        "content": [span(content)],
        "source": span(source) if source else None,
        "cue": span(cue),
        "speaker": speaker,
    }


GOLD: dict[str, Any] = {
    "id": "x1",
    "actors": [{"id": "A1", "name": "Osk Varenne"}, {"id": "A2", "name": "Mira Sole"}],
    "attributions": [
        saying("direct", "“We stay,”", "Osk Varenne", "said", "A1"),
        saying("mixed", "the bridge had “gone for good”", "Mira Sole", "said", "A2"),
        saying("indirect", "that ferries would stop", "The harbour office", "warned", None, "warn"),
    ],
}  # fmt: skip


def read(change: dict[int, dict[str, Any] | None], *more: dict[str, Any]) -> dict[str, Any]:
    """The gold as a reader got it: attributions changed by number, dropped with None, and some added."""
    rows = [
        {**row, **(change.get(n) or {})} for n, row in enumerate(GOLD["attributions"]) if change.get(n, {}) is not None
    ]
    return {**copy.deepcopy(GOLD), "attributions": [*rows, *more], "report": {"ref": "x1", "text": TEXT}}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (read({}), []),
        (read({0: None}), ["A quotation is missed"]),
        (read({1: None}), ["A part quotation is missed"]),
        (read({2: None}), ["A claim is missed"]),
        (read({}, saying("indirect", "denied it", None, "denied", None)), ["A claim is read that gold leaves out"]),
        (read({}, saying("direct", "denied it", None, "denied", None)), ["A quotation is attributed that gold leaves out"]),
        (read({1: {"content": [span("“gone for good”")]}}), ["The words are cut otherwise"]),
        (read({0: {"source": span("Mira Sole")}}), ["Another source"]),
        (read({0: {"speaker": "A2"}}), ["Another speaker"]),
        (read({0: {"speaker": None}}), ["The speaker is left open"]),
        (read({2: {"speaker": "A1"}}), ["Another speaker"]),
        (read({2: {"act": "threaten"}}), ["Another act of speech"]),
        (read({0: {"kind": "mixed"}}), ["Another kind"]),
        (read({0: None, 2: {"act": "deny"}}), ["A quotation is missed", "Another act of speech"]),
    ],
)  # fmt: skip
def test_each_mistake_is_called_what_it_is(record: dict[str, Any], expected: list[str]) -> None:
    """Gold against reading: what is right gives nothing, what is wrong gives one mistake of its type, in the text's order."""
    found = examples.mistakes("x1", TEXT, GOLD, record)
    assert [mistake.type for mistake in found] == expected
    for mistake in found:
        assert mistake.context in TEXT
        assert mistake.gold != mistake.read


def test_examples_are_the_first_of_each_type_then_the_second() -> None:
    """Ten are taken by rule: a type that occurs once can't be left out for a second of another."""
    of = {kind: [examples.Mistake(kind, f"r{n}", n, "g", "r", "c") for n in range(3)] for kind in examples.TYPES[:4]}
    found = [mistake for kind in examples.TYPES[:4] for mistake in of[kind]]
    assert [(m.type, m.report) for m in examples.chosen(found, 6)] == [
        *((kind, "r0") for kind in examples.TYPES[:4]),
        *((kind, "r1") for kind in examples.TYPES[:2]),
    ]
    assert examples.chosen([]) == []


def test_the_page_shows_ten_mistakes_of_invented_reports() -> None:
    """Each example names a report of our own set, whose words stand in that report, with gold beside read."""
    page = blocks.content(examples.PAGE.read_text("utf-8"), "examples")
    shown = page.split("**\n\n")[1:]
    assert len(shown) == examples.SHOWN
    texts = {path.stem: " ".join(json.loads(path.read_bytes())["text"].split()) for path in home().inputs()}
    for example in shown:
        name, _, context = example.partition("in    ")[2].partition("\n")[0].partition(": ")
        assert context in texts[name]
        assert "\ngold  " in example and "\nread  " in example


def home_like(tmp_path: Path) -> tuple[GoldSet, dict[str, Any], dict[str, Any]]:
    """A set of one report, its gold, and the scores of a reading that missed one quotation."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "reports").mkdir()
    (tmp_path / "gold/x1.json").write_text(json.dumps(GOLD))
    (tmp_path / "reports/x1.json").write_text(json.dumps({"id": "x1", "text": TEXT}))
    record = read({0: None})
    return GoldSet("x", tmp_path / "gold", tmp_path / "reports"), record, score([GOLD], [record], {"x1": TEXT})


def test_rates_are_the_scores_with_the_gold_behind_them(tmp_path: Path) -> None:
    """Each rate is precision and recall of its score, over as many gold lines as there are of its kind."""
    gold_set, _, result = home_like(tmp_path)
    found = {rate["name"]: rate for rate in rates.rates(gold_set, result)}
    assert found["direct"] == {"layer": "attributions", "name": "direct", "gold": 1, "precision": 0.0, "recall": 0.0}
    assert found["indirect"]["recall"] == 100.0
    assert (found["speech"]["gold"], found["speech"]["precision"], found["speech"]["recall"]) == (3, 100.0, 66.7)


def test_the_day_of_measuring_stays_where_nothing_moved(tmp_path: Path) -> None:
    """Measuring again writes the same file; a rate that moved gets the new day."""
    gold_set, _, result = home_like(tmp_path)
    before = rates.content(gold_set, result, "2031-05-14", {})
    assert rates.content(gold_set, result, "2031-05-20", before) == before
    after = rates.content(gold_set, score([GOLD], [read({})], {"x1": TEXT}), "2031-05-20", before)
    assert after["measured"] == "2031-05-20"


def test_rates_that_are_no_longer_so_are_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate names the rates of the package that are not what is measured now."""
    gold_set, _, result = home_like(tmp_path)
    file, page = tmp_path / "rates.yaml", tmp_path / "page.md"
    page.write_text("<!-- rates: make quality -->\n<!-- /rates -->\n")
    monkeypatch.setattr(rates, "FILE", file)
    monkeypatch.setattr(rates, "PAGE", page)
    assert "direct" in rates.stale(gold_set, result)[0]
    rates.write(gold_set, result, "2031-05-14")
    assert rates.stale(gold_set, result) == []
    assert "| direct | 1 | 0.0 | 0.0 |  |" in page.read_text()
    file.write_text(file.read_text().replace("recall: 100.0", "recall: -300.0"))
    assert "indirect" in rates.stale(gold_set, result)[0]


def test_examples_that_are_read_right_now_are_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When more than two of the page's mistakes are mistakes no longer, the gate asks for new ones."""
    gold_set, record, _ = home_like(tmp_path)
    page, records = tmp_path / "page.md", tmp_path / "records.jsonl"
    page.write_text("<!-- examples: make quality -->\n<!-- /examples -->\n")
    monkeypatch.setattr(examples, "PAGE", page)
    wrong = read({0: None, 1: None, 2: {"act": "deny"}})
    records.write_text(json.dumps(wrong) + "\n")
    examples.write(gold_set, records)
    assert examples.stale(gold_set, records) == []
    records.write_text(json.dumps(read({})) + "\n")
    assert examples.stale(gold_set, records) == [
        "page.md: 3 of its examples are read otherwise now: run make quality ARGS=--docs"
    ]
    records.write_text(json.dumps(record) + "\n")
    assert examples.stale(gold_set, records) == []
