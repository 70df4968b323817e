"""How `src/onrecord/resources/triggers_weights.yaml` was made: a logistic model of which candidates are acts.

    python -m training.acts GOLD REPORTS [--threshold 0.3] [--out FILE]

GOLD is a folder of annotated reports, REPORTS holds their texts. Each report is read twice: with the attributions that
onrecord finds, and with the annotated ones, so that the weights lean on neither's mistakes. A candidate is an act if an
annotated act of its type shares words with its trigger; half an act if only the words are shared. Statements seen fewer
than three times are left out; ridge penalty 3 is the best of (1, 2, 3, 6) by trigger and type in eight-fold
cross-validation over whole reports, which the run prints; that is flat from .25 to .35, and of these .3 was chosen on
the dev reports. There is nothing random in it but the folds, drawn with a fixed seed; a minute on one core.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord import said, when, who
from onrecord.did.candidate import Candidate
from onrecord.did.evidence import evidence_of, setting_of
from onrecord.did.gather import candidates
from onrecord.language import Language, Parsed, load
from onrecord.model import Actor, Attribution, Published, Report

RIDGE, LEAST, FOLDS, SEED = 3.0, 3, 8, 3
STEPS, MEMORY = 60, 10
"""Most steps of the solver, and how many earlier ones it remembers; it stops by itself near 40."""

HEADER = """# Weights of the evidence for and against a candidate act (`onrecord.did.evidence`), a logistic model.
# Made by training/acts.py on the {reports} training reports; a confidence under `threshold` is no act. Made {day}.
"""


@dataclass(frozen=True)
class Sample:
    """One reading of one report: its candidates with their statements, and what each one is worth (0, .5, 1)."""

    name: str
    statements: list[list[str]]
    found: list[Candidate]
    worth: list[float]
    acts: list[dict[str, Any]]


def main() -> None:
    """Read the command line, fit, print the cross-validation, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--threshold", type=float, default=0.3)
    parser.add_argument("--day", default="2026-11-24", help="the date written into the file")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/resources/triggers_weights.yaml"))
    given = parser.parse_args()
    samples = list(read_all(given.gold, given.reports, load()))
    for threshold, trigger, kind in cross_validated(samples):
        print(f"threshold {threshold:.2f}: trigger F1 {trigger:.1f}, trigger and type F1 {kind:.1f}")
    known = vocabulary(samples)
    weights, intercept = fit(*matrix(samples, known))
    header = HEADER.format(reports=len(samples) // 2, day=given.day)
    given.out.write_text(text_of(known, weights, intercept, given.threshold, header), "utf-8")


def read_all(gold: Path, reports: Path, language: Language) -> Iterator[Sample]:
    """Two samples a report: with the attributions found, and with those annotated."""
    for path in sorted(gold.glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        given = json.loads((reports / f"{record['id']}.json").read_text("utf-8"))
        parsed = language.parse(report_of(given))
        cast = who.cast_of(parsed)
        yield sample(record, parsed, cast, said.attributions(parsed, cast).parts)
        actors = {**cast.actors, **annotated_actors(record)}
        yield sample(record, parsed, replace(cast, actors=actors), annotated(record))


def report_of(given: dict[str, Any]) -> Report:
    """A corpus report as onrecord's own, its text to the character."""
    date = given.get("date")
    return Report(
        id=given["id"],
        title=given.get("title"),
        outlet=given.get("source"),
        language=given.get("language") or "en",
        published=Published(value=date, basis="given") if date else Published(),
        extractor="given/1",
        source_sha256="",
        text_sha256="",
        text=given["text"],
    )


def annotated_actors(record: dict[str, Any]) -> dict[str, Actor]:
    """The annotated actors under ids of their own."""
    made = [Actor(id=f"G{a['id']}", name=a["name"], kind=a["kind"], role=a["role"]) for a in record["actors"]]
    return {actor.id: actor for actor in made}


def annotated(record: dict[str, Any]) -> tuple[Attribution, ...]:
    """The annotated attributions, spoken by the annotated actors."""
    return tuple(
        Attribution(
            id=a["id"],
            kind=a["kind"],
            content=tuple((s, e) for s, e in a["content"]),
            cue=tuple(a["cue"]) if a["cue"] else None,
            source=tuple(a["source"]) if a["source"] else None,
            speaker=f"G{a['speaker']}" if a["speaker"] else None,
            basis=a["basis"],
            act=a["act"],
            to=tuple(f"G{to}" for to in ([a["to"]] if isinstance(a["to"], str) else a["to"] or ())),
        )
        for a in record["attributions"]
    )


def sample(record: dict[str, Any], parsed: Parsed, cast: who.Cast, attributions: tuple[Attribution, ...]) -> Sample:
    """The candidates of one reading, with their evidence and their worth."""
    found = candidates(parsed, cast, attributions, when.times(parsed).parts)
    setting = setting_of(found, parsed)
    worth = [worth_of(c, record["acts"]) for c in found]
    return Sample(record["id"], [evidence_of(c, setting) for c in found], found, worth, record["acts"])


def worth_of(candidate: Candidate, acts: list[dict[str, Any]]) -> float:
    """1 if an annotated act of its type shares words with the candidate's trigger, .5 if one of another type does."""
    types = [a["type"] for a in acts if overlap(a["trigger"], candidate.trigger)]
    return 1.0 if candidate.type in types else 0.5 if types else 0.0


def overlap(a: Any, b: Any) -> bool:
    """Whether two spans share a character."""
    return bool(max(a[0], b[0]) < min(a[1], b[1]))


def vocabulary(samples: list[Sample]) -> dict[str, int]:
    """The statements that are common enough to be weighed, by column."""
    counts = Counter(name for s in samples for names in s.statements for name in set(names))
    return {name: column for column, name in enumerate(sorted(n for n, count in counts.items() if count >= LEAST))}


def matrix(samples: list[Sample], known: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Candidates by statements, 0 or 1, and what each candidate is worth."""
    rows = [names for s in samples for names in s.statements]
    table = np.zeros((len(rows), len(known)), dtype=np.float32)
    for row, names in enumerate(rows):
        table[row, [known[n] for n in names if n in known]] = 1
    return table, np.array([w for s in samples for w in s.worth])


def fit(table: np.ndarray, worth: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and intercept of the ridge-penalised logistic model, by L-BFGS (Nocedal 1980)."""
    point = np.zeros(table.shape[1] + 1)
    value, slope = loss(point, table, worth)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(STEPS):
        way = direction(slope, steps)
        size = 1.0
        while True:
            new = point - size * way
            new_value, new_slope = loss(new, table, worth)
            if new_value <= value - 1e-4 * size * (slope @ way) or size < 1e-6:
                break
            size /= 2
        steps = [*steps, (new - point, new_slope - slope)][-MEMORY:]
        done = value - new_value < 1e-5 * max(1.0, abs(value))
        point, value, slope = new, new_value, new_slope
        if done:
            break
    return point[:-1], float(point[-1])


def loss(point: np.ndarray, table: np.ndarray, worth: np.ndarray) -> tuple[float, np.ndarray]:
    """The penalised log loss and its gradient."""
    weights = point[:-1]
    score = table @ weights.astype(np.float32) + point[-1]
    chance = 1 / (1 + np.exp(-score))
    value = float(np.sum(np.logaddexp(0, score) - worth * score) + 0.5 * RIDGE * weights @ weights)
    rest = (chance - worth).astype(np.float32)
    return value, np.append(table.T @ rest + RIDGE * weights, rest.sum())


def direction(slope: np.ndarray, steps: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The two-loop recursion: the slope turned by what the earlier steps say of the curvature."""
    way = slope.copy()
    shares = []
    for move, change in reversed(steps):
        share = (move @ way) / (change @ move)
        shares.append(share)
        way -= share * change
    way *= (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1]) if steps else 1 / np.linalg.norm(slope)
    for (move, change), share in zip(steps, reversed(shares), strict=True):
        way += move * (share - (change @ way) / (change @ move))
    return way


def cross_validated(samples: list[Sample]) -> Iterator[tuple[float, float, float]]:
    """Threshold, trigger F1, trigger-and-type F1 with found attributions; each report judged by a model that never saw it."""
    names = sorted({s.name for s in samples})
    random.Random(SEED).shuffle(names)
    judged: list[tuple[Sample, np.ndarray]] = []
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        kept = [s for s in samples if s.name not in out]
        known = vocabulary(kept)
        weights, intercept = fit(*matrix(kept, known))
        for s in samples[::2]:
            if s.name in out and s.found:
                judged.append((s, 1 / (1 + np.exp(-(matrix([s], known)[0] @ weights + intercept)))))
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        yield threshold, *scores(judged, threshold, sum(len(s.acts) for s in samples[::2]))


def scores(judged: list[tuple[Sample, np.ndarray]], threshold: float, total: int) -> tuple[float, float]:
    """Trigger F1 and trigger-and-type F1 of what stays above a threshold, overlaps settled as `did.choose` settles them.

    Somewhat kinder than eval/score.py, which pairs one to one.
    """
    made = shared = right = 0
    for s, chances in judged:
        kept: list[Candidate] = []
        for chance, candidate in sorted(zip(chances, s.found, strict=True), key=lambda pair: -pair[0]):
            if chance >= threshold and not any(overlap(candidate.trigger, k.trigger) for k in kept):
                kept.append(candidate)
        made += len(kept)
        shared += sum(worth_of(c, s.acts) > 0 for c in kept)
        right += sum(worth_of(c, s.acts) == 1 for c in kept)
    return 200 * shared / (made + total), 200 * right / (made + total)


def text_of(known: dict[str, int], weights: np.ndarray, intercept: float, threshold: float, header: str) -> str:
    """The resource file: weights under .05 are left out, as they decide nothing."""
    lines = [f'  "{name}": {weights[column]:.2f}' for name, column in known.items() if abs(weights[column]) >= 0.05]
    return f"{header}intercept: {intercept:.3f}\nthreshold: {threshold:.2f}\nweights:\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
