"""The quality gate: the scores mean what they say, and a floor never falls in silence."""

import copy
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quality import floors as fl
from quality.history import silent_falls
from quality.pages import documented
from quality.score import score
from quality.sets import ROOT, GoldSet, dev, home, shared
from quality.table import markdown_table, rows, text_table

TEXT = "Osk Varenne said 40 people fled Ombria on Monday. “We stay,” he said."
GOLD: dict[str, Any] = {
    "id": "x1",
    "actors": [{"id": "A1", "name": "Osk Varenne"}, {"id": "A2", "name": "People of Ombria"}],
    "attributions": [
        {"id": "S1", "kind": "indirect", "act": "assert", "content": [[17, 48]], "cue": [12, 16], "source": [0, 11], "speaker": "A1"},
        {"id": "S2", "kind": "direct", "act": "intend", "content": [[50, 60]], "cue": [64, 68], "source": [61, 63], "speaker": "A1"},
    ],
    "acts": [{"id": "E1", "type": "RETREAT", "trigger": [27, 31], "actor": ["A2"]}],
    "figures": [{"id": "F1", "span": [17, 26], "value": 40, "bound": "exact", "measure": "displaced"}],
    "times": [{"id": "T1", "span": [42, 48], "value": "2031-05-12"}],
}  # fmt: skip


def found(**changes: Any) -> dict[str, Any]:
    """A record as onrecord would print it: the gold, changed."""
    return {**copy.deepcopy(GOLD), **changes, "report": {"ref": "x1", "text": TEXT}}


def f1(record: dict[str, Any]) -> dict[str, float]:
    """F1 by score for one record against the gold."""
    return {name: values["F"] for name, values in rows(score([GOLD], [record], {"x1": TEXT}))}


def test_gold_scored_against_itself_is_perfect() -> None:
    """The same record gives 100 in every score that the text has items for."""
    empty = {"said mixed.CS"}
    assert {name: value for name, value in f1(found()).items() if value != 100.0} == dict.fromkeys(empty, 0.0)


def test_a_missing_record_and_another_text_score_nothing_and_are_listed() -> None:
    """A report that was lost, or whose text was changed, is not left out of the count."""
    other = {**found(), "report": {"ref": "x1", "text": TEXT + " "}}
    for records in ([], [other]):
        result = score([GOLD], records, {"x1": TEXT})
        assert result["said"]["missing"] == ["x1"]
        assert result["said"]["scores"]["CS"] == {"P": 0.0, "R": 0.0, "F": 0.0}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"attributions": [{**GOLD["attributions"][0], "source": [61, 63]}, GOLD["attributions"][1]]}, {"said CS": 50.0}),
        ({"attributions": [{**GOLD["attributions"][0], "content": [[17, 40]]}, GOLD["attributions"][1]]}, {"said CS": 100.0}),
        ({"attributions": [{**GOLD["attributions"][0], "content": [[17, 25]]}, GOLD["attributions"][1]]}, {"said CS": 50.0}),
        ({"attributions": [{**a, "speaker": "A2"} for a in GOLD["attributions"]]}, {"said CS": 100.0, "said SPK": 0.0}),
        ({"attributions": [{**GOLD["attributions"][0], "act": "believe"}, GOLD["attributions"][1]]}, {"said speech.CS": 100.0}),
        ({"acts": [{**GOLD["acts"][0], "type": "AID"}]}, {"acts TT": 0.0, "acts TTA": 0.0}),
        ({"acts": [{**GOLD["acts"][0], "actor": ["A1"]}]}, {"acts TT": 100.0, "acts TTA": 0.0}),
        ({"figures": [{**GOLD["figures"][0], "measure": "killed"}]}, {"figures V": 100.0, "figures VM": 0.0}),
        ({"figures": [{**GOLD["figures"][0], "value": 41}]}, {"figures V": 0.0}),
        ({"times": [{**GOLD["times"][0], "span": [39, 48], "value": "2031-05-19"}]}, {"times relaxed": 100.0, "times value": 0.0}),
        ({"actors": [{"id": "A1", "name": "Varenne"}, {"id": "A2", "name": "someone"}]}, {"actors name": 50.0}),
    ],
)  # fmt: skip
def test_each_score_moves_with_what_it_measures(changes: dict[str, Any], expected: dict[str, float]) -> None:
    """A wrong source, speaker, type, actor, value or measure lowers the score that is about it, and not the one before it."""
    measured = f1(found(**changes))
    assert {name: measured[name] for name in expected} == expected


