"""The floors: for each gold set and score, the number under which the gate fails. They rise; lowering one is put on record.

`floors.toml` holds, for each set, the hash of its gold and reports when the floors were last pinned, and for each score
its floor, what was measured when it was pinned, and the day. A lowered floor stays listed with its reason.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

FILE = Path(__file__).parent / "floors.toml"

NOISE = 0.5
"""Points of F1 that a score may differ by with nothing changed. On one processor there is no noise: the records of the
development set were the same to the byte under Python 3.11, 3.12 and 3.13, NumPy 2.4 and 2.5, and with NumPy's vector
units off (2026-11-24). Another processor rounds the parser's floats otherwise, and a token at the boundary between two
analyses may go the other way: half a point is two attributions of four hundred. Where one gold item weighs more than
that, the margin is one item (`margin`)."""

HEADER = """\
# The quality gate's floors, written by `make quality ARGS=--raise`; see docs/quality.md.
# A score under its floor fails CI. Floors rise only; `--lower SET/SCORE --reason "…"` lowers one and says why below.
# `measured` is the F1 when the floor was pinned; the floor lies under it by the noise margin (quality/floors.py).
# `hash` is the SHA-256 over the set's gold records and reports; the gate says so when they are no longer those.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """One score's floor in points of F1, the F1 measured when it was pinned (None if set by hand), and the day."""

    floor: float
    measured: float | None
    pinned: str


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was let down: which, from where to where, on what day, and why."""

    score: str
    before: float
    after: float
    day: str
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors: by set, then by score such as "said CS"; `hashes` by set."""

    floors: Mapping[str, Mapping[str, Floor]] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()


def margin(gold: int) -> float:
    """Points that a floor lies under the measured score: the noise, or the weight of one gold item where that is more."""
    return max(NOISE, 100 / gold) if gold else 100.0


def read(text: str) -> Floors:
    """The floors of a floors file."""
    data = tomllib.loads(text)
    lowered = tuple(Lowered(**entry) for entry in data.pop("lowered", []))
    floors: dict[str, dict[str, Floor]] = {}
    hashes: dict[str, str] = {}
    for name, table in data.items():
        hashes[name] = table.pop("hash", "")
        floors[name] = {score: Floor(e["floor"], e.get("measured"), str(e["pinned"])) for score, e in table.items()}
    return Floors(floors, hashes, lowered)


def write(floors: Floors) -> str:
    """A floors file; `read` gives the same floors again."""
    lines = [HEADER]
    for name, table in floors.floors.items():
        lines.append(f"[{name}]\nhash = {_quoted(floors.hashes.get(name, ''))}")
        for score, floor in table.items():
            measured = "" if floor.measured is None else f"measured = {floor.measured}, "
            lines.append(f"{_quoted(score)} = {{ floor = {floor.floor}, {measured}pinned = {floor.pinned} }}")
        lines.append("")
    for entry in floors.lowered:
        lines.append(
            f"[[lowered]]\nscore = {_quoted(entry.score)}\nbefore = {entry.before}\nafter = {entry.after}\n"
            f"day = {_quoted(entry.day)}\nreason = {_quoted(entry.reason)}\n"
        )
    return "\n".join(lines)


def raised(floors: Floors, name: str, measured: Mapping[str, float], golds: Mapping[str, int], day: str) -> Floors:
    """The floors with every score of set `name` pinned that rose by it; none is lower than before."""
    table = dict(floors.floors.get(name, {}))
    for score, value in measured.items():
        new = round(value - margin(golds[score]), 1)
        if new > 0 and (score not in table or new > table[score].floor):
            table[score] = Floor(new, value, day)
    return replace(floors, floors={**floors.floors, name: table})


def let_down(floors: Floors, score: str, measured: float, gold: int, *, day: str, reason: str) -> Floors:
    """The floors with one ("dev/said CS") let down to what is measured now, and the reason on record.

    Raises KeyError if there is no such floor.
    """
    name, _, short = score.partition("/")
    old = floors.floors[name][short]
    new = Floor(round(max(measured - margin(gold), 0.0), 1), measured, day)
    table = {**floors.floors[name], short: new}
    entry = Lowered(score, old.floor, new.floor, day, reason)
    return replace(floors, floors={**floors.floors, name: table}, lowered=(*floors.lowered, entry))


def fallen(before: Floors, after: Floors) -> list[str]:
    """What is lower in `after` than in `before`, or gone, without an entry that says why: one line each."""
    found = []
    for name, table in before.floors.items():
        for short, old in table.items():
            score = f"{name}/{short}"
            floor = after.floors.get(name, {}).get(short)
            new = floor.floor if floor else 0.0
            if new < old.floor and not any(_excuses(entry, score, old.floor, new) for entry in after.lowered):
                found.append(f"the floor of {score} was {old.floor} and is {new}, without a reason in the file")
    return found


def _excuses(entry: Lowered, score: str, before: float, after: float) -> bool:
    return entry.score == score and entry.before >= before and entry.after <= after


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
