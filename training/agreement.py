"""How far two annotators agree, and how much there is: the figures of training/README.md.

    python -m training.agreement

Each second annotation (training/doubles) is scored against the first (training/annotations) with the quality gate's own
scorer, as if it were a reading. Reports whose text isn't here are counted, not scored.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from quality.score import KINDS, Counts, alike_saying, count_actors, count_said, dice, pairs, sayings, table
from training.guide import ANNOTATIONS, DOUBLES, records
from training.numbered import Json, report

Pair = tuple[str, Json, Json]
SHOWN = ("CS", "SPK", "speech.CS", "direct.CS", "mixed.CS", "indirect.CS")
SORTS: dict[str, Callable[[str], bool]] = {
    "all": lambda name: True,
    "invented": lambda name: name.startswith("inv-"),
    "pool": lambda name: not name.startswith("inv-"),
}


def main() -> None:
    """Print the sizes and, per sort of report, the agreement as F1 or accuracy in percent."""
    for title, folder in (("annotated", ANNOTATIONS), ("annotated twice", DOUBLES)):
        print(title)
        for sort, belongs in SORTS.items():
            print(f"  {sort:10}{size([r for r in records(folder) if belongs(r['id'])])}")
    found, absent = doubles(DOUBLES)
    for name in absent:
        print(f"not scored: the text of {name} is not here")
    print(f"agreement{'':8}" + "".join(f"{sort:>10}" for sort in SORTS))
    columns = [agreement([pair for pair in found if belongs(pair[1]["id"])]) for belongs in SORTS.values()]
    for measure in columns[0]:
        print(f"  {measure:15}" + "".join(f"{_shown(column[measure]):>10}" for column in columns))


def size(found: list[Json]) -> str:
    """How many reports and attributions, and how many of these are of each kind."""
    kinds = Counter(row["kind"] for record in found for row in record["attributions"])
    parts = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS)
    return f"{len(found):4} reports, {kinds.total():5} attributions ({parts})"


def doubles(folder: Path) -> tuple[list[Pair], list[str]]:
    """Text, first and second annotation of every report that has both and its text; and the ids of those without text."""
    first = {record["id"]: record for record in records(ANNOTATIONS)}
    found: list[Pair] = []
    absent: list[str] = []
    for second in records(folder):
        try:
            found.append((report(second["id"])["text"], first[second["id"]], second))
        except LookupError:
            absent.append(second["id"])
    return found, absent


def agreement(found: list[Pair]) -> dict[str, float | None]:
    """F1 of the shared scorer's measures, and accuracy of act, kind and basis over attributions with the same source.

    In percent; None for a kind that neither annotator has, and for everything if there is nothing to compare.
    """
    said, actors, same = Counts(), Counts(), Counts()
    for text, first, second in found:
        said.update(count_said(text, first, second))
        actors.update(count_actors(text, first, second))
        same.update(_labels(text, first, second))
    rates = table("said", said)
    absent = {f"{kind}.CS" for kind in KINDS if not said[f"{kind}.gold"] + said[f"{kind}.found"]}
    scores = {measure: None if measure in absent else rates[measure]["F"] for measure in SHOWN}
    labels = {f"{label} accuracy": 100 * same[label] / (same["pairs"] or 1) for label in ("act", "kind", "basis")}
    scores |= {**labels, "actors name": table("actors", actors)["name"]["F"]}
    return scores if same["pairs"] else dict.fromkeys(scores)


def _shown(percent: float | None) -> str:
    return "–" if percent is None else f"{percent:.1f}"


def _labels(text: str, first: Json, second: Json) -> Counts:
    """Over attributions whose content and source are the same: how many, and how many carry the same labels."""
    counts: Counts = Counter()
    for one, other in pairs(list(_with_labels(text, first)), list(_with_labels(text, second)), alike_saying):
        if (not one["source"] and not other["source"]) or dice(one["source"], other["source"]) >= 0.5:
            counts.update({"pairs": 1, **{label: one[label] == other[label] for label in ("act", "kind", "basis")}})
    return counts


def _with_labels(text: str, record: Json) -> Iterator[Json]:
    """The scorer's view of each attribution, with the labels that it leaves out."""
    for row, letters in zip(record["attributions"], sayings(text, record), strict=True):
        yield {**letters, "act": row["act"], "basis": row["basis"]}


if __name__ == "__main__":
    main()
