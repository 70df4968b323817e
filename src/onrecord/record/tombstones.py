"""What an editor took back: which lines of a report are retracted, and the record without them.

A tombstone names a line by its id, layer and span. When a later model reads the report again, its line at
exactly that layer and span stays retracted, whatever its id has become; a line elsewhere does not. The text
of a report never changes, so this is no guess.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from onrecord.line import LAYERS, main_span
from onrecord.model import Record
from onrecord.record.tables import entries


class Tombstone(NamedTuple):
    """The line that was retracted."""

    line_id: str
    layer: str
    start: int
    end: int


def tombstones(connection: Connection, report_id: str, seq: int) -> list[Tombstone]:
    """The tombstones that lie on a report's lines in the state `seq`."""
    e = entries.c
    found: dict[Tombstone, None] = {}
    chosen = select(e.kind, e.line_id, e.layer, e.span_start, e.span_end)
    for kind, *stone in connection.execute(
        chosen.where(e.report_id == report_id, e.line_id.is_not(None), e.seq <= seq).order_by(e.seq)
    ):
        if kind == "retract":
            found[Tombstone(*stone)] = None
        else:
            found.pop(Tombstone(*stone), None)
    return list(found)


def without(record: Record, stones: Iterable[Tombstone]) -> Record:
    """The record as it may be shown: retracted lines out, and references to them empty."""
    gone = set().union(*(_struck(record, stone) for stone in stones))
    if not gone:
        return record
    return msgspec.structs.replace(
        record,
        **{
            layer: tuple(_loose(part, gone) for part in getattr(record, layer) if part.id not in gone)
            for layer in LAYERS.values()
        },
    )


def _struck(record: Record, stone: Tombstone) -> set[str]:
    """The ids of the parts that a tombstone lies on: the one of its id if it stands there, else all that stand there."""
    there = {
        part.id
        for part in record.lines()
        if (LAYERS[type(part)], *main_span(part)) == (stone.layer, stone.start, stone.end)
    }
    own = stone.line_id.partition("/")[2]
    return {own} if own in there else there


def _loose(part: msgspec.Struct, gone: set[str]) -> msgspec.Struct:
    changes = {name: None for name in ("within", "said_in", "part_of") if getattr(part, name, None) in gone}
    return msgspec.structs.replace(part, **changes) if changes else part
