"""Two wordings of one quotation on its report's page: side by side, with the words that differ, and no word of ours."""

from pathlib import Path

import msgspec

from onrecord.language import Language
from onrecord.pages.links import Served
from onrecord.pages.reportview import report_view
from onrecord.reading import read_report
from onrecord.record import Store
from tests.conftest import report_of
from tests.desk.making import add_all
from tests.desk.reading import page, words
from tests.desk.serving import serving

TEXT = "Rain fell on Brell.\n\n“We will <not> leave,” Osk Varenne said on Monday."


def test_headline_and_text_stand_side_by_side(language: Language, tmp_path: Path) -> None:
    """The page gives both wordings as they stand, marks the words that differ, leads to the line, and says no more."""
    report = msgspec.structs.replace(report_of(TEXT), title="‘We will <never> leave’, says Varenne")
    record = read_report(report, language)
    with Store.open(str(tmp_path / "two.db")) as store, serving(add_all(store, [record]), "two") as client:
        shown = page(client, f"/reports/{report.id}")
    (section,) = shown.cssselect("section.wordings")
    assert [words(li) for li in section.cssselect("li")] == [
        "headline: We will <never> leave text: We will <not> leave where it stands"
    ]
    assert [words(mark) for mark in section.cssselect("mark")] == ["never", "not"]
    assert [a.get("href") for a in section.cssselect("a")] == ["#S1"]
    assert not [li for li in shown.cssselect("section.unsettled:not(.wordings) li") if "headline" in words(li)]


def test_a_report_in_one_wording_has_no_such_section(language: Language) -> None:
    """Where headline and text agree, the page has nothing to set side by side."""
    report = msgspec.structs.replace(report_of(TEXT), title="‘We will not leave’, says Varenne")
    assert report_view(read_report(report, language), Served()).wordings == ()
