"""Which tokens the encoder has to read: the sentences of the anchors, and no others."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.said.tagger.anchors import Anchor
    from onrecord.said.tagger.features import Features


def wanted(features: "Features", found: "list[Anchor]") -> list[tuple[int, int]]:
    """Token ranges [first, last), merged: the sentences of the anchors and of what the rules take for their contents."""
    ranges: list[tuple[int, int]] = []
    for first, last in sorted(features.own_sentences(anchor) for anchor in found):
        if ranges and first <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]))
        else:
            ranges.append((first, last))
    return ranges
