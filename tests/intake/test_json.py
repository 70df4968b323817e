"""JSON and JSON lines: canonical text to the character, details from their keys, broken parts named, the rest kept."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.intake import Hints, Received
from onrecord.intake.json_files import read_document
from onrecord.intake.objects import report_of
from onrecord.intake.received import Incoming
from tests.intake.making import both, checked, failed, received
from tests.intake.pasted import BODY

REPORT = {
    "id": "post-17",
    "text": "Advertisement\n\n  Read more  \r\nTAMM, Oskara — The talks stalled.\n",
    "title": "Talks stall",
    "url": "https://post.example/17",
    "date": "2031-05-14",
    "source": "The Valley Post",
    "language": "en",
    "authors": ["Jana Reuel"],
    "section": "World",
}


def written(tmp_path: Path, name: str, text: str | bytes) -> Path:
    """A file of that name."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_text_is_canonical_to_the_character(tmp_path: Path) -> None:
    """What stands under `text` is taken as it is, and every key goes where it belongs."""
    found = received(written(tmp_path, "one.json", json.dumps(REPORT, indent=1)))
    report = found.report
    assert report.text == REPORT["text"]
    assert (report.ref, report.title, report.url) == ("post-17", "Talks stall", "https://post.example/17")
    assert (report.outlet, report.language, report.authors, report.section) == (
        "The Valley Post",
        "en",
        ("Jana Reuel",),
        ("World",),
    )
    assert (report.published.value, report.published.basis) == ("2031-05-14", "metadata")
    assert report.dateline is not None
    assert report.dateline.place == "Tamm, Oskara"
    assert found.pieces[0].element == "/text"


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ({"text": "x", "published": "2031-05-14T10:20:00Z"}, "published", "2031-05-14T10:20Z"),
        ({"text": "x", "date": {"value": "2031-05"}}, "published", "2031-05"),
        ({"text": "x", "outlet": "Post", "source": "Other"}, "outlet", "Post"),
        ({"text": "x", "source": {"id": None, "name": "Post"}}, "outlet", "Post"),
        ({"text": "x", "headline": "Talks"}, "title", "Talks"),
        ({"text": "x", "id": 17}, "ref", "17"),
        ({"text": "x", "author": "Jana Reuel"}, "authors", ("Jana Reuel",)),
        ({"content_text": "x", "authors": [{"name": "Jana"}, {"name": "Tom"}]}, "authors", ("Jana", "Tom")),
        ({"text": "x", "title": None, "url": None, "date": None, "source": None}, "title", None),
    ],
)
def test_other_keys(item: dict[str, Any], field: str, value: object) -> None:
    """The keys of JSON Feed and of the news interfaces are understood."""
    report = checked(report_of(item, Incoming(b"{}", "x"))).report
    found = getattr(report, field)
    assert (found.value if field == "published" else found) == value


def test_html_is_read_as_a_page_or_a_fragment(tmp_path: Path) -> None:
    """Under `html` a fragment keeps its paragraphs; a whole page is extracted; the details of the object stay."""
    fragment = {"html": f"<p>{BODY[0]}</p><p>{BODY[1]}</p>", "title": "Talks", "url": "https://post.example/1"}
    page = {
        "html": f"<html><body><nav><a>Home</a></nav><article><p>{BODY[0]}</p><p>{BODY[1]}</p></article></body></html>",
        "title": "T",
    }
    reports, errors = both([written(tmp_path, "two.json", json.dumps([fragment, page]))])
    assert not errors
    assert [r.report.text for r in reports] == [f"{BODY[0]}\n\n{BODY[1]}"] * 2
    assert [r.report.title for r in reports] == ["Talks", "T"]
    assert json.loads(reports[0].source) == fragment


def test_a_list_and_its_wrappers(tmp_path: Path) -> None:
    """A list, an object that wraps one, and a JSON Feed give each of their reports, with its own bytes."""
    items = [{"id": i, "text": f"Report number {i}."} for i in range(3)]
    for name, document in {"a": items, "b": {"reports": items}, "c": {"n": [1], "articles": items, "total": 3}}.items():
        reports, errors = both([written(tmp_path, f"{name}.json", json.dumps(document, indent=2))])
        assert not errors
        assert [r.report.ref for r in reports] == ["0", "1", "2"]
        assert [json.loads(r.source) for r in reports] == items


