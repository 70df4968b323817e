"""Said: quotations and attributed claims."""

from onrecord.said.attributions import attributions

__all__ = ["attributions"]
