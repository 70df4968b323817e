"""onrecord: reports in, a sourced record out.

    >>> import onrecord
    >>> record = onrecord.read("report.txt")      # or the text itself
    >>> store = onrecord.open("crisis.db")        # a record on disk, or a postgresql:// address

Nothing heavy is imported until it is called.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.model import Record
    from onrecord.record import Store

__version__ = "0.1.0"


def read(source: "str | Path", *, published: str | None = None, outlet: str | None = None) -> "Record":
    """The record of one report: a path, an address, or the text itself.

    A string is a path if a file of that name exists, an address if it starts with http:// or https://,
    else the report's text. `published` is ISO 8601. Raises InputError if it can't be read.
    """
    from onrecord.api import read_one

    return read_one(source, published=published, outlet=outlet)


def open(path: "str | Path") -> "Store":
    """The record at a path (SQLite; made if it isn't there) or a postgresql:// address. Raises RecordError."""
    from onrecord.record import Store

    return Store.open(str(path))


__all__ = ["__version__", "open", "read"]
