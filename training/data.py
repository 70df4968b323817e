"""Where the training data lies: gold folders and the folders of their reports' texts. Never dev, never the unlabelled part."""

import random
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.language import load
from quality.sets import ROOT, shared
from training.frames import Example, example, gold, parsed
from training.model import base
from training.scoring import known_dev

Source = tuple[Path, list[Path]]


def sources() -> dict[str, Source]:
    """Gold and texts by name: the corpus's train split, and what was annotated here (invented reports and the pool).

    Neither dev nor our own small gold set (tests/gold) is among them: they are what we report.
    """
    corpus = shared() / "corpus"
    return {
        "train": (corpus / "gold/train", [corpus / "reports"]),
        "here": (ROOT / "training/annotations", [ROOT / "training/reports", corpus / "pool"]),
    }


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, without truncation or padding."""
    found = Tokenizer.from_file(str(base() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def examples(chosen: list[Source]) -> list[Example]:
    """Every annotated report of the sources, read once; the parser is the installed one. Raises ValueError as `gold` does."""
    language, pieces = load(encoder=False), tokenizer()
    return [example(pieces, parsed(language, report), record) for source in chosen for report, record in gold(*source)]


def learning_set(limit: int | None = None, seed: int = 7) -> list[Example]:
    """All training examples in a shuffled order that depends on the seed alone, the first `limit` of them."""
    found = examples(list(sources().values()))
    random.Random(seed).shuffle(found)
    return found[:limit]


def dev_set() -> list[Example]:
    """The dev split, for choosing the threshold and the calibration. Raises FileNotFoundError without the shared corpus."""
    found = known_dev()
    return examples([(found.gold, [found.reports])])
