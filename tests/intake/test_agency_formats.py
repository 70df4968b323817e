"""ninjs and NewsML-G2: an agency's own formats, their text and details in every version."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.intake.making import both, failed, received

BASE = {"uri": "urn:agency:2031:17", "version": "1", "pubstatus": "usable", "language": "en"}
PLAIN = "TAMM, Oskara (AP) -- The talks stalled on Tuesday. Nobody was hurt."
MARKED = "<p>TAMM, Oskara (AP) -- The talks stalled on Tuesday.</p><p>Nobody was hurt.</p>"

VERSIONS: dict[str, dict[str, Any]] = {
    "1.0": {"versioncreated": "2031-05-14T10:20:00Z", "headline": "Talks stall", "body_text": PLAIN, "body_xhtml": MARKED, "byline": "By Jana Reuel"},
    "1.7": {"versioncreated": "2031-05-14T10:20:00Z", "headline_main": "Talks stall", "body_main": PLAIN, "body_richtext": MARKED, "byline": "By Jana Reuel, AP"},
    "2.0": {
        "versioncreated": "2031-05-14T10:20:00Z",
        "headlines": [{"role": "short", "value": "Stall"}, {"role": "main", "value": "Talks stall"}],
        "bodies": [{"role": "main", "contenttype": "text/plain", "value": PLAIN}, {"role": "html", "contenttype": "text/html", "value": MARKED}],
        "by": "Jana Reuel",
    },
    "3.1": {
        "versionCreated": "2031-05-14T10:20:00Z",
        "headlines": [{"role": "main", "value": "Talks stall"}],
        "bodies": [{"role": "richtext", "contentType": "application/xhtml+xml", "value": MARKED}],
        "by": "Jana Reuel",
        "infoSources": [{"name": "The Agency"}],
    },
}  # fmt: skip


@pytest.mark.parametrize("version", VERSIONS)
def test_ninjs(tmp_path: Path, version: str) -> None:
    """Each version of ninjs gives its paragraphs, title, author, date, dateline and id."""
    path = tmp_path / "item.json"
    path.write_text(json.dumps(BASE | VERSIONS[version]))
    report = received(path).report
    assert report.text == "TAMM, Oskara (AP) -- The talks stalled on Tuesday.\n\nNobody was hurt."
    assert (report.ref, report.title, report.authors) == ("urn:agency:2031:17", "Talks stall", ("Jana Reuel",))
    assert (report.published.value, report.language, report.credits) == ("2031-05-14T10:20Z", "en", ("AP",))
    assert report.dateline is not None
    assert report.extractor.startswith("ninjs/1 /")


def test_a_plain_body_is_taken_to_the_character(tmp_path: Path) -> None:
    """Where ninjs has only plain text, it is canonical as it stands."""
    path = tmp_path / "item.json"
    path.write_text(json.dumps(BASE | {"versioncreated": "2031-05-14", "body_text": "  Advertisement\n\nTwo \n"}))
    found = received(path)
    assert found.report.text == "  Advertisement\n\nTwo \n"
    assert found.pieces[0].element == "/body_text"


def test_a_picture_item_is_told(tmp_path: Path) -> None:
    """A ninjs item without a body says what it is."""
    path = tmp_path / "item.json"
    path.write_text(json.dumps(BASE | {"type": "picture", "versioncreated": "2031-05-14", "headline": "The bridge"}))
    assert "without a body" in failed(path).problem


ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:agency:{id}" standard="NewsML-G2" xml:lang="en-GB">
<itemMeta><provider qcode="nprov:AGENCY"><name>The Agency</name></provider><versionCreated>2031-05-14T10:20:00+02:00</versionCreated>
<firstCreated>2031-05-13T10:20:00+02:00</firstCreated></itemMeta>
<contentMeta><by>By Jana Reuel</by><headline>Talks stall</headline><subject qcode="medtop:1"><name>conflict</name></subject></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""

XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><h1>Talks stall</h1><p>TAMM (Reuters) - The talks stalled.</p><p>Nobody was hurt.</p></body></html></inlineXML>"""
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head/><body><body.head>
<hedline><hl1>Talks stall</hl1></hedline></body.head><body.content><p>TAMM (Reuters) - The talks stalled.</p><p>Nobody was hurt.</p>
</body.content></body></nitf></inlineXML>"""


@pytest.mark.parametrize("content", [XHTML, NITF], ids=["xhtml", "nitf"])
@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="UTF-8"?>\n'])
def test_newsml(tmp_path: Path, content: str, declared: str) -> None:
    """A news item's XHTML or NITF gives its paragraphs, and its meta data the details."""
    path = tmp_path / "item.xml"
    path.write_text(declared + ITEM.format(id="17", content=content))
    report = received(path).report
    assert report.text == "TAMM (Reuters) - The talks stalled.\n\nNobody was hurt."
    assert (report.ref, report.title, report.outlet, report.authors) == (
        "urn:agency:17",
        "Talks stall",
        "The Agency",
        ("Jana Reuel",),
    )
    assert (report.published.value, report.language, report.section) == (
        "2031-05-14T10:20+02:00",
        "en-GB",
        ("conflict",),
    )
    assert report.credits == ("Reuters",)


def test_a_message_of_items(tmp_path: Path) -> None:
    """Each item of a message is a report with its own bytes; one without text is told and the rest goes on."""
    items = (
        ITEM.format(id="1", content=XHTML),
        ITEM.format(id="2", content='<remoteContent href="a.jpg"/>'),
        ITEM.format(id="3", content=NITF),
    )
    path = tmp_path / "message.xml"
    path.write_text(
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}</itemSet></newsMessage>'
    )
    reports, errors = both([path])
    assert [r.report.ref for r in reports] == ["urn:agency:1", "urn:agency:3"]
    assert reports[1].source.decode() == items[2]
    assert errors[0].where.endswith("item 2")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><groupSet/></packageItem>', "package"),
        ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet>', "broken XML"),
        (
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><newsItem><contentSet>&b;</contentSet></newsItem>',
            "without text",
        ),
    ],
)
def test_newsml_without_a_report(tmp_path: Path, text: str, word: str) -> None:
    """A package, a broken document and one that plays with entities are told in one line."""
    path = tmp_path / "item.xml"
    path.write_text(text)
    assert word in failed(path).problem
