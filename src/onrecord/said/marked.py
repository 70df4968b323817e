"""Quotations of a report in a language that no model here reads: what stands between marks, and nothing more."""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Attribution, Span, Unresolved
from onrecord.said.quoted import LONG, is_title

if TYPE_CHECKING:
    from onrecord.language import Parsed

CONFIDENCE = 0.3
"""Less than any rule that knows a cue: some long marked stretches are titles or names."""


def marked(parsed: "Parsed", reason: str) -> Finding[Attribution]:
    """Every marked stretch of `LONG` words or more, with no source or speaker; each is listed as unresolved for `reason`."""
    spans = [q.span for q in parsed.quotes if _long(parsed, q.inner)]
    parts = tuple(
        Attribution(id=f"S{number}", kind="direct", content=(span,), confidence=CONFIDENCE)
        for number, span in enumerate(spans, 1)
    )
    return Finding(parts, tuple(Unresolved(span=span, layer="attributions", reason=reason) for span in spans))


def _long(parsed: "Parsed", inner: Span) -> bool:
    words = parsed.words(inner).split()
    return len(words) >= LONG and not is_title(words)
