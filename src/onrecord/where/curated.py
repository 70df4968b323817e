"""The curated places of `resources/places.yaml`, and the countries, by folded name."""

from dataclasses import dataclass
from functools import cache

from onrecord import resources
from onrecord.where.countries import demonyms, known
from onrecord.where.folding import fold, without_article


@dataclass(frozen=True, slots=True)
class Area:
    """A place that is more than a town: its kind, the countries it lies in or is claimed by, and the disc that it covers."""

    name: str
    kind: str
    countries: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Areas:
    """Areas by name, by the name that needs "the" before it ("the Gulf"), by acronym, and by what their people are called."""

    by_name: dict[str, tuple[Area, ...]]
    with_article: dict[str, tuple[Area, ...]]
    by_acronym: dict[str, tuple[Area, ...]]
    by_demonym: dict[str, tuple[Area, ...]]
    names: set[str]
    """Every key of the three tables of names."""
    states: dict[str, Area]
    """States by a name that they share with a greater city, and have only behind a place in them ("Seattle, Washington")."""
    spellings: dict[str, tuple[str, str]]
    """Spellings of towns that GeoNames lacks: folded name to its folded main name and country."""


@cache
def areas() -> Areas:
    """The tables, read once a process: countries first, then the curated list."""
    found = Areas({}, {}, {}, {}, set(), {}, {})
    _add_countries(found)
    rows = resources.load("places.yaml")
    found.spellings.update({fold(name): (fold(main), code) for name, (main, code) in rows["spellings"].items()})
    states = {state: fold(name) for name, state in rows["state_names"].items()}
    for row in rows["places"]:
        area = Area(row["name"], row["kind"], tuple(row.get("countries", ())), row["lat"], row["lon"], row["radius_km"])
        _add(found, area, (row["name"], *row.get("also", ())))
        if area.name in states:
            found.states[states[area.name]] = area
        for word in demonyms(row.get("demonyms", [])):
            found.by_demonym.setdefault(word, (area,))
    found.names.update(found.by_name, found.with_article, found.by_demonym)
    return found


def _add_countries(found: Areas) -> None:
    names = known()
    lands = {
        code: Area(c.name, "country", (code,), c.lat, c.lon, c.radius_km, c.geonameid)
        for code, c in names.countries.items()
    }
    found.by_name.update({key: (lands[code],) for key, code in names.by_name.items()})
    found.by_acronym.update({key: (lands[code],) for key, code in names.by_acronym.items()})
    found.by_demonym.update({word: tuple(lands[code] for code in codes) for word, codes in names.by_demonym.items()})


def _add(found: Areas, area: Area, names: tuple[str, ...]) -> None:
    bare = {fold(name) for name in names if not name.lower().startswith("the ")}
    for name in names:
        key = fold(name)
        if name.replace(".", "").isupper() and len(name) <= 6:
            found.by_acronym.setdefault(name.replace(".", ""), (area,))
            continue
        table = found.by_name if key in bare else found.with_article
        _put(table, key, area)
        short = without_article(key)
        if short != key and " " in short:
            _put(table, short, area)


def _put(table: dict[str, tuple[Area, ...]], key: str, area: Area) -> None:
    held = table.get(key, ())
    if area not in held:
        table[key] = (*held, area)