def test_lines_go_on_past_a_broken_one(tmp_path: Path) -> None:
    """A broken line is named by its number; the lines before and after it are read."""
    lines = [
        json.dumps({"text": "One."}), '{"text": "Two', "", '{"text": "Three."} {"text": "again"}', "[]", '{"title": "x"}',
        '{"text": 5}', '{"text": ""}', '{"text": " "}', json.dumps({"text": "Ten."}),
    ]  # fmt: skip
    path = written(tmp_path, "many.jsonl", "\n".join(lines))
    reports, errors = both([path])
    assert [r.report.text for r in reports] == ["One.", "Ten."]
    assert [error.where.removeprefix(f"{path} ") for error in errors] == [f"line {n}" for n in (2, 4, 5, 6, 7, 8, 9)]


def test_lines_are_known_without_their_suffix(tmp_path: Path) -> None:
    """JSON lines under the name of JSON are read as lines, however long the first one is."""
    lines = [json.dumps({"text": "word " * 5_000}), json.dumps({"text": "Two."})]
    reports, errors = both([written(tmp_path, "lines.json", "\n\n".join(lines))])
    assert len(reports) == 2
    assert not errors


def test_a_list_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    """Of a list that ends in the middle, the whole items are read, and the break is named by line and column."""
    reports, errors = both([written(tmp_path, "cut.json", '[{"text": "One."},\n {"text": "Two."},\n {"te')])
    assert [r.report.text for r in reports] == ["One.", "Two."]
    assert "line 3" in errors[0].problem


@pytest.mark.parametrize(
    "text", ["{", '{"text": "x"', '{"text": "x"} and more', "[]", "{}", '{"a": [}', "[" * 100_000, '[{"text": "x"} 3]']
)
def test_broken_documents(tmp_path: Path, text: str) -> None:
    """A document that isn't JSON, is empty, or holds no report is told in one line."""
    _, errors = both([written(tmp_path, "broken.json", text)])
    assert len(errors) == 1


def test_encodings_and_surrogates(tmp_path: Path) -> None:
    """A byte order mark and UTF-16 are read; a lone surrogate becomes U+FFFD and a pair stays the character it is."""
    text = '{"text": "\\ud83d\\ude00 and \\ud800 alone"}'
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert received(written(tmp_path, "x.json", text.encode(encoding))).report.text == "😀 and \ufffd alone"


def test_a_date_that_cannot_be_read_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A date that could be two leaves the report undated, and that is told."""
    path = written(tmp_path, "d.json", '{"text": "x", "date": "03/04/2031"}')
    with caplog.at_level(logging.WARNING, "onrecord"):
        assert received(path).report.published.value is None
    assert "03/04/2031" in caplog.text
    assert received(path, Hints(published="2031-04-03")).report.published.basis == "given"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["text", "html", "title", "date", "source", "id", "authors", "items", "uri"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_read_or_refused(value: Any) -> None:
    """Whatever the JSON, reports that keep the promises or our own errors."""
    data = json.dumps(value).encode()
    try:
        found = list(read_document(data, "x", Hints()))
    except InputError:
        return
    for one in found:
        assert isinstance(one, InputError) or checked(one)


@given(st.text(st.characters(), min_size=1, max_size=100))
def test_any_text_comes_back_to_the_character(text: str) -> None:
    """Of any text under `text`, nothing but lone surrogates is changed."""
    data = json.dumps({"text": text}).encode()
    (found,) = read_document(data, "x", Hints())
    if isinstance(found, Received):
        assert found.report.text == json.loads(data)["text"].encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace"
        )
    else:
        assert not any(map(str.isalnum, text))


CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="there is no ../shared/corpus beside the repository")
def test_every_report_of_the_shared_corpus_comes_in(tmp_path: Path) -> None:
    """Text, id, outlet, title and date of every corpus report come in as they stand."""
    reports, errors = both([CORPUS / "reports", CORPUS / "pool", CORPUS / "unlabelled"])
    assert not errors
    assert len(reports) > 600
    for found in reports:
        item = json.loads(found.source)
        assert (found.report.text, found.report.ref, found.report.outlet) == (item["text"], item["id"], item["source"])
        assert found.report.published.value == item["date"]
        assert found.report.language == item["language"]


def test_a_missing_key_says_which(tmp_path: Path) -> None:
    """An object without words names the keys that it could have."""
    assert "`text` nor `html`" in failed(written(tmp_path, "x.json", '{"title": "x"}')).problem
