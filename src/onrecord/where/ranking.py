"""Which of the places that share a name a report means.

The report itself decides: the country or province that stands right after the name, the countries it names
elsewhere and how near, what its other places are, and only then how many people live there. Where none
of that settles it, the name stays unresolved: a wrong pin is worse than none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

from onrecord.where.countries import capital_of
from onrecord.where.curated import Area
from onrecord.where.folding import fold
from onrecord.where.index import Town
from onrecord.where.mentions import Mention

EARTH_KM = 6371.0

# Weights of the evidence, in powers of ten of population: a country named in the report outweighs a town a hundred
# times as large, the country right after the name everything else. Set on gold/train by reading what went wrong.
NAMED_NEXT = 8.0
NAMED_NEAR = 2.5
NAMED = 2.0
NAMED_US = 0.7
"""The United States are named everywhere, and their towns are named after all others."""
FAME = 1.5
"""Weight of the number of names in all languages (a power of ten of them), which tells Geneva from the other Genevas."""
NEIGHBOUR = 1.0
MAIN_NAME = 0.7
CAPITAL = 1.5
NO_ARTICLE = -0.5
CLEAR = 0.6
"""How far the best must lie before the next to be settled."""
SMALL = 20_000
"""People under which a town needs its country in the report: small names recur all over the world."""

ALIAS = 60_000
"""The same under another of its names, which is more often a coincidence."""
WELL_KNOWN = 15
"""Names in all languages from which on a small town is known the world over (Srebrenica has 26)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The place a mention was resolved to, or None with the reason; `candidates` counts all that bear the name."""

    place: Area | Town | None
    candidates: int
    basis: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the report says of countries: how often each is named, at which tokens, and the areas it names."""

    countries: Counter[str]
    at: dict[str, list[int]]
    areas: tuple[Area, ...]

    @classmethod
    def of(cls, found: Iterable[Mention]) -> "Context":
        """The context that the mentions with a single country make."""
        countries: Counter[str] = Counter()
        at: dict[str, list[int]] = {}
        named: list[Area] = []
        for mention in found:
            if len(mention.areas) != 1:
                continue
            area = mention.areas[0]
            named.append(area)
            for code in area.countries[:2]:
                countries[code] += 1
                at.setdefault(code, []).append(mention.first)
        return cls(countries, at, tuple(named))


def chosen(mention: Mention, after: Mention | None, context: Context) -> Chosen:
    """The place of one mention. `after` is the place named right behind it ("Paris, Texas"), if there is one."""
    if mention.areas:
        return _area(mention, after, context)
    if not mention.towns:
        return Chosen(None, 0, None, "no list of places has this name")
    return _town(mention, after, context)


def _area(mention: Mention, after: Mention | None, context: Context) -> Chosen:
    areas, count = mention.areas, len(mention.areas)
    if count == 1:
        basis = "country" if areas[0].kind == "country" else "curated list"
        return Chosen(areas[0], 1, basis)
    if {area.kind for area in areas} != {"country"}:
        return _state_or_country(areas, mention, after, context)
    named = [area for area in areas if context.countries[area.countries[0]]]
    if len(named) == 1:
        return Chosen(named[0], count, "country named in the report")
    return Chosen(None, count, None, "several countries share this name")


def _state_or_country(areas: tuple[Area, ...], mention: Mention, after: Mention | None, context: Context) -> Chosen:
    """ "Georgia": the country, unless the report stays in the United States."""
    country = next((area for area in areas if area.kind == "country"), areas[0])
    other = next(area for area in areas if area is not country)
    beside = {code for area in context.areas for code in area.countries if area.kind != "country"}
    if other.kind == "admin1" and set(other.countries) & beside and not context.countries[country.countries[0]]:
        return Chosen(other, len(areas), "other places of its country named in the report")
    return Chosen(country, len(areas), "country")


def _town(mention: Mention, after: Mention | None, context: Context) -> Chosen:
    towns = mention.towns
    scored = sorted(((score(town, mention, after, context), town) for town in towns), key=lambda pair: -pair[0])
    best, town = scored[0]
    beside = after is not None and _lies_in(town, after.areas)
    named = bool(context.countries[town.country])
    if len(towns) > 1 and best - scored[1][0] < CLEAR and not _same_spot(town, scored[1][1]):
        return Chosen(None, len(towns), None, "several places have this name and the report doesn't say which")
    least = SMALL if town.kind == 0 else ALIAS
    famous = town.names >= WELL_KNOWN and town.kind == 0
    if town.population < least and not (named or beside or famous):
        return Chosen(
            None, len(towns), None, "a small place of this name is known, but the report doesn't name its country"
        )
    return Chosen(town, len(towns), _basis(town, len(towns), beside, named))


def score(town: Town, mention: Mention, after: Mention | None, context: Context) -> float:
    """The evidence for one town, in powers of ten of population."""
    total = log10(max(town.population, 100)) + FAME * log10(town.names + 1) + (MAIN_NAME, 0.0, NO_ARTICLE)[town.kind]
    if after is not None and _lies_in(town, after.areas):
        total += NAMED_NEXT
    if context.countries[town.country]:
        near = min(abs(at - mention.first) for at in context.at[town.country])
        named = NAMED_NEAR if near <= 40 else NAMED
        often = min(log10(context.countries[town.country]), 1.0)
        total += NAMED_US if town.country == "US" else named + often
    if fold(capital_of(town.country) or "") in {mention.key, fold(town.name)}:
        total += CAPITAL
    if any(_inside(town, area) for area in context.areas if area.kind not in {"country", "region", "ocean", "sea"}):
        total += NEIGHBOUR
    return total


def _basis(town: Town, count: int, beside: bool, named: bool) -> str:
    if beside:
        return "named with its country or province"
    if count == 1:
        return "only candidate"
    return "country named in the report" if named else "population"


def _lies_in(town: Town, areas: tuple[Area, ...]) -> bool:
    """Whether a town lies in an area named right after it: its country, or a province by distance."""
    return any(town.country in area.countries and (area.kind == "country" or _inside(town, area)) for area in areas)


def _inside(town: Town, area: Area) -> bool:
    return (not area.countries or town.country in area.countries) and distance_km(town, area) <= area.radius_km * 1.3


def _same_spot(one: Town, other: Town) -> bool:
    """Whether two entries are one place twice, a city and its district."""
    return one.country == other.country and distance_km(one, other) < 25


def distance_km(one: Area | Town, other: Area | Town) -> float:
    """The great-circle distance between two places, by the haversine formula."""
    lat1, lon1, lat2, lon2 = (radians(x) for x in (one.lat, one.lon, other.lat, other.lon))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
