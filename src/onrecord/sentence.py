"""The sentence around a span, to be shown beside a line: found by punctuation, with no model.

It never decides anything; a boundary that is missed or seen too early shows more or less context, and
the span itself is always inside. A sentence doesn't cross a line break unless the span does.
"""

import re
from functools import cache

from onrecord import resources
from onrecord.model import Span

WIDEST = 600
"""Code points shown at most on each side of the span: five times a long sentence, and no megabyte of one line."""

_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*(?=\s)|[。！？][”’」』）]*")
_OPENING = "\"'“‘«([—–-"
_LAST_WORD = re.compile(r"[^\s(\[\"“‘']*$")


def around(text: str, span: Span) -> Span:
    """The span of the sentence, or sentences, that hold `span`, without edge white space beyond `span` itself."""
    first = max(text.rfind("\n", 0, span[0]) + 1, span[0] - WIDEST)
    last = text.find("\n", span[1])
    last = min(len(text) if last < 0 else last, span[1] + WIDEST)
    start, end = first, last
    for match in _END.finditer(text, first, last):
        if not _ends(text, match.start(), match.end()):
            continue
        if match.end() >= span[1]:
            end = match.end()
            break
        if match.end() <= span[0]:
            start = match.end()
    return _trimmed(text, (start, end), span)


def _ends(text: str, at: int, after: int) -> bool:
    """Whether the punctuation `[at, after)` ends a sentence, judged by the words on both sides."""
    rest = text[after : after + 8].lstrip().lstrip(_OPENING)
    if rest[:1].islower():
        return False
    if text[at] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, at - 20), at)
    last = word.group().lower() if word else ""
    return not (len(last) == 1 and last.isalpha()) and last not in abbreviations() and "." not in last.strip(".")


@cache
def abbreviations() -> frozenset[str]:
    """The known abbreviations, lower case, without their last stop."""
    return frozenset(word for group in resources.load("abbreviations.yaml").values() for word in map(str, group))


def _trimmed(text: str, sentence: Span, span: Span) -> Span:
    start, end = sentence
    while start < span[0] and text[start].isspace():
        start += 1
    while end > span[1] and text[end - 1].isspace():
        end -= 1
    return start, end
