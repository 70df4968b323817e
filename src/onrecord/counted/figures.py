"""Figures: counts and measures, with who counted them.

The walk: amounts of the text (`amounts`), the phrase that each stands in (`phrases`), what is no figure left out
(`excluded`, `worth`), what the rest measure (`clues`, `deciding`), how they hang together (`relations`), and who
counted, where and as of when (`sayers`, `context`).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.counted.context import as_of, caveats, flow_of, place_of
from onrecord.counted.draft import Draft
from onrecord.counted.drafting import drafted
from onrecord.counted.measures import Known, known
from onrecord.counted.relations import relate
from onrecord.counted.sayers import counter, said_in
from onrecord.finding import Finding
from onrecord.model import Attribution, Change, Figure, Place, Time, Unresolved

if TYPE_CHECKING:
    from onrecord.language import Parsed
    from onrecord.who import Cast

WHOLE = frozenset({"people", "households", "items"})
"""Units that come in whole numbers: "1.200 people" are 1,200."""
NO_COUNTER = "the words name who counted this, and no actor of the report answers to the name"
TWO_READINGS = "the point in this number may divide thousands or mark decimals"


def figures(
    parsed: "Parsed",
    cast: "Cast",
    attributions: tuple[Attribution, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    *,
    measures: Known | None = None,
) -> Finding[Figure]:
    """Every figure of a report, in the order of its words; `measures` replaces the known ones (see `measures.known`)."""
    measures = measures or known()
    text = parsed.text
    drafts = drafted(parsed, times, measures)
    relate(drafts, text, measures)
    limits = caveats(drafts, text, measures)
    names = {id(draft): f"F{number}" for number, draft in enumerate(drafts, 1)}
    found: list[Figure] = []
    unresolved: list[Unresolved] = []
    for at, draft in enumerate(drafts):
        saying = said_in(draft, attributions)
        counted_by, unknown = counter(draft, saying, cast, measures)
        unresolved += _unresolved(draft, unknown)
        amount, decision = draft.amount, draft.decision
        people = decision.unit in ("people", "households")
        found.append(
            Figure(
                id=names[id(draft)],
                span=draft.span,
                value=_value(draft),
                low=amount.low,
                high=amount.high,
                bound=amount.bound,
                unit=decision.unit,
                measure=decision.measure,
                counted=draft.counted,
                hxl=measures.tag(decision.measure, draft.counted or "", people),
                place=place_of(draft, places, text),
                as_of=as_of(draft, times, text),
                counter=counted_by,
                said_in=saying.id if saying is not None else None,
                part_of=names[id(draft.part_of)] if draft.part_of is not None else None,
                caveat=limits.get(at),
                flow=flow_of(draft, text, measures),
                change=Change(span=draft.change[0], previous=draft.change[1]) if draft.change is not None else None,
                confidence=draft.confidence,
            )
        )
    return Finding(tuple(found), tuple(unresolved))


def _unresolved(draft: Draft, unknown_counter: bool) -> Iterable[Unresolved]:
    if unknown_counter:
        yield Unresolved(span=draft.span, layer="figures", reason=NO_COUNTER)
    if draft.amount.other is not None and draft.decision.unit not in WHOLE:
        yield Unresolved(span=draft.span, layer="figures", reason=TWO_READINGS)


def _value(draft: Draft) -> float | None:
    """The number as stated, to three places; None for one with two readings, unless it counts what comes whole."""
    value = draft.amount.value
    if draft.amount.other is not None:
        value = draft.amount.other if draft.decision.unit in WHOLE else None
    return round(value, 3) if value is not None else None
