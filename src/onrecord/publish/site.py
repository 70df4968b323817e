"""The site: the pages as files that open from a double-click, offline, with nothing to install.

What the live page answers by a query stands here as a file for each speaker, outlet, measure and type.
Filters of more than one thing and the search run in the browser over one index (`site_index`); without
JavaScript every list is still complete, over as many pages as it takes.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord import __version__
from onrecord.pages import twins
from onrecord.pages.links import Filed, file_name, page_file
from onrecord.pages.press import LISTS, PARAMS, Press
from onrecord.pages.render import ASSETS, asset
from onrecord.pages.shelf import Shelf
from onrecord.publish.site_folder import MARKER, new_folder
from onrecord.publish.site_index import index
from onrecord.record import LineQuery, ReportQuery, Standing, Store

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "form-action 'self' file:; base-uri 'none'"
)
"""For browsers: as on the server; `file:` because a page that was opened from disk has no origin of its own."""

LIST = 300
"""Lines in one file of a list: some 400 kB, which a phone still scrolls at ease."""

OWN_PAGE = ("attributions", "acts", "figures", "proposals")
"""Layers whose lines have a page of their own; times and places are addressed in their report."""

Tell = Callable[[str], None]
File = tuple[str, bytes]


def build(store: Store, name: str, target: Path, tell: Tell = lambda _: None) -> int:
    """Write a record's pages into `target`, in the place of the site that was there; how many files.

    The site is written beside its place and put there whole at the end: a build that fails or is killed leaves
    the old one. `tell` hears of the progress. Raises SiteError if `target` holds anything but a site of onrecord,
    or can't be written; RecordError.
    """
    shelf = Shelf(store, name, store.head())
    count = 0
    with new_folder(target) as folder:
        for path, body in files(shelf):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
            count += 1
            if count % 1000 == 0:
                tell(f"{count:,} files")
    return count


def files(shelf: Shelf) -> Iterator[File]:
    """Every file of the site: its path, and what stands in it."""
    press = Press(shelf, Filed, POLICY)
    yield MARKER, json.dumps({"onrecord": __version__, "record": shelf.name, "state": shelf.seq}).encode() + b"\n"
    yield from (("assets/" + name, asset(name)) for name in ASSETS)
    yield "assets/index.js", index(shelf)
    for page in PARAMS:
        yield from _listed(press, page, {})
    yield "wall.html", press.page("front", {"wall": "1"})
    yield from _filtered(press)
    yield from _twins(shelf)
    yield from _reports(press)


def _listed(press: Press, page: str, query: dict[str, str]) -> Iterator[File]:
    """A page, and its further pages if it is a list that has some."""
    number = 1
    token: str | None = None
    while True:
        further = {"page": str(number), "next": token} if token else {}
        path = page_file(page, query | {"page": str(number)})
        body, token = press.page_and_token(page, query | further, depth=path.count("/"), limit=LIST)
        yield path, body
        number += 1
        if token is None:
            return


def _filtered(press: Press) -> Iterator[File]:
    store = press.shelf.store
    said, acts, figures = (LineQuery(layer=layer) for layer in ("attributions", "acts", "figures"))
    speakers = {c.value for layer in OWN_PAGE for c in store.counts(LineQuery(layer=layer), by="speaker") if c.value}
    choices = [
        *(("said", {"speaker": speaker}) for speaker in sorted(speakers)),
        *(("said", {"outlet": c.value}) for c in store.counts(said, by="outlet") if c.value),
        *(("acts", {"kind": c.value}) for c in store.counts(acts, by="kind") if c.value),
        *(("figures", {"measure": c.value}) for c in store.counts(figures, by="kind") if c.value),
        *(("reports", {"outlet": outlet.name}) for outlet in press.shelf.outlets if outlet.name),
        ("map", {"view": "whole"}),
    ]
    for page, query in choices:
        yield from _listed(press, page, query)


def _twins(shelf: Shelf) -> Iterator[File]:
    yield "reports.json", twins.every_report(shelf)
    yield "figures.json", twins.whole(shelf, "figures")
    yield "rates.json", twins.rates(shelf, {})
    yield from ((f"{page}.json", twins.whole(shelf, layer)) for page, layer in LISTS.items())


def _reports(press: Press) -> Iterator[File]:
    for standing in every_report(press.shelf.store):
        name = file_name(standing.id)
        yield f"reports/{name}.html", press.report(standing.id)
        yield f"reports/{name}.json", twins.report(press.shelf, standing.id)
        for line in press.shelf.store.report_lines(standing.id):
            if line.layer in OWN_PAGE:
                yield f"lines/{name}/{file_name(line.part.id)}.html", press.one(standing.id, line.part.id)


def every_report(store: Store) -> Iterator[Standing]:
    """Every report on record, newest first."""
    after: str | None = None
    while True:
        page = store.reports(ReportQuery(order="published"), limit=500, after=after)
        yield from page.items
        after = page.next
        if after is None:
            return
