"""Who is meant by a description with a name beside it, a name taken for a body's, and a description by its owner."""

from collections.abc import Callable

import pytest
import yaml

from onrecord import resources
from onrecord.language import Parsed
from onrecord.who import cast_of
from onrecord.who.antecedents import weights
from tests.who.test_cast import actor, name

Parse = Callable[[str], Parsed]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The headmaster, Zurab Kelidze, says the school will stay shut.", "headmaster", "Zurab Kelidze"),
        ("A rebel commander known as Ka Lindo told the radio it was over.", "commander", "Ka Lindo"),
        ("A man who gave his name as Abu Sarid said the boats had left.", "man", "Abu Sarid"),
        ("The company, Boreal Cargo, denied it.", "company", "Boreal Cargo"),
        ("The President of Estonia, Dimos Kristou, met the envoy.", "President", "Dimos Kristou"),
        ("One of these groups, the Kordan Democratic Forces (KDF), agreed.", "One", "Kordan Democratic Forces"),
        ("One of the organizers, Umm Hatem al-Sadri, said the road was cut.", "One", "Umm Hatem al-Sadri"),
    ],
)
def test_a_description_with_a_name_beside_it_is_who_the_name_is(
    parse: Parse, text: str, word: str, expected: str
) -> None:
    """A reader who asks for the speaker gets the name that the report gives on the spot."""
    parsed = parse(text)
    assert name(parsed, cast_of(parsed), word) == expected


def test_a_name_beside_an_office_is_no_part_of_the_role(parse: Parse) -> None:
    """The role is what stands before the name."""
    parsed = parse("The President of Estonia, Dimos Kristou, met the envoy.")
    found = actor(parsed, cast_of(parsed), "President")
    assert found is not None
    assert found.role == "President of Estonia"


def test_an_office_is_held_by_whom_the_report_names_with_it_further_down(parse: Parse) -> None:
    """Statements often begin with the office and name its holder in the second paragraph."""
    text = "The Foreign Secretary has condemned the raid. Foreign Secretary Boris Ostrand said: “We stand by them.”"
    parsed = parse(text)
    assert name(parsed, cast_of(parsed), "Secretary", 1) == "Boris Ostrand"


def test_an_office_that_two_hold_is_neither_s(parse: Parse) -> None:
    """Where the report names two with the office, nobody is guessed."""
    parsed = parse("The minister was late. Minister Anna Beck and Minister Tomas Hall stayed.")
    assert name(parsed, cast_of(parsed), "minister", 1) == "minister"


def test_a_described_body_with_a_name_is_not_an_earlier_body(parse: Parse) -> None:
    """ "The newspaper X" is X, although another newspaper came before."""
    parsed = parse("The newspaper Dnevni Glas called it a trap. The newspaper Vestnik Juga wrote that it was a plan.")
    cast = cast_of(parsed)
    assert name(parsed, cast, "newspaper", 1) != name(parsed, cast, "newspaper", 2)


def test_she_makes_a_name_a_persons(parse: Parse) -> None:
    """A name that the model took for a body's is a person's as soon as "she" can only stand for it."""
    parsed = parse("The raid began at dawn. Wendeline Osgarth led the inquiry for years. She said the files were gone.")
    cast = cast_of(parsed)
    found = actor(parsed, cast, "She")
    assert found is not None
    assert (found.name, found.kind) == ("Wendeline Osgarth", "person")


def test_a_wrong_pronoun_does_not_fix_a_gender(parse: Parse) -> None:
    """What one pronoun was taken for must not keep a later one from its antecedent."""
    parsed = parse(
        "Dembo Okrane met the envoy. She left early. On Monday Dembo Okrane spoke again. He said it was late."
    )
    assert name(parsed, cast_of(parsed), "He") == "Dembo Okrane"


def test_whose_deputy_is_told_where_a_pronoun_says_it(parse: Parse) -> None:
    """ "His deputy" alone tells nobody who is meant; the actor says whose."""
    parsed = parse("Raymond Castell left for the capital. His deputy said the talks would go on.")
    cast = cast_of(parsed)
    found = actor(parsed, cast, "deputy")
    assert found is not None
    assert found.of is not None
    assert (found.name, cast.actors[found.of].name) == ("His deputy", "Raymond Castell")


def test_the_weights_of_antecedents_are_those_of_known_traits() -> None:
    """The resource holds weights, alone and by sort of pronoun; near mentions and subjects tell for a mention."""
    assert weights()["0 sentences back"] > weights().get("4 or more sentences back", 0.0)
    assert weights()["subject"] + weights()["main subject"] > 0


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_every_resource_loads_with_and_without_libyaml(loader: type[yaml.SafeLoader]) -> None:
    """The two parsers of YAML differ in what they accept; onrecord has to start on machines with either."""
    from importlib.resources import files

    for entry in files(resources).iterdir():
        if entry.name.endswith(".yaml"):
            assert yaml.load(entry.read_bytes(), Loader=loader), entry.name
