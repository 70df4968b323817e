"""Actors from their mentions: names, titles, roles, pronouns, bodies."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import Language, Parsed
from onrecord.model import Actor
from onrecord.who import Cast, cast_of
from tests.conftest import report_of

Parse = Callable[[str], Parsed]


def actor(parsed: Parsed, cast: Cast, word: str, occurrence: int = 1) -> Actor | None:
    """The actor that the given occurrence of a word stands for."""
    tokens = [t for t in parsed.doc if t.text == word]
    name = cast.actor_at(tokens[occurrence - 1])
    return cast.actors[name] if name is not None else None


def name(parsed: Parsed, cast: Cast, word: str, occurrence: int = 1) -> str | None:
    found = actor(parsed, cast, word, occurrence)
    return found.name if found is not None else None


def test_a_surname_is_the_person_named_in_full_before(parse: Parse) -> None:
    """A later surname, with or without a title, is the same actor under the fullest name."""
    parsed = parse("Foreign Minister Helena Brandt met the envoy on Monday. Brandt left on Tuesday. Mrs. Brandt spoke.")
    cast = cast_of(parsed)
    people = {cast.at[t.i] for t in parsed.doc if t.text == "Brandt"}
    assert len(people) == 1
    assert name(parsed, cast, "Brandt", 3) == "Helena Brandt"


def test_titles_are_roles_and_no_part_of_the_name(parse: Parse) -> None:
    """What stands before a name as a title becomes the role."""
    parsed = parse("Prime Minister Daniel Osei said the port would open.")
    found = actor(parsed, cast_of(parsed), "Osei")
    assert found is not None
    assert (found.name, found.kind) == ("Daniel Osei", "person")
    assert found.role == "Prime Minister"


def test_an_apposition_is_its_heads_actor(parse: Parse) -> None:
    """ "Hugh Hill, a doctor" and "the doctor, Hugh Hill" are one person each."""
    for text in ("Hugh Hill, a doctor, said the ward was full.", "The doctor, Hugh Hill, said the ward was full."):
        parsed = parse(text)
        cast = cast_of(parsed)
        assert name(parsed, cast, "doctor") == name(parsed, cast, "Hill") == "Hugh Hill", text


def test_a_definite_role_is_the_last_person_who_has_it(parse: Parse) -> None:
    """ "The minister" is the minister named before."""
    parsed = parse("Defence Minister Carla Mendez arrived late. The minister said nothing.")
    assert name(parsed, cast_of(parsed), "minister") == "Carla Mendez"


def test_pronouns_agree_in_gender(parse: Parse) -> None:
    """ "She" is not the man who was named last."""
    parsed = parse(
        "Mrs. Helena Brandt met Mr. Daniel Osei in the capital. She said the talks went well. He said nothing."
    )
    cast = cast_of(parsed)
    assert name(parsed, cast, "She") == "Helena Brandt"
    assert name(parsed, cast, "He") == "Daniel Osei"


def test_a_pronoun_with_no_antecedent_is_unresolved(parse: Parse) -> None:
    """Nothing is guessed: a pronoun that nothing settles has no actor."""
    parsed = parse("She said the road was closed.")
    assert name(parsed, cast_of(parsed), "She") is None


def test_names_of_countries_and_their_adjectives_are_one_state(parse: Parse) -> None:
    """ "The United States", "the U.S." and "US" are one actor."""
    parsed = parse("The United States sent aid. Officials in the U.S. agreed. The US said more would come.")
    cast = cast_of(parsed)
    assert actor(parsed, cast, "States") == actor(parsed, cast, "U.S.") == actor(parsed, cast, "US")


def test_a_capital_stands_for_its_state_if_the_report_names_it(parse: Parse) -> None:
    """ "Moscow said" is Russia where Russia is in the report, and stays itself where it is not."""
    parsed = parse("Russia moved the ships. Moscow said the move was routine.")
    assert name(parsed, cast_of(parsed), "Moscow") == "Russia"
    alone = parse("Moscow said the move was routine.")
    assert name(alone, cast_of(alone), "Moscow") == "Moscow"


@pytest.mark.parametrize(
    "text", ["Norland and Ostia said the line would hold.", "Ana Ruiz and Daniel Osei said the line would hold."]
)
def test_two_subjects_speak_as_one_group(parse: Parse, text: str) -> None:
    """Coordinated subjects have a joint actor of kind group beside their own."""
    parsed = parse(text)
    cast = cast_of(parsed)
    head = next(t for t in parsed.doc if t.dep_ == "nsubj" and t.head.text == "said")
    joint = cast.joint_at(head)
    assert joint is not None
    assert cast.actors[joint].kind == "group"
    assert cast.actors[joint].name == text.partition(" said")[0]


def test_a_withheld_name_is_anonymous(parse: Parse) -> None:
    """A source that asked not to be named is told apart from a role."""
    parsed = parse("An official who asked not to be named said the road was mined. A spokesman denied it.")
    cast = cast_of(parsed)
    bases = {t.text: cast.basis_at(t) for t in parsed.doc if t.text in ("official", "spokesman")}
    assert bases == {"official": "anonymous", "spokesman": "role"}


def test_a_spokesman_belongs_to_the_body(parse: Parse) -> None:
    """ "A spokesman for the Harbour Authority" is of the authority."""
    parsed = parse("A spokesman for the Harbour Authority said the quay was safe.")
    cast = cast_of(parsed)
    found = actor(parsed, cast, "spokesman")
    assert found is not None
    assert found.of is not None
    assert cast.actors[found.of].name == "Harbour Authority"


def test_every_mention_is_exact_words_of_the_report(parse: Parse) -> None:
    """A mention's span gives the words of the report, with no white space at its edges."""
    parsed = parse("“We won’t leave,” General Piet de Vries said. The general’s aides agreed with him.\n\nHe left.")
    for found in cast_of(parsed).actors.values():
        for start, end in found.mentions:
            assert parsed.text[start:end] == parsed.text[start:end].strip() != ""


