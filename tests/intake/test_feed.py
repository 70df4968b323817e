"""Feeds: an entry's full text, else its page, else its summary, and which of them it was."""

import logging
from pathlib import Path

import pytest

from onrecord.intake import Hints
from tests.intake.conftest import Server, answer
from tests.intake.making import both, failed
from tests.intake.pasted import BODY, TITLE

HERE = Hints(allow_private=True)
FULL = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in BODY)
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in BODY)}</body></html>"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Valley Post</title><link>{site}/</link><language>en-gb</language>{items}</channel></rss>"""

FULL_ITEM = f"""<item><guid isPermaLink="false">post-17</guid><title>Talks &amp;amp; bridges</title><link>https://post.example/17</link>
<pubDate>Wed, 14 May 2031 10:20:00 GMT</pubDate><dc:creator>Jana Reuel</dc:creator><category>World</category>
<description>Short.</description><content:encoded>{FULL}&lt;p&gt;The post Talks first appeared on The Valley Post.&lt;/p&gt;</content:encoded></item>"""


def feed(tmp_path: Path, *items: str, site: str = "https://post.example") -> Path:
    """An RSS feed as a file."""
    path = tmp_path / "feed.rss"
    path.write_text(RSS.format(items="".join(items), site=site))
    return path


def test_full_text_is_taken_from_the_feed(tmp_path: Path) -> None:
    """An entry that carries its report is read from the feed alone, with its details, and its bytes are the entry's."""
    reports, errors = both([feed(tmp_path, FULL_ITEM)])
    assert not errors
    (found,) = reports
    report = found.report
    assert report.text == "\n\n".join(BODY)
    assert (report.ref, report.title, report.outlet) == ("post-17", "Talks & bridges", "The Valley Post")
    assert (report.url, report.language, report.authors, report.section) == (
        "https://post.example/17",
        "en-GB",
        ("Jana Reuel",),
        ("World",),
    )
    assert (report.published.value, report.published.basis) == ("2031-05-14T10:20Z", "feed")
    assert report.extractor == "feed/1 content"
    assert found.source.decode() == FULL_ITEM


def test_atom(tmp_path: Path) -> None:
    """Atom's content is read like RSS's, its language and dates too."""
    path = tmp_path / "feed.atom"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Valley Post</title><id>f</id><updated>2031-05-15T00:00:00Z</updated>'
        "<entry><title>Talks</title><id>tag:17</id><updated>2031-05-15T01:00:00Z</updated><published>2031-05-14T10:20:00+02:00</published>"
        f'<author><name>Jana Reuel</name></author><content type="html" xml:lang="en">{FULL}</content></entry></feed>'
    )
    reports, errors = both([path])
    assert not errors
    report = reports[0].report
    assert (report.text, report.ref, report.published.value) == ("\n\n".join(BODY), "tag:17", "2031-05-14T10:20+02:00")


def test_the_page_is_fetched_where_the_feed_has_no_text(tmp_path: Path, server: Server) -> None:
    """An entry with a teaser is read from its page; the feed fills in what the page doesn't say."""
    server.routes["/17"] = answer(PAGE.encode())
    item = f"<item><guid>post-17</guid><title>Talks</title><link>{server.url}/17</link><pubDate>Wed, 14 May 2031 10:20:00 GMT</pubDate><description>Short.</description></item>"
    reports, errors = both([feed(tmp_path, item)], HERE)
    assert not errors
    report = reports[0].report
    assert report.text == "\n\n".join(BODY)
    assert report.extractor.startswith("page/1")
    assert (report.ref, report.title, report.published.value, report.published.basis) == (
        "post-17",
        TITLE,
        "2031-05-14T10:20Z",
        "feed",
    )
    assert reports[0].source == PAGE.encode()


def test_the_summary_stands_in_where_the_page_cannot_be_had(
    tmp_path: Path, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """Without page, the summary is the text; the extractor says so, and the reason is told."""
    item = f"<item><title>Talks</title><link>{server.url}/gone</link><description>{BODY[0]}</description></item>"
    with caplog.at_level(logging.WARNING, "onrecord"):
        reports, errors = both([feed(tmp_path, item)], HERE)
    assert not errors
    assert (reports[0].report.text, reports[0].report.extractor) == (BODY[0], "feed/1 summary")
    assert "(404)" in caplog.text


def test_an_entry_without_anything_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """An empty entry is named by its number."""
    path = feed(tmp_path, "<item><title>Nothing</title></item>", FULL_ITEM)
    reports, errors = both([path])
    assert len(reports) == 1
    assert [error.where for error in errors] == [f"{path} entry 1"]


def test_a_feed_at_an_address(server: Server) -> None:
    """A feed that a server calls something else is known by what it is; relative links are the feed's."""
    server.routes["/feed"] = answer(
        RSS.format(items="<item><title>T</title><link>/17</link></item>", site="").encode(), "text/plain"
    )
    server.routes["/17"] = answer(PAGE.encode())
    reports, errors = both([f"{server.url}/feed"], HERE)
    assert not errors
    assert reports[0].report.url == f"{server.url}/17"


def test_a_feed_with_broken_xml_gives_what_it_has(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A feed that is not well-formed is told, and the entries that can be read are."""
    path = tmp_path / "feed.xml"
    path.write_text(
        RSS.format(items=FULL_ITEM, site="https://post.example").replace("</channel></rss>", "<item><title>A & B <b>")
    )
    with caplog.at_level(logging.WARNING, "onrecord"):
        reports, _ = both([path])
    assert reports[0].report.ref == "post-17"
    assert "broken" in caplog.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Not a feed at all, but a note to self.", "isn't XML"),
        ("<opml><body/></opml>", "unknown kind"),
        (RSS.format(items="", site=""), "without entries"),
        ("<rss>", "no feed"),
    ],
)
def test_what_is_no_feed(tmp_path: Path, text: str, word: str) -> None:
    """A file that only calls itself a feed says what it is instead."""
    path = tmp_path / "feed.xml"
    path.write_text(text)
    assert word in failed(path).problem
