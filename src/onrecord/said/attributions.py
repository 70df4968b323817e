"""Attributions: who is reported to have said or thought what."""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Attribution

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.who import Cast


def attributions(parsed: "Parsed", cast: "Cast") -> Finding[Attribution]:
    """Every attribution of a report, in the order of its words."""
    return Finding()