PIECES = st.sampled_from(
    [
        "“",
        "-",
        "—",
        "'s ",
        " said ",
        "Ana ",
        "the ",
        "of ",
        ", ",
        ". ",
        "\n",
        "he ",
        "U.S. ",
        "🚢 ",
        "’ ",
        "% ",
        "5 ",
        "ministers ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_actor_has_a_name(language: Language, text: str) -> None:
    """Whatever the parse makes of a text, nobody is called by nothing, and every mention is whole words."""
    parsed = language.parse(report_of(text))
    for found in cast_of(parsed).actors.values():
        assert any(letter.isalnum() for letter in found.name)
        assert all(parsed.text[start:end].strip() for start, end in found.mentions)


def test_an_office_is_taken_up_by_other_words(parse: Parse) -> None:
    """A president is "the leader", a foreign minister "the top diplomat", a governor "the Munich governor"."""
    for text, word in (
        ("President Daniel Osei came late. The leader said nothing.", "leader"),
        ("Foreign Minister Helena Brandt came late. The top diplomat said nothing.", "diplomat"),
        ("Governor Daniel Osei came late. The Munich governor said nothing.", "governor"),
        ("Governor Daniel Osei came late. The country's governor said nothing.", "governor"),
    ):
        parsed = parse(text)
        assert name(parsed, cast_of(parsed), word) in ("Daniel Osei", "Helena Brandt"), text


def test_a_description_is_the_latest_that_says_as_much(parse: Parse) -> None:
    """ "The rebels" are the rebels described before; a bare plural without an article is not taken for them."""
    parsed = parse("Heavily armed rebels took the bridge. The rebels said it was theirs.")
    cast = cast_of(parsed)
    assert actor(parsed, cast, "rebels", 1) == actor(parsed, cast, "rebels", 2)


def test_a_document_speaks_for_whoever_gave_it_out(parse: Parse) -> None:
    """ "The statement said" is the ministry that issued it; a statement of nobody stays a document."""
    parsed = parse("The Harbour Ministry issued a statement on Monday. The statement said the quay was safe.")
    assert name(parsed, cast_of(parsed), "statement", 2) == "Harbour Ministry"
    alone = parse("The statement said the quay was safe.")
    found = actor(alone, cast_of(alone), "statement")
    assert found is not None
    assert found.kind == "document"


def test_a_town_is_no_agent_unless_it_speaks(parse: Parse) -> None:
    """A town that things happen in can't act; a state can."""
    parsed = parse("Troops from Poland entered Gdansk.")
    cast = cast_of(parsed)
    agents = {cast.actors[one].name for one in cast.agents}
    assert "Poland" in agents
    assert "Gdansk" not in agents


def test_a_state_keeps_a_countrys_name(parse: Parse) -> None:
    """A people's name doesn't replace the state's, however long it is."""
    parsed = parse("Iran opened the port. The Iranians said it was safe.")
    assert name(parsed, cast_of(parsed), "Iranians") == "Iran"


def test_the_side_of_a_communique_is_its_state(parse: Parse) -> None:
    """ "The Russian side" is Russia."""
    parsed = parse("The Russian side said the talks went well.")
    found = actor(parsed, cast_of(parsed), "side")
    assert found is not None
    assert (found.name, found.kind, found.country) == ("Russia", "state", "RU")


def test_the_two_leaders_are_the_two_that_were_named(parse: Parse) -> None:
    """Two persons named apart and taken up together are one group with both as members; of three, nobody is guessed."""
    parsed = parse("Daniel Osei met Helena Brandt on Monday. The two leaders agreed to open the port.")
    cast = cast_of(parsed)
    found = actor(parsed, cast, "leaders")
    assert found is not None
    assert (found.name, found.kind) == ("Daniel Osei and Helena Brandt", "group")
    assert {cast.actors[one].name for one in cast.together[found.id]} == {"Daniel Osei", "Helena Brandt"}
    three = parse("Daniel Osei met Helena Brandt and Carla Mendez. Later Piet Vos came. The two leaders left.")
    assert len(cast_of(three).together) == 0


def test_a_caption_is_not_taken_up(parse: Parse) -> None:
    """Whom only the caption of a picture names is not who "he" is in the report's next sentence."""
    parsed = parse(
        "Daniel Osei said the port would open.\nFILE - Piet Vos waves to a crowd in Ostia, March 3, 2020.\nHe said it was late."
    )
    assert name(parsed, cast_of(parsed), "He") == "Daniel Osei"


def test_a_dash_before_a_name_is_no_part_of_it(parse: Parse) -> None:
    """ "FILE - An engineer" is an engineer."""
    parsed = parse("FILE - An engineer walks along the quay.")
    assert name(parsed, cast_of(parsed), "engineer") == "engineer"


def test_a_family_name_may_stand_first(parse: Parse) -> None:
    """A single word that begins one person's full name, and ends nobody's, is that person."""
    parsed = parse("Premier Qin Weilan spoke on Monday. Qin said the road was open.")
    assert name(parsed, cast_of(parsed), "Qin", 2) == "Qin Weilan"


def test_named_parties_are_cast_without_a_line(parse: Parse) -> None:
    """Bodies that act and people who recur belong to the cast on their own account; organisations and towns don't."""
    parsed = parse("NATO moved the ships. Daniel Osei watched. The ships left the Harbour Museum in Gdansk.")
    cast = cast_of(parsed)
    named = {cast.actors[one].name for one in cast.principal}
    assert {"NATO", "Daniel Osei"} <= named
    assert not named & {"Harbour Museum", "Gdansk", "ships"}
