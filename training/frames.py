"""Annotated reports as training examples: the anchors that the runtime would look at, each with its gold tags."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.intake.dateline import opening
from onrecord.language import Language, Parsed
from onrecord.language.chunks import Chunks, chunks
from onrecord.model import Report
from onrecord.said.attributions import candidates
from onrecord.said.tagger.anchors import Anchor, anchors
from onrecord.said.tagger.features import Features, Frame
from onrecord.said.tagger.labels import ACTS, TAGS
from onrecord.said.tagger.wanted import wanted
from onrecord.who import Cast, cast_of

REPLACED = ("PERSON", "GPE")
"""Kinds of names whose words may stand for one another."""

IGNORED = -100
"""Label of what the head isn't trained on."""


@dataclass(frozen=True)
class Example:
    """One report: its chunks' piece ids, each token's row, the frames with `tags`, `valid` (0, 1 or IGNORED) and `act`."""

    name: str
    ids: list[np.ndarray]
    rows: np.ndarray
    frames: list[Frame]
    tags: list[np.ndarray]
    valid: np.ndarray
    act: np.ndarray
    layers: np.ndarray
    """Tokens × 3: whether a token is in any content, source, cue."""
    names: list[tuple[str, int, int]]
    """Words of names that training may replace: kind, and the rows [first, last) of its pieces."""


def gold(folder: Path, reports: list[Path]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Report and annotation of every record of a gold folder.

    Raises ValueError if an annotation's hash is not that of the text that stands in the report folders, or none has it.
    """
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        places = [place / f"{record['id']}.json" for place in reports]
        found = next((p for p in places if p.is_file()), None)
        if found is None:
            raise ValueError(f"{path.name}: no report {record['id']} in {', '.join(map(str, reports))}")
        report = json.loads(found.read_text("utf-8"))
        known = record.get("text_sha256")
        if known is not None and known != hashlib.sha256(report["text"].encode()).hexdigest():
            raise ValueError(f"{path.name}: the text is not the one that was annotated")
        yield report, record


def parsed(language: Language, report: dict[str, Any]) -> Parsed:
    """The parse of a report of the corpus, as the walk makes it."""
    text = report["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = opening(text)
    return language.parse(
        Report(
            id=f"r-{digest[:16]}",
            ref=report["id"],
            title=report.get("title"),
            outlet=report.get("source"),
            language="en",
            dateline=head.dateline if head else None,
            extractor="given/1",
            source_sha256=digest,
            text_sha256=digest,
            text=text,
        )
    )


def example(tokenizer: Tokenizer, read: Parsed, record: dict[str, Any]) -> Example:
    """One annotated report with the frames of its anchors."""
    cast: Cast = cast_of(read)
    found = anchors(read, candidates(read, cast))
    features = Features(read, cast, found)
    packed = chunks(tokenizer, read, wanted(features, found))
    frames = [features.frame(anchor) for anchor in found]
    by_anchor, spared = matched(read, found, record["attributions"])
    tags, valid, act = [], [], []
    for number, frame in enumerate(frames):
        part = by_anchor.get(number)
        valid.append(IGNORED if number in spared else int(part is not None))
        act.append(IGNORED if part is None else ACTS.index(part["act"]))
        tags.append(_tags(features, frame, part))
    layers = np.zeros((len(read.doc), 3), dtype=np.int64)
    for part in record["attributions"]:
        for column, spans in enumerate((part["content"], [part["source"]], [part["cue"]])):
            for span in spans:
                if span:
                    layers[slice(*features.slice(span)), column] = 1
    return Example(
        record["id"],
        packed.ids,
        packed.rows,
        frames,
        tags,
        np.array(valid),
        np.array(act),
        layers,
        _name_words(read, packed),
    )


def _name_words(read: Parsed, packed: Chunks) -> list[tuple[str, int, int]]:
    """The words of persons' and places' names, with the rows of the pieces that each is written in."""
    ends = np.cumsum([len(ids) for ids in packed.ids]) - 1
    begins = np.unique(np.concatenate([packed.rows, ends]))
    out = []
    for token in read.doc:
        row = int(packed.rows[token.i])
        if row >= 0 and token.pos_ == "PROPN" and token.ent_type_ in REPLACED:
            out.append((token.ent_type_, row, int(begins[np.searchsorted(begins, row, side="right")])))
    return out


def matched(
    read: Parsed, found: list[Anchor], gold: list[dict[str, Any]]
) -> tuple[dict[int, dict[str, Any]], set[int]]:
    """The gold attribution of each anchor that shows one, and the anchors that stand in a cue beside its own."""
    out: dict[int, dict[str, Any]] = {}
    spared: set[int] = set()
    for part in gold:
        if part["cue"]:
            inside = [
                n for n, a in enumerate(found) if not a.cueless and part["cue"][0] <= a.token.idx < part["cue"][1]
            ]
            best = min(
                inside, key=lambda n: (n in out, found[n].claim is None, _outward(found[n], part["cue"])), default=None
            )
            spared.update(inside)
        else:
            best = max(
                (n for n, a in enumerate(found) if a.cueless and _shared(a, part) > 0.3 and n not in out),
                key=lambda n: _shared(found[n], part),
                default=None,
            )
        if best is not None and best not in out:
            out[best] = part
    return out, spared - set(out)


def _outward(anchor: Anchor, cue: list[int]) -> bool:
    """False for the token of a cue whose head lies outside of it: the cue's own head."""
    head = anchor.token.head
    return head.i != anchor.token.i and cue[0] <= head.idx < cue[1]


def _shared(anchor: Anchor, part: dict[str, Any]) -> float:
    assert anchor.claim is not None
    a = {i for s, e in anchor.claim.content for i in range(s, e)}
    b = {i for s, e in part["content"] for i in range(s, e)}
    return len(a & b) / len(a | b)


def _tags(features: Features, frame: Frame, part: dict[str, Any] | None) -> np.ndarray:
    out = np.zeros(frame.last - frame.first, dtype=np.int64)
    if part is None:
        return out
    for name, spans in (("content", part["content"]), ("source", [part["source"]]), ("cue", [part["cue"]])):
        for span in spans:
            if span:
                low, high = (min(max(n - frame.first, 0), len(out)) for n in features.slice(span))
                if low < high:
                    out[low:high] = TAGS.index(f"I-{name}")
                    out[low] = TAGS.index(f"B-{name}")
    return out
