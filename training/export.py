"""A trained tagger to int8 ONNX with its tokenizer and labels."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.labels import ACTS, LAYERS


def export(model: torch.nn.Module, tokenizer: Path, out: Path, facts: dict[str, Any]) -> None:
    """Write attribution.onnx, tokenizer.json and attribution.json (labels and how it was made) into `out`.

    Weights are quantised to 8 bits (`reduce_range` keeps CPUs without VNNI from overflowing).
    """
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 16, dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            model,
            (ids, ids),
            str(full),
            input_names=["ids", "mask"],
            output_names=["tags", "acts"],
            dynamic_axes={"ids": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 1: "pieces"}, "tags": {0: "batch", 1: "pieces"}, "acts": {0: "batch", 1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out / "attribution.onnx", weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    shutil.copy(tokenizer, out / "tokenizer.json")
    (out / "attribution.json").write_text(json.dumps({"layers": list(LAYERS), "acts": list(ACTS), **facts}, indent=1) + "\n")
