"""The record: reports and their lines in a database, append-only."""

from onrecord.record.store import Store

__all__ = ["Store"]
