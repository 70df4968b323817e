"""The word lists of `resources/places_words.yaml`, as sets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord import resources

Set = frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """One set for each list of the resource; `kinds` maps a noun to the kind of place that it says."""

    locative: Set
    strongly_locative: Set
    titles: Set
    bodies: Set
    not_towns: Set
    taken: Set
    political: Set
    places_do: Set
    addressed: Set
    dealings: Set
    kinds: Mapping[str, str]


@cache
def words() -> PlaceWords:
    """The lists, read once a process."""
    rows = resources.load("places_words.yaml")
    lists = {name: frozenset(str(word) for word in rows[name]) for name in rows if name != "kinds"}
    return PlaceWords(**lists, kinds=rows["kinds"])
