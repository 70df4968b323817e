"""Lines as the rows of a table, for every format that has rows: which columns, and what stands in them.

A span becomes its words, an actor its name, a reference the line's whole id. The columns follow the record's
types: a field that is added there appears here by itself. Every row carries its report, its words with their
offsets, and who says it.
"""

from collections.abc import Iterable
from typing import Any

from onrecord.checks import ACTOR_FIELDS, ATTRIBUTION_FIELDS, SPAN_FIELDS
from onrecord.line import LAYERS, Line
from onrecord.vocabulary import Layer

Cell = str | int | float | None

ALWAYS = (
    "report_id", "outlet", "title", "url", "published", "published_precision", "language", "line_id", "layer",
    "span_start", "span_end", "words", "sentence", "says", "says_basis", "says_kind", "says_role", "says_country",
)  # fmt: skip
"""The columns of every table. `span_start` and `span_end` are offsets in code points of the report's text, the end exclusive:
`words` is that stretch of the text, to the character. `says` is who says the line, `says_basis` how that is known:
"speaker" (resolved), "mention" (the report's own words for someone unnamed) or "report" (nobody else says it)."""

LAST = ("seq", "recorded")
"""When the line came on record: the entry's number, and its time in UTC."""

# The line's own words and voice, which stand in ALWAYS.
_ELSEWHERE = frozenset({"id", "span", "speaker", "trigger", "evidence"})
_REFERENCES = frozenset({*ATTRIBUTION_FIELDS, "part_of"})

PARTS: dict[Layer, Any] = {layer: kind for kind, layer in LAYERS.items()}


def layers(wanted: Iterable[str] | None) -> tuple[Layer, ...]:
    """The layers of a table, in the record's order; all for None."""
    chosen = None if wanted is None else set(wanted)
    return tuple(layer for layer in PARTS if chosen is None or layer in chosen)


def columns(wanted: Iterable[Layer]) -> tuple[str, ...]:
    """The columns of a table of these layers, each once; a column that a layer doesn't have is empty in its rows."""
    own: dict[str, None] = {}
    for layer in wanted:
        for field in _fields(layer):
            own[field] = None
            if field in ("content", "terms"):
                own[f"{field}_spans"] = None
            if field == "change":
                own["previous"] = None
    return (*ALWAYS, *own, *LAST)


def row(line: Line) -> dict[str, Cell]:
    """The cells of a line, by column."""
    cells = _heading(line)
    for field in _fields(line.layer):
        cells |= _cells(line, field, getattr(line.part, field))
    return {**cells, "seq": line.seq, "recorded": line.recorded}


def _fields(layer: Layer) -> list[str]:
    return [name for name in PARTS[layer].__struct_fields__ if name not in _ELSEWHERE]


def _heading(line: Line) -> dict[str, Cell]:
    head, voice = line.report, line.voice
    return {
        "report_id": head.id,
        "outlet": head.outlet,
        "title": head.title,
        "url": head.url,
        "published": head.published.value,
        "published_precision": head.published.precision if head.published.value else None,
        "language": head.language,
        "line_id": line.id,
        "layer": line.layer,
        "span_start": line.span[0],
        "span_end": line.span[1],
        "words": line.words,
        "sentence": line.context,
        "says": voice.name,
        "says_basis": voice.basis,
        "says_kind": voice.actor.kind if voice.actor else None,
        "says_role": voice.actor.role if voice.actor else None,
        "says_country": voice.actor.country if voice.actor else None,
    }


def _cells(line: Line, field: str, value: Any) -> dict[str, Cell]:
    """What a field of a part becomes: one cell, or two where offsets or an earlier value belong to it."""
    if field == "change":
        return {"change": line.quotes["change"][0], "previous": value.previous} if value else {}
    if field in SPAN_FIELDS and not isinstance(value, str):
        cells: dict[str, Cell] = {field: " … ".join(line.quotes.get(field, ())) or None}
        if field in ("content", "terms"):
            cells[f"{field}_spans"] = "; ".join(f"{start}-{end}" for start, end in value) or None
        return cells
    if field in ACTOR_FIELDS:
        ids = (value,) if isinstance(value, str) else value or ()
        return {field: "; ".join(line.actors[name].name for name in ids) or None}
    if field in _REFERENCES:
        return {field: f"{line.report.id}/{value}" if value else None}
    return {field: value}
