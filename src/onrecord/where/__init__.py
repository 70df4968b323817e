"""Where: the places of a report."""

from onrecord.where.places import places

__all__ = ["places"]
