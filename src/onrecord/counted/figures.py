"""Figures: counts and measures, with who counted them."""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Attribution, Figure, Place, Time

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.who import Cast


def figures(
    parsed: "Parsed",
    cast: "Cast",
    attributions: tuple[Attribution, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
) -> Finding[Figure]:
    """Every figure of a report, in the order of its words."""
    return Finding()