SPANS = {"attributions": "content", "acts": "trigger", "figures": "span", "times": "span"}
LABELS: dict[str, dict[str, list[Any]]] = {
    "attributions": {
        "kind": ["direct", "mixed", "indirect"],
        "act": ["assert", "believe", "intend"],
        "source": [None, [0, 5]],
        "speaker": [None, "A1", "A2"],
    },
    "acts": {"type": ["AID", "ASSAULT"], "actor": [[], ["A1"], ["A1", "A2"]]},
    "figures": {"value": [None, 3], "low": [None, 2], "measure": ["killed"], "bound": ["dozens", "exact"]},
    "times": {"value": ["2031", "PAST_REF"]},
}


def spoiled(record: dict[str, Any], text: str, rng: random.Random) -> dict[str, Any]:
    """A gold record with parts dropped, doubled, moved and relabelled, as a middling reader would give it."""
    out = copy.deepcopy(record)
    out["report"] = {"ref": out.pop("id"), "text": text}

    def moved(span: list[int]) -> list[int]:
        start = max(0, span[0] + rng.randint(-12, 12))
        return [start, max(start + 1, min(len(text), span[1] + rng.randint(-12, 12)))]

    for layer, field in SPANS.items():
        kept = [part for part in out.get(layer) or [] if rng.random() < 0.8]
        kept += [copy.deepcopy(part) for part in kept if rng.random() < 0.2]
        for part in kept:
            if rng.random() < 0.5:
                part[field] = [moved(s) for s in part[field]] if field == "content" else moved(part[field])
            part |= {label: rng.choice(values) for label, values in LABELS[layer].items() if rng.random() < 0.2}
        out[layer] = kept
    return out


@pytest.mark.skipif(dev() is None, reason="the shared scorer is not here")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_our_scorer_agrees_with_the_shared_one(seed: int, tmp_path: Path) -> None:
    """On the development gold, spoiled at random, both scorers give the same numbers to the last decimal."""
    gold_set = dev()
    assert gold_set is not None
    assert gold_set.scorer is not None
    rng = random.Random(seed)
    gold = gold_set.gold_records()
    texts = {path.stem: json.loads(path.read_bytes())["text"] for path in gold_set.inputs()}
    records = [spoiled(record, texts[record["id"]], rng) for record in gold]
    (tmp_path / "p.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    command: list[str | Path] = [
        sys.executable,
        gold_set.scorer,
        gold_set.gold,
        tmp_path / "p.jsonl",
        "--texts",
        gold_set.reports,
    ]
    subprocess.run([*command, "--json", tmp_path / "s.json"], check=True, capture_output=True)
    theirs = json.loads((tmp_path / "s.json").read_bytes())
    ours = score(gold, records, texts)
    for layer, entry in ours.items():
        assert {name: theirs[layer]["scores"][name] for name in entry["scores"]} == entry["scores"]
        assert (entry["gold"], entry["predicted"]) == (theirs[layer]["gold"], theirs[layer]["predicted"])
    assert 5 < ours["said"]["scores"]["CS"]["F"] < 95


points = st.floats(0, 100).map(lambda x: round(x, 1))
score_names = st.sampled_from(["said CS", "acts TTA", "figures VM", "times value"])
tables = st.dictionaries(
    score_names,
    st.builds(fl.Floor, floor=points, measured=st.none() | points, pinned=st.dates().map(str)),
    max_size=4,
)
all_floors = st.builds(
    fl.Floors,
    floors=st.fixed_dictionaries({"dev": tables, "home": tables}),
    hashes=st.fixed_dictionaries({"dev": st.text("0123456789abcdef", max_size=8), "home": st.just("")}),
    lowered=st.lists(
        st.builds(
            fl.Lowered,
            score=score_names.map("dev/{}".format),
            before=points,
            after=points,
            day=st.just("2031-05-14"),
            reason=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
        ),
        max_size=2,
    ).map(tuple),
)


@given(all_floors)
def test_the_floors_file_comes_back_as_written(floors: fl.Floors) -> None:
    """Pinning again writes nothing but what changed."""
    assert fl.read(fl.write(floors)) == floors


@given(all_floors, st.dictionaries(score_names, points), st.integers(1, 500))
def test_raising_never_lowers(floors: fl.Floors, measured: dict[str, float], gold: int) -> None:
    """--raise leaves every floor where it is or higher, and under what was measured by at least the noise."""
    after = fl.raised(floors, "dev", measured, dict.fromkeys(measured, gold), "2031-05-15")
    assert fl.fallen(floors, after) == []
    for name, floor in after.floors["dev"].items():
        if floor.pinned == "2031-05-15":
            assert floor.floor <= measured[name] - fl.NOISE + 0.051


