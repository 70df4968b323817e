"""The live page: every page and its twin, filters in the address, states as ETags, and failures that say what to do."""

import json
from pathlib import Path

import pytest
from httpx import Client

from onrecord.model import from_json
from onrecord.record import Store
from tests.desk.making import add_all, reports, split_quotation
from tests.desk.reading import MENU, every_page, page, words
from tests.desk.serving import serving
from tests.record.making import record_of

FERRIES = split_quotation().report.id


@pytest.mark.parametrize(
    "address", [*MENU, "/?wall=1", f"/reports/{FERRIES}", f"/lines/{FERRIES}/S1", "/search?q=boats"]
)
def test_a_page_is_whole_and_strictly_fenced(client: Client, address: str) -> None:
    """Every page has one heading, a way past the menu, a title, and headers that let nothing from elsewhere in."""
    answer = client.get(address)
    shown = page(client, address)
    assert len(shown.cssselect("h1")) == 1 and shown.cssselect("a.skip[href='#main']") and shown.get("lang") == "en"
    assert "strait" in shown.findtext(".//title")
    assert not shown.xpath("//*[@style] | //style | //script[not(@src)] | //*[@*[starts-with(name(), 'on')]]")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_every_link_inside_leads_somewhere(client: Client) -> None:
    """No page links to one that is not there, and every fragment is on its page."""
    pages = dict(every_page(client))
    assert len(pages) > 30
    for address, shown in pages.items():
        for link in map(str, shown.xpath("//a/@href | //@data-href")):
            target, _, fragment = link.partition("#")
            if link.startswith("http") or ".json" in target:
                continue
            there = pages[target] if target else shown
            assert not fragment or there.xpath("//*[@id=$id]", id=fragment), (address, link)


def test_links_outside_go_to_outlets_only(client: Client) -> None:
    """Nothing on a page is loaded from elsewhere, and only http and https addresses of reports are links."""
    for address, shown in every_page(client):
        assert all(str(src).startswith("/assets/") for src in shown.xpath("//@src")), address
        for link in map(str, shown.xpath("//@href")):
            assert link.startswith(("/", "#", "https://tidewire.example/")), (address, link)


def test_the_filter_stands_in_the_address_and_works_without_javascript(client: Client) -> None:
    """Speaker, kind, act, outlet and days narrow who said what; the form shows what was chosen."""
    everything = len(page(client, "/said").cssselect("article.line"))
    by_speaker = page(client, "/said?speaker=Mira+Sole")
    assert [words(n) for n in by_speaker.cssselect(".line .name")] == ["Mira Sole"]
    assert by_speaker.cssselect("#f-speaker option[selected]")[0].get("value") == "Mira Sole"
    assert "speaker: Mira Sole" in words(by_speaker.cssselect(".tally")[0])
    assert len(page(client, "/said?act=deny").cssselect("article.line")) == 2
    assert len(page(client, "/said?kind=direct").cssselect("article.line")) == 1
    assert len(page(client, "/said?outlet=Tidewire&act=announce").cssselect("article.line")) == 1
    assert len(page(client, "/said?from=2031-05-15&to=2031-05-16").cssselect("article.line")) == 3
    assert len(page(client, "/said?from=2031-05-17").cssselect("article.line")) == 0
    assert len(page(client, "/said?speaker=&kind=&from=").cssselect("article.line")) == everything
    assert len(page(client, "/acts?kind=REJECT").cssselect("article.line")) == 3


def test_a_list_goes_on_behind_an_opaque_token(tmp_path: Path) -> None:
    """A long list is cut into pages that hold every line once."""
    with Store.open(str(tmp_path / "long.db")) as store, serving(store, "long") as client:
        add_all(store, [record_of(f"Speaker {n:03}", n + 2) for n in range(60)])
        seen: list[str] = []
        address: str | None = "/said"
        while address:
            shown = page(client, address)
            seen += [a.get("href") for a in shown.cssselect(".line .where span:last-child a")]
            following = shown.cssselect("a[rel=next]")
            address = following[0].get("href") if following else None
        assert len(seen) == len(set(seen)) == 120
        assert client.get("/said?next=what").status_code == 400


