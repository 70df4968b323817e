"""The learned judge: its decoding, its inputs, and what it does when its files are not what they should be."""

import itertools
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ModelError
from onrecord.language import Language, load
from onrecord.language.chunks import CHUNK, chunks
from onrecord.language.encoder import FOLDER, Encoder
from onrecord.model import Record, Report
from onrecord.reading import read_report
from onrecord.said.attributions import candidates
from onrecord.said.tagger import tagger
from onrecord.said.tagger.anchors import anchors
from onrecord.said.tagger.features import Features
from onrecord.said.tagger.labels import SIZES, TAGS
from onrecord.said.tagger.viterbi import SWITCH, best, runs
from onrecord.said.tagger.wanted import wanted
from onrecord.who import cast_of

TEXT = (
    "The rebels rejected the offer, Foreign Minister Sela Doran said on Monday, adding that talks would go on. "
    "“We will not leave,” she told reporters in Orlen. Officials fear that the truce may not hold.\n\n"
    "The river rose. According to the army, the bridge at Tamm has been closed."
)


def report(text: str) -> Report:
    """A report of a text alone."""
    return Report(id="r-0", text=text, extractor="given/1", language="en", source_sha256="0" * 64, text_sha256="0" * 64)


@pytest.fixture(scope="module")
def language() -> Language:
    """The installed model with the encoder."""
    return load()


def legal(path: tuple[int, ...]) -> bool:
    """Whether every I- follows its own kind."""
    before = "O"
    for number in path:
        tag = TAGS[number]
        if tag.startswith("I-") and before[2:] != tag[2:]:
            return False
        before = tag
    return True


def worth(scores: np.ndarray, path: tuple[int, ...]) -> float:
    """What a path is worth: its tags' scores, less the cost of beginning and ending a content."""
    total = sum(float(scores[0, i, t]) for i, t in enumerate(path))
    for a, b in itertools.pairwise(TAGS[t] for t in path):
        goes_on = b == "I-content" or "content" not in (a[2:], b[2:])
        total -= 0.0 if goes_on else SWITCH
    return total


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**31), st.integers(1, 4))
def test_viterbi_finds_the_best_legal_path(seed: int, length: int) -> None:
    """The path is the likeliest of all legal ones, found by trying every one."""
    scores = np.random.default_rng(seed).normal(size=(1, 5, len(TAGS))).astype(np.float32)
    path = best(scores, np.array([length]))[0][:length]
    paths = [p for p in itertools.product(range(len(TAGS)), repeat=length) if legal(p)]
    assert legal(tuple(path))
    assert worth(scores, tuple(path)) == pytest.approx(max(worth(scores, p) for p in paths), abs=1e-4)


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=30))
def test_runs_cover_every_tagged_token_once(path: list[int]) -> None:
    """No token of a kind is lost between the tags and the spans, and none is in two."""
    found = runs(np.array(path, dtype=np.int64))
    covered = [i for _, low, high in found for i in range(low, high)]
    assert covered == [i for i, tag in enumerate(path) if TAGS[tag] != "O"]


def test_every_token_of_a_wanted_sentence_has_a_vector(language: Language) -> None:
    """What an anchor's sentence holds is read, whatever its length; nothing else is."""
    long = "He said " + ", ".join(f"the district of Orlen-{n} has no water" for n in range(60)) + "."
    parsed = language.parse(report(f"The river rose at night. {long} The end came."))
    assert parsed.encoder is not None
    sentence = next(s for s in parsed.doc.sents if s.text.startswith("He said"))
    packed = chunks(parsed.encoder.tokenizer, parsed, [(sentence.start, sentence.start + 1)])
    assert (packed.rows[sentence.start : sentence.end] >= 0).all()
    assert (packed.rows[: sentence.start] == -1).all()
    assert max(map(len, packed.ids)) <= CHUNK + 2
    vectors, rows = parsed.encoder.vectors(parsed, [(sentence.start, sentence.start + 1)])
    assert not vectors[0].any()
    assert int(rows.max()) < len(vectors)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([*TEXT.split(" "), "\n\n", "“", "”", "“No,”", "-", "\t"]), max_size=60))
def test_features_stay_within_their_sizes(words: list[str]) -> None:
    """However a text is broken, no feature leaves the range that the model has room for, and no window its document."""
    parsed = _language().parse(report(" ".join(words) or "."))
    cast = cast_of(parsed)
    found = anchors(parsed, candidates(parsed, cast))
    features = Features(parsed, cast, found)
    for anchor in found:
        frame = features.frame(anchor)
        assert 0 <= frame.first <= frame.token < frame.last <= len(parsed.doc)
        assert (frame.features >= 0).all()
        assert (frame.features < np.array(list(SIZES.values()))).all()
    ranges = wanted(features, found)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(ranges))


def test_the_same_text_gives_the_same_record(language: Language) -> None:
    """Reading twice gives the same lines, confidence included."""
    first, second = (read_report(report(TEXT), language) for _ in range(2))
    assert first.attributions == second.attributions
    assert len(first.attributions) >= 4


def test_silence_is_on_record_whatever_the_judge_thinks(language: Language) -> None:
    """ "No immediate response has come from X" is X declining: the words settle it, not a probability."""
    record = read_report(
        report("The plan was sent to both sides. No immediate response has come from the Harbour Front."), language
    )
    assert [
        part.act for part in record.attributions if "No immediate response" in words_of(record, part.content[0])
    ] == ["decline"]


def words_of(record: Record, span: tuple[int, int]) -> str:
    """The words of a span."""
    return record.report.text[span[0] : span[1]]


def test_a_record_names_the_models_that_made_it(language: Language) -> None:
    """Parser and encoder stand in the record, with the hash of their files."""
    models = read_report(report(TEXT), language).report.models
    assert models == {language.name: language.sha256, "onrecord-encoder": Encoder().sha256}


def test_without_the_encoder_the_rules_read_alone() -> None:
    """The record says which models made it: the parser only."""
    record = read_report(report(TEXT), load(encoder=False))
    assert set(record.report.models) == {load(encoder=False).name}
    assert record.attributions


@pytest.mark.parametrize(
    "name", ["encoder.onnx", "attribution.onnx", "tokenizer.json", "attribution.json", "hashes.json"]
)
def test_a_missing_or_changed_file_is_refused(tmp_path: Path, name: str) -> None:
    """A model file that isn't the one that came with onrecord never reads a report; the error says what to do."""
    folder = tmp_path / "models"
    shutil.copytree(FOLDER, folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match="install onrecord again"):
        load(models=folder)
    (folder / name).write_bytes(b"{}")
    if name != "hashes.json":
        with pytest.raises(ModelError, match="install onrecord again"):
            load(models=folder)


def test_a_head_for_other_labels_is_refused(tmp_path: Path) -> None:
    """A head whose labels are not this version's would give wrong tags silently: it is refused when it is loaded."""
    folder = tmp_path / "models"
    shutil.copytree(FOLDER, folder)
    card = json.loads((folder / "attribution.json").read_text("utf-8"))
    card["labels"]["tags"] = card["labels"]["tags"][::-1]
    (folder / "attribution.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match="other labels"):
        tagger(folder)


_KNOWN: list[Language] = []


def _language() -> Language:
    """The parser alone, loaded once: hypothesis can't use a fixture of the function's scope."""
    if not _KNOWN:
        _KNOWN.append(load(encoder=False))
    return _KNOWN[0]
