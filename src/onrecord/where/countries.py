"""Countries by name, by demonym, and by the capital or palace that stands for the government.

Three look-ups that the other rooms share, each from a name as it stands in a report to an ISO 3166-1
alpha-2 code (XK for Kosovo), or None where the name means no country or more than one. They know
nothing of the report: what only its context can settle is `onrecord.where.places`'s to settle.
"""

from dataclasses import dataclass
from functools import cache
from math import pi, sqrt

from onrecord import resources
from onrecord.where.folding import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `lat` and `lon` are the middle of its land, `radius_km` that of a disc of its area."""

    code: str
    name: str
    geonameid: int
    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Names:
    """What each folded name stands for; acronyms are kept apart, for they count only in capitals ("US", not "us")."""

    countries: dict[str, Country]
    by_name: dict[str, str]
    by_acronym: dict[str, str]
    by_demonym: dict[str, tuple[str, ...]]
    by_seat: dict[str, str]
    capitals: dict[str, str]


def country_code(name: str) -> str | None:
    """The country that a name or acronym names: "Burma" gives "MM", "the U.S." gives "US", "Atlantis" None."""
    names = known()
    bare = name.replace(".", "").removeprefix("the ").removeprefix("The ").strip()
    if bare in names.by_acronym:
        return names.by_acronym[bare]
    return names.by_name.get(fold(name)) if any(letter.isupper() for letter in name) else None


def demonym_country(name: str) -> str | None:
    """The country of an adjective or people: "Israeli" gives "IL"; "Congolese" None, for two countries share it."""
    codes = demonym_countries(name)
    return codes[0] if len(codes) == 1 else None


def demonym_countries(name: str) -> tuple[str, ...]:
    """Every country that a demonym may stand for, none for a word that is not one (or not capitalised)."""
    return known().by_demonym.get(fold(name), ()) if name[:1].isupper() else ()


def metonym_country(name: str) -> str | None:
    """The country whose government a capital or palace stands for: "the Kremlin" gives "RU", "Washington" "US"."""
    return known().by_seat.get(fold(name))


def capital_of(code: str) -> str | None:
    """The capital of a country, by its code."""
    return known().capitals.get(code)


def country(code: str) -> Country | None:
    """The country with a code, None for an unknown one."""
    return known().countries.get(code)


@cache
def known() -> Names:
    """The tables, read once a process from `resources/countries.yaml`."""
    rows = resources.load("countries.yaml")
    quiet = {fold(name) for name in rows["not_seats"]}
    names = Names({}, {}, {}, {}, {}, {})
    for row in rows["countries"]:
        code = row["code"]
        names.countries[code] = _country(row)
        for name in (row["name"], *row.get("also", ())):
            _add_name(names, name, code)
        for word in demonyms(row.get("demonyms", ())):
            names.by_demonym[word] = (*names.by_demonym.get(word, ()), code)
        _add_seats(names, row, quiet)
    return names


def demonyms(words: tuple[str, ...] | list[str]) -> list[str]:
    """Demonyms with their plurals, folded: "Afghan" gives "afghan" and "afghans"; "Swiss" and "Chinese" stay."""
    plural = [f"{word}s" for word in words if not word.endswith(("ese", "ish", "s", "nch", "tch", "men", "ois"))]
    return list(dict.fromkeys(fold(word) for word in (*words, *plural)))


def _country(row: dict[str, object]) -> Country:
    area = float(str(row["area_km2"]))
    return Country(
        code=str(row["code"]),
        name=str(row["name"]),
        geonameid=int(str(row["geonameid"])),
        lat=float(str(row["lat"])),
        lon=float(str(row["lon"])),
        radius_km=round(max(sqrt(area / pi), 1.0), 1),
    )


def _add_name(names: Names, name: str, code: str) -> None:
    bare = name.replace(".", "")
    if bare.isupper():
        names.by_acronym.setdefault(bare, code)
    else:
        names.by_name.setdefault(fold(name), code)


def _add_seats(names: Names, row: dict[str, object], quiet: set[str]) -> None:
    code, capital = str(row["code"]), row.get("capital")
    seats = row.get("seats", [])
    assert isinstance(seats, list)
    if isinstance(capital, str):
        names.capitals[code] = capital
        seats = [capital, *seats]
    for seat in seats:
        if fold(seat) not in quiet:
            names.by_seat.setdefault(fold(seat), code)
