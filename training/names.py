"""Reports with other names in them, so that the head learns what a source does and not what it is called."""

import random
from collections import defaultdict
from dataclasses import replace

import numpy as np

from training.frames import Example

SHARE = 0.5
"""Share of reports whose names are replaced in an epoch."""

Pieces = tuple[int, ...]


class Names:
    """The words of all names of a training set, by kind and number of pieces: only words of one length can change places."""

    def __init__(self, examples: list[Example]) -> None:
        found: dict[tuple[str, int], set[Pieces]] = defaultdict(set)
        for one in examples:
            stacked = _stacked(one)
            for kind, first, last in one.names:
                found[kind, last - first].add(tuple(stacked[first:last].tolist()))
        self.words = {key: sorted(words) for key, words in found.items()}

    def others(self, one: Example, rng: random.Random) -> Example:
        """The report, or, for a share of calls, the report with each word of a name replaced, the same word alike throughout."""
        if not one.ids or rng.random() >= SHARE:
            return one
        stacked = _stacked(one)
        new: dict[tuple[str, Pieces], Pieces] = {}
        for kind, first, last in one.names:
            old = tuple(stacked[first:last].tolist())
            if (kind, old) not in new:
                new[kind, old] = rng.choice(self.words[kind, last - first])
            stacked[first:last] = new[kind, old]
        ends = np.cumsum([len(ids) for ids in one.ids])[:-1]
        return replace(one, ids=np.split(stacked, ends))


def _stacked(one: Example) -> np.ndarray:
    """All pieces of a report in a row, as the rows of its tokens count them (a copy)."""
    return np.concatenate(one.ids) if one.ids else np.zeros(0, dtype=np.int64)
