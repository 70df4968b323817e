"""Did: acts between parties, and the proposals they talk about."""

from onrecord.did.acts import acts
from onrecord.did.proposals import proposals

__all__ = ["acts", "proposals"]
