"""Weights of a pronoun's antecedents, from annotated reports to `resources/antecedents.yaml`.

    python -m training.pronouns             cross-validate by report, then train on all and write the weights
    python -m training.pronouns --dry       the cross-validation alone

Every third-person pronoun that the gold gives as a source, with the actor it stands for, is one choice among the mentions
before it. A softmax over them (mention ranking), L2-regularised, fitted by L-BFGS; the same data give the same weights.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

import torch

from onrecord.language import Language, load
from onrecord.who import antecedents, cast_of
from onrecord.who.antecedents import Mention, Pronoun
from quality.score import same_name
from quality.sets import ROOT
from training.data import sources
from training.frames import gold, parsed

PULL = 0.05
"""Strength of the L2 term, per choice. Chosen by the cross-validation."""

FOLDS = 8


@dataclass(frozen=True)
class Choice:
    """One pronoun: the report it is in, the traits of each mention it could stand for, and which of these are right."""

    report: str
    traits: list[list[str]]
    right: list[bool]


def choices(language: Language, report: dict[str, Any], record: dict[str, Any]) -> Iterator[Choice]:
    """The choices of one annotated report, as the reader meets them; those where no mention is right are left out."""
    seen: dict[int, tuple[list[Mention], list[list[str]]]] = {}
    chosen = antecedents.likeliest

    def watched(read: Any, pronoun: Pronoun, found: list[Mention]) -> Mention:
        seen[pronoun.token.idx] = found, antecedents.traits(read, pronoun, found)
        return chosen(read, pronoun, found)

    with patch("onrecord.who.pronouns.likeliest", watched):
        cast_of(parsed(language, report))
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    for part in record["attributions"]:
        if not part["source"] or not part["speaker"] or part["source"][0] not in seen:
            continue
        found, traits = seen[part["source"][0]]
        right = [same_name(names[part["speaker"]], mention.entry.name) for mention in found]
        if any(right):
            yield Choice(record["id"], traits, right)


def fitted(found: list[Choice], names: list[str]) -> dict[str, float]:
    """The weight of each trait that makes the right mentions likeliest."""
    column = {name: n for n, name in enumerate(names)}
    widest = max(len(choice.traits) for choice in found)
    table = torch.zeros(len(found), widest, len(names), dtype=torch.float64)
    good, there = torch.zeros(2, len(found), widest, dtype=torch.bool)
    for n, choice in enumerate(found):
        there[n, : len(choice.traits)] = True
        good[n, : len(choice.traits)] = torch.tensor(choice.right)
        for row, traits in enumerate(choice.traits):
            table[n, row, [column[t] for t in traits if t in column]] = 1
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        score = (table @ weights).masked_fill(~there, -torch.inf)
        missed = score.logsumexp(1) - score.masked_fill(~good, -torch.inf).logsumexp(1)
        total = missed.mean() + 0.5 * PULL * weights.square().sum()
        total.backward()
        return total

    steps.step(loss)
    return dict(zip(names, weights.tolist(), strict=True))


def right(found: list[Choice], weights: dict[str, float]) -> int:
    """How many choices fall on a right mention."""
    rated = [[sum(weights.get(t, 0.0) for t in traits) for traits in choice.traits] for choice in found]
    best = [max(range(len(scores)), key=lambda n: (scores[n], n)) for scores in rated]
    return sum(choice.right[n] for choice, n in zip(found, best, strict=True))


def trait_names(found: list[Choice]) -> list[str]:
    """The traits that occur at least five times."""
    counts: dict[str, int] = {}
    for name in (t for choice in found for traits in choice.traits for t in traits):
        counts[name] = counts.get(name, 0) + 1
    return sorted(name for name, count in counts.items() if count >= 5)


def main() -> None:
    """Print the cross-validation beside the shipped weights; write new ones unless told not to."""
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__.splitlines()[0])
    parser.add_argument("--dry", action="store_true", help="write nothing")
    given = parser.parse_args()
    language = load(encoder=False)
    found = [
        c for place in sources().values() for report, record in gold(*place) for c in choices(language, report, record)
    ]
    names = trait_names(found)
    reports = sorted({c.report for c in found})
    random.Random(7).shuffle(reports)
    hits = 0
    for n in range(FOLDS):
        held = set(reports[n::FOLDS])
        weights = fitted([c for c in found if c.report not in held], names)
        hits += right([c for c in found if c.report in held], weights)
    known = antecedents.weights()
    print(
        f"{len(found)} pronouns in {len(reports)} reports; right when held out {hits / len(found):.3f}, "
        f"by the shipped weights {right(found, known) / len(found):.3f}"
    )
    if not given.dry:
        written(fitted(found, names), len(found), len(reports))


def written(weights: dict[str, float], pronouns: int, reports: int) -> None:
    """Write the resource."""
    head = (
        "# How much each trait of an earlier mention tells for its being what a pronoun stands for.\n"
        f"# Source: learned from {pronouns} pronouns in {reports} annotated reports by `python -m training.pronouns`, "
        f"{datetime.now(UTC):%Y-%m-%d}.\nweights:\n"
    )
    rows = "".join(f'  "{name}": {value:.2f}\n' for name, value in sorted(weights.items()) if abs(value) >= 0.01)
    (ROOT / "src/onrecord/resources/antecedents.yaml").write_text(head + rows, "utf-8")


if __name__ == "__main__":
    main()
