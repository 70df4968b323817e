"""The probability from which a claim stands: the one with the best CS on dev, `python -m training.threshold [FOLDER]`.

Chosen on whole readings, not on anchors: a claim counts only with its content and source right, so a doubtful anchor is worth
less than its own probability.
"""

import json
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from onrecord.language import Parsed
from onrecord.language.encoder import FOLDER
from onrecord.said.attributions import candidates
from onrecord.said.claim import Claim
from onrecord.said.tagger import judged, tagger
from onrecord.said.tagger.judge import Tagger
from onrecord.who import Cast
from training.cardfile import write_card
from training.scoring import known_dev, layer_scores, models, read_dev

GRID = tuple(n / 20 for n in range(6, 17))


def best_threshold(folder: Path) -> float:
    """The threshold of `GRID` with the best CS on dev, the lowest of equals; prints each."""
    found, known = known_dev(), tagger(folder)
    read = read_dev(found, models(folder))
    scores: dict[float, float] = {}
    for threshold in GRID:
        layer = partial(_judged, replace(known, threshold=threshold))
        scores[threshold] = layer_scores(found, read, layer)["CS"]["F"]
        print(f"threshold {threshold:.2f}  CS {scores[threshold]:.1f}", flush=True)
    return max(scores, key=lambda t: (scores[t], -t))


def _judged(known: Tagger, read: Parsed, cast: Cast) -> list[Claim]:
    return judged(known, read, cast, candidates(read, cast))


def main() -> None:
    """Choose, and write the threshold into the folder's card and hashes."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    card = json.loads((folder / "attribution.json").read_text("utf-8"))
    write_card(folder, card["calibration"] | {"threshold": best_threshold(folder)}, card["made"])


if __name__ == "__main__":
    main()
