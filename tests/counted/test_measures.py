"""What is known about measures is data: complete, in plain words, and open to a user's own."""

from pathlib import Path

import pytest

from onrecord import resources
from onrecord.counted import figures
from onrecord.counted.measures import ROLES, known
from onrecord.errors import BrokenInput
from onrecord.language import Language
from onrecord.vocabulary import Measure, labels
from onrecord.who import cast_of
from tests.conftest import report_of


def test_every_measure_is_described_with_an_hxl_tag() -> None:
    """A label of the vocabulary without words or a tag could never be found or exported."""
    assert set(resources.load("measures.yaml")["measures"]) == set(labels(Measure))
    assert all(tag.startswith("#") for tag in known().hxl.values())


def test_displacement_has_the_terms_of_its_analysts() -> None:
    """The terms of the Internal Displacement Monitoring Centre are kept beside its measures."""
    assert known().idmc["displaced"] == "Displaced"
    assert known().idmc["returned"] == "Returns"


def test_no_word_means_two_things_in_one_role() -> None:
    """A word listed under two measures in one role would be read by the order of the file."""
    data = resources.load("measures.yaml")["measures"]
    for role in ROLES:
        words = [word for entry in data.values() for word in entry.get(role) or ()]
        assert sorted({w for w in words if words.count(w) > 1}) == [], role


def test_a_users_words_are_laid_over_ours(tmp_path: Path, language: Language) -> None:
    """A desk that counts "quads" as weapons says so in a file of its own, and changes nothing else."""
    own = tmp_path / "own.yaml"
    own.write_text("measures:\n  weapons:\n    nouns: [quad]\n    hxl: '#item+weapons'\n", "utf-8")
    parsed = language.parse(report_of("The army lost 12 quads and 40 tanks."))
    before = figures(parsed, cast_of(parsed), (), (), ())
    after = figures(parsed, cast_of(parsed), (), (), (), measures=known(own))
    assert [f.measure for f in before.parts] == ["other", "weapons"]
    assert [(f.measure, f.hxl) for f in after.parts] == [("weapons", "#item+weapons")] * 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("measures:\n  harmed:\n    nouns: [x]\n", "harmed"),
        ("- a list\n", "holds no measures"),
        ("measures: [", "not a readable YAML file"),
    ],
)
def test_a_users_broken_file_is_one_clear_line(content: str, problem: str, tmp_path: Path) -> None:
    """A bad file of measures names itself and what is wrong, and says what to do."""
    own = tmp_path / "own.yaml"
    own.write_text(content, "utf-8")
    with pytest.raises(BrokenInput, match=problem) as error:
        known(own)
    assert str(own) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    """A missing file is told like a broken one."""
    with pytest.raises(BrokenInput, match=r"none\.yaml"):
        known(tmp_path / "none.yaml")
