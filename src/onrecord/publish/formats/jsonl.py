"""JSON lines: the record of every report that has a line the query means, whole, as `onrecord read --json` prints it."""

from typing import BinaryIO

from onrecord.model import to_json
from onrecord.publish.selection import records
from onrecord.record import LineQuery, Store

SUMMARY = "whole records, one JSON object a line (docs/record.schema.json)"


def write(store: Store, query: LineQuery, out: BinaryIO) -> int:
    """Write the records; how many."""
    written = 0
    for record in records(store, query):
        out.write(to_json(record) + b"\n")
        written += 1
    return written
