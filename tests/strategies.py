"""Hypothesis strategies: whole records with valid references, and texts made to hurt."""

import hashlib
from typing import Any, get_args

from hypothesis import strategies as st

from onrecord import vocabulary as v
from onrecord.model import (
    Act,
    Actor,
    Attribution,
    Change,
    Dateline,
    Figure,
    Place,
    Proposal,
    Published,
    Record,
    Report,
    Span,
    Time,
    Unresolved,
)

Strategy = st.SearchStrategy

names = st.text(min_size=1, max_size=12).filter(str.strip)
maybe_names = st.none() | names
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
certainty = st.floats(0, 1)


def one_of(vocabulary: object) -> Strategy[Any]:
    """Any label of a closed vocabulary."""
    return st.sampled_from(get_args(vocabulary))


def spans(length: int) -> Strategy[Span]:
    """Any `[start, end)` that isn't empty, in a text of that length (at least 1)."""
    return st.integers(0, length - 1).flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, length)))


def some(strategy: Strategy[Any], least: int = 0) -> Strategy[tuple[Any, ...]]:
    """A short tuple."""
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with any text of at least one code point."""
    text = draw(st.text(min_size=1, max_size=80))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id="r-" + digest[:16],
        ref=draw(maybe_names),
        url=draw(maybe_names),
        title=draw(maybe_names),
        outlet=draw(maybe_names),
        authors=draw(some(names)),
        section=draw(some(names)),
        language=draw(st.sampled_from(["en", "fr", "und"])),
        published=draw(
            st.builds(
                Published,
                value=st.none() | st.dates().map(str),
                precision=one_of(v.Precision),
                basis=one_of(v.DateBasis),
            )
        ),
        dateline=draw(st.none() | st.builds(Dateline, span=spans(len(text)), place=names)),
        credits=draw(some(names)),
        extractor=draw(names),
        models=draw(st.dictionaries(names, names, max_size=2)),
        source_sha256=digest,
        text_sha256=digest,
        text=text,
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record that keeps the contract: every field of every type filled somehow."""
    report = draw(reports())
    span = spans(len(report.text))
    maybe_span = st.none() | span
    count = st.integers(0, 3)
    actor_ids = [f"A{n}" for n in range(1, draw(count) + 1)]
    saying_ids = [f"S{n}" for n in range(1, draw(count) + 1)]
    figure_ids = [f"F{n}" for n in range(1, draw(count) + 1)]
    maybe_actor = st.sampled_from([None, *actor_ids])
    maybe_saying = st.sampled_from([None, *saying_ids])
    actors = some(st.sampled_from(actor_ids)) if actor_ids else st.just(())

    def numbered(letter: str, kind: type, **fields: Strategy[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.builds(kind, id=st.just(f"{letter}{n}"), **fields)) for n in range(1, draw(count) + 1))

    return Record(
        report=report,
        actors=tuple(
            draw(
                st.builds(
                    Actor,
                    id=st.just(name),
                    name=names.filter(str.strip),
                    kind=one_of(v.ActorKind),
                    country=maybe_names,
                    role=maybe_names,
                    of=maybe_actor,
                    mentions=some(span),
                )
            )
            for name in actor_ids
        ),
        attributions=tuple(
            draw(
                st.builds(
                    Attribution,
                    id=st.just(name),
                    kind=one_of(v.AttributionKind),
                    content=some(span, least=1),
                    cue=maybe_span,
                    source=maybe_span,
                    speaker=maybe_actor,
                    basis=one_of(v.Basis),
                    act=one_of(v.SpeechAct),
                    to=actors,
                    when=maybe_span,
                    within=maybe_saying,
                    confidence=certainty,
                )
            )
            for name in saying_ids
        ),
        acts=numbered(
            "E",
            Act,
            type=one_of(v.ActType),
            mode=maybe_names,
            trigger=span,
            actor=actors,
            recipient=actors,
            modality=one_of(v.Modality),
            issue=st.none() | one_of(v.Issue),
            content=some(span),
            condition=maybe_span,
            deadline=maybe_span,
            place=maybe_span,
            when=maybe_span,
            said_in=maybe_saying,
            confidence=certainty,
        ),
        figures=tuple(
            draw(
                st.builds(
                    Figure,
                    id=st.just(name),
                    span=span,
                    value=numbers,
                    low=numbers,
                    high=numbers,
                    bound=one_of(v.Bound),
                    unit=one_of(v.Unit),
                    measure=one_of(v.Measure),
                    counted=maybe_names,
                    hxl=maybe_names,
                    place=maybe_span,
                    as_of=maybe_span,
                    counter=maybe_actor,
                    said_in=maybe_saying,
                    part_of=st.sampled_from([None, *figure_ids]),
                    caveat=maybe_span,
                    flow=one_of(v.Flow),
                    change=st.none() | st.builds(Change, span=span, previous=numbers),
                    confidence=certainty,
                )
            )
            for name in figure_ids
        ),
        times=numbered(
            "T",
            Time,
            span=span,
            type=one_of(v.TimeType),
            value=names,
            mod=maybe_names,
            begin=maybe_names,
            end=maybe_names,
            anchor=maybe_names,
        ),
        places=numbered(
            "P",
            Place,
            span=span,
            role=one_of(v.PlaceRole),
            geonameid=st.none() | st.integers(1, 1 << 40),
            name=maybe_names,
            lat=st.none() | st.floats(-90, 90),
            lon=st.none() | st.floats(-180, 180),
            radius_km=st.none() | st.floats(0, 1e4),
            candidates=st.integers(0, 99),
            basis=maybe_names,
        ),
        proposals=numbered(
            "B",
            Proposal,
            label=names,
            proposer=actors,
            parties=actors,
            stage=one_of(v.Stage),
            terms=some(span),
            evidence=span,
            said_in=maybe_saying,
        ),
        unresolved=draw(some(st.builds(Unresolved, span=span, layer=one_of(v.Layer), reason=names))),
    )


