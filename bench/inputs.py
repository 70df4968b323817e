"""The reports that are timed: an even sample of the shared corpus where it is there, else the example crisis."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent


def prepare(folder: Path, most: int) -> tuple[str, int, int]:
    """Write up to `most` reports into `folder`, one JSON file each. Gives the source's name, reports and words written."""
    shared = Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared") / "corpus/reports"
    name, texts = ("shared corpus", corpus(shared)) if shared.is_dir() else ("example crisis", examples())
    chosen = spread(sorted(texts), most)
    for number, text in enumerate(chosen):
        (folder / f"{number:04}.json").write_text(json.dumps({"id": f"{number:04}", "text": text}), "utf-8")
    return name, len(chosen), sum(len(text.split()) for text in chosen)


def corpus(folder: Path) -> Iterator[str]:
    """The texts of a folder of reports."""
    return (json.loads(path.read_bytes())["text"] for path in folder.glob("*.json"))


def examples() -> Iterator[str]:
    """The canonical texts of the example crisis, as intake makes them."""
    from onrecord.errors import InputError
    from onrecord.intake import receive

    for received in receive([str(ROOT / "examples")]):
        if not isinstance(received, InputError):
            yield received.report.text


def spread(texts: list[str], most: int) -> list[str]:
    """At most that many, evenly spread over the list."""
    step = max(len(texts) / most, 1.0)
    return [texts[int(i * step)] for i in range(min(most, len(texts)))]
