"""What was annotated here for training: kept whole, tied to the exact text, within the vocabularies."""

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.model import Actor, Attribution
from quality.sets import dev, shared
from training.guide import ANNOTATIONS, DOUBLES, formatted, records, referred
from training.numbered import Json, report

FOLDERS = [ANNOTATIONS, DOUBLES]
REPORTS = ANNOTATIONS.parent / "reports"


def text_of(record: Json) -> str | None:
    """The annotated text, or None where it belongs to the shared corpus and that isn't here."""
    try:
        text: str = report(record["id"])["text"]
    except LookupError:
        assert not record["id"].startswith("inv-"), "an invented report always lies in the repository"
        return None
    return text


def spans(row: Json) -> list[list[int]]:
    """Every span of an attribution."""
    return [*row["content"], *(row[field] for field in ("cue", "source", "when") if row[field])]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_record_is_tied_to_the_text_that_was_annotated(folder: Path) -> None:
    """Wherever the text is at hand, its SHA-256 is the one that the record names, and the record is named by its report."""
    paths = sorted(folder.glob("*.json"))
    rows = records(folder)
    assert [path.stem for path in paths] == [row["id"] for row in rows] != []
    texts = {row["id"]: text_of(row) for row in rows}
    wrong = [
        row["id"]
        for row in rows
        if (text := texts[row["id"]]) is not None and hashlib.sha256(text.encode()).hexdigest() != row["text_sha256"]
    ]
    assert wrong == []


@pytest.mark.skipif(not (shared() / "corpus/pool").is_dir(), reason="the shared corpus is not here")
def test_no_text_of_the_pool_is_missing() -> None:
    """With the shared corpus at hand, every record has its text: none names a report that never was."""
    assert [row["id"] for folder in FOLDERS for row in records(folder) if text_of(row) is None] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_spans_lie_in_the_text_and_begin_and_end_in_words(folder: Path) -> None:
    """A span is [start, end) inside the text, not blank, without white space at its edges."""
    with_text = [(record, text) for record in records(folder) if (text := text_of(record)) is not None]
    for record, text in with_text:
        for row in record["attributions"]:
            assert row["content"], (record["id"], row["id"])
            for start, end in spans(row):
                words = text[start:end]
                assert 0 <= start < end <= len(text) and words == words.strip(), (record["id"], row["id"])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_labels_and_fields_are_those_of_a_record(folder: Path) -> None:
    """Actors and attributions convert to onrecord's own types, which refuse any label that the contract doesn't know."""
    for record in records(folder):
        rows: list[dict[str, Any]] = [
            {**row, "to": row["to"] if isinstance(row["to"], list) else [row["to"]] if row["to"] else []}
            for row in record["attributions"]
        ]
        msgspec.convert(record["actors"], tuple[Actor, ...])
        msgspec.convert(rows, tuple[Attribution, ...])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_references_lead_to_an_actor_and_no_actor_is_idle(folder: Path) -> None:
    """Every speaker, addressee and affiliation is an actor of the record, every actor is one of these, ids are unique."""
    for record in records(folder):
        names = [actor["id"] for actor in record["actors"]]
        assert referred(record) == set(names), record["id"]
        ids = [*names, *(row["id"] for row in record["attributions"])]
        assert len(ids) == len(set(ids)), record["id"]


def test_every_invented_report_is_annotated() -> None:
    """Each text kept here has its annotation, under its own id, and only invented texts are kept here."""
    names = sorted(path.stem for path in REPORTS.glob("*.json"))
    assert names == [row["id"] for row in records(ANNOTATIONS) if row["id"].startswith("inv-")]
    assert all(report(name)["id"] == name and report(name)["licence"] == "Apache-2.0" for name in names)


def test_a_second_annotation_stands_beside_a_first() -> None:
    """Every report that was annotated twice is among those annotated, of the same text; it is at least a tenth of them."""
    first = {row["id"]: row["text_sha256"] for row in records(ANNOTATIONS)}
    second = {row["id"]: row["text_sha256"] for row in records(DOUBLES)}
    assert second.items() <= first.items()
    assert 10 * len(second) >= len(first)


def test_no_report_of_dev_is_annotated_for_training() -> None:
    """What the scores are taken on never trains the model: neither its reports nor our gate's own."""
    gate = {path.stem for path in (Path(__file__).parents[1] / "gold/gold").glob("*.json")}
    found = dev()
    kept = set(gate) | set(found.ids() if found else ())
    assert kept.isdisjoint(row["id"] for folder in FOLDERS for row in records(folder))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_files_keep_their_form(folder: Path) -> None:
    """A record is written one actor and one attribution a line, so that a correction shows as the line it changes."""
    for path, record in zip(sorted(folder.glob("*.json")), records(folder), strict=True):
        assert path.read_text("utf-8") == formatted(record)
