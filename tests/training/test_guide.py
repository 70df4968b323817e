"""The annotation tool: drafts in the guide's form become records, or a list of every mistake."""

import copy
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import guide
from training.draft import Draft, occurrences
from training.guide import ANNOTATIONS, draft_text, main, records
from training.numbered import Json, report, sentences, shown, view

ID = "inv-f11"
DRAFT: Json = {
    "id": ID,
    "actors": [
        {"id": "A1", "name": "Mirko", "kind": "person", "country": None, "role": "Velkia's president", "of": "A2"},
        {"id": "A2", "name": "Velkia", "kind": "state", "country": None, "role": None, "of": None},
        {"id": "A3", "name": "The cabinet", "kind": "government", "country": None, "role": None, "of": None},
    ],
    "attributions": [
        {
            "id": "S1",
            "kind": "mixed",
            "content": [[17, 'that he\'ll "answer brick with brick"']],
            "cue": [17, "vows"],
            "source": [17, "Velkia's president"],
            "speaker": "A1",
            "basis": "role",
            "act": "threaten",
            "to": None,
            "when": None,
        },
        {
            "id": "S2",
            "kind": "indirect",
            "content": [[15, "we did not have 48 hours"]],
            "cue": [15, "feared"],
            "source": [15, "Others"],
            "speaker": None,
            "basis": "group",
            "act": "believe",
            "to": ["A1", "A2"],
            "when": None,
        },
    ],
}
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 60)
    | st.text(max_size=8)
    | st.sampled_from(["A1", "S1", "said", "direct"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "name", "kind", "content", "cue", "source", "speaker", "to", "of"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


def broken(**changes: Any) -> list[str]:
    """The mistakes of the draft with some fields of its first attribution changed."""
    draft = copy.deepcopy(DRAFT)
    draft["attributions"][0] |= changes
    return Draft(draft).mistakes


def test_a_good_draft_resolves_to_the_words_it_names() -> None:
    """A mention becomes the offsets of its words in the report's text."""
    draft = Draft(DRAFT)
    text = report(ID)["text"]
    assert draft.mistakes == []
    first, second = draft.record["attributions"]
    assert [text[s:e] for s, e in first["content"]] == ['that he\'ll "answer brick with brick"']
    assert text[slice(*first["source"])] == "Velkia's president"
    assert text[slice(*second["cue"])] == "feared"
    assert second["to"] == ["A1", "A2"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"cue": [17, "vowed"]}, "'vowed' is not in sentence 17"),
        ({"cue": [99, "vows"]}, "no sentence 99"),
        ({"cue": [17, "vow"]}, "'vow' is not in sentence 17"),
        ({"cue": [17, " vows"]}, "white space"),
        ({"cue": ["vows", 17]}, "not a mention"),
        ({"source": [17, "brick"]}, "'brick' stands 2 times in sentence 17: give which"),
        ({"source": [17, "brick", 3]}, "'brick' has 2 occurrence(s) in sentence 17, not 3"),
        ({"content": []}, "no content"),
        ({"kind": "quoted"}, "'quoted' is not one of"),
        ({"act": "say"}, "'say' is not one of"),
        ({"basis": None}, "None is not one of"),
        ({"speaker": "A9"}, "'A9' is none of the actors"),
        ({"to": ["A1", "A9"]}, "'A9' is none of the actors"),
        ({"kind": "direct", "content": [[17, "vows"]]}, "no quotation mark"),
        ({"id": "S2"}, "'S2' stands twice"),
        ({"id": "A4"}, "'A4' should start with S"),
    ],
)
def test_a_mistake_is_named(changes: Json, says: str) -> None:
    """Each kind of slip is one line that says what is wrong and where, and it is the only one."""
    (mistake,) = broken(**changes)
    assert says in mistake


def test_every_mistake_is_listed() -> None:
    """Checking doesn't stop at the first mistake: actors and attributions, several in one row."""
    draft = copy.deepcopy(DRAFT)
    draft["actors"][0] |= {"kind": "ruler", "name": "", "country": "Velkia", "of": "A7"}
    draft["attributions"][0] |= {"cue": [17, "vowed"], "act": "say", "speaker": "A7"}
    assert len(Draft(draft).mistakes) == 7


