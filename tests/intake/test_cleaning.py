"""Text pasted from a page: its title once and apart, its furniture gone, none of its sentences lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import receive_text
from onrecord.intake.cleaning import clean
from tests.intake.making import checked, received
from tests.intake.pasted import BETWEEN, BODY, FEET, HEADS, TITLE

TEXT = "\n\n".join(BODY)


def page(head: list[str], body: list[str], foot: list[str]) -> str:
    """A pasted page."""
    return "\n\n".join([*head, *body, *foot])


@pytest.mark.parametrize("head", HEADS)
def test_heads_of_pages(head: list[str]) -> None:
    """Whatever a page prints above a report, the title comes once, apart, and the text begins at the dateline."""
    found = checked(receive_text(page(head, BODY, [])))
    assert found.report.title == TITLE
    assert found.report.text == TEXT
    assert found.report.dateline is not None
    assert found.report.dateline.place == "Marrakand, Oskara"


def test_a_title_of_two_words() -> None:
    """A short line alone above a report is its title."""
    report = receive_text(page(["Four names"], BODY, [])).report
    assert (report.title, report.text) == ("Four names", TEXT)


@pytest.mark.parametrize("line", BETWEEN)
def test_lines_between_paragraphs(line: str) -> None:
    """What a page prints between two paragraphs goes, and the paragraphs stay."""
    found = checked(receive_text(page([TITLE], [*BODY[:3], line, *BODY[3:]], [])))
    assert found.report.text == TEXT


@pytest.mark.parametrize("foot", FEET)
def test_feet_of_pages(foot: list[str]) -> None:
    """What a page prints below a report goes, and the last paragraph stays."""
    assert receive_text(page([TITLE], BODY, foot)).report.text == TEXT


@given(
    st.sampled_from(HEADS),
    st.lists(st.tuples(st.integers(0, len(BODY)), st.sampled_from(BETWEEN)), max_size=6),
    st.sampled_from(FEET),
    st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\n \n"]),
)
def test_any_page_around_the_report(head: list[str], between: list[tuple[int, str]], foot: list[str], gap: str) -> None:
    """Whatever stands around and between them, every sentence of the report is kept, in its order, and nothing else."""
    body = list(BODY)
    for at, line in sorted(between, reverse=True):
        body.insert(max(at, 1), line)
    found = checked(receive_text(gap.join([*head, *body, *foot])))
    assert found.report.text.replace("\n\n", "\n").split("\n") == BODY
    assert found.report.title == TITLE


@given(st.lists(st.sampled_from(BODY), min_size=1, max_size=9, unique=True))
def test_a_report_without_a_page_is_left_alone(body: list[str]) -> None:
    """Sentences alone are all kept: nothing is taken for a title, a caption or furniture."""
    found = receive_text("\n\n".join(body)).report
    assert found.text == "\n\n".join(body)
    assert found.title is None


def test_the_head_says_who_wrote_it_and_when() -> None:
    """Byline and date leave the text for the report's own fields, the agency in the byline for its credits."""
    head = [TITLE, "By JANA REUEL and Tomas Oke, Associated Press", "Published 14 May 2031, 10:20 GMT"]
    report = receive_text(page(head, BODY, [])).report
    assert report.authors == ("Jana Reuel", "Tomas Oke")
    assert report.credits == ("AP",)
    assert (report.published.value, report.published.precision, report.published.basis) == (
        "2031-05-14T10:20Z",
        "minute",
        "text",
    )


def test_a_byline_behind_the_deck() -> None:
    """A sentence under the title is kept as text; the byline and the date behind it are not."""
    deck = "Neither side will say so, but both have begun to count what they would lose by leaving the table now."
    report = receive_text(page([TITLE, deck, "By Jana Reuel", "14 May 2031"], BODY, [])).report
    assert report.text == f"{deck}\n\n{TEXT}"
    assert report.authors == ("Jana Reuel",)
    assert report.published.value == "2031-05-14"


