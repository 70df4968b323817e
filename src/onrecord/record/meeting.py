"""A report comes in that is on record already: is it the same, the same met elsewhere, or a better reading?"""

from typing import Literal

from onrecord.model import Record, Report

Meeting = Literal["same", "copy", "replace"]


def meet(old: Record, new: Record, *, again: bool) -> Meeting:
    """What to do with a new reading of a report on record. `again` takes any difference for a better reading."""
    if elsewhere(old.report, new.report):
        return "copy"
    if made_otherwise(old.report, new.report) or tells_more(old.report, new.report):
        return "replace"
    return "replace" if again and old != new else "same"


def elsewhere(old: Report, new: Report) -> bool:
    """Whether the text was met at another place: another outlet or address, where both are known."""
    return _differ(old.url, new.url) or _differ(old.outlet, new.outlet)


def made_otherwise(old: Report, new: Report) -> bool:
    """Whether another version of the extractor, or other models, made the new reading.

    Another extractor altogether doesn't count: it came to the same text, and a feed and a page that are both
    followed would replace each other for ever.
    """
    newer = old.extractor != new.extractor and _family(old.extractor) == _family(new.extractor)
    return newer or old.models != new.models


def tells_more(old: Report, new: Report) -> bool:
    """Whether the new report names what the old left open, or the user now gives another date."""
    fuller = any(getattr(old, name) is None and getattr(new, name) is not None for name in ("url", "outlet", "title"))
    dated = old.published.value is None and new.published.value is not None
    redated = new.published.basis == "given" and new.published.value != old.published.value
    return fuller or dated or redated


def _differ(old: str | None, new: str | None) -> bool:
    return old is not None and new is not None and old != new


def _family(extractor: str) -> str:
    return extractor.partition("/")[0]
