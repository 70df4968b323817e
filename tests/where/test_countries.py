import pytest

from onrecord.where import countries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the U.S.", "US"),
        ("US", "US"),
        ("the United Kingdom", "GB"),
        ("Burma", "MM"),
        ("Cote d’Ivoire", "CI"),
        ("Türkiye", "TR"),
        ("occupied Palestinian territory", "PS"),
        ("BRAZIL", "BR"),
        ("North Korea", "KP"),
    ],
)
def test_names_and_spellings_name_one_country(name: str, code: str) -> None:
    """A country is found under its names, acronyms and spellings."""
    assert countries.country_code(name) == code


@pytest.mark.parametrize("name", ["us", "car", "georgia", "turkey", "Atlantis", "", "the"])
def test_common_words_name_no_country(name: str) -> None:
    """A word in small letters, or a name that nobody knows, stays unknown."""
    assert countries.country_code(name) is None


@pytest.mark.parametrize(
    ("word", "code"), [("Israeli", "IL"), ("Israelis", "IL"), ("Turks", "TR"), ("Swiss", "CH"), ("Chinese", "CN")]
)
def test_demonyms_in_both_numbers(word: str, code: str) -> None:
    """A demonym gives its country in the singular and in the plural."""
    assert countries.demonym_country(word) == code


@pytest.mark.parametrize("word", ["Congolese", "Dominican", "polish", "Martian"])
def test_a_shared_demonym_is_not_guessed(word: str) -> None:
    """A demonym that two countries share, and a verb that looks like one, give None."""
    assert countries.demonym_country(word) is None


def test_shared_demonyms_list_every_country() -> None:
    """The caller who knows the report can still see which countries share a demonym."""
    assert set(countries.demonym_countries("Congolese")) == {"CD", "CG"}


@pytest.mark.parametrize(
    ("name", "code"), [("the Kremlin", "RU"), ("Washington", "US"), ("10 Downing Street", "GB"), ("Tel Aviv", "IL")]
)
def test_seats_stand_for_governments(name: str, code: str) -> None:
    """A capital or palace gives the country whose government it stands for."""
    assert countries.metonym_country(name) == code


def test_a_seat_of_several_bodies_is_not_guessed() -> None:
    """Brussels may be the kingdom, the Union or the alliance: None."""
    assert countries.metonym_country("Brussels") is None


def test_every_country_is_whole() -> None:
    """Each of the 250 has a two-letter code, a point on the globe and an area of at least one kilometre."""
    known = countries.known().countries
    assert len(known) == 250
    for code, country in known.items():
        assert len(code) == 2 and code.isupper()
        assert -90 <= country.lat <= 90 and -180 <= country.lon <= 180 and country.radius_km >= 1