@given(all_floors, points)
def test_a_fall_is_seen_unless_its_reason_stands_in_the_file(floors: fl.Floors, measured: float) -> None:
    """A floor taken down by hand is caught; the same one let down with a reason is not."""
    high = fl.Floor(99.0, 99.5, "2031-05-01")
    before = fl.Floors({"dev": {**floors.floors["dev"], "said CS": high}, "home": {}}, floors.hashes)
    by_hand = fl.Floors({"dev": {**before.floors["dev"], "said CS": fl.Floor(98.0, None, "2031-05-02")}, "home": {}})
    assert [line.split(" was ")[0] for line in fl.fallen(before, by_hand)] == ["the floor of dev/said CS"]
    assert fl.fallen(before, fl.Floors({"home": {}}))
    told = fl.let_down(before, "dev/said CS", min(measured, 98), 400, day="2031-05-02", reason="gold was mended")
    assert fl.fallen(before, told) == []
    assert told.lowered[-1].reason == "gold was mended"


def test_an_old_reason_excuses_no_new_fall() -> None:
    """What was let down once, and rose again above where it had been, may not fall back in silence."""
    entry = fl.Lowered("dev/said CS", 50.0, 45.0, "2031-05-02", "gold was mended")
    before = fl.Floors({"dev": {"said CS": fl.Floor(60.0, 60.5, "2031-05-03")}}, {}, (entry,))
    after = fl.Floors({"dev": {"said CS": fl.Floor(46.0, 46.5, "2031-05-04")}}, {}, (entry,))
    assert fl.fallen(before, after)


def test_no_floor_of_this_repository_has_fallen_in_silence() -> None:
    """Every committed version of the floors is at or under today's, or the file says why not."""
    assert silent_falls(fl.read(fl.FILE.read_text("utf-8"))) == []


def test_the_margin_is_the_noise_or_one_item() -> None:
    """Where one gold item weighs more than the noise, a floor leaves room for one."""
    assert fl.margin(387) == fl.NOISE
    assert fl.margin(92) == pytest.approx(100 / 92)
    assert fl.margin(0) == 100


def run_gate(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The gate as a person or CI calls it."""
    env = {**{k: v for k, v in os.environ.items() if k != "CI"}, **environment}
    return subprocess.run(
        [sys.executable, "-m", "quality", *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "message"),
    [
        (["--lower", "dev/said CS"], {}, "go together"),
        (["--lower", "dev/said CS", "--reason", " "], {}, "go together"),
        (["--reason", "because"], {}, "go together"),
        (["--lower", "dev/said CS", "--reason", "because"], {"CI": "true"}, "CI can't lower a floor"),
    ],
)
def test_a_floor_is_not_let_down_without_a_reason_nor_in_ci(
    arguments: list[str], environment: dict[str, str], message: str
) -> None:
    """Lowering takes an explicit flag and a reason, and CI refuses it: exit code 2, nothing read, nothing written."""
    before = fl.FILE.read_bytes()
    done = run_gate(*arguments, **environment)
    assert done.returncode == 2
    assert message in done.stderr
    assert fl.FILE.read_bytes() == before


def test_the_hash_moves_with_gold_and_with_reports(tmp_path: Path) -> None:
    """A changed gold record, report or name shows, so that scores of different sets are never set side by side unnoticed."""
    gold_set = GoldSet("x", tmp_path / "gold", tmp_path / "reports")
    for folder in (gold_set.gold, gold_set.reports):
        folder.mkdir()
        (folder / "x1.json").write_text("{}")
    seen = {gold_set.hash()}
    (gold_set.gold / "x1.json").write_text("{ }")
    seen.add(gold_set.hash())
    (gold_set.reports / "x1.json").write_text("{ }")
    seen.add(gold_set.hash())
    for folder in (gold_set.gold, gold_set.reports):
        (folder / "x1.json").rename(folder / "x2.json")
    seen.add(gold_set.hash())
    assert len(seen) == 4


def test_tables_show_every_score_and_mark_what_is_under() -> None:
    """The terminal's table marks a score under its floor, and the page's table can be read back."""
    result = score([GOLD], [found(times=[])], {"x1": TEXT})
    floors = {"times value": fl.Floor(60.0, 61.0, "2031-05-14"), "said CS": fl.Floor(50.0, 51.0, "2031-05-14")}
    shown = text_table(result, floors)
    assert [line.split()[0] for line in shown.splitlines() if line.endswith("UNDER")] == ["value"]
    page = f"<!-- x: made -->\n{markdown_table(result, floors)}\n<!-- /x -->"
    assert documented("x", page) == {name: values["F"] for name, values in rows(result)}


def test_shared_material_can_lie_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """ONRECORD_SHARED names its folder; where there is none, there is no development set, and that is not an error."""
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    assert shared() == tmp_path
    assert dev() is None


def test_our_own_gold_is_there() -> None:
    """A checkout alone has gold to be scored on, each record with its report (what it holds is checked in tests/gold)."""
    assert len(home().ids()) >= 20
    assert [path.name for path in home().inputs() if not path.is_file()] == []
