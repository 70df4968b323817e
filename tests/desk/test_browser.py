"""The live page and the site of files in a real browser: read, followed, filtered, with and without scripts."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from httpx import Client

from tests.desk.browser import Browser
from tests.desk.making import split_quotation
from tests.desk.reading import MENU

pytestmark = pytest.mark.browser

FERRIES = split_quotation().report.id
PAGES = [
    *MENU,
    "/?wall=1",
    f"/reports/{FERRIES}",
    f"/lines/{FERRIES}/S1",
    "/search?q=boats",
    "/said?speaker=Mira+Sole",
    "/nothing",
]


@pytest.fixture
def home(client: Client) -> str:
    """The live page's address."""
    return str(client.base_url).rstrip("/")


@pytest.fixture(autouse=True)
def nothing_leaves_and_nothing_breaks(browser: Browser, request: pytest.FixtureRequest) -> Iterator[None]:
    """In every test here: no page asks for anything beyond this machine, and none complains."""
    browser.errors()
    yield
    outside = [
        u
        for u in browser.requests()
        if urlsplit(u).hostname != "127.0.0.1" and not u.startswith(("file:", "data:", "about:", "chrome:"))
    ]
    assert not outside
    complaints = [e for e in browser.errors() if "/nothing - " not in e]
    assert not complaints


def test_from_the_front_page_to_a_sentence_and_back(browser: Browser, home: str) -> None:
    """A reader opens a report, goes from a line to its words, from words to their line, and back again."""
    browser.size(1440)
    browser.go(home)
    assert browser.texts("main h2")[0].lower() == "newest lines"
    browser.one(".fresh h3 a").click()
    browser.until(lambda: browser.address == f"{home}/reports/{FERRIES}")
    assert browser.lit() == set()
    browser.one("#n-S1 .back").click()
    assert browser.address.endswith("#S1") and {"mark S1", "li S1"} <= browser.lit()
    browser.one("#F1 a").click()
    assert browser.address.endswith("#n-F1") and browser.lit() == {"mark F1", "li F1"}
    browser.driver.back()
    assert browser.address.endswith("#S1") and "mark S1" in browser.lit() and "li F1" not in browser.lit()
    browser.driver.back()
    browser.driver.back()
    browser.until(lambda: browser.address == f"{home}/")


def test_pointing_at_one_side_shows_the_other(browser: Browser, home: str) -> None:
    """The pointer or the focus on a note lights every piece of its line in the text, and the other way round."""
    browser.size(1440)
    browser.go(f"{home}/reports/{FERRIES}")
    browser.hover(browser.one("#n-S1"))
    assert browser.lit() == {"mark S1", "li S1"}
    assert len(browser.all("mark.quotation.on")) == 2
    browser.hover(browser.one("#F1"))
    assert {"mark F1", "li F1"} <= browser.lit()
    browser.hover(browser.one("h1"))
    assert browser.lit() == set()
    browser.run("document.querySelector('#n-S2 .back').focus()")
    assert browser.lit() == {"mark S2", "li S2"}


def test_notes_stand_at_the_height_of_their_words(browser: Browser, home: str) -> None:
    """On a wide screen a note begins beside its words, or under the note above; none covers another."""
    browser.size(1440)
    browser.go(f"{home}/reports/{FERRIES}")
    rows = browser.run(
        """return [...document.querySelectorAll('.note')].map(n => {
          const r = n.getBoundingClientRect(), m = document.getElementById(n.dataset.line).getClientRects()[0];
          return [r.top, r.bottom, m.top, r.left - document.querySelector('.text').getBoundingClientRect().right]})"""
    )
    assert len(rows) == 4
    free = 0.0
    for top, bottom, words, gap in rows:
        assert gap > 0 and top >= free - 1 and top >= words - 1
        assert top - max(words, free) < 8
        free = bottom


def test_a_mark_in_a_drawing_leads_to_its_line(browser: Browser, home: str) -> None:
    """A click on a count goes to its words, as the table's link does; the keyboard uses the table."""
    browser.size(1440)
    browser.go(f"{home}/figures?measure=evacuated")
    browser.one("svg.chart [data-href] circle").click()
    browser.until(lambda: browser.address == f"{home}/reports/{FERRIES}#F1")


def test_marks_can_be_switched_off_by_kind(browser: Browser, home: str) -> None:
    """The key switches each kind of mark and its notes, with no script involved."""
    browser.size(1440)
    with browser.without_scripts():
        browser.go(f"{home}/reports/{FERRIES}")
        style = "return getComputedStyle(document.querySelector('mark.quotation')).textDecorationLine"
        assert browser.run(style) == "underline"
        browser.one("#k-quotation").click()
        assert browser.run(style) == "none"
        assert not browser.one("#n-S1").is_displayed() and browser.one("#n-S2").is_displayed()
        browser.one("#k-notes").click()
        assert not browser.one("#n-S2").is_displayed()


