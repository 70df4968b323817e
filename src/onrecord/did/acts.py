"""Acts: who did or said what to whom."""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Act, Attribution, Place, Time

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.who import Cast


def acts(
    parsed: "Parsed",
    cast: "Cast",
    attributions: tuple[Attribution, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
) -> Finding[Act]:
    """Every act of a report, in the order of its words."""
    return Finding()
