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
from training.attribution import EPOCHS
from training.calibration import calibrated
from training.cardfile import write_card
from training.data import dev_set, learning_set
from training.export import export
from training.learning import learn
from training.scoring import HEADLINES, LEDGER, models, scored, shown

SIZES = (40, 80, 160, 320)


def main() -> None:
    """Print one line a size and keep it in the ledger at once, so that a run that is cut off leaves its points."""
    ask = argparse.ArgumentParser(prog="python -m training.curve", description=__doc__.splitlines()[0])
    ask.add_argument("sizes", nargs="*", type=int, help=f"reports to train on ({', '.join(map(str, SIZES))})")
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--shipped", action="store_true", help="only score the shipped model")
    given = ask.parse_args()
    if not given.shipped:
        everything, chosen_on = learning_set(), dev_set()
        for size in given.sizes or SIZES:
            net = learn(everything[:size], EPOCHS, threads=given.threads)
            with tempfile.TemporaryDirectory() as place:
                export(net, Path(place))
                write_card(Path(place), calibrated(net, chosen_on), {"reports": size})
                keep(size, models(Path(place)))
    keep(json.loads((FOLDER / "attribution.json").read_text("utf-8"))["made"]["reports"], models(FOLDER))


def keep(size: int, language: Language) -> None:
    """Score a model and put its point into the ledger, in the place of an older one of that size."""
    scores = scored(language)
    print(f"{size:4} reports  {shown(scores, HEADLINES)}", flush=True)
    old = LEDGER.read_text("utf-8").splitlines() if LEDGER.is_file() else []
    rows = {int(row.split(",")[0]): row for row in old}
    rows[size] = ",".join([str(size), *(f"{scores[name]['F']}" for name in HEADLINES)])
    LEDGER.write_text("".join(f"{rows[n]}\n" for n in sorted(rows)), "utf-8")


if __name__ == "__main__":
    main()
