"""Scores of the said layer on dev, for a folder of models or for the rules alone, by the gate's own scorer."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from onrecord.language import Language, Parsed
from onrecord.reading import read_report
from onrecord.said.attributions import attributed
from onrecord.said.claim import Claim
from onrecord.who import Cast, cast_of
from quality.sets import GoldSet, dev, scores
from training.frames import parsed

Layer = Callable[[Parsed, Cast], list[Claim]]


def scored(language: Language, found: GoldSet | None = None) -> dict[str, Any]:
    """The said layer's scores. Raises FileNotFoundError without the shared corpus."""
    found = found or known_dev()
    reports = (json.loads(path.read_text("utf-8")) for path in found.inputs())
    return said_scores(found, [read_report(parsed(language, report).report, language) for report in reports])


def known_dev() -> GoldSet:
    """The dev split. Raises FileNotFoundError without the shared corpus."""
    found = dev()
    if found is None:
        raise FileNotFoundError("no dev split: put the shared material beside the checkout, or set ONRECORD_SHARED")
    return found


def read_dev(found: GoldSet, language: Language) -> list[tuple[Parsed, Cast]]:
    """Every report of a set parsed, with its cast."""
    reports = (json.loads(path.read_text("utf-8")) for path in found.inputs())
    return [(one := parsed(language, report), cast_of(one)) for report in reports]


def said_scores(found: GoldSet, records: list[Any]) -> dict[str, Any]:
    """The said layer's scores of records (or what encodes like them), by the set's own scorer."""
    with tempfile.TemporaryDirectory() as place:
        lines = Path(place) / "records.jsonl"
        lines.write_bytes(b"\n".join(msgspec.json.encode(record) for record in records))
        return scores(found, lines, Path(place))["said"]["scores"]


def layer_scores(found: GoldSet, read: list[tuple[Parsed, Cast]], layer: Layer) -> dict[str, Any]:
    """The said layer's scores of the claims that `layer` makes of reports already parsed, each with its cast."""
    records = []
    for one, cast in read:
        parts = attributed(one, cast, layer(one, cast)).parts
        records.append({"report": one.report, "actors": list(cast.actors.values()), "attributions": parts})
    return said_scores(found, records)


def shown(scores: dict[str, Any], names: tuple[str, ...]) -> str:
    """Some of the scores on one line."""
    return "  ".join(f"{name} {scores[name]['F']:5.1f}" for name in names)


HEADLINES = ("CS", "speech.CS", "direct.CS", "mixed.CS", "indirect.CS", "SPK", "kind acc", "act acc")


def models(folder: Path) -> Language:
    """The installed parser with the models of a folder."""
    from onrecord.language import load

    return load(models=folder)


LEDGER = Path(__file__).parent / "curve.csv"
"""One line a run: reports, then the scores in the order of `HEADLINES`; the card draws it."""
