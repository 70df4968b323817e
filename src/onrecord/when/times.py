"""Times of a report: every expression of a calendar time or a duration, with its TIMEX3 value and the days it covers.

Rules read the words, longest expression first from left to right; each is resolved against the report's
date or a time before it, and left with unknown parts (XXXX) and a reason where neither is there.
"""

from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Time, Unresolved
from onrecord.when.grammar import Found, Words, read
from onrecord.when.modified import modified
from onrecord.when.rules import Builder, rules
from onrecord.when.scene import NOT_A_TIME, Draft, Scene
from onrecord.when.values import interval, narrowed

if TYPE_CHECKING:
    from onrecord.language import Parsed


def times(parsed: "Parsed") -> Finding[Time]:
    """Every Time of a report, in the order of its words; what could not be settled stands under `unresolved`."""
    drafts = drafted(parsed)
    ids = {id(draft): f"T{number}" for number, draft in enumerate(drafts, 1)}
    unresolved = [
        Unresolved(span=draft.span, layer="times", reason=draft.reason) for draft in drafts if draft.reason is not None
    ]
    return Finding(tuple(_time(draft, ids) for draft in drafts), tuple(unresolved))


def drafted(parsed: "Parsed") -> list[Draft]:
    """The times of a report before they have ids."""
    patterns = rules()
    words = read(parsed.text)
    scene, end = Scene.of(parsed, words), 0
    for found, builder in _candidates(words, patterns):
        if found.span[0] < end:
            continue
        draft = builder(found, scene)
        if draft is NOT_A_TIME:
            end = found.span[1]
        if draft is None or draft is NOT_A_TIME:
            continue
        at = (
            next(i for i, word in enumerate(found.words) if word.start >= draft.span[0])
            if draft.span[0] > found.span[0]
            else 0
        )
        draft = modified(draft, found.first + at, words)
        if draft.span[0] < end:
            continue
        scene.drafts.append(draft)
        end = draft.span[1]
    return scene.drafts


def _candidates(words: Words, patterns: tuple[tuple[object, Builder], ...]) -> list[tuple[Found, Builder]]:
    """All that any rule found, from left to right, the longest first, then in the rules' order."""
    found = [
        (match, builder, order)
        for order, (pattern, builder) in enumerate(patterns)
        for match in words.find(pattern)  # type: ignore[arg-type]
    ]
    found.sort(key=lambda item: (item[0].span[0], -item[0].span[1], item[2]))
    return [(match, builder) for match, builder, _ in found]


def _time(draft: Draft, ids: dict[int, str]) -> Time:
    covers = draft.covers
    if covers is None and draft.type in {"DATE", "TIME"}:
        covers = interval(draft.value)
        covers = narrowed(covers, draft.mod) if covers else None
    begin, end = covers or (None, None)
    anchor = ids.get(id(draft.anchor)) if isinstance(draft.anchor, Draft) else draft.anchor
    return Time(
        id=ids[id(draft)],
        span=draft.span,
        type=draft.type,
        value=draft.value,
        mod=draft.mod,
        begin=begin,
        end=end,
        anchor=anchor,
    )
