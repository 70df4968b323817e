"""CSV: one row a line, for spreadsheets and data frames (RFC 4180, UTF-8, a header row).

A spreadsheet takes a cell that begins with = + - @ for a formula, and would run what a report says (OWASP, "CSV
Injection"). Such a text gets an apostrophe before it, as spreadsheets themselves write it; so does a text that
begins with apostrophes and then such a sign, so that taking one apostrophe away always gives back the exact words.
Numbers are never touched.
"""

import csv
import io
import re
from itertools import chain
from typing import BinaryIO

from onrecord.publish.table import Cell, columns, layers, row
from onrecord.record import LineQuery, Store
from onrecord.record.query import values

SUMMARY = "one row a line, for spreadsheets: report, words with offsets, who says it, and the layer's fields"

# The full-width forms count too: spreadsheets normalise them. Tab and carriage return are dropped before the sign.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def write(store: Store, query: LineQuery, out: BinaryIO) -> int:
    """Write the rows of the lines that the query means; how many."""
    lines = store.every_line(query)
    first = next(lines, None)  # a query that can't be used is told before anything is written
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.DictWriter(text, columns(layers(values(query.layer))), restval="", lineterminator="\r\n")
        table.writeheader()
        written = 0
        for line in chain([first] if first else (), lines):
            table.writerow({name: safe(cell) for name, cell in row(line).items()})
            written += 1
        return written
    finally:
        text.detach()


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def exact(cell: str) -> str:
    """The text that `safe` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
