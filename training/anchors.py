"""Which words are worth putting before the judge where no rule reads a claim: `resources/unlikely_cues.yaml`.

    python -m training.anchors          count the training gold and write the resource
    python -m training.anchors --dry    count only

Every anchor costs the encoder its sentence and the head its window. A word that shows an attribution in fewer than `SHARE`
of the places where no rule reads one is put before the judge only where a rule does.
"""

import argparse
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from onrecord.language import Language, load
from onrecord.said.attributions import candidates
from onrecord.said.lexicon import cues
from onrecord.said.tagger.anchors import anchors
from onrecord.who import cast_of
from quality.sets import ROOT
from training.data import sources
from training.frames import gold, matched, parsed

SHARE = 0.05

DOUBT = 3
"""Places with the share of all words (about one in ten) that each word is given before counting: four empty ones are
needed to strike a word."""

Word = tuple[str, str]


def counts(language: Language, report: dict[str, Any], record: dict[str, Any]) -> tuple[Counter[Word], Counter[Word]]:
    """Anchors that no rule reads by part of speech and lemma: all of one annotated report, and those the gold cites."""
    read = parsed(language, report)
    found = anchors(read, candidates(read, cast_of(read)))
    right, _ = matched(read, found, record["attributions"])
    bare = {n: (a.token.pos_, a.token.lemma_.lower()) for n, a in enumerate(found) if a.claim is None}
    return Counter(bare.values()), Counter(word for n, word in bare.items() if n in right)


def main() -> None:
    """Count, print what is struck and what it costs, write the resource."""
    parser = argparse.ArgumentParser(prog="python -m training.anchors", description=__doc__.splitlines()[0])
    parser.add_argument("--dry", action="store_true", help="write nothing")
    given = parser.parse_args()
    language, seen, right = load(encoder=False), Counter[Word](), Counter[Word]()
    with patch("onrecord.said.tagger.anchors.cues", return_value=replace(cues(), unlikely=frozenset())):
        for place in sources().values():
            for report, record in gold(*place):
                more, good = counts(language, report, record)
                seen, right = seen + more, right + good
    prior = right.total() / seen.total()
    struck = sorted(w for w, n in seen.items() if (right[w] + prior * DOUBT) / (n + DOUBT) < SHARE)
    lost, spared = sum(right[w] for w in struck), sum(seen[w] for w in struck)
    print(f"{len(struck)} words struck: {spared} of {seen.total()} anchors, {lost} of {right.total()} attributions")
    if not given.dry:
        write(struck)


def write(struck: list[Word]) -> None:
    """Write the resource."""
    head = (
        "# Words that may be cues, but hardly ever are where no rule reads a claim: there they are not put before the judge.\n"
        f"# Source: counted on the training gold by `python -m training.anchors`, {datetime.now(UTC):%Y-%m-%d}.\n"
    )
    rows = ""
    for part in sorted({part for part, _ in struck}):
        rows += f"{part}:\n" + "".join(f'  - "{word}"\n' for p, word in struck if p == part)
    (ROOT / "src/onrecord/resources/unlikely_cues.yaml").write_text(head + rows, "utf-8")


if __name__ == "__main__":
    main()