def test_the_kth_occurrence_is_taken() -> None:
    """A third number picks the occurrence, counted in whole words."""
    draft = copy.deepcopy(DRAFT)
    draft["attributions"][0]["source"] = [17, "brick", 2]
    start, end = Draft(draft).record["attributions"][0]["source"]
    text = report(ID)["text"]
    assert text[start:end] == "brick" and text[start - 5 : start] == "with "
    assert occurrences("fish", "Starfish, fish and fishers fish") == [10, 27]


@given(draft=ANYTHING, whole=st.booleans())
def test_no_draft_breaks_the_check(draft: Any, whole: bool) -> None:
    """Whatever stands in a draft, it is checked to the end: never an exception, and never a clean bill for rubbish."""
    found = Draft({"id": ID, "actors": [draft], "attributions": [draft]} if whole else draft)
    assert found.mistakes


@given(st.text(st.sampled_from(list("ab. \n!?“”\"'AZ9…’)([")), max_size=60))
def test_sentences_hold_all_that_is_not_white_space(text: str) -> None:
    """Sentences follow one another, begin and end in words, and leave out nothing but white space."""
    found = sentences(text)
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    inside = {i for s, e in found for i in range(s, e)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in inside)


def test_sentences_end_where_a_reader_says() -> None:
    """A title's full stop ends nothing; a closing mark belongs to its sentence; a blank line always ends one."""
    text = "Gen. Osk Varenne left. “We stay.” The U.S. envoy\nagreed\n\nNo comment"
    assert [view(text, span) for span in sentences(text)] == [
        "Gen. Osk Varenne left.",
        "“We stay.”",
        "The U.S. envoy agreed",
        "No comment",
    ]


def test_a_report_is_shown_with_its_head_and_numbers() -> None:
    """What an annotator sees: id, date, source, title, then every sentence with its number."""
    lines = shown(report(ID)).splitlines()
    assert lines[0] == f"id: {ID}" and lines[4] == ""
    numbered = [line for line in lines if line.startswith("[")]
    assert [line.split("]")[0] for line in numbered] == [f"[{n}" for n in range(1, len(numbered) + 1)]
    assert numbered[16].startswith("[17] Q Velkia's president vows")


def test_a_kept_record_can_be_mended() -> None:
    """Every record of an invented report comes back as a draft that resolves to the same record again."""
    for record in records(ANNOTATIONS):
        if record["id"].startswith("inv-"):
            draft = Draft(json.loads(draft_text(record)))
            assert draft.mistakes == []
            assert draft.record["attributions"] == record["attributions"]


def test_add_keeps_good_drafts_and_says_what_is_wrong_with_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad draft stops no other: the good one is kept with the text's hash, without idle actors; the exit code is 1."""
    monkeypatch.setattr(guide, "ANNOTATIONS", tmp_path / "kept")
    files = {"good": json.dumps(DRAFT), "bad": json.dumps({**DRAFT, "id": "inv-none"}), "torn": "{"}
    for name, content in files.items():
        (tmp_path / f"{name}.json").write_text(content, "utf-8")
    assert main(["add", "--day", "2031-01-02", *(str(tmp_path / f"{name}.json") for name in files)]) == 1
    said = capsys.readouterr().out
    assert "good.json: OK, 3 actors, 2 attributions" in said
    assert "no report 'inv-none'" in said
    assert "torn.json: 1 mistake(s)" in said
    (kept,) = records(tmp_path / "kept")
    assert (kept["id"], kept["annotated"], len(kept["text_sha256"])) == (ID, "2031-01-02", 64)
    assert [actor["id"] for actor in kept["actors"]] == ["A1", "A2"]
    assert "text" not in kept


def test_check_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checking leaves the kept records as they are."""
    monkeypatch.setattr(guide, "ANNOTATIONS", tmp_path / "kept")
    (tmp_path / "draft.json").write_text(json.dumps(DRAFT), "utf-8")
    assert main(["check", str(tmp_path / "draft.json")]) == 0
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("command", ["number", "show"])
def test_an_unknown_report_is_one_line(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that nobody knows ends in one line that says what to do, and in exit code 1."""
    assert main([command, "inv-none"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
