"""The bench: its arithmetic and its process, never its speed."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import marks, peers, sides, textacy_quotes
from bench.__main__ import kept, table
from bench.inputs import prepare, spread
from bench.process import Run, timed
from onrecord.language import Language
from quality.sets import home


def test_the_table_sets_each_job_beside_the_bare_parse() -> None:
    """Rates count processor seconds with the time for one report taken off, ratios are taken within a round, the peak is the highest."""
    runs = {
        "bare parse": [Run(14.0, 10.0, 200.0), Run(26.0, 20.0, 210.0)],
        "read": [Run(20.0, 15.0, 300.0), Run(60.0, 40.0, 310.0)],
    }
    *_, bare, read = table(runs, {"bare parse": 1.0, "read": 2.5}, 51).splitlines()
    assert bare == "| bare parse | 1.0 | 3.6 | 3.4 | 2.5 | 210 | 1.00 / 1.00 / 1.00 |"
    assert read == "| read | 2.5 | 2.0 | 1.9 | 1.3 | 310 | 1.50 / 1.75 / 2.00 |"


@pytest.mark.parametrize(("most", "expected"), [(2, ["a", "c"]), (4, ["a", "b", "c", "d"]), (9, ["a", "b", "c", "d"])])
def test_the_sample_is_spread_evenly(most: int, expected: list[str]) -> None:
    """A part of the reports is taken from the whole range, and never more than there are."""
    assert spread(["a", "b", "c", "d"], most) == expected


def test_without_the_corpus_the_example_crisis_is_timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bench runs on a checkout alone, and all jobs get the same texts."""
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path / "nowhere"))
    (tmp_path / "out").mkdir()
    name, reports, words = prepare(tmp_path / "out", 5)
    files = sorted((tmp_path / "out").iterdir())
    texts = [json.loads(file.read_bytes())["text"] for file in files]
    assert (name, reports, len(files)) == ("example crisis", 5, 5)
    assert words == sum(len(text.split()) for text in texts) > 500