def test_a_page_of_a_state_is_not_sent_twice(tmp_path: Path) -> None:
    """The record's state is the ETag: the same state is "not modified", and a new report is a new page."""
    with Store.open(str(tmp_path / "live.db")) as store, serving(store, "live") as client:
        first, *rest = reports()
        add_all(store, [first])
        answer = client.get("/")
        tag = answer.headers["etag"]
        again = client.get("/", headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        add_all(store, rest)
        fresh = client.get("/", headers={"If-None-Match": tag})
        assert fresh.status_code == 200 and fresh.headers["etag"] != tag and "Ferries leave Ilmar" in fresh.text


def test_twins_hold_lines_with_their_source(client: Client) -> None:
    """The JSON of a page has the same lines: each with its report, its words and its voice."""
    for address in ("/said.json", "/acts.json", "/figures.json"):
        data = client.get(address).json()
        assert data["items"] and data["seq"] == len(reports())
        for line in data["items"]:
            assert line["words"] and line["voice"]["name"] and line["report"]["id"] and line["span"]
    assert [x["voice"]["name"] for x in client.get("/said.json?speaker=Mira+Sole").json()["items"]] == ["Mira Sole"]
    assert {x["part"]["measure"] for x in client.get("/figures.json?measure=evacuated").json()["items"]} == {
        "evacuated"
    }
    assert len(client.get("/reports.json").json()["items"]) == len(reports())
    assert client.get("/search.json?q=boats").json()["items"][0]["report"]["title"] == "Ferries leave Ilmar"


def test_a_reports_twin_is_its_record(client: Client) -> None:
    """What `read --json` would print of a report is what its page's twin gives."""
    record = from_json(client.get(f"/reports/{FERRIES}.json").content)
    assert record == split_quotation()
    line = client.get(f"/lines/{FERRIES}/F1.json").json()
    assert line["words"] == "more than 1,200 boats" and {"kind": "said_in", "line": f"{FERRIES}/S1"} in line["links"]


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/nothing", 404, "not-found"),
        ("/reports/r-0000000000000000", 404, "not-on-record"),
        (f"/lines/{FERRIES}/S99", 404, "not-on-record"),
        ("/said?from=yesterday", 400, "bad-query"),
        ("/reports?next=what", 400, "bad-query"),
    ],
)
def test_a_failure_says_what_to_do_in_one_shape(client: Client, address: str, status: int, code: str) -> None:
    """Readers get a page that says what and what next; programs get the same in the one error shape."""
    shown = page(client, address, status)
    assert len(shown.cssselect(".empty p")) == 3 and all(words(p) for p in shown.cssselect(".empty p"))
    path, _, query = address.partition("?")
    twin = client.get(f"{path}.json?{query}")
    assert twin.status_code == status and twin.headers["content-type"] == "application/json"
    assert set(twin.json()) == {"error"} and set(twin.json()["error"]) == {"code", "message", "next"}
    assert twin.json()["error"]["code"] == code and all(twin.json()["error"].values())


def test_only_reading_is_possible(client: Client) -> None:
    """Nothing can be sent to the page, and HEAD is answered."""
    assert client.post("/said").status_code == 405
    assert client.head("/said").status_code == 200
    assert client.get("/assets/../app.py").status_code == 404
    assert client.get("/assets/onrecord.css").headers["content-type"] == "text/css; charset=utf-8"


def test_another_hosts_name_is_refused(client: Client) -> None:
    """A page elsewhere that points its own name at this machine gets nothing of the record (DNS rebinding)."""
    answer = client.get("/said.json", headers={"Host": "evil.example"})
    assert answer.status_code == 400 and "Mira" not in answer.text


def test_an_empty_record_says_what_to_do(tmp_path: Path) -> None:
    """With no report on record every page still opens, and the front page says how to add some."""
    with Store.open(str(tmp_path / "empty.db")) as store, serving(store, "empty") as client:
        for address in MENU:
            page(client, address)
        assert "onrecord add" in words(page(client, "/").cssselect(".empty")[0])


def test_a_failing_page_shows_nothing_of_its_insides(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw is told as one, without a traceback, and the next page works."""
    from onrecord.pages import sections

    with serving(store, "strait") as client, monkeypatch.context() as patch:
        patch.setattr(sections, "talks", lambda *_: json.loads("{secret"))
        answer = client.get("/talks")
        patch.undo()
        assert client.get("/said").status_code == 200
    assert answer.status_code == 500 and "secret" not in answer.text and "JSON" not in answer.text.split("<footer")[0]


def test_a_right_to_left_report_is_set_right_to_left(client: Client) -> None:
    """A report's language and its direction stand on its words, wherever they are shown."""
    arabic = reports()[4].report.id
    shown = page(client, f"/reports/{arabic}")
    assert {(p.get("lang"), p.get("dir")) for p in shown.cssselect(".row .text")} == {("ar", "rtl")}
    line = page(client, "/said?outlet=Sawt+Ilmar").cssselect("blockquote")[0]
    assert (line.get("lang"), line.get("dir")) == ("ar", "rtl")


def test_the_front_page_tells_in_its_order_of_attention(client: Client) -> None:
    """New lines first, then where the sides stand, talks, figures, coverage, acts, map."""
    shown = page(client, "/")
    assert [words(h) for h in shown.cssselect("h2")] == [
        "Newest lines", "Where the sides stand", "Talks", "Figures", "Coverage", "Acts told", "Map",
    ]  # fmt: skip
    assert [words(h) for h in shown.cssselect(".fresh h3")][:2] == ["Ferries leave Ilmar", "سفن تعبر"]


def test_where_the_sides_stand_shows_the_latest_act_and_the_one_before(client: Client) -> None:
    """A party that refused and then agreed stands at "agrees", with "before: refuses" and the words and report of the act."""
    cell = next(c for c in page(client, "/").cssselect(".sides td") if words(c))
    assert words(cell.cssselect(".stance")[0]) == "agrees before: refuses"
    assert words(cell.cssselect("mark.act")[0]) == "accepted" and "A truce" in words(cell.cssselect(".where")[0])


def test_silent_outlets_are_said_to_be_silent(client: Client) -> None:
    """An outlet's age is counted back from the newest report on record, not from today."""
    rows = {words(r.cssselect("th")[0]): words(r) for r in page(client, "/").cssselect(".coverage-table tbody tr")}
    assert "same day" in rows["Tidewire"] and "1 day" in rows["Sawt Ilmar"]
    assert "silent" not in rows["Harbour Courier"]
