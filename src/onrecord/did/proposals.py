"""Proposals: plans and deals, with their stage as the report has it."""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Act, Attribution, Proposal

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.who import Cast


def proposals(
    parsed: "Parsed", cast: "Cast", attributions: tuple[Attribution, ...], acts: tuple[Act, ...]
) -> Finding[Proposal]:
    """Every proposal of a report, in the order of its words."""
    return Finding()