def test_a_letterhead_is_no_title() -> None:
    """Above a statement, the first longer line in ordinary letters is the title; letterhead and place stay in the text."""
    lines = [
        "REPUBLIC OF OSKARA",
        "MINISTRY OF FOREIGN AFFAIRS",
        "Marrakand, 14 May 2031",
        "Statement of the Ministry of Foreign Affairs on the crossing at Tamm",
        *BODY[1:4],
    ]
    report = receive_text("\n\n".join(lines)).report
    assert report.title == lines[3]
    assert report.text.startswith(
        "REPUBLIC OF OSKARA\n\nMINISTRY OF FOREIGN AFFAIRS\n\nMarrakand, 14 May 2031\n\n“We have"
    )
    assert report.published.value == "2031-05-14"


TABLES = [
    ["Killed", "42", "Wounded", "117", "Missing", "9"],
    ["The demands are:", "Release of the 42 soldiers", "Opening of the crossing at Tamm", "A monitor on each bank"],
    ["• Release of the 42 soldiers", "• Opening of the crossing at Tamm", "• A monitor on each bank", "• No flags"],
    [
        "What comes next",
        "The parties have agreed to meet again on Friday at noon in the old customs house in Marrakand.",
    ],
    ["(Reporting by Jana Reuel; Editing by Tomas Oke)"],
    ["The spokesman said that the ministry had nothing to add to what it had said before the talks. (Reuters)"],
]


@pytest.mark.parametrize("lines", TABLES)
def test_what_looks_like_furniture_and_is_the_report(lines: list[str]) -> None:
    """Tables, lists, headings, sign-offs and an agency's credit between a report's sentences are the report's."""
    text = "\n\n".join([*BODY[:3], *lines, BODY[4]])
    assert receive_text(text).report.text == text


@pytest.mark.parametrize("lines", TABLES[1:3])
def test_a_list_at_the_end_is_kept_where_it_shows_itself(lines: list[str]) -> None:
    """Behind the last sentence, a list with bullets or announced by a colon is no run of links."""
    text = "\n\n".join([*BODY[:3], *lines])
    assert receive_text(text).report.text == text


def test_headlines_alone_are_kept() -> None:
    """A text without one full sentence is not judged: all of it stays."""
    lines = ["Truce talks stall", "Oskara opens crossing", "Mediator leaves"]
    assert receive_text("\n".join(lines)).report.text == "\n".join(lines)


def test_links_of_a_page_go_only_from_pasted_text() -> None:
    """From an extractor that dropped lists of links already, a list behind the last sentence is kept."""
    lines = [*BODY[:3], "Release of the soldiers", "Opening of the crossing", "Monitors on each bank"]
    assert clean(lines, None, pasted=False).kept == tuple(range(6))
    assert clean(lines, None).kept == (0, 1, 2)


SHARED = Path(__file__).parents[2].parent / "shared" / "reports"


@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared/reports beside the repository")
def test_the_shared_example_is_freed_of_its_page() -> None:
    """The page that the issue names: no furniture, the title once and apart, the dateline first."""
    for path in sorted(SHARED.glob("*.txt")):
        report = received(path).report
        assert report.title is not None
        assert report.title not in report.text
        assert report.dateline is not None
        assert (report.dateline.span[0], report.dateline.place) == (0, "Tel Aviv, Israel")
        assert "\n0\n" not in report.text
        assert report.text.count("\n\n") == 15


@pytest.mark.parametrize(
    "lines",
    [
        ["Dear Madam President: (Dear Mr. Speaker:)", *BODY[1:4]],
        ["I write to inform you of what has happened in the valley since my last letter.", *BODY[1:3], BODY[4], "I write to inform you of what has happened in the valley since my last letter."],
        [BODY[1], "FILE - Soldiers stand at the bridge in March. The bridge has since been closed. Who closed it is disputed. The front says the army.", BODY[2]],
        ["“We will not be the first to cross, and not the last either", *BODY[1:3]],
    ],
    ids=["a salutation", "a sentence said twice", "a caption that runs on", "a quotation"],
)  # fmt: skip
def test_what_is_no_title_and_no_caption(lines: list[str]) -> None:
    """A letter's salutation, a sentence that comes twice, a caption with a paragraph glued to it: all are kept."""
    report = receive_text("\n\n".join(lines)).report
    assert report.title is None
    assert report.text == "\n\n".join(lines)