HARD_BITS = [
    "“", "”", '"', "'", "‘", "’", "«", "»", "„", "(", ")", "—", "…", "[...]", "\n", "\n\n", "\r\n", "\t", " ", "\u00a0",
    "\u2028", "\u200b", "\u200f", "\u202e", "\ufeff", "\x00", "\x1b[31m", "e\u0301", "\u0301", "👩‍👩‍👧", "🇺🇳", "🕊", "ﷺ",
    "قال", "الرئيس", "אמר", "会谈", "Í", "ß", "ﬁ", "𝟜𝟚", "٤٢", "½", "42,000", "1.2.3", "9" * 40, "-0", "1e999", "%", "$3bn",
    "said", "says", "according to", "denied", "who", "he", "they", "that", "it is feared", "called for", "will", "not", "if",
    "Osk Varenne", "President", "Mr.", "the Ministry of the Interior of Tarsk", "officials", "a source", "troops", "rebels",
    "killed", "wounded", "at least", "more than", "dozens of", "people", "a third of whom", "from 40 to 60", "on Monday",
    "last week", "31 February", "October 7", "25:61", "the past two weeks", "in", "Paris", "Khartoum", "ceasefire", "deal",
    "proposal", "signed", ".", ",", "?", "!", ":", ";", "<b>", "&amp;", "{", "}", "\\", "a" * 300,
]  # fmt: skip
"""Words that rooms look for, glued to characters that break offsets, patterns and renderers."""

hard_texts = st.lists(st.sampled_from(HARD_BITS) | st.text(min_size=1, max_size=5), min_size=1, max_size=60).flatmap(
    lambda bits: st.sampled_from(["", " "]).map(lambda glue: glue.join(bits))
)
"""Texts that no editor would print: bits glued with or without spaces, surrogates left out (they are not text)."""
