"""The index of a site of files: what its filters and its search look through, as one classic script.

A page that was opened from disk may not fetch anything, but it may run a script beside it. So the index is
a script that hands the lines over as data; the page draws a line from it by the same template as the others.
"""

import json
from typing import Any

from onrecord.line import Line
from onrecord.pages.dates import moment
from onrecord.pages.lineview import LineView, view
from onrecord.pages.links import Filed
from onrecord.pages.shelf import Shelf
from onrecord.record import LineQuery

LAYERS = ("attributions", "acts", "figures", "proposals")


def index(shelf: Shelf) -> bytes:
    """The script: `onrecordIndex({lines: […]})` in ASCII, with addresses from the site's root."""
    links = Filed(0)
    found = (line for layer in LAYERS for line in shelf.store.every_line(LineQuery(layer=layer)))
    rows = [_row(line, view(line, links, shelf.times(line))) for line in found]
    rows.sort(key=lambda row: row["day"], reverse=True)
    data = json.dumps({"lines": rows}, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"var onrecordIndex={data};\n".encode("ascii")


def _row(line: Line, shown: LineView) -> dict[str, Any]:
    part = line.part
    kind = getattr(part, "kind", None) or getattr(part, "type", None) or getattr(part, "measure", None) or ""
    return {
        "layer": line.layer,
        "mark": shown.mark,
        "label": shown.label,
        "speaker": line.voice.name,
        "name": shown.who.name,
        "note": shown.who.note,
        "verb": shown.verb,
        "kind": kind,
        "act": getattr(part, "act", ""),
        "detail": ": ".join(x for x in shown.detail if x),
        "before": line.context[: line.span[0] - line.sentence[0]],
        "words": line.words,
        "after": line.context[line.span[1] - line.sentence[0] :],
        "outlet": line.report.outlet or "",
        "title": shown.origin.title,
        "published": shown.origin.published.words,
        "day": moment(line.report.published).day,
        "lang": shown.origin.lang,
        "href": shown.anchor,
        "own": shown.href,
    }
