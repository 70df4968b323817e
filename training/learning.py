"""The training loop: examples to a trained encoder and head. One thread, one seed: the same examples give the same weights."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn

from onrecord.said.tagger.labels import ACTS, TAGS
from training.frames import IGNORED, Example
from training.model import Encoder, Head
from training.names import Names

SEED = 7
PIECES = 1600
"""Pieces in a step, about; reports fill it until the next doesn't fit."""

TOGETHER = 8
"""Chunks that go through the encoder at once: those of like length, so that little of it is padding."""

BODY_RATE, HEAD_RATE = 1e-4, 1.5e-3

HIDDEN = 0.1
"""Share of pieces replaced by [MASK] in training, so that the names of the training reports are not learned by heart."""

SMOOTHING = 0.05


class Net(nn.Module):
    """Encoder, head, and a layer used in training only: whether a token is in any content, source or cue."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.head, self.layers = Encoder(), Head(), nn.Linear(384, 3)


def learn(examples: list[Example], epochs: int, keep: Path | None = None, threads: int = 1) -> Net:
    """A trained net; its weights after each epoch go to `keep`, so that a run that is cut off leaves something."""
    torch.manual_seed(SEED)
    torch.set_num_threads(threads)
    rng = random.Random(SEED)
    net = Net()
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    rest = [*net.head.parameters(), *net.layers.parameters()]
    best = torch.optim.AdamW([{"params": body, "lr": BODY_RATE}, {"params": rest, "lr": HEAD_RATE}], weight_decay=0.05)
    steps = epochs * sum(1 for _ in batches(examples))
    plan = torch.optim.lr_scheduler.LambdaLR(
        best, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps)))
    )
    names = Names(examples)
    began, net = time.time(), net.train()
    for epoch in range(epochs):
        rng.shuffle(examples)
        total, count = np.zeros(4), 0
        for batch in batches([names.others(one, rng) for one in examples]):
            parts = losses(net, batch, rng)
            loss = parts[0] + 1.0 * parts[1] + 1.0 * parts[2] + 0.5 * parts[3]
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            best.step()
            plan.step()
            total, count = total + [float(p.detach()) for p in parts], count + 1
        shown = " ".join(
            f"{name} {value:.4f}"
            for name, value in zip(("tags", "valid", "act", "layers"), total / max(1, count), strict=True)
        )
        if keep is not None:
            torch.save(net.state_dict(), keep)
        print(f"epoch {epoch + 1}/{epochs}: {shown}, {time.time() - began:.0f} s", flush=True)
    return net.eval()


MASK, LAST_SPECIAL = 103, 103
"""BERT's [MASK], which is also the last of its special pieces."""


def batches(examples: list[Example]) -> Iterator[list[Example]]:
    """Reports in steps of about `PIECES` pieces."""
    batch: list[Example] = []
    for one in examples:
        if not one.frames:
            continue
        if batch and sum(_pieces(e) for e in batch) + _pieces(one) > PIECES:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def _pieces(one: Example) -> int:
    return sum(len(chunk) for chunk in one.ids)


def vectors(encoder: nn.Module, batch: list[Example]) -> tuple[torch.Tensor, list[np.ndarray]]:
    """The stacked vectors of a batch's pieces under a row of zeros, and for each report the rows of its tokens in them."""
    chunks = [ids for one in batch for ids in one.ids]
    by_length = sorted(range(len(chunks)), key=lambda n: len(chunks[n]))
    found: dict[int, torch.Tensor] = {}
    for low in range(0, len(chunks), TOGETHER):
        group = by_length[low : low + TOGETHER]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = encoder(*_padded([chunks[n] for n in group], encoder.training)).float()
        found.update((n, hidden[row, : len(chunks[n])]) for row, n in enumerate(group))
    stacked = torch.cat([torch.zeros(1, found[0].shape[1]), *(found[n] for n in range(len(chunks)))])
    rows, at = [], 1
    for one in batch:
        rows.append(np.where(one.rows >= 0, one.rows + at, 0))
        at += _pieces(one)
    return stacked, rows


