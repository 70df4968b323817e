"""Places of a report."""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Place

if TYPE_CHECKING:
    from onrecord.language import Parsed


def places(parsed: "Parsed") -> Finding[Place]:
    """Every Place of a report, in the order of its words."""
    return Finding()
