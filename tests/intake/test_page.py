"""Pages: what they say of themselves, their words without their furniture, and the element of each paragraph."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from onrecord.errors import InputError
from onrecord.intake import Hints
from onrecord.intake.page import read_page
from onrecord.intake.received import Incoming
from tests.intake.making import checked, failed, received
from tests.intake.pasted import BODY, TITLE

JSONLD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "The Valley Post"},
 {"@type": "NewsArticle", "headline": "Other news", "url": "https://post.example/other"},
 {"@type": ["NewsArticle"], "headline": "Oskara truce talks stall over the Brell valley crossing",
  "url": "https://post.example/2031/05/14/talks", "datePublished": "2031-05-14T10:20:00+02:00",
  "author": [{"@type": "Person", "name": "Jana Reuel"}, {"name": "Associated Press"}],
  "publisher": {"@type": "Organization", "name": "The Valley Post"}, "articleSection": ["World", "Oskara"]}]}</script>"""

METAS = """<meta property="og:title" content="Oskara truce talks stall over the Brell valley crossing">
<meta property="og:site_name" content="The Valley Post"><meta property="article:published_time" content="2031-05-14T10:20:00+02:00">
<meta name="author" content="By Jana Reuel"><meta property="article:section" content="World">
<link rel="canonical" href="https://post.example/2031/05/14/talks">"""

PARAGRAPHS = "\n".join(f"<p>{line}</p>" for line in BODY)


def page(
    head: str = "", body: str = PARAGRAPHS, title: str = f"{TITLE} | The Valley Post", charset: str = "utf-8"
) -> str:
    """A page of the Valley Post."""
    return f"""<!doctype html><html lang="en-GB"><head><meta charset="{charset}"><title>{title}</title>{head}</head><body>
<header><a href="/">The Valley Post</a><nav><a href="/w">World</a> <a href="/s">Sport</a></nav></header>
<main><article><h1>{TITLE}</h1><p class="byline">By Jana Reuel</p>
<figure><img src="a.jpg"><figcaption>Delegates arrive in the rain. Photo: Lena Holt/AFP</figcaption></figure>
{body}
<p>Read more: <a href="/b">The bridge that divides a valley</a></p>
<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div></article>
<aside><h2>Most read</h2><ul><li><a href="#">Beet lorry blocks road</a></li><li><a href="#">Ten soups</a></li></ul></aside></main>
<footer>© 2031 The Valley Post. All rights reserved.</footer></body></html>"""


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    """The page as a file."""
    path = tmp_path / "page.html"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("head", [JSONLD, METAS, JSONLD + METAS], ids=["jsonld", "metas", "both"])
def test_what_a_page_says_of_itself(tmp_path: Path, head: str) -> None:
    """Title, outlet, authors, section, date and address are read from JSON-LD, or from the meta tags."""
    report = received(written(tmp_path, page(head))).report
    assert (report.title, report.outlet, report.language) == (TITLE, "The Valley Post", "en-GB")
    assert report.url == "https://post.example/2031/05/14/talks"
    assert report.authors == ("Jana Reuel",)
    assert report.section[0] == "World"
    assert report.published.value == "2031-05-14T10:20+02:00"
    assert (report.published.precision, report.published.basis) == ("minute", "metadata")


def test_an_agency_among_the_authors_is_credited(tmp_path: Path) -> None:
    """An agency is no author: it goes to the credits."""
    assert received(written(tmp_path, page(JSONLD))).report.credits == ("AP",)


def test_the_words_and_their_elements(tmp_path: Path) -> None:
    """The text is the page's paragraphs and nothing of its furniture, and each leads to the element that holds it."""
    found = received(written(tmp_path, page()))
    assert found.report.text == "\n\n".join(BODY)
    assert found.report.extractor == "page/1 trafilatura"
    assert found.report.dateline is not None
    tree: Any = lxml_html.fromstring(found.source).getroottree()
    for piece, line in zip(found.pieces, BODY, strict=True):
        assert piece.element is not None
        (element,) = tree.xpath(piece.element)
        assert element.text_content() == line


def test_lists_quotations_headings_and_tables_stay(tmp_path: Path) -> None:
    """What a report sets otherwise than as paragraphs is part of it."""
    more = (
        "<h2>What the front wants</h2><ul><li>Release of the prisoners</li><li>An open bridge</li></ul>"
        "<blockquote><p>We have made our offer, and it stands until Friday at noon.</p></blockquote>"
        "<table><tr><td>Killed</td><td>42</td></tr></table>" + f"<p>{BODY[-1]}</p>"
    )
    text = received(written(tmp_path, page(body=PARAGRAPHS + more))).report.text
    for words in (
        "What the front wants",
        "Release of the prisoners\n\nAn open bridge",
        "We have made our offer",
        "Killed | 42",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("url", "value", "basis"),
    [
        ("https://post.example/2031/05/14/talks", "2031-05-14", "url"),
        ("https://post.example/talks", "2031-05-13", "text"),
    ],
)
def test_where_the_date_comes_from(url: str, value: str, basis: str) -> None:
    """Without meta data the address dates a page, and at last its own words; the record says which."""
    text = page(body="<p>Published 13 May 2031</p>" + PARAGRAPHS)
    report = checked(read_page(Incoming(text.encode(), "page"), url=url)).report
    assert (report.published.value, report.published.basis) == (value, basis)