def _padded(chunks: list[np.ndarray], hide: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """Chunks under one another with their mask, a share of the pieces hidden if `hide`."""
    shape = len(chunks), max(len(c) for c in chunks)
    ids, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for row, chunk in enumerate(chunks):
        ids[row, : len(chunk)], mask[row, : len(chunk)] = chunk, 1
    if hide:
        ids[(torch.rand(ids.shape).numpy() < HIDDEN) & (ids > LAST_SPECIAL)] = MASK
    return torch.tensor(ids), torch.tensor(mask)


def inputs(batch: list[Example], rows: list[np.ndarray]) -> dict[str, torch.Tensor]:
    """The head's inputs for every frame of a batch, padded to the longest window."""
    frames = [(f, r) for one, r in zip(batch, rows, strict=True) for f in one.frames]
    width = max(f.last - f.first for f, _ in frames)
    window = np.zeros((len(frames), width), dtype=np.int64)
    features = np.zeros((len(frames), width, frames[0][0].features.shape[1]), dtype=np.int64)
    mask = np.zeros((len(frames), width), dtype=np.float32)
    for n, (f, r) in enumerate(frames):
        size = f.last - f.first
        window[n, :size], features[n, :size], mask[n, :size] = r[f.first : f.last], f.features, 1
    anchor = np.array([r[f.token] for f, r in frames])
    own = np.array([f.own for f, _ in frames])
    return {
        "window": torch.tensor(window),
        "anchor": torch.tensor(anchor),
        "features": torch.tensor(features),
        "own": torch.tensor(own),
        "mask": torch.tensor(mask),
    }


def losses(net: Net, batch: list[Example], rng: random.Random) -> tuple[torch.Tensor, ...]:
    """Losses of tags (at true anchors), validity, act, and of the layers over all tokens."""
    stacked, rows = vectors(net.encoder, batch)
    given = inputs(batch, rows)
    hidden = torch.tensor([rng.random() < 0.1 for _ in range(len(given["anchor"]))])
    given["features"][hidden, :, 0] = 0  # now and then without the rules' reading, so that it isn't leant on blindly
    tags, valid, act = net.head(stacked, **given)
    true = torch.tensor(np.concatenate([one.valid for one in batch]))
    acts = torch.tensor(np.concatenate([one.act for one in batch]))
    labels = torch.full(tags.shape[:2], IGNORED)
    for n, row in enumerate(t for one in batch for t in one.tags):
        if true[n] == 1:
            labels[n, : len(row)] = torch.tensor(row)
    weight = torch.tensor([1.0 if not name.startswith("B") else 2.0 for name in TAGS])
    tag_loss = nn.functional.cross_entropy(
        tags.reshape(-1, len(TAGS)), labels.reshape(-1), weight=weight, ignore_index=IGNORED, label_smoothing=SMOOTHING
    )
    known = true != IGNORED
    valid_loss = nn.functional.binary_cross_entropy_with_logits(
        valid[known], true[known].float() * (1 - 2 * SMOOTHING) + SMOOTHING
    )
    act_loss = (
        nn.functional.cross_entropy(act.reshape(-1, len(ACTS)), acts, ignore_index=IGNORED, label_smoothing=SMOOTHING)
        if (acts != IGNORED).any()
        else act.sum() * 0
    )
    at = torch.tensor(np.concatenate(rows))
    layers = torch.tensor(np.concatenate([one.layers for one in batch])).float()
    layer_loss = nn.functional.binary_cross_entropy_with_logits(net.layers(stacked[at]), layers)
    if not torch.isfinite(tag_loss):
        tag_loss = tags.sum() * 0
    return tag_loss, valid_loss, act_loss, layer_loss
