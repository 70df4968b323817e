"""Constrained Viterbi: the likeliest tags of a window in which every I- follows a B- or I- of its own kind.

A. J. Viterbi, "Error bounds for convolutional codes", IEEE Trans. Inf. Theory 13 (1967).
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.said.tagger.labels import TAGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

Run = tuple[str, int, int]
"""A stretch of one kind: content, source or cue, and its tokens [first, last)."""


SWITCH = 1.0
"""What it costs a path to begin or end a content, in nats: contents are whole phrases, the tags of single tokens slip. Chosen on dev."""


@cache
def _moves() -> "Floats":
    out = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            same = before[2:] == after[2:]
            if after.startswith("I-") and not same:
                out[i, j] = -1e9
            elif "content" in (before[2:], after[2:]) and (not same or after.startswith("B-")):
                out[i, j] = -SWITCH
    return out


def best(scores: "Floats", lengths: "Ints") -> "Ints":
    """The best path of each window. `scores`: F × W × tags, log probabilities; `lengths`: tokens in each window (F)."""
    count, width, _ = scores.shape
    move = _moves()
    start = np.array([-1e9 if tag.startswith("I-") else 0.0 for tag in TAGS], dtype=np.float32)
    total = scores[:, 0] + start
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, width):
        through = total[:, :, None] + move[None]
        back[:, at] = through.argmax(axis=1)
        here = through.max(axis=1) + scores[:, at]
        total = np.where((at < lengths)[:, None], here, total)
    path = np.zeros((count, width), dtype=np.int64)
    state = total.argmax(axis=1)
    rows = np.arange(count)
    for at in range(width - 1, -1, -1):
        inside = at < lengths
        path[inside, at] = state[inside]
        if at:
            state = np.where(inside, back[rows, at, state], state)
    return path


def runs(path: "Ints") -> list[Run]:
    """The stretches of one window's path, in order."""
    out: list[Run] = []
    for at, number in enumerate(path):
        tag = TAGS[number]
        if tag == "O":
            continue
        kind = tag[2:]
        if tag.startswith("I-") and out and out[-1][0] == kind and out[-1][2] == at:
            out[-1] = (kind, out[-1][1], at + 1)
        else:
            out.append((kind, at, at + 1))
    return out
