"""The head: for each anchor's frame, how likely it is an attribution, which act, and its likeliest tags."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from onrecord.said.tagger.labels import ACTS, SIZES
from onrecord.said.tagger.viterbi import Run, best, runs
from onrecord.vocabulary import SpeechAct

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from onrecord.said.tagger.features import Frame

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

TOGETHER = 16
"""Frames in one run: windows of like length, so that little of it is padding."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the head makes of a frame: the logit that it is an attribution, the act, and its runs of tokens (of the document)."""

    logit: float
    act: SpeechAct
    runs: list[Run]


def verdicts(session: "InferenceSession", vectors: "Floats", rows: "Ints", frames: list["Frame"]) -> list[Verdict]:
    """One verdict a frame, in their order."""
    out: dict[int, Verdict] = {}
    order = sorted(range(len(frames)), key=lambda n: frames[n].last - frames[n].first)
    for begin in range(0, len(order), TOGETHER):
        numbers = order[begin : begin + TOGETHER]
        batch = [frames[n] for n in numbers]
        tags, valid, act = session.run(None, {"vectors": vectors, **_inputs(batch, rows)})
        lengths = np.array([f.last - f.first for f in batch])
        paths = best(tags - _log_sum(tags), lengths)
        for at, number in enumerate(numbers):
            first = batch[at].first
            found = [(kind, low + first, high + first) for kind, low, high in runs(paths[at][: lengths[at]])]
            out[number] = Verdict(float(valid[at]), cast("SpeechAct", ACTS[int(act[at].argmax())]), found)
    return [out[number] for number in range(len(frames))]


def _inputs(batch: list["Frame"], rows: "Ints") -> dict[str, "NDArray[np.generic]"]:
    width = max(frame.last - frame.first for frame in batch)
    window = np.zeros((len(batch), width), dtype=np.int64)
    features = np.zeros((len(batch), width, len(SIZES)), dtype=np.int64)
    mask = np.zeros((len(batch), width), dtype=np.float32)
    for at, frame in enumerate(batch):
        size = frame.last - frame.first
        window[at, :size] = rows[frame.first : frame.last]
        features[at, :size] = frame.features
        mask[at, :size] = 1
    anchor = np.array([rows[frame.token] for frame in batch], dtype=np.int64)
    own = np.array([frame.own for frame in batch], dtype=np.int64)
    return {"window": window, "anchor": anchor, "features": features, "own": own, "mask": mask}


def _log_sum(logits: "Floats") -> "Floats":
    top = logits.max(axis=-1, keepdims=True)
    total: Floats = top + np.log(np.exp(logits - top).sum(axis=-1, keepdims=True))
    return total
