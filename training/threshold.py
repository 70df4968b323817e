"""The probability from which a claim stands: the one with the best CS on dev, `python -m training.threshold [FOLDER]`.

Chosen on whole readings, not on anchors: a claim counts only with its content and source right, so a doubtful anchor is worth
less than its own probability.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from onrecord.language.encoder import FOLDER
from onrecord.said.attributions import attributed, candidates
from onrecord.said.tagger import judged, tagger
from onrecord.who import cast_of
from training.frames import parsed
from training.scoring import known_dev, models, said_scores

GRID = tuple(n / 20 for n in range(6, 17))


def best_threshold(folder: Path) -> float:
    """The threshold of `GRID` with the best CS on dev, the lowest of equals; prints each."""
    found, language = known_dev(), models(folder)
    reports = (json.loads(path.read_text("utf-8")) for path in found.inputs())
    read = [(one := parsed(language, report), cast_of(one)) for report in reports]
    known = tagger(folder)
    scores: dict[float, float] = {}
    for threshold in GRID:
        records = []
        for one, cast in read:
            claims = judged(replace(known, threshold=threshold), one, cast, candidates(one, cast))
            parts = attributed(one, cast, claims).parts
            records.append({"report": one.report, "actors": list(cast.actors.values()), "attributions": parts})
        scores[threshold] = said_scores(found, records)["CS"]["F"]
        print(f"threshold {threshold:.2f}  CS {scores[threshold]:.1f}", flush=True)
    return max(scores, key=lambda t: (scores[t], -t))


def main() -> None:
    """Choose, and write the threshold into the folder's card and hashes."""
    from training.attribution import write_card  # which imports this module

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    card = json.loads((folder / "attribution.json").read_text("utf-8"))
    write_card(folder, card["calibration"] | {"threshold": best_threshold(folder)}, card["made"])


if __name__ == "__main__":
    main()
