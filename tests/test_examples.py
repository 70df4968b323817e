"""The example crisis: every report is received, and what was planted stands in the reports' own words."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.errors import InputError
from onrecord.intake import Hints, receive
from onrecord.model import Report
from onrecord.vocabulary import ActType, Issue, Measure, Stage, labels

TALWEN = Path(__file__).parents[1] / "examples" / "talwen"
STANCES = {"denies", "demands", "refuses", "considers", "offers", "accepts", "concedes", "threatens", "suspends"}
LINKS = {
    "copy",
    "trimmed-copy",
    "embedded-copy",
    "rewrite",
    "version",
    "shared-statement",
    "independent",
    "round-up",
}
VARIANTS = {
    "altered",
    "verbatim",
    "typographic",
    "trimmed",
    "marked-edit",
    "translation",
    "other-speaker",
    "same-words",
}
RELATIONS = {"update", "conflict", "explained", "revision-down", "correction"}


@cache
def planted() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((TALWEN / "planted.yaml").read_text("utf-8"))
    return found


@cache
def received() -> dict[str, Report]:
    """The report of each key of planted.yaml, through onrecord's own intake."""
    found: dict[str, Report] = {}
    for item in receive([str(TALWEN / "reports")], Hints()):
        assert not isinstance(item, InputError), str(item)
        found[_key(item.where, item.report)] = item.report
    return found


@cache
def outlets() -> dict[str, str]:
    """The outlets of the folders whose files don't name theirs, as the demo gives them."""
    found: dict[str, str] = yaml.safe_load((TALWEN / "outlets.yaml").read_text("utf-8"))
    return found


def _key(where: str, report: Report) -> str:
    for key, row in planted()["reports"].items():
        if row["file"] in where and row.get("entry") in (None, report.ref):
            return str(key)
    raise AssertionError(f"{where} is not written down in planted.yaml")


def mentions(part: object) -> Iterator[Mapping[str, Any]]:
    """Every mapping with `report` and `words`, however deep."""
    if isinstance(part, dict):
        if "report" in part and "words" in part:
            yield part
        for value in part.values():
            yield from mentions(value)
    elif isinstance(part, list):
        for value in part:
            yield from mentions(value)


SECTIONS = [name for name in planted() if name not in ("schema", "crisis", "window", "parties", "reports")]


def test_every_report_is_received_and_written_down() -> None:
    """Each file and entry of the example gives one report, and planted.yaml lists them all, no more."""
    assert set(received()) == set(planted()["reports"])


def test_the_crisis_is_as_large_as_promised() -> None:
    """A newcomer sees at least 36 reports of nine outlets over three weeks."""
    rows = planted()["reports"].values()
    days = {row["published"][:10] for row in rows}
    assert len(rows) >= 36
    assert len({row["outlet"] for row in rows}) >= 9
    assert len(days) >= 18


@pytest.mark.parametrize("section", SECTIONS)
def test_planted_words_stand_in_their_report(section: str) -> None:
    """What planted.yaml quotes is in the canonical text of the report it names, to the character."""
    lost = [
        (mention["report"], mention["words"])
        for mention in mentions(planted()[section])
        if mention["words"] not in received()[mention["report"]].text
    ]
    assert not lost


def test_details_that_differ_and_conditions_stand_there_too() -> None:
    """The wordings by which reports differ, and the conditions of a stance, are the reports' own."""
    for mention in mentions({name: planted()[name] for name in SECTIONS}):
        text = received()[mention["report"]].text
        for words in (*mention.get("differs", {}).values(), mention.get("condition") or ""):
            assert words in text, mention


def test_reports_know_their_day_outlet_and_language() -> None:
    """Intake gives each report the day and language that planted.yaml has for it, and the outlet where the input names it."""
    unnamed = outlets()
    for key, row in planted()["reports"].items():
        report = received()[key]
        assert (report.published.value or "")[:10] == row["published"][:10], key
        assert report.language.startswith(row.get("language", "en")), key
        assert report.outlet == row["outlet"] or unnamed.get(row["file"].split("/")[0]) == row["outlet"], key


def test_versions_share_an_address_and_differ_in_text() -> None:
    """A corrected report and an agency's update keep their address and change their words."""
    for link in planted()["links"]:
        if link["kind"] == "version":
            first, later = (received()[key] for key in (link["origin"], *link["others"]))
            assert first.url == later.url
            assert first.text != later.text


def test_labels_are_those_that_the_key_explains() -> None:
    """Kinds, stances, stages, issues and measures are of the lists in README.md and the vocabularies."""
    found = planted()
    assert {link["kind"] for link in found["links"]} <= LINKS
    assert {v["kind"] for quotation in found["quotations"] for v in quotation["variants"]} <= VARIANTS
    assert {series["relation"] for series in found["figures"]} <= RELATIONS
    assert {series["measure"] for series in found["figures"]} <= set(labels(Measure))
    assert {step["stance"] for position in found["positions"] for step in position["course"]} <= STANCES
    assert {p["issue"] for p in (*found["positions"], *found["silences"])} <= set(labels(Issue))
    assert {step["stage"] for proposal in found["proposals"] for step in proposal["course"]} <= set(labels(Stage))
    assert {act["type"] for act in found["acts"]} <= set(labels(ActType))


def test_an_altered_quotation_differs_as_written_down() -> None:
    """Putting the changes of an altered quotation into the original gives the altered words."""
    for quotation in planted()["quotations"]:
        for variant in quotation["variants"]:
            if variant["kind"] != "altered":
                continue
            words = quotation["original"]["words"]
            for change in variant["changes"]:
                assert change["was"] in words
                words = " ".join(words.replace(change["was"], change["is"]).split()).replace(" ,", ",")
            assert variant["in"]["words"].rstrip(".") in words


def test_a_course_never_goes_back_in_time() -> None:
    """The steps of a position or a proposal are in the order of their days."""
    found = planted()
    for course in [part["course"] for part in (*found["positions"], *found["proposals"])]:
        days = [str(step["date"]) for step in course]
        assert days == sorted(days)
