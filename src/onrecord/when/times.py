"""Times of a report."""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Time

if TYPE_CHECKING:
    from onrecord.language import Parsed


def times(parsed: "Parsed") -> Finding[Time]:
    """Every Time of a report, in the order of its words."""
    return Finding()
