"""The JSON twins: the lines and reports of a page as data, each line with its report and its voice."""

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.checks import ACTOR_FIELDS, names_in
from onrecord.line import Line
from onrecord.model import to_json
from onrecord.pages import rates as measured
from onrecord.pages.listing import PAGE, query_of
from onrecord.pages.sections import REPORTS
from onrecord.pages.shelf import Shelf
from onrecord.pages.single import HITS
from onrecord.record import LineQuery, ReportQuery, Standing
from onrecord.vocabulary import Layer


def report(shelf: Shelf, report_id: str) -> bytes:
    """A report's whole record, as `onrecord read --json` prints it. Raises NotOnRecord."""
    return to_json(shelf.record(report_id))


def line(shelf: Shelf, report_id: str, line_id: str) -> bytes:
    """One line with the lines it is tied to. Raises NotOnRecord."""
    found, tied = shelf.line(report_id, line_id)
    links = [{"kind": link.kind, "line": link.line.id} for link in tied]
    return msgspec.json.encode({**line_data(found), "links": links, "seq": shelf.seq})


def reports(shelf: Shelf, params: dict[str, str]) -> bytes:
    """A page of reports, newest first."""
    query = ReportQuery(outlet=params.get("outlet"), order="published")
    page = shelf.store.reports(query, limit=REPORTS, after=params.get("next"))
    return _page([report_data(r) for r in page.items], page.next, page.seq)


def lines(shelf: Shelf, layer: Layer, params: dict[str, str]) -> bytes:
    """A page of a layer's lines under a filter."""
    page = shelf.lines(query_of(layer, params), PAGE, params.get("next"))
    return _page([line_data(one) for one in page.items], page.next, page.seq)


def figures(shelf: Shelf, params: dict[str, str]) -> bytes:
    """Every figure, of all measures or one."""
    query = LineQuery(layer="figures", kind=params.get("measure"))
    return _page([line_data(one) for one in shelf.store.every_line(query)], None, shelf.seq)


def rates(shelf: Shelf, params: dict[str, str]) -> bytes:
    """The error rates, as they go with this onrecord."""
    return msgspec.json.encode({**measured.held(), "seq": shelf.seq})


def search(shelf: Shelf, params: dict[str, str]) -> bytes:
    """The reports that hold the words of `q`, with their sentences and the ids of the lines in them."""
    words = " ".join(params.get("q", "").split())
    if not words:
        return _page([], None, shelf.seq)
    page = shelf.store.search(words, limit=HITS, after=params.get("next"))
    items = [
        {
            "report": report_data(hit.report),
            "excerpts": [{"span": e.span, "words": e.words, "marks": e.marks} for e in hit.excerpts],
            "lines": [one.id for one in hit.lines],
        }
        for hit in page.items
    ]
    return _page(items, page.next, page.seq)


def line_data(one: Line) -> dict[str, Any]:
    """A line as data: never without its report, its words and its voice."""
    named = set(names_in(one.part, ACTOR_FIELDS))
    voice = {"name": one.voice.name, "basis": one.voice.basis, "actor": one.voice.actor}
    return {
        "id": one.id,
        "layer": one.layer,
        "voice": voice,
        "words": one.words,
        "span": one.span,
        "part": one.part,
        "actors": [actor for name, actor in one.actors.items() if name in named],
        "report": _heading(one.report),
    }


def report_data(standing: Standing) -> dict[str, Any]:
    """A report in a list as data."""
    return {
        **_heading(standing.heading),
        "seq": standing.seq,
        "recorded": standing.recorded,
        "lines": standing.lines,
        "copies": standing.copies,
        "text_sha256": standing.text_sha256,
    }


def _heading(head: Any) -> dict[str, Any]:
    return {
        "id": head.id,
        "title": head.title,
        "outlet": head.outlet,
        "url": head.url,
        "language": head.language,
        "published": head.published,
    }


def _page(items: Iterable[dict[str, Any]], after: str | None, seq: int) -> bytes:
    return msgspec.json.encode({"items": list(items), "next": after, "seq": seq})


def whole(shelf: Shelf, layer: Layer) -> bytes:
    """Every line of a layer, for a site of files."""
    return _page([line_data(one) for one in shelf.store.every_line(LineQuery(layer=layer))], None, shelf.seq)


def every_report(shelf: Shelf) -> bytes:
    """Every report, newest first, for a site of files."""
    items: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        page = shelf.store.reports(ReportQuery(order="published"), limit=500, after=after)
        items += [report_data(r) for r in page.items]
        after = page.next
        if after is None:
            return _page(items, None, shelf.seq)
