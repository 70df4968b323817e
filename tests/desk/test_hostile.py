"""Hostile reports: nothing that a report brings runs, breaks out of its place, or turns the page round."""

import pytest
from httpx import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.pages.links import Filed, file_name, outward, page_file
from onrecord.pages.render import plain
from tests.desk.making import hostile
from tests.desk.reading import every_page, words

EVIL = "<script>alert('ilmar')</script>"


def test_script_in_any_field_stays_text(client: Client) -> None:
    """Script in title, outlet, author, language, speaker or place is shown as the text it is, on every page."""
    seen = 0
    for address, page in every_page(client):
        scripts = page.xpath("//script")
        assert [s.get("src") for s in scripts] == ["/assets/onrecord.js"] and not any(s.text for s in scripts), address
        assert not page.xpath("//*[@onload or @onerror or @onmouseover]"), address
        assert not page.xpath("//img | //b[text()='Ilmar'] | //object | //iframe | //embed | //base"), address
        assert not [h for h in page.xpath("//@href") if "javascript:" in str(h).lower()], address
        seen += words(page).count("alert('ilmar')")
    assert seen > 10


def test_the_address_of_a_hostile_report_is_no_link(client: Client) -> None:
    """An address that would run is not offered, and the page says nothing in its place."""
    page = html.document_fromstring(client.get(f"/reports/{hostile().report.id}").content)
    assert "At its outlet" not in words(page)
    assert EVIL in words(page.cssselect("h1")[0])
    assert page.cssselect(".row .text")[0].get("lang") is None  # "en" with an attribute behind it is no language


def test_marks_that_turn_the_direction_stay_inside_their_element(client: Client) -> None:
    """A turning mark in a name stands only where an element of its own holds it in, and in no window's title."""
    for address, page in every_page(client):
        assert "\u202e" not in page.findtext(".//title"), address
        for element in page.iter():
            own = (element.text or "") if isinstance(element.tag, str) else ""
            tails = "".join(child.tail or "" for child in element)
            if "\u202e" in own + tails:
                held = element.xpath(
                    "ancestor-or-self::*[self::bdi or @dir or self::option or self::desc or self::title]"
                )
                assert held, (address, element.tag, own)


def test_only_web_addresses_are_links() -> None:
    """http and https with a host, in one piece; all else is no link."""
    assert outward("https://tidewire.example/a?b=c#d") == "https://tidewire.example/a?b=c#d"
    for address in (
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "//tidewire.example", "http:", "https:///x", "http://a b", "http://[", "", None,
        "http://a\u0000b", "blob:http://x", "ftp://x.example/",
    ):  # fmt: skip
        assert outward(address) is None, address


@given(st.text(max_size=80))
def test_a_file_name_never_leaves_its_folder(label: str) -> None:
    """Whatever a speaker is called, the file of that page is a plain name, and two speakers never share one."""
    name = file_name(label)
    assert name and all(c.isascii() and (c.isalnum() or c == "-") for c in name)
    assert file_name(label + "x") != name
    assert page_file("said", {"speaker": label}) == f"said/speaker/{name}.html"
    assert Filed(1).report(label).startswith("../reports/") and ".." not in Filed(1).report(label)[3:]


def test_names_that_differ_only_in_signs_have_files_of_their_own() -> None:
    """Folding signs into hyphens never merges two names, nor does a file system that knows no capitals."""
    names = [file_name(n) for n in ("A B", "A-B", "A.B", "../A B", "a-b", "a b")]
    assert len({n.lower() for n in names}) == len(names)


@given(st.text(max_size=40))
def test_a_title_is_free_of_what_turns_it(text: str) -> None:
    """A window's title holds no control character."""
    assert not any(ord(c) < 0x20 or 0x202A <= ord(c) <= 0x202E for c in plain(text))


@pytest.mark.parametrize("words", ['"', "(((", "a AND", "*", "<script>", "\u202e", "%", "x" * 5000])
def test_any_search_is_answered(client: Client, words: str) -> None:
    """No words are a syntax error, and what was typed comes back as text."""
    answer = client.get("/search", params={"q": words})
    page = html.document_fromstring(answer.content)
    assert answer.status_code == 200
    assert page.cssselect("#q")[0].get("value") == " ".join(words.split())
    assert len(page.cssselect("script")) == 1
