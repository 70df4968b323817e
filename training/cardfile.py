"""The files beside a model's weights: what it was made for and how it is calibrated, and the hashes that the runtime checks."""

import hashlib
import json
from pathlib import Path

from onrecord.said.tagger.labels import LABELS

FILES = ("attribution.json", "attribution.onnx", "encoder.onnx", "tokenizer.json")


def write_card(out: Path, calibration: dict[str, float], made: dict[str, int]) -> None:
    """attribution.json, what the runtime checks and calibrates with, and hashes.json over the four files."""
    card = {"labels": LABELS, "calibration": calibration, "made": made}
    (out / "attribution.json").write_text(json.dumps(card, indent=1) + "\n")
    hashes = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}
    (out / "hashes.json").write_text(json.dumps(hashes, indent=1) + "\n")
