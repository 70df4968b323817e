"""When: the times of a report."""

from onrecord.when.times import times

__all__ = ["times"]
