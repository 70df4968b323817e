"""The learning curve: `python -m training.curve [SIZE…]` trains on ever more reports and scores each on dev.

Every size is the first part of the same shuffled order, with the recipe of the shipped model; about a second of one core for
each report and epoch.
"""

import sys
import tempfile
from pathlib import Path

from training.attribution import EPOCHS, write_card
from training.calibration import calibrated
from training.data import dev_set, learning_set
from training.export import export
from training.learning import learn
from training.scoring import HEADLINES, LEDGER, models, scored, shown

SIZES = (40, 80, 160)


def main() -> None:
    """Print one line a size."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    everything, chosen_on = learning_set(), dev_set()
    for size in sizes:
        net = learn(everything[:size], EPOCHS)
        with tempfile.TemporaryDirectory() as place:
            export(net, Path(place))
            write_card(Path(place), calibrated(net, chosen_on), {"reports": size})
            scores = scored(models(Path(place)))
        print(f"{size:4} reports  {shown(scores, HEADLINES)}", flush=True)
        with LEDGER.open("a") as ledger:
            ledger.write(",".join([str(size), *(f"{scores[name]['F']}" for name in HEADLINES)]) + "\n")


if __name__ == "__main__":
    main()
