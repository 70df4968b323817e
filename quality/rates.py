"""The error rates that go with the package: `resources/error_rates.yaml`, which the live page prints.

Written by `make quality ARGS=--docs` from what was measured on the development set, with the set, the day and the
number of gold lines behind each rate; `docs/error-rates.md` holds the same table. Nothing in it is typed by hand.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from quality.floors import margin
from quality.score import INNER, KINDS
from quality.sets import GoldSet
from tools import blocks

Json = dict[str, Any]

ROOT = Path(__file__).parent.parent
FILE = ROOT / "src/onrecord/resources/error_rates.yaml"
PAGE = ROOT / "docs/error-rates.md"

HEADER = """\
# Error rates: how often a line of each kind is right, measured on annotated reports. The live page prints them.
# Written by `make quality ARGS=--docs`; never by hand. What counts as right stands in docs/quality.md.
# precision: of the lines found, the share that is right; recall: of the lines in gold, the share that was found;
# accuracy: of the lines found with the right words, the share with the right label; all in per cent. gold: the lines measured on.
"""

KINDS_OF_RATES: tuple[tuple[str, str, str], ...] = (
    ("attributions", "direct", "said direct.CS"),
    ("attributions", "mixed", "said mixed.CS"),
    ("attributions", "indirect", "said indirect.CS"),
    ("attributions", "speech", "said speech.CS"),
    ("attributions", "speakers", "said SPK"),
    ("attributions", "act of speech", "said act acc"),
    ("attributions", "kind", "said kind acc"),
    ("acts", "acts", "acts TTA"),
    ("figures", "figures", "figures VM"),
    ("times", "times", "times value"),
    ("actors", "actors", "actors name"),
)
"""Layer of the record, name of the rate, and the score that it is."""


def rates(gold_set: GoldSet, result: Mapping[str, Json]) -> list[Json]:
    """The rates of a set's scores, with the number of gold lines behind each."""
    counts = _golds(gold_set, result)
    found: list[Json] = []
    for layer, name, score in KINDS_OF_RATES:
        part, _, short = score.partition(" ")
        values = result[part]["scores"].get(short)
        if values is None:
            continue
        row: Json = {"layer": layer, "name": name, "gold": counts.get(name, result[part]["gold"])}
        if "P" in values:
            found.append({**row, "precision": values["P"], "recall": values["R"]})
        else:
            found.append({**row, "accuracy": values["F"]})
    return found


def _golds(gold_set: GoldSet, result: Mapping[str, Json]) -> dict[str, int]:
    """Gold lines by rate, where they are not all of the layer."""
    sayings = [saying for record in gold_set.gold_records() for saying in record.get("attributions") or []]
    counts = {kind: sum(saying["kind"] == kind for saying in sayings) for kind in KINDS}
    counts["speech"] = sum(saying["kind"] != "indirect" or saying["act"] not in INNER for saying in sayings)
    matched = result["said"]["scores"].get("C50", {"R": 0.0})["R"] * len(sayings) / 100
    return counts | {"act of speech": round(matched), "kind": round(matched)}


def content(gold_set: GoldSet, result: Mapping[str, Json], day: str, before: Json) -> Json:
    """The file's content; the day stays where nothing was measured otherwise."""
    now = {"set": gold_set.name, "reports": len(gold_set.ids()), "measured": day, "rates": rates(gold_set, result)}
    same = all(before.get(key) == now[key] for key in ("set", "reports", "rates"))
    return {**now, "measured": before["measured"]} if same else now


def read() -> Json:
    """What the file holds; empty if it isn't there."""
    found: Json = yaml.safe_load(FILE.read_bytes()) if FILE.exists() else {}
    return found


def write(gold_set: GoldSet, result: Mapping[str, Json], day: str) -> None:
    """Write the file and its table in the docs."""
    held = content(gold_set, result, day, read())
    FILE.write_text(HEADER + yaml.safe_dump(held, sort_keys=False, allow_unicode=True, width=200), "utf-8")
    PAGE.write_text(blocks.filled(PAGE.read_text("utf-8"), "rates", table(held)), "utf-8")


def table(held: Json) -> str:
    """The rates as a Markdown table."""
    lines = [
        f"Measured on {held['reports']} annotated reports (set `{held['set']}`), {held['measured']}.",
        "",
        "| what | gold lines | precision | recall | accuracy |",
        "|---|---:|---:|---:|---:|",
    ]
    for rate in held["rates"]:
        cells = [f"{rate[key]:.1f}" if key in rate else "" for key in ("precision", "recall", "accuracy")]
        lines.append(f"| {rate['name']} | {rate['gold']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def stale(gold_set: GoldSet, result: Mapping[str, Json]) -> list[str]:
    """One line if the file says other than what is measured, beyond the margin of noise; else nothing."""
    held = {rate["name"]: rate for rate in read().get("rates", [])}
    moved = [rate["name"] for rate in rates(gold_set, result) if _differs(rate, held.get(rate["name"]))]
    names: Sequence[str] = moved or ()
    return [f"{FILE.name} is stale ({', '.join(names)}): run make quality ARGS=--docs"] if names else []


def _differs(now: Json, held: Json | None) -> bool:
    """Whether a rate moved by more than noise: precision and recall may each move by twice what F1 may."""
    keys = [key for key in ("precision", "recall", "accuracy") if key in now]
    return held is None or any(abs(now[key] - held.get(key, -999)) > 2 * margin(now["gold"]) for key in keys)
