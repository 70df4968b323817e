"""A trained net to ONNX: the encoder in 8 bits, the head as it is, the tokenizer beside them."""

import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.said.tagger.labels import SIZES
from training.fused import Fused
from training.learning import Net
from training.model import base


def export(net: Net, out: Path) -> None:
    """Write encoder.onnx, attribution.onnx and tokenizer.json into `out`.

    Weights of the encoder are quantised to 8 bits (`reduce_range` keeps CPUs without VNNI from overflowing).
    """
    out.mkdir(parents=True, exist_ok=True)
    net = net.float().eval()
    ids = torch.ones(2, 16, dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        both = {0: "batch", 1: "pieces"}
        torch.onnx.export(
            Fused(net.encoder.bert).eval(),
            (ids, ids),
            str(full),
            input_names=["ids", "mask"],
            output_names=["vectors"],
            dynamic_axes={"ids": both, "mask": both, "vectors": both},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, out / "encoder.onnx", weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    _head(net, out / "attribution.onnx")
    shutil.copy(base() / "tokenizer.json", out / "tokenizer.json")


def _head(net: Net, out: Path) -> None:
    given = {
        "vectors": torch.zeros(10, 384),
        "window": torch.zeros(3, 8, dtype=torch.int64),
        "anchor": torch.zeros(3, dtype=torch.int64),
        "features": torch.zeros(3, 8, len(SIZES), dtype=torch.int64),
        "own": torch.zeros(3, 3, dtype=torch.int64),
        "mask": torch.ones(3, 8),
    }
    frames, windows = {0: "frames"}, {0: "frames", 1: "window"}
    torch.onnx.export(
        net.head,
        tuple(given.values()),
        str(out),
        input_names=list(given),
        output_names=["tags", "valid", "act"],
        dynamic_axes={
            "vectors": {0: "rows"},
            "window": windows,
            "anchor": frames,
            "features": windows,
            "own": frames,
            "mask": windows,
            "tags": windows,
            "valid": frames,
            "act": frames,
        },
        opset_version=17,
        dynamo=False,
    )
