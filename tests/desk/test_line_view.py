"""A line on a page: never without its report, its words and who says it, and read the same way everywhere."""

import dataclasses
from pathlib import Path

import pytest
from httpx import Client
from hypothesis import HealthCheck, given, settings
from lxml import html

from onrecord.errors import BrokenRecord
from onrecord.line import lines_of
from onrecord.model import Record
from onrecord.pages.lineview import LineView, view
from onrecord.pages.links import Served
from onrecord.pages.press import Press
from onrecord.pages.render import Frame, render
from onrecord.pages.shelf import Shelf
from onrecord.record import Store
from tests.desk.making import add_all, split_quotation
from tests.desk.reading import every_page, words
from tests.record.making import record_of
from tests.strategies import records

LINKS = Served()
FRAME = Frame(record="strait", title="strait", here="", state="", seq=1)


def views_of(record: Record) -> dict[str, LineView]:
    return {line.part.id: view(line, LINKS, record.times) for line in lines_of(record)}


def test_a_line_without_words_voice_or_report_cant_be_made() -> None:
    """The view of a line refuses to exist without its source."""
    shown = views_of(record_of())["S1"]
    with pytest.raises(BrokenRecord):
        dataclasses.replace(shown, plain="")
    with pytest.raises(BrokenRecord):
        dataclasses.replace(shown, who=dataclasses.replace(shown.who, name=""))
    with pytest.raises(BrokenRecord):
        dataclasses.replace(shown, origin=dataclasses.replace(shown.origin, id=""))


@pytest.mark.parametrize("macro", ["who", "words", "source", "line", "note", "reading"])
@pytest.mark.parametrize("missing", ["plain", "name", "id"])
def test_the_template_refuses_too(macro: str, missing: str, tmp_path: Path) -> None:
    """Whatever reaches the templates, nothing is drawn of a line that lacks its report, words or voice."""
    from jinja2 import ChainableUndefined, DictLoader

    from onrecord.pages.render import _environment

    class Loose:
        """A line made by someone who went round the types."""

        def __init__(self, **fields: object) -> None:
            self.__dict__.update(fields)

        def __getattr__(self, name: str) -> object:
            return ChainableUndefined(name=name)

    given = {"plain": "words", "name": "Osk", "id": "r-1"} | {missing: ""}
    line = Loose(plain=given["plain"], who=Loose(name=given["name"]), origin=Loose(id=given["id"]))
    made = _environment().overlay()
    made.loader = DictLoader(
        {"x": f'{{% from "parts/line.html" import {macro} %}}{{{{ {macro}(given) }}}}', **_parts()}
    )
    with pytest.raises(BrokenRecord):
        made.get_template("x").render(given=line)


def _parts() -> dict[str, str]:
    from importlib.resources import files

    part = files("onrecord.pages").joinpath("templates/parts/line.html").read_text("utf-8")
    return {"parts/line.html": part}


def test_every_line_of_every_page_names_its_report_and_its_voice(client: Client) -> None:
    """On whichever page a line stands, it has a name, words, and a way to the report they stand in."""
    count = 0
    for address, page in every_page(client):
        for line in page.cssselect("article.line"):
            where = (address, words(line))
            assert words(line.cssselect(".name")[0]), where
            assert words(line.cssselect("blockquote")[0]), where
            assert any("/reports/r-" in a.get("href") for a in line.cssselect(".where a")), where
            count += 1
    assert count > 40


def test_a_line_reads_speaker_verb_words_addressee_time_place() -> None:
    """Speaker and role, what they did with words, the words as marked, to whom, when, where."""
    shown = views_of(record_of())["S1"]
    assert (shown.who.name, shown.who.note, shown.verb, shown.to) == ("Osk Varenne", "minister", "said", "Free Harbour")
    assert shown.when == "Monday (12 May 2031)"
    assert shown.origin.outlet == "Harbour Courier" and shown.origin.published.words == "14 May 2031"
    assert '<mark class="m claim" data-line="S1">40 people fled Ilmar</mark>' in shown.words
    assert '<mark class="m source" data-line="S1">Osk Varenne</mark>' in shown.words


def test_an_unnamed_source_is_shown_as_unnamed() -> None:
    """Where the report names nobody, its own words stand in the speaker's place and are said to be that."""
    shown = views_of(record_of())["S2"]
    assert (shown.who.name, shown.who.basis, shown.who.note) == ("A diplomat", "mention", "in the report’s words")
    assert shown.verb == "denied"


def test_an_act_that_nobody_is_quoted_for_is_the_reports() -> None:
    """The report itself is the voice of what it tells."""
    shown = views_of(record_of())["F1"]
    assert shown.who.name == "Osk Varenne"
    assert shown.detail == ("40", "displaced, counted by Osk Varenne")
    shown = views_of(record_of())["B1"]
    assert (shown.who.basis, shown.who.note, shown.detail) == ("report", "the report itself", ("tabled", "truce plan"))


def test_a_very_long_line_is_cut_and_says_so(tmp_path: Path) -> None:
    """A page of quotation doesn't fill a list: its beginning stands there, with the way to the rest."""
    record = record_of("Osk Varenne " * 200)
    shown = views_of(record)["F1"]
    assert not shown.cut
    text = "He said: " + "and so on " * 300
    from onrecord.model import Attribution
    from tests.record.making import report_of

    long = Record(
        report=report_of(text), attributions=(Attribution(id="S1", kind="indirect", content=((9, len(text) - 1),)),)
    )
    with Store.open(str(tmp_path / "x.db")) as store:
        add_all(store, [long])
        page = html.document_fromstring(Press.served(Shelf(store, "x", store.head())).page("said", {}))
    line = page.cssselect("article.line")[0]
    assert len(words(line)) < 1200 and "the rest stands in the report" in words(line)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(records())
def test_any_record_can_be_shown_and_its_text_is_to_the_character(record: Record) -> None:
    """Whatever a report holds, its page can be made, and the column of text is the report's text."""
    from onrecord.pages.reportview import report_view

    page = html.document_fromstring(render("report.html", FRAME, LINKS, report=report_view(record, LINKS)))
    shown = "".join("".join(map(str, p.itertext())) for p in page.cssselect(".row .text"))
    assert _visible(shown) == _visible(record.report.text)
    for line in lines_of(record):
        assert page.xpath("//li[@id=$id]", id=f"n-{line.part.id}")


def _visible(text: str) -> str:
    """The text without what HTML can't carry: white space at the ends of lines, control characters, halves of pairs."""
    return "".join(c for c in text if c.isprintable() and not c.isspace() and c not in "\ufffd\ufffe\uffff?")


def test_the_two_parts_of_a_quotation_are_one_line(client: Client) -> None:
    """A quotation cut by its cue is marked twice and addressed once; what stands between stays unmarked."""
    shown = views_of(split_quotation())["S1"]
    assert shown.words.count('class="m quotation"') == 2
    assert "Mira Sole</mark> <mark" in shown.words
