"""What stands before a date and narrows it: "late last year", "the end of July", "earlier this week", "early in 2016", "mid-August"."""

from onrecord.when.grammar import Words
from onrecord.when.lexicon import lexicon
from onrecord.when.scene import Draft

_EDGES = {"early": "START", "late": "END", "mid": "MID", "earlier": "BEFORE", "later": "AFTER"}
_PARTS = {
    "end": "END",
    "close": "END",
    "start": "START",
    "beginning": "START",
    "middle": "MID",
    "eve": "BEFORE",
    "rest": "AFTER",
    "remainder": "AFTER",
    "latter half": "END",
}


def modified(draft: Draft, first: int, words: Words) -> Draft:
    """The draft that begins at word `first`, taken together with what narrows it, if anything does."""
    if draft.type not in {"DATE", "TIME"} or draft.value.endswith("_REF"):
        return draft
    for read in (_edge, _part):
        found = read(draft, first, words)
        if found is not None:
            return found
    return draft


def _edge(draft: Draft, first: int, words: Words) -> Draft | None:
    """ "late", "early in", "mid-"."""
    at = first - 1
    if _text(words, at) in {"in", "on", "-", "–", "‑"} and _text(words, at - 1) in _EDGES:
        at -= 1
    mod = _EDGES.get(_text(words, at))
    if mod is None or words.words[at].end > draft.span[0]:
        return None
    if mod in {"BEFORE", "AFTER"} and not _deictic(words, first):
        return None
    return draft.changed(span=(words.words[at].start, draft.span[1]), mod=mod)


def _part(draft: Draft, first: int, words: Words) -> Draft | None:
    """ "the end of", "the beginning of"."""
    at = first - 1
    if _text(words, at) == "the":
        at -= 1
    if _text(words, at) != "of":
        return None
    mod = _PARTS.get(_text(words, at - 1))
    if mod is None:
        return None
    at -= 1
    if _text(words, at - 1) == "the":
        at -= 1
    return draft.changed(span=(words.words[at].start, draft.span[1]), mod=mod)


def _deictic(words: Words, first: int) -> bool:
    """Whether "earlier" and "later" belong to the date itself: "earlier this week", "later Monday", not "years later 2010"."""
    word = _text(words, first)
    return word in {"this", "today", "that", "in", "the", "last"} or lexicon().has("WEEKDAY", word)


def _text(words: Words, at: int) -> str:
    return words.words[at].text.lower() if 0 <= at < len(words.words) else ""