def test_without_scripts_everything_is_there(browser: Browser, home: str) -> None:
    """Fragments light their line by themselves, the filter is a form, and the address holds it."""
    browser.size(1440)
    with browser.without_scripts():
        browser.go(f"{home}/reports/{FERRIES}#F1")
        assert browser.lit() == {"mark F1"}
        browser.go(f"{home}/said")
        everything = len(browser.all("article.line"))
        browser.one("#f-speaker option[value='Mira Sole']").click()
        browser.one(".filter button").click()
        browser.until(lambda: "speaker=Mira+Sole" in browser.address)
        assert browser.texts(".line .name") == ["Mira Sole"] and everything > 1
        browser.one(".filter .send a").click()
        browser.until(lambda: len(browser.all("article.line")) > 1)
        assert len(browser.all("article.line")) == everything


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_no_page_scrolls_sideways(browser: Browser, home: str, width: int) -> None:
    """From the smallest phone on, every page fits its screen."""
    browser.size(width)
    for page in PAGES:
        browser.go(home + page)
        assert browser.run("return document.documentElement.scrollWidth") <= width, page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_pass_axe_with_sevenfold_contrast(browser: Browser, home: str, scheme: str, width: int) -> None:
    """WCAG 2.2 A and AA as far as axe can tell, and text at 7:1 against its ground, in both schemes."""
    browser.size(width, scheme=scheme)
    axe = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
    options = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
        "rules": {"color-contrast-enhanced": {"enabled": True}, "region": {"enabled": False}},
    }
    for page in PAGES:
        browser.go(home + page)
        browser.run(axe)
        found = browser.driver.execute_async_script(
            "const done = arguments[1]; axe.run(document, arguments[0]).then(done)", options
        )
        told = [
            (v["id"], [n["html"][:120] for n in v["nodes"][:3]], v["nodes"][0]["failureSummary"][:300])
            for v in found["violations"]
        ]
        assert not told, (page, scheme, json.dumps(told, indent=1))
        assert any(p["id"] == "color-contrast-enhanced" for p in found["passes"]), page


def test_the_keyboard_reaches_the_content_at_once(browser: Browser, home: str) -> None:
    """The first stop is the way past the menu; it is seen, and it works."""
    from selenium.webdriver.common.keys import Keys

    browser.size(1440)
    browser.go(f"{home}/said")
    browser.press(Keys.TAB)
    skip = browser.driver.switch_to.active_element
    assert skip.text == "To the content" and skip.rect["x"] >= 0
    browser.press(Keys.ENTER)
    assert browser.run("return document.activeElement.id") == "main"
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.closest('main') !== null")
    assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_wall_screen_is_larger_and_shorter(browser: Browser, home: str) -> None:
    """For three metres away: larger words, no menu, fewer sections."""
    browser.size(1920, 1080)
    browser.go(home)
    size = "return parseFloat(getComputedStyle(document.querySelector('.words')).fontSize)"
    desk = browser.run(size)
    browser.go(f"{home}/?wall=1")
    assert browser.run(size) >= 1.4 * desk
    assert not browser.all("nav") and not browser.one(".sides").is_displayed()


def test_print_is_black_on_white_with_the_targets(browser: Browser, home: str) -> None:
    """On paper the menu is gone, the ground is white, and the report's address is printed."""
    browser.size(1000, scheme="dark")
    browser.go(f"{home}/reports/{FERRIES}")
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    try:
        assert not browser.one(".mast nav").is_displayed() and not browser.one(".key").is_displayed()
        assert browser.run("return getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert "tidewire.example" in browser.run(
            "return getComputedStyle(document.querySelector('.head .by a'), '::after').content"
        )
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def test_the_site_of_files_works_from_disk(browser: Browser, site: Path) -> None:
    """Opened by a double-click: read, followed, filtered and searched, with nothing but the files."""
    browser.size(1440)
    browser.go((site / "index.html").as_uri())
    browser.one(".fresh h3 a").click()
    browser.until(lambda: bool(browser.all("#n-S1 .back")))
    browser.one("#n-S1 .back").click()
    browser.until(lambda: browser.address.endswith(f"/reports/{FERRIES}.html#S1") and "mark S1" in browser.lit())
    browser.run("document.querySelector('.mast nav a[href$=\"said.html\"]').click()")
    browser.until(lambda: bool(browser.all("#f-act")))
    browser.one("#f-act option[value='deny']").click()
    browser.one(".filter button").click()
    browser.until(lambda: "act=deny" in browser.address and browser.texts(".tally") == ["2 lines: deny"])
    assert len(browser.all("#lines article.line")) == 2 and set(browser.texts("#lines .verb")) == {"denied"}
    browser.one("#lines .origin").click()
    browser.until(lambda: "/reports/" in browser.address and len(browser.lit()) >= 2)
    browser.go((site / "search.html").as_uri())
    browser.one("#q").send_keys('"Mira Sole" boats')
    browser.one(".filter button").click()
    browser.until(lambda: set(browser.texts("#lines .name")) == {"Mira Sole"})
    assert browser.all("#lines mark.figure")


def test_hostile_lines_stay_text_in_the_index(browser: Browser, site: Path) -> None:
    """What the search draws from the index is text, whatever stands in it."""
    browser.size(1440)
    browser.go((site / "search.html").as_uri() + "?q=mallory")
    assert browser.texts("#lines .name") and all("<script>" in t for t in browser.texts("#lines .name"))
    assert len(browser.all("script")) == 2 and not browser.all("#lines img")


def test_the_site_without_scripts_is_complete(browser: Browser, site: Path) -> None:
    """Without JavaScript the lists are whole, and the search says where to look instead."""
    browser.size(1440)
    with browser.without_scripts():
        browser.go((site / "said.html").as_uri())
        assert len(browser.all(".lines article.line")) == 7
        browser.go((site / "search.html").as_uri())
        assert "needs JavaScript" in browser.one("main").text
        browser.go((site / f"reports/{FERRIES}.html").as_uri() + "#S2")
        assert browser.lit() == {"mark S2"}
