"""The shared encoder: one vector a token for the sentences that a room asks for, through onnxruntime.

MiniLM (all-MiniLM-L6-v2, Apache-2.0) fine-tuned by `training/`, in 8 bits, on one thread: neither torch
nor transformers is needed.
"""

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.errors import ModelError
from onrecord.language.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from onrecord.language.parse import Parsed

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

FOLDER = Path(__file__).parent.parent / "models"
"""The models that ship with the package."""


class Encoder:
    """The loaded encoder and its tokenizer."""

    name = "onrecord-encoder"

    def __init__(self, folder: Path = FOLDER) -> None:
        """Load from a folder. Raises ModelError if a file is missing, can't be read or isn't the one that `hashes.json` names."""
        from tokenizers import Tokenizer

        self.folder, self.sha256 = folder, checked(folder)

        path = folder / "tokenizer.json"
        if not path.is_file():
            raise ModelError(f"{path} is missing: install onrecord again")
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.session = session(folder / "encoder.onnx")

    def vectors(self, parsed: "Parsed", wanted: "Iterable[tuple[int, int]]") -> "tuple[Floats, Ints]":
        """Vectors (rows × 384, the first all zero) and each token's row in them; row 0 for tokens not wanted.

        `wanted` are token ranges [first, last); whole sentences are read.
        """
        packed = chunks(self.tokenizer, parsed, wanted)
        found = [self._chunk(ids) for ids in packed.ids]
        stacked = np.concatenate([np.zeros((1, found[0].shape[1] if found else 384), dtype=np.float32), *found])
        return stacked, packed.rows + 1

    def _chunk(self, ids: "Ints") -> "Floats":
        row = ids[None, :]
        vectors: Floats = self.session.run(None, {"ids": row, "mask": np.ones_like(row)})[0][0]
        return vectors


def checked(folder: Path) -> str:
    """The SHA-256 over a models folder's files, each checked against `hashes.json`. Raises ModelError if one differs."""
    card = folder / "hashes.json"
    if not card.is_file():
        raise ModelError(f"{card} is missing: install onrecord again")
    total = hashlib.sha256()
    for name, expected in sorted(json.loads(card.read_bytes()).items()):
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(f"{path} is missing or not the file that onrecord came with: install onrecord again")
        total.update(f"{name}\0{expected}\n".encode())
    return total.hexdigest()


def session(path: Path) -> "InferenceSession":
    """An ONNX model on one thread. Raises ModelError if the file is missing or is no model."""
    import onnxruntime

    if not path.is_file():
        raise ModelError(f"{path} is missing: install onrecord again")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own for every kind of damage
        raise ModelError(f"{path} can't be read as a model ({error}): install onrecord again") from error
