"""Counted: the figures of a report."""

from onrecord.counted.figures import figures

__all__ = ["figures"]
