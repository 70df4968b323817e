"""Said: quotations and attributed claims."""

from onrecord.said.attributions import attributions
from onrecord.said.integrity import variants
from onrecord.said.marked import marked

__all__ = ["attributions", "marked", "variants"]
