from collections.abc import Callable

import pytest
from hypothesis import given, settings

from onrecord.finding import Finding
from onrecord.language import Language
from onrecord.model import Place
from onrecord.where import places
from tests.conftest import report_of
from tests.strategies import hard_texts

Find = Callable[[str], Finding[Place]]
Placed = Callable[[str], dict[str, Place]]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Shells fell near Khartoum on Monday.", "Khartoum", "SD"),
        ("The convoy reached Deir ez-Zor in Syria.", "Deir ez-Zor", "SY"),
        ("The convoy reached Deir Ezzor in Syria.", "Deir Ezzor", "SY"),
        ("Families fled Al-Hudaydah, Yemen, by night.", "Al-Hudaydah", "YE"),
        ("They crossed at the Rafah crossing.", "Rafah crossing", None),
        ("Tankers wait in the Strait of Hormuz.", "Strait of Hormuz", None),
        ("Patrols in Darfur were halted.", "Darfur", "SD"),
        ("People fled to Zaatari in Jordan.", "Zaatari", "JO"),
        ("GENEVA — The talks went on.", "GENEVA", "CH"),
        ("A gunman opened fire in Mazar-i-Sharif, Afghanistan.", "Mazar-i-Sharif", "AF"),
    ],
)
def test_a_place_is_found_and_placed(placed: Placed, text: str, words: str, country: str | None) -> None:
    """Countries, towns under any spelling, camps, crossings and waters are found with their words and a point."""
    place = placed(text)[words]
    assert place.country == country
    assert place.lat is not None and place.lon is not None and place.radius_km


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Fighting broke out in Tripoli, Libya.", "Libya", "literal"),
        ("Moscow warned the council on Monday.", "Moscow", "metonym"),
        ("The envoy held talks with Tehran.", "Tehran", "metonym"),
        ("Two people died in Moscow on Monday.", "Moscow", "literal"),
        ("Russian troops withdrew.", "Russian", "demonym"),
        ("Three Kenyans were hurt.", "Kenyans", "demonym"),
        ("US troops withdrew from the base.", "US", "demonym"),
        ("The Bank of England kept its rate.", "England", "in-name"),
    ],
)
def test_a_name_has_a_role(placed: Placed, text: str, words: str, role: str) -> None:
    """A seat of government that acts is a metonym, a people a demonym, a part of a longer name in-name, else literal."""
    assert placed(text)[words].role == role


def test_the_country_after_a_name_decides(placed: Placed) -> None:
    """ "Paris, Texas" is in Texas and "Paris" in France, "Tripoli, Lebanon" in Lebanon."""
    assert placed("A storm struck Paris, Texas, on Monday.")["Paris"].admin1 == "TX"
    assert placed("A storm struck Paris on Monday, said France.")["Paris"].country == "FR"
    assert placed("Clashes shook Tripoli, Lebanon, overnight.")["Tripoli"].country == "LB"


def test_the_report_s_countries_decide(placed: Placed) -> None:
    """A name that many places bear goes by the countries that the report names."""
    assert placed("Venezuela mourned. A bus crashed in Valencia, killing six in Venezuela.")["Valencia"].country == "VE"
    assert placed("Spain mourned. A bus crashed in Valencia, killing six in Spain.")["Valencia"].country == "ES"


def test_a_state_behind_its_town(placed: Placed) -> None:
    """ "Seattle, Washington" names a state, "Washington, D.C." one town with one pin."""
    assert placed("The crew is from Seattle, Washington, and sailed on.")["Washington"].feature == "admin1"
    assert placed("Envoys met in Washington, D.C., on Monday.")["Washington, D.C."].feature == "town"


def test_a_province_is_wider_than_its_town(placed: Placed) -> None:
    """ "Aleppo province" and "the province of Aleppo" are areas, not the city."""
    city = placed("Shells hit the city of Aleppo in Syria.")["Aleppo"]
    province = placed("Shells hit the province of Aleppo in Syria.")["Aleppo"]
    assert (city.feature, province.feature) == ("town", "admin1")
    assert province.radius_km and city.radius_km and province.radius_km > 3 * city.radius_km


def test_what_is_not_settled_says_why(find: Find) -> None:
    """A name with several bearers and no hint keeps its span, its count and a reason, and no point."""
    found = find("The ferry left San Isidro at dawn.")
    (place,) = found.parts
    assert place.name is None and place.lat is None and place.country is None
    assert place.candidates > 1
    assert found.unresolved[0].span == place.span and found.unresolved[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "Hillary Clinton spoke for an hour. Clinton said no more.",
        "President Lincoln freed them.",
        "Michael Jordan scored, and Gen. Austin Miller watched.",
        "Police said most of the union would march in May.",
    ],
)
def test_people_and_common_words_are_no_towns(find: Find, text: str) -> None:
    """A surname, a title's bearer or a common word that some town is called by is not a place."""
    assert find(text).parts == ()


@settings(max_examples=60)
@given(hard_texts)
def test_no_text_breaks_a_span(language: Language, text: str) -> None:
    """Whatever the text, each span lies in it, is not empty, has no white space at its edges, and none overlaps another."""
    end = 0
    for place in places(language.parse(report_of(text))).parts:
        words = text[place.span[0] : place.span[1]]
        assert words and words == words.strip()
        assert place.span[0] >= end
        end = place.span[1]
