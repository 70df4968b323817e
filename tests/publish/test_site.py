"""The site of files: whole, offline, in one step, and never in the place of something that isn't a site."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from onrecord.errors import SiteError
from onrecord.line import lines_of
from onrecord.pages.links import file_name
from onrecord.pages.shelf import Shelf
from onrecord.publish import site
from onrecord.publish.site_folder import MARKER, new_folder
from onrecord.publish.site_index import index
from onrecord.record import Store
from tests.desk.making import add_all, make_record, reports, split_quotation
from tests.desk.reading import words
from tests.record.making import record_of


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented crisis on record."""
    with Store.open(str(make_record(tmp_path_factory.mktemp("site") / "strait.db")), readonly=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def built(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The crisis as a site."""
    target = tmp_path_factory.mktemp("built") / "site"
    count = site.build(store, "strait", target)
    assert count == sum(1 for f in target.rglob("*") if f.is_file())
    return target


def pages(folder: Path) -> dict[Path, html.HtmlElement]:
    return {file: html.document_fromstring(file.read_bytes()) for file in sorted(folder.rglob("*.html"))}


def test_every_address_is_relative_and_leads_to_a_file(built: Path) -> None:
    """A folder opened from disk has no server: each link, script and style is a file beside it, each fragment on its page."""
    found = pages(built)
    assert len(found) > 45
    for file, page in found.items():
        for address in map(str, page.xpath("//@href | //@src | //@action | //@data-href")):
            if address.startswith("https://tidewire.example/"):
                continue
            path, _, fragment = address.partition("#")
            target = Path(os.path.normpath(file.parent / unquote(path))) if path else file
            assert target.is_file() and target.is_relative_to(built), (file, address)
            assert not fragment or found[target].xpath("//*[@id=$id]", id=unquote(fragment)), (file, address)


def test_every_page_has_a_policy_that_lets_nothing_in(built: Path) -> None:
    """The policy stands in each page, since files have no headers; and nothing on the page needs an exception from it."""
    for file, page in pages(built).items():
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policy) == 1 and "default-src 'none'" in policy[0] and "unsafe" not in policy[0], file
        assert not page.xpath("//*[@style] | //style | //script[not(@src)] | //*[@*[starts-with(name(), 'on')]]"), file


def test_every_report_and_line_has_its_file(built: Path) -> None:
    """Each report with its twin, each quotation, claim, act, figure and proposal with a page of its own."""
    for record in reports():
        name = record.report.id
        assert json.loads((built / f"reports/{name}.json").read_bytes())["report"]["id"] == name
        page = html.document_fromstring((built / f"reports/{name}.html").read_bytes())
        for line in lines_of(record):
            assert page.xpath("//*[@id=$id]", id=line.part.id)
            if line.layer in site.OWN_PAGE:
                assert (built / f"lines/{name}/{line.part.id}.html").is_file()


def test_a_filter_of_one_thing_is_a_file(built: Path) -> None:
    """Speakers, outlets, measures and types have pages that work without JavaScript."""
    speaker = html.document_fromstring((built / f"said/speaker/{file_name('Mira Sole')}.html").read_bytes())
    assert [words(n) for n in speaker.cssselect(".lines .name")] == ["Mira Sole"]
    outlet = html.document_fromstring((built / f"reports/outlet/{file_name('Tidewire')}.html").read_bytes())
    assert [words(c) for c in outlet.cssselect(".reports cite")] == ["Ferries leave Ilmar"]
    assert (built / f"figures/measure/{file_name('evacuated')}.html").is_file()
    assert (built / f"acts/kind/{file_name('REJECT')}.html").is_file()


def test_a_long_list_goes_on_in_further_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without JavaScript every line can be reached, page after page."""
    monkeypatch.setattr(site, "LIST", 25)
    with Store.open(str(tmp_path / "long.db")) as store:
        add_all(store, [record_of(f"Speaker {n:03}", n + 2) for n in range(30)])
        site.build(store, "long", tmp_path / "site")
    seen: list[str] = []
    file: Path | None = tmp_path / "site/said.html"
    while file:
        page = html.document_fromstring(file.read_bytes())
        seen += [words(b) for b in page.cssselect(".lines blockquote")]
        following = page.cssselect("a[rel=next]")
        file = file.parent / str(following[0].get("href")) if following else None
    assert len(seen) == 60 and (tmp_path / "site/said-3.html").is_file()


def test_the_index_is_data_and_every_line_in_it_has_its_source(store: Store) -> None:
    """The script that the search looks through is one assignment of ASCII data, and each line names voice and report."""
    script = index(Shelf(store, "strait", store.head())).decode("ascii")
    assert "<" not in script
    data = json.loads(re.fullmatch(r"var onrecordIndex=(.*);\n", script, re.S)[1])  # type: ignore[index]
    held = [line for record in reports() for line in lines_of(record) if line.layer in site.OWN_PAGE]
    assert len(data["lines"]) == len(held)
    for line in data["lines"]:
        assert line["name"] and line["words"] and line["title"] and line["href"].startswith("reports/r-")


def test_a_site_is_replaced_whole(store: Store, tmp_path: Path) -> None:
    """The new site takes the old one's place: nothing of the old stays, no half of it is ever seen."""
    target = tmp_path / "site"
    with Store.open(str(tmp_path / "small.db")) as small:
        add_all(small, [record_of()])
        site.build(small, "small", target)
    old = record_of().report.id
    (target / "reports" / "left-over.html").write_text("x")
    site.build(store, "strait", target)
    assert not (target / "reports" / "left-over.html").exists() and (target / f"reports/{old}.html").is_file()
    assert "strait" in (target / "index.html").read_text("utf-8")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_build_that_fails_leaves_the_old_site(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed or broken in the middle, the site that stood there still stands, and nothing lies about."""
    target = tmp_path / "site"
    site.build(store, "strait", target)
    before = {p: p.read_bytes() for p in target.rglob("*") if p.is_file()}

    def broken(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site, "files", broken)
    with pytest.raises(SiteError, match="No space left"):
        site.build(store, "strait", target)
    assert {p: p.read_bytes() for p in target.rglob("*") if p.is_file()} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["site"]


@pytest.mark.parametrize("what", ["folder", "file", "link"])
def test_what_is_no_site_is_never_replaced(tmp_path: Path, what: str) -> None:
    """A folder with anything else in it, a file, or a link is refused, and left as it is."""
    target, aside = tmp_path / "precious", tmp_path / "aside"
    if what == "file":
        target.write_text("precious")
    else:
        aside.mkdir()
        (aside / "thesis.txt").write_text("precious")
        if what == "link":
            (aside / MARKER).write_text("{}")
            target.symlink_to(aside)
        else:
            aside.rename(target)
    with pytest.raises(SiteError, match="left as it is"), new_folder(target):
        pytest.fail("nothing may be written")
    assert "precious" in {target.read_text() if what == "file" else (target / "thesis.txt").read_text()}


def test_an_empty_folder_and_a_new_one_are_taken(tmp_path: Path) -> None:
    """A folder made for the purpose is used; parents are made."""
    (tmp_path / "empty").mkdir()
    for target in (tmp_path / "empty", tmp_path / "deep" / "er" / "site"):
        with new_folder(target) as folder:
            (folder / MARKER).write_text("{}")
        assert (target / MARKER).is_file()


@pytest.mark.parametrize("exchange", [True, False])
def test_both_ways_of_putting_a_site_in_place_leave_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    """Where the system can't exchange two folders in one step, two renames do, with the same end."""
    from onrecord.publish import site_folder

    if not exchange:
        monkeypatch.setattr(site_folder, "_exchanged", lambda one, other: False)
    target = tmp_path / "site"
    for version in ("one", "two"):
        with new_folder(target) as folder:
            (folder / MARKER).write_text(version)
    assert (target / MARKER).read_text() == "two"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cant_be_written_says_what_to_do(tmp_path: Path) -> None:
    """No right to write is one clear line."""
    tmp_path.chmod(0o500)
    with pytest.raises(SiteError, match="may write"), new_folder(tmp_path / "site"):
        pytest.fail("nothing may be written")


def test_a_parent_that_is_a_file_says_what_to_do(tmp_path: Path) -> None:
    """A path through a file can't be made a folder, and says so in one line."""
    (tmp_path / "notes").write_text("x")
    with pytest.raises(SiteError, match="give a folder"), new_folder(tmp_path / "notes" / "site"):
        pytest.fail("nothing may be written")


def test_the_pages_are_those_of_the_server(built: Path) -> None:
    """A report reads the same from disk as over the network."""
    page = html.document_fromstring((built / f"reports/{split_quotation().report.id}.html").read_bytes())
    text = "\n\n".join("".join(map(str, p.itertext())) for p in page.cssselect(".row .text"))
    assert text == split_quotation().report.text
