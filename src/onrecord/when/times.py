"""Times of a report: every expression of a calendar time or a duration, with its TIMEX3 value and the days it covers.

Rules read the words, longest expression first from left to right; each is resolved against the report's
date or a time before it, and left with unknown parts (XXXX) and a reason where neither is there.
"""

import re
from typing import TYPE_CHECKING

from onrecord.finding import Finding
from onrecord.model import Time, Unresolved
from onrecord.when.anchor import anchor_of
from onrecord.when.grammar import Found, Words, read
from onrecord.when.modified import modified
from onrecord.when.rules import Builder, rules
from onrecord.when.scene import NOT_A_TIME, Draft, Scene
from onrecord.when.values import day_value, interval, narrowed

if TYPE_CHECKING:
    from onrecord.language import Parsed

_JOINED = frozenset({" ", " of "})
_JOINTS = _JOINED | {" on ", ", "}


def times(parsed: "Parsed") -> Finding[Time]:
    """Every Time of a report, in the order of its words; what could not be settled stands under `unresolved`."""
    drafts, merged = with_days(drafted(parsed), parsed.text)
    ids = {id(draft): f"T{number}" for number, draft in enumerate(drafts, 1)}
    ids |= {old: ids[id(new)] for old, new in merged.items()}
    known = anchor_of(parsed.report.published).known_day
    today = day_value(known) if known else None
    unresolved = (Unresolved(span=d.span, layer="times", reason=d.reason) for d in drafts if d.reason is not None)
    return Finding(tuple(_time(draft, ids, today) for draft in drafts), tuple(unresolved))


def drafted(parsed: "Parsed") -> list[Draft]:
    """The times of a report before they have ids."""
    patterns = rules()  # compiled first: that gives the words of the patterns their characters
    words = read(parsed.text)
    scene, end = Scene.of(parsed, words), 0
    for found, builder in _candidates(words, patterns):
        if found.span[0] < end:
            continue
        draft = builder(found, scene)
        if draft is None:
            continue
        if draft is NOT_A_TIME:
            end = found.span[1]
            continue
        draft = modified(draft, _first_word(draft, found), words)
        if draft.span[0] >= end:
            scene.drafts.append(draft)
            end = draft.span[1]
    return scene.drafts


def with_days(drafts: list[Draft], text: str) -> tuple[list[Draft], dict[int, Draft]]:
    """The drafts, where a time of day takes its day from the date right after it: "midnight on Sunday", "2 a.m. Tuesday".

    The second part maps the `id` of each draft that was replaced or taken in to the one that now stands for it.
    """
    read: list[Draft] = []
    merged: dict[int, Draft] = {}
    for draft in drafts:
        before = read[-1] if read else None
        gap = text[before.span[1] : draft.span[0]] if before is not None else ""
        if before is None or before.type != "TIME" or draft.type != "DATE" or draft.day is None or gap not in _JOINTS:
            read.append(draft)
            continue
        value = draft.value + before.value[before.value.find("T") :]
        joined = gap in _JOINED
        span = (before.span[0], draft.span[1]) if joined else before.span
        timed = before.changed(span=span, value=value, anchor=draft.anchor if joined else draft, reason=None)
        read[-1:] = [timed] if joined else [timed, draft]
        merged[id(before)] = timed
        if joined:
            merged[id(draft)] = timed
    return read, merged


def _candidates(words: Words, patterns: tuple[tuple[re.Pattern[str], Builder], ...]) -> list[tuple[Found, Builder]]:
    """All that any rule found, from left to right, the longest first, then in the rules' order."""
    found = [
        (match, builder, order) for order, (pattern, builder) in enumerate(patterns) for match in words.find(pattern)
    ]
    found.sort(key=lambda item: (item[0].span[0], -item[0].span[1], item[2]))
    return [(match, builder) for match, builder, _ in found]


def _first_word(draft: Draft, found: Found) -> int:
    """The index of the draft's first word: a rule may leave out the first words that its pattern found."""
    return found.first + next(at for at, word in enumerate(found.words) if word.start >= draft.span[0])


def _time(draft: Draft, ids: dict[int, str], today: str | None) -> Time:
    covers = draft.covers
    if covers is None and draft.type in {"DATE", "TIME"}:
        covers = interval(draft.value)
        covers = narrowed(covers, draft.mod, today) if covers else None
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
