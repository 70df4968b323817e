"""Figures: counts and measures, with who counted them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.counted.amounts import Amount, amounts
from onrecord.counted.context import as_of, caveats, flow_of, place_of
from onrecord.counted.deciding import CONFIDENCE, Decision, decide, words_of
from onrecord.counted.draft import Draft
from onrecord.counted.excluded import excluded
from onrecord.counted.extras import nones, singles
from onrecord.counted.measures import Known, known
from onrecord.counted.phrases import Phrase, phrase_of
from onrecord.counted.relations import relate, share_nouns
from onrecord.counted.rows import Labelled, labels_of
from onrecord.counted.sayers import counter, said_in
from onrecord.counted.view import View
from onrecord.counted.worth import worth
from onrecord.finding import Finding
from onrecord.model import Attribution, Change, Figure, Place, Time, Unresolved

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.language import Parsed
    from onrecord.who import Cast


def figures(
    parsed: "Parsed",
    cast: "Cast",
    attributions: tuple[Attribution, ...],
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    measures: Known | None = None,
) -> Finding[Figure]:
    """Every figure of a report, in the order of its words; `measures` replaces the known ones (see `known`)."""
    measures = measures or known()
    drafts = drafted(parsed, times, measures)
    relate(drafts, parsed.text, measures)
    limits = caveats(drafts, parsed.text, measures)
    names = {id(draft): f"F{number}" for number, draft in enumerate(drafts, 1)}
    found: list[Figure] = []
    open_: list[Unresolved] = []
    for at, draft in enumerate(drafts):
        saying = said_in(draft, attributions)
        counted_by, unknown = counter(draft, saying, cast, measures)
        if unknown:
            open_.append(
                Unresolved(
                    span=draft.span,
                    layer="figures",
                    reason="the words name who counted this, and no actor of the report answers to the name",
                )
            )
        if draft.amount.other is not None and draft.decision.unit not in ("people", "households", "items"):
            open_.append(
                Unresolved(span=draft.span, layer="figures", reason="the point may divide thousands or mark decimals")
            )
        figure = _figure(draft, names, parsed.text, measures)
        found.append(_with(figure, draft, saying, counted_by, limits.get(at), times, places, parsed.text, measures))
    return Finding(tuple(found), tuple(open_))


def drafted(parsed: "Parsed", times: Sequence[Time], measures: Known) -> list[Draft]:
    """The amounts of a report that are figures, each with its phrase and measure, in order."""
    doc, text = parsed.doc, parsed.text
    starts = _starts(doc)
    timed = frozenset(i for time in times for i in _tokens(starts, time.span[0], time.span[1]))
    labels = labels_of(text, measures)
    drafts = []
    for amount in amounts(text):
        inside = _tokens(starts, amount.start, amount.end)
        phrase = phrase_of(doc, amount, inside.start, inside.stop, timed)
        label = labels.at(amount.number_start)
        if label is not None and not any(i in timed for i in inside):
            drafts.append(_labelled(_draft(amount, phrase, text, measures), label, text, measures))
        elif excluded(View(amount, phrase, text, timed)) is None:
            drafts.append(_draft(amount, phrase, text, measures))
    drafts += [_draft(amount, phrase, text, measures) for amount, phrase in nones(doc, starts, measures)]
    drafts.sort(key=lambda draft: draft.amount.number_start)
    share_nouns(drafts, text, measures)
    drafts = [draft for draft in drafts if worth(draft, text, measures)]
    drafts += [_draft(amount, phrase, text, measures) for amount, phrase in singles(drafts, doc, measures)]
    return _apart(drafts)


def _starts(doc: "Doc") -> list[int]:
    """Where each token starts in the text."""
    from spacy.attrs import IDX

    starts: list[int] = doc.to_array([IDX]).tolist()
    return starts


def _tokens(starts: Sequence[int], start: int, end: int) -> range:
    """Indices of the tokens that a span of the text touches."""
    return range(max(0, bisect_right(starts, start) - 1), max(bisect_right(starts, end - 1), 1))


def _draft(amount: Amount, phrase: Phrase, text: str, measures: Known) -> Draft:
    decision = decide(phrase, amount, measures)
    end = max(phrase.end, amount.end)
    sure = CONFIDENCE[decision.how] - (0.15 if amount.other is not None else 0.0)
    sentence = phrase.doc[phrase.number].sent
    return Draft(
        amount, phrase, decision, (amount.start, end), words_of(phrase, text), sentence, confidence=round(sure, 2)
    )


def _labelled(draft: Draft, label: Labelled, text: str, measures: Known) -> Draft:
    """The draft of a labelled number: its label says what it measures unless its own words do."""
    if draft.decision.how not in ("counts", "verb", "predicate"):
        unit = draft.decision.unit
        if unit == "items" and label.measure not in measures.things:
            unit = "people"
        draft.decision = Decision(label.measure, unit, "label")
        draft.counted = draft.counted or text[slice(*label.label)]
        draft.confidence = CONFIDENCE["label"]
    draft.listed = True
    return draft


def _apart(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in order, without those whose number stands inside another's number."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.amount.number_start, -d.amount.number_end)):
        if not kept or draft.amount.number_start >= kept[-1].amount.number_end:
            kept.append(draft)
    return kept


def _value(draft: Draft) -> float | None:
    """The number as stated; a point before three digits divides thousands where whole things are counted."""
    amount = draft.amount
    if amount.other is not None and draft.decision.unit in ("people", "households", "items"):
        return amount.other
    return None if amount.other is not None else amount.value


def _figure(draft: Draft, names: dict[int, str], text: str, measures: Known) -> Figure:
    amount, decision = draft.amount, draft.decision
    value = _value(draft)
    people = decision.unit in ("people", "households")
    return Figure(
        id=names[id(draft)],
        span=draft.span,
        value=round(value, 3) if value is not None else None,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        unit=decision.unit,
        measure=decision.measure,
        counted=draft.counted,
        hxl=measures.tag(decision.measure, draft.counted or "", people),
        part_of=names[id(draft.part_of)] if draft.part_of is not None else None,
        flow=flow_of(draft, text, measures),
        change=Change(span=draft.change[0], previous=draft.change[1]) if draft.change is not None else None,
        confidence=draft.confidence,
    )


def _with(
    figure: Figure,
    draft: Draft,
    saying: Attribution | None,
    counted_by: str | None,
    caveat: tuple[int, int] | None,
    times: Sequence[Time],
    places: Sequence[Place],
    text: str,
    measures: Known,
) -> Figure:
    import msgspec

    return msgspec.structs.replace(
        figure,
        said_in=saying.id if saying is not None else None,
        counter=counted_by,
        caveat=caveat,
        place=place_of(draft, places, text),
        as_of=as_of(draft, times, text),
    )