def test_a_date_shown_beside_the_title(tmp_path: Path) -> None:
    """The date between title and text dates a page that has no other; the masthead's, which is today's, doesn't."""
    text = page(body='<div class="when">14 May 2031</div>' + PARAGRAPHS).replace(
        "<nav>", "<p>Saturday 24 May 2031</p><nav>"
    )
    report = received(written(tmp_path, text)).report
    assert (report.published.value, report.published.basis) == ("2031-05-14", "text")
    assert report.text == "\n\n".join(BODY)


def test_what_the_user_gives_wins(tmp_path: Path) -> None:
    """A date and an outlet from the user stand above what the page says."""
    report = received(written(tmp_path, page(JSONLD)), Hints(published="2031-05-20", outlet="Mirror")).report
    assert (report.published.value, report.published.basis, report.outlet) == ("2031-05-20", "given", "Mirror")


def test_the_domain_names_an_outlet_that_no_one_else_names() -> None:
    """A page that doesn't name its outlet has its address's domain."""
    text = page(title="Talks")
    assert read_page(Incoming(text.encode(), "page"), url="https://www.post.example/a").report.outlet == "post.example"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("utf-8", "iso-8859-1"), ("cp1252", "iso-8859-1"), ("cp1252", "utf-8"), ("utf-16", "utf-8")],
)
def test_encodings_and_lying_declarations(tmp_path: Path, encoding: str, declared: str) -> None:
    """The words come out right whatever the page claims about its encoding."""
    text = page(charset=declared, title="Café talks: ‘nobody’ leaves")
    assert received(written(tmp_path, text, encoding)).report.text == "\n\n".join(BODY)


def test_a_page_that_is_laid_out_in_tables(tmp_path: Path) -> None:
    """An old page whose table is its layout gives its paragraphs, its title from <title>, its outlet from there too."""
    text = f"""<HTML><HEAD><TITLE>Ulm Standard: {TITLE}</TITLE></HEAD><BODY><TABLE>
<TR><TD COLSPAN=2><A HREF=/f>Front page</A> | <A HREF=/s>State</A> | <A HREF=/a>Archive</A></TD></TR>
<TR><TD><H2>{TITLE}</H2><P>Wednesday 14 May 2031 &nbsp; From our diplomatic correspondent</P>{PARAGRAPHS}</TD>
<TD><B>Today</B><BR><BR><A HREF=#>Border villages welcome battalions</A><BR><BR><A HREF=#>Price of diesel doubles in a day</A></TD></TR>
<TR><TD COLSPAN=2>Ulm Standard, founded 1911. All rights reserved.</TD></TR></TABLE></BODY></HTML>"""
    report = received(written(tmp_path, text)).report
    assert (report.title, report.outlet) == (TITLE, "Ulm Standard")
    assert report.text == "\n\n".join(BODY)
    assert (report.published.value, report.published.basis) == ("2031-05-14", "text")


def test_a_live_page_is_kept_whole(tmp_path: Path) -> None:
    """Every post of a live page is part of its one report."""
    posts = "".join(f"<section><h2>Post number {i}</h2><p>{BODY[i]}</p></section>" for i in range(len(BODY)))
    text = received(written(tmp_path, page(body=posts))).report.text
    assert all(line in text for line in BODY)
    assert text.count("Post number") == len(BODY)


def test_article_body_stands_in_for_a_page_without_one(tmp_path: Path) -> None:
    """A page whose words are only in its JSON-LD is read from there; its pieces then have no element."""
    body = "\\n".join(BODY).replace('"', '\\"')
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{body}"}}</script>'
    found = received(written(tmp_path, f"<html><head>{script}</head><body><div id=app>Loading</div></body></html>"))
    assert found.report.text == "\n\n".join(BODY)
    assert found.report.extractor == "page/1 jsonld"
    assert {piece.element for piece in found.pieces} == {None}


BROKEN = {
    "unclosed": f"<html><body><p>{BODY[0]}<p>{BODY[1]}<b><div>{BODY[2]}",
    "crossed": f"<p><b>{BODY[0]}</p></b><i><p>{BODY[1]}</i></p>",
    "no head": f"<body><h1>{TITLE}<p>{BODY[0]}<p>{BODY[1]}",
    "broken json": f'<script type="application/ld+json">{{"@type": "NewsArticle", </script><p>{BODY[0]}</p><p>{BODY[1]}</p>',
    "zero bytes": f"<html>\0<body><p>{BODY[0]}\0</p><p>{BODY[1]}</p>",
    "deep": "<div>" * 1000 + f"<p>{BODY[0]}</p><p>{BODY[1]}</p>",
    "deep json": f'<script type="application/ld+json">{"[" * 50_000}</script><p>{BODY[0]}</p><p>{BODY[1]}</p>',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_broken_markup_is_recovered(tmp_path: Path, text: str) -> None:
    """Broken HTML gives what words it has."""
    found = received(written(tmp_path, text)).report.text
    assert BODY[1] in found or BODY[0] in found


@pytest.mark.parametrize(
    "text", ["<html><body></body></html>", "<html><nav><a href=/>Home</a></nav></html>", "<!doctype html>"]
)
def test_a_page_without_words(tmp_path: Path, text: str) -> None:
    """A page without a report says so and what to give instead."""
    assert "page" in failed(written(tmp_path, text)).problem


@given(st.text(st.sampled_from("<>/pdivscript= \"'&;a1\n"), max_size=300))
def test_any_markup_is_read_or_refused(text: str) -> None:
    """Whatever the markup, a report that keeps the promises or one of our own errors."""
    try:
        found = read_page(Incoming(f"<html><body>{text}".encode(), "page"))
    except InputError:
        return
    checked(found)
