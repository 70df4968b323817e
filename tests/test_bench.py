"""The bench: its arithmetic and its process, never its speed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import table
from bench.inputs import prepare, spread
from bench.process import Run, timed


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
