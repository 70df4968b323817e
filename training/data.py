"""Annotated reports to training windows: pieces with their labels, 256 at a time, every piece once in the middle of a window."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from training.labels import ACTS, LAYERS, OUTSIDE

WINDOW = 256
"""Pieces in one window, [CLS] and [SEP] included: a page's worth, and what one core does fast."""

STRIDE = 192
"""Pieces from one window to the next: each piece has at least 32 neighbours on both sides somewhere."""


@dataclass(frozen=True)
class Example:
    """One window. `ids` and `mask` have WINDOW entries, `tags` is WINDOW × 3 (OUTSIDE where padded), `acts` WINDOW."""

    ids: np.ndarray
    mask: np.ndarray
    tags: np.ndarray
    acts: np.ndarray


def gold(folder: Path, reports: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Text and annotation of every record of a gold folder; the text stands in the record or beside it.

    Raises ValueError if an annotation's hash is not that of the text it was made on.
    """
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        text = record.get("text")
        if text is None:
            text = json.loads((reports / f"{record['id']}.json").read_text("utf-8"))["text"]
        known = record.get("text_sha256")
        if known is not None and known != hashlib.sha256(text.encode()).hexdigest():
            raise ValueError(f"{path.name}: the text is not the one that was annotated")
        yield text, record


def examples(tokenizer: Tokenizer, text: str, record: dict[str, Any]) -> Iterator[Example]:
    """The windows of one annotated report."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets).reshape(-1, 2)
    tags, acts = labelled(text, offsets, record)
    ids = np.array(encoding.ids)
    start = 0
    while True:
        yield _window(tokenizer, ids[start : start + WINDOW - 2], tags[start : start + WINDOW - 2], acts[start : start + WINDOW - 2])
        if start + WINDOW - 2 >= len(ids):
            return
        start += STRIDE


def labelled(text: str, offsets: np.ndarray, record: dict[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Tags (pieces × 3) and acts (pieces) of a report's pieces."""
    layers = {layer: np.zeros(len(text) + 1, dtype=np.int64) for layer in LAYERS}
    act = np.full(len(text) + 1, OUTSIDE, dtype=np.int64)
    for part in record["attributions"]:
        for span in part["content"]:
            layers["content"][span[0] : span[1]] = 1
        if part.get("source"):
            layers["source"][part["source"][0] : part["source"][1]] = 1
        if part.get("cue"):
            layers["cue"][part["cue"][0] : part["cue"][1]] = 1
            act[part["cue"][0] : part["cue"][1]] = ACTS.index(part["act"])
    first = offsets[:, 0]
    return np.stack([layers[layer][first] for layer in LAYERS], axis=1), act[first]


def _window(tokenizer: Tokenizer, ids: np.ndarray, tags: np.ndarray, acts: np.ndarray) -> Example:
    size = len(ids)
    full = np.zeros(WINDOW, dtype=np.int64)
    full[0], full[size + 1] = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    full[1 : size + 1] = ids
    mask = np.zeros(WINDOW, dtype=np.int64)
    mask[: size + 2] = 1
    all_tags = np.full((WINDOW, len(LAYERS)), OUTSIDE, dtype=np.int64)
    all_tags[1 : size + 1] = tags
    all_acts = np.full(WINDOW, OUTSIDE, dtype=np.int64)
    all_acts[1 : size + 1] = acts
    return Example(full, mask, all_tags, all_acts)
