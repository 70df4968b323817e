"""From the head's logits to probabilities, and from which of them a claim stands: both fitted on dev.

The logits are those of the net before it is put into 8 bits; the difference is far below the threshold's step.
J. Platt, "Probabilistic outputs for support vector machines" (1999): a logistic curve over the logits.
"""

import math

import numpy as np
import torch

from training.frames import Example
from training.learning import Net, batches, inputs, vectors

STEPS = 60


def logits(net: Net, examples: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """The head's logits and the truth (0 or 1) of every anchor that gold decides."""
    found, truth = [], []
    with torch.no_grad():
        for batch in batches(examples):
            stacked, rows = vectors(net.encoder, batch)
            found.append(net.head(stacked, **inputs(batch, rows))[1].numpy())
            truth.append(np.concatenate([one.valid for one in batch]))
    x, y = np.concatenate(found), np.concatenate(truth)
    return x[y >= 0], y[y >= 0]


def platt(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Scale and shift of the logistic curve with the best likelihood."""
    logit, truth = torch.tensor(x, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)
    line = torch.tensor([0.5, 0.0], dtype=torch.float64, requires_grad=True)
    best = torch.optim.LBFGS([line], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        best.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(line[0] * logit + line[1], truth)
        value.backward()
        return value

    best.step(loss)
    return float(line[0].detach()), float(line[1].detach())


def calibrated(net: Net, examples: list[Example]) -> dict[str, float]:
    """Scale, shift, and the threshold with the best F1 over anchors, in steps of a twentieth."""
    x, y = logits(net, examples)
    scale, shift = platt(x, y)
    p = 1 / (1 + np.exp(-(scale * x + shift)))
    steps = [n / 20 for n in range(4, 15)]
    threshold = max(steps, key=lambda t: _f1(p >= t, y))
    return {"threshold": threshold, "scale": round(scale, 4), "shift": round(shift, 4)}


def _f1(chosen: np.ndarray, truth: np.ndarray) -> float:
    right = float((chosen & (truth == 1)).sum())
    total = float(chosen.sum() + (truth == 1).sum())
    return 2 * right / total if total and math.isfinite(total) else 0.0