def test_a_process_is_measured_whole_or_not_at_all() -> None:
    """Memory that a process held shows in its peak, and a process that fails gives no number."""
    small = timed([sys.executable, "-c", "pass"])
    large = timed([sys.executable, "-c", "x = bytearray(100 << 20)"])
    assert 80 < large.peak - small.peak < 130
    with pytest.raises(subprocess.CalledProcessError):
        timed([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_promise_about_read_is_printed_with_what_was_measured() -> None:
    """The cost of `read` in bare parses stands beside its promise, and a broken promise is called broken."""
    bare = [Run(1.0, 10.0, 1.0), Run(1.0, 20.0, 1.0), Run(1.0, 10.0, 1.0)]
    dear = [Run(1.0, 23.0, 1.0), Run(1.0, 44.2, 1.0), Run(1.0, 15.0, 1.0)]
    assert kept({"bare parse": bare, "read": bare}) == "read ÷ bare parse: 1.00 (promise: at most 2.2): kept"
    assert kept({"bare parse": bare, "read": dear}) == "read ÷ bare parse: 2.21 (promise: at most 2.2): NOT KEPT"


SPLIT = (
    "“We will hold the bridge,” Osk Varenne said on Monday, “until the ferries run.”\n"
    "He called it “a fine day”. “Nobody asked the fishermen of Brell,” added Mira Sole.\n"
)


def words_of(record: dict[str, Any]) -> list[tuple[str, str | None, str]]:
    """Kind, source and content of every attribution of a record, in its text's words."""
    text = record["report"]["text"]
    return [
        (
            a["kind"],
            text[slice(*a["source"])] if a["source"] else None,
            " … ".join(text[slice(*s)] for s in a["content"]),
        )
        for a in record["attributions"]
    ]


def test_bare_marks_are_quotations_of_the_name_beside_said() -> None:
    """The baseline takes marks of four words and more, joins what one cue ties together, and names who stands beside it."""
    record = peers.record({"id": "x", "text": SPLIT}, marks.found_in(SPLIT))
    assert words_of(record) == [
        ("direct", "Osk Varenne", "“We will hold the bridge,” … “until the ferries run.”"),
        ("direct", "Mira Sole", "“Nobody asked the fishermen of Brell,”"),
    ]
    assert [a["speaker"] for a in record["attributions"]] == ["A1", "A2"]


def test_a_pronoun_is_a_source_that_names_nobody() -> None:
    """A converted record has no actor called "he", and marks without a cue have no source."""
    text = "“We will hold the bridge,” he said.\n“We will hold it all winter.”"
    record = peers.record({"id": "x", "text": text}, marks.found_in(text))
    assert record["actors"] == []
    assert [(source, kind) for kind, source, _ in words_of(record)] == [("he", "direct"), (None, "direct")]


needs_textacy = pytest.mark.skipif(
    importlib.util.find_spec("textacy") is None, reason="textacy is not installed: pip install --group bench"
)


@needs_textacy
def test_textacy_is_asked_as_it_is_and_its_answer_kept(language: Language) -> None:
    """Its content, cue and speaker stand in the record at the report's own offsets, the speaker with the noun phrase around it."""
    report = {"id": "x", "text": SPLIT}
    for lines in (False, True):
        record = peers.record(report, textacy_quotes.quotations(language.nlp, report, lines=lines))
        assert words_of(record)[0] == (
            "direct",
            "Osk Varenne",
            "“We will hold the bridge,” … “until the ferries run.”",
        )


@needs_textacy
def test_a_mark_too_many_costs_textacy_a_report_or_a_line(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    """What textacy refuses is told and left out; by lines, only the line with the odd mark is lost."""
    report = {"id": "x", "text": f"The “harbour office closed early.\n{SPLIT}"}
    assert textacy_quotes.quotations(language.nlp, report, lines=False) == []
    assert textacy_quotes.quotations(language.nlp, report, lines=True)
    assert capsys.readouterr().err.count("quotation marks found") == 2


def test_tools_stand_side_by_side_with_quality_and_speed() -> None:
    """One row a tool: F1 by score, a dash where the scorer has none, and reports per processor second without and with the start."""
    said = {"predicted": 7, "gold": 9, "scores": {"CS": {"F": 51.24}, "SPK": {"F": 40.0}}}
    side = sides.Side("textacy", [Run(1.0, 3.0, 1.0, "x: 3 quotation marks found, …")], 1.0, said)
    assert sides.table([side], 21).splitlines()[-1] == "| textacy | 51.2 | – | – | – | – | – | 40.0 | 7 | 10.0 | 7.0 |"
    assert sides.refused([side]) == "textacy refused 1 reports: an odd number of quotation marks"
    assert sides.refused([sides.Side("bare marks", [Run(1.0, 1.0, 1.0)])]) == ""


def test_without_textacy_the_bench_says_how_to_install_it_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tool that is not there costs its own rows and nothing else."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert sides.tools() == ["read", "bare marks"]
    assert "--group bench" in capsys.readouterr().err


def test_what_a_command_prints_is_kept_where_it_is_wanted(tmp_path: Path) -> None:
    """The records that are scored are those of the very run that is timed."""
    run = timed([sys.executable, "-c", "import sys; print('one'); print('two', file=sys.stderr)"], tmp_path / "out")
    assert (tmp_path / "out").read_text() == "one\n"
    assert run.told == "two\n"


def test_every_tool_writes_a_record_for_every_report(tmp_path: Path) -> None:
    """The commands run as they stand, on annotated reports, and the scorer finds each report in what they wrote."""
    inputs = home().inputs()[:2]
    (tmp_path / "in").mkdir()
    for file in inputs:
        shutil.copy(file, tmp_path / "in")
    for tool in sides.tools():
        out = tmp_path / "out.jsonl"
        timed(sides.command(tool, tmp_path / "in"), out)
        records = [json.loads(line) for line in out.read_bytes().splitlines()]
        texts = [json.loads(file.read_bytes())["text"] for file in inputs]
        assert [r["report"]["text"] for r in records] == texts
        assert [r["report"]["ref"] for r in records] == [file.stem for file in inputs]
