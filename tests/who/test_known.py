"""What is known of actors before a report is read: the shipped lists, a user's own, and what of it reaches a record."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from onrecord import resources
from onrecord.cli import main
from onrecord.errors import ActorsError
from onrecord.language import Language, Parsed
from onrecord.model import Actor, Published
from onrecord.where.countries import known as countries
from onrecord.who import cast_of, known
from tests.conftest import report_of

Parse = Callable[[str], Parsed]

LIST = """
- names: [Harbour Front, HF]
  kind: armed-group
  qid: Q123456789
- names: [Helena Brandt]
  kind: person
  qid: Q987654321
  roles: [{role: foreign minister, country: 'NO', from: 2021-03-01, to: 2024-06-30}]
"""


@pytest.fixture(autouse=True)
def shipped() -> Iterator[None]:
    """Each test begins and ends with the shipped lists only."""
    known.directory.cache_clear()
    yield
    known.directory.cache_clear()


def actors(language: Language, text: str, day: str | None = None) -> dict[str, Actor]:
    """The cast of a text that was published on a day, by name."""
    published = Published(value=day, basis="given") if day else Published()
    report = msgspec.structs.replace(report_of(text), published=published)
    return {found.name: found for found in cast_of(language.parse(report)).actors.values()}


def test_states_and_bodies_link_to_their_items(language: Language) -> None:
    """A state links by its ISO code, a body by any of its names; the names stay the report's."""
    found = actors(language, "The EU said France would pay. NATO agreed. The Harbour Board refused.")
    assert {name: found[name].qid for name in ("EU", "France", "NATO", "Harbour Board")} == {
        "EU": "Q458",
        "France": "Q142",
        "NATO": "Q7184",
        "Harbour Board": None,
    }
    assert found["France"].country == "FR"


def test_every_state_has_one_item_and_every_item_one_form() -> None:
    """No state without an item, no item used for two, none that isn't a Wikidata id."""
    items = resources.load("known_actors_qids.yaml")
    assert set(items["states"]) == set(countries().countries)
    every = [*items["states"].values(), *items["bodies"].values()]
    assert len(every) == len(set(every))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in every)
    names = {entry[0] for entries in resources.load("known_actors.yaml").values() for entry in entries}
    assert set(items["bodies"]) <= names


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A user's list."""
    path = tmp_path / "mine.yaml"
    path.write_text(LIST, "utf-8")
    return path


def test_a_users_list_joins_names_and_links_them(language: Language, mine: Path) -> None:
    """Two names of one entry are one actor, of the entry's kind, with its item."""
    text = "The Harbour Front said the road was open. HF fighters left. The HF denied it."
    known.use(mine)
    found = actors(language, text)["Harbour Front"]
    assert (found.kind, found.qid) == ("armed-group", "Q123456789")
    assert any(text[start:end].endswith("HF") for start, end in found.mentions)


@pytest.mark.parametrize(
    ("day", "linked"),
    [("2022-01-01", True), ("2024-06-30", True), ("2024-07-01", False), ("2021-02-28", False), (None, False)],
)
def test_a_person_is_linked_only_while_in_office(language: Language, mine: Path, day: str | None, linked: bool) -> None:
    """An office counts on its days, both ends included; before, after and without a day nothing is linked."""
    known.use(mine)
    found = actors(language, "Helena Brandt said the port would open.", day)["Helena Brandt"]
    assert (found.qid == "Q987654321") == linked
    assert found.role is None


def test_an_office_takes_up_who_held_it_that_day(language: Language, mine: Path) -> None:
    """ "The Norwegian foreign minister" is she in 2022, and nobody that is known in 2025."""
    text = "Helena Brandt came to the port. The Norwegian foreign minister said it would open."
    known.use(mine)
    assert not any("minister" in name for name in actors(language, text, "2022-01-01"))
    assert any("minister" in name for name in actors(language, text, "2025-01-01"))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("names: [X]", "not a list"),
        ("- [", "not YAML"),
        ("- {names: [], kind: person}", "entry 1: it has no names"),
        ("- {names: [A], kind: person}\n- {names: [B], kind: militia}", "entry 2: the kind 'militia'"),
        ("- {names: [A], kind: party, qid: 17}", "17 is no Wikidata item"),
        ("- {names: [A], kind: party, size: 3}", "nothing else"),
        ("- {names: [A], kind: person, roles: [{role: mayor, from: soon}]}", "from and to are days"),
        ("- {names: [A], kind: person, roles: [{role: mayor, from: 2020-01-02, to: 2020-01-01}]}", "ends before"),
        ("- {names: [A], kind: person, roles: [{role: mayor, country: NO}]}", "in quotation marks"),
        ("- {names: [A], kind: person, roles: mayor}", "roles must be a list"),
    ],
)
def test_a_bad_list_is_told_in_one_line_and_not_used(tmp_path: Path, text: str, problem: str) -> None:
    """One line names the file and what is wrong, and nothing of the list is kept."""
    path = tmp_path / "bad.yaml"
    path.write_text(text, "utf-8")
    before = dict(known.directory().names)
    with pytest.raises(ActorsError) as raised:
        known.use(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert problem in str(raised.value)
    assert "\n" not in str(raised.value)
    assert known.directory().names == before


def test_a_list_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    """A missing file and one of bytes are told like any other bad list."""
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    for name in ("missing.yaml", "bytes.yaml"):
        with pytest.raises(ActorsError, match=name):
            known.use(tmp_path / name)


@pytest.mark.parametrize("command", ["read", "add"])
def test_the_commands_tell_a_bad_list_before_they_begin(tmp_path: Path, command: str) -> None:
    """`--actors` with a bad file: one line, exit code 1, and no record made."""
    report, bad, record = tmp_path / "r.txt", tmp_path / "bad.yaml", tmp_path / "r.db"
    report.write_text("The mayor said the road was open.", "utf-8")
    bad.write_text("- {names: [A], kind: militia}", "utf-8")
    first = [str(record)] if command == "add" else []
    result = CliRunner().invoke(main, [command, *first, str(report), "--actors", str(bad)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"onrecord: {bad}: entry 1")
    assert len(result.stderr.splitlines()) == 1
    assert not record.exists()
    assert result.stdout == ""
