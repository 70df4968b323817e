"""The one place that loads models: everything that reads words gets its parse here, once a report."""

from onrecord.language.load import Language, load
from onrecord.language.parse import Parsed

__all__ = ["Language", "Parsed", "load"]
