"""The learning curve: `python -m training.curve [--threads N] [SIZE…]` trains on ever more reports and scores each on dev.

Every size is the first part of the same shuffled order, with the recipe of the shipped model; about half a second of one core
for each report and epoch. The last point is the shipped model itself.
"""

import argparse
import json
import tempfile
from pathlib import Path

from onrecord.language import Language
from onrecord.language.encoder import FOLDER
from training.attribution import EPOCHS, write_card
from training.calibration import calibrated
from training.data import dev_set, learning_set
from training.export import export
from training.learning import learn
from training.scoring import HEADLINES, LEDGER, models, scored, shown

SIZES = (40, 80, 160, 320)


def main() -> None:
    """Print one line a size and write them all."""
    ask = argparse.ArgumentParser(prog="python -m training.curve", description=__doc__.splitlines()[0])
    ask.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    ask.add_argument("--threads", type=int, default=1)
    given = ask.parse_args()
    everything, chosen_on, rows = learning_set(), dev_set(), []
    for size in given.sizes:
        net = learn(everything[:size], EPOCHS, threads=given.threads)
        with tempfile.TemporaryDirectory() as place:
            export(net, Path(place))
            write_card(Path(place), calibrated(net, chosen_on), {"reports": size})
            rows.append(_row(size, models(Path(place))))
    shipped = json.loads((FOLDER / "attribution.json").read_text("utf-8"))["made"]["reports"]
    rows.append(_row(shipped, models(FOLDER)))
    LEDGER.write_text("".join(f"{row}\n" for row in rows), "utf-8")


def _row(size: int, language: Language) -> str:
    scores = scored(language)
    print(f"{size:4} reports  {shown(scores, HEADLINES)}", flush=True)
    return ",".join([str(size), *(f"{scores[name]['F']}" for name in HEADLINES)])


if __name__ == "__main__":
    main()
