"""The record types: read this page first.

A record is what one report says, and nothing else. Every part of it is frozen, and every part that
could be shown to a reader carries a span of the report's canonical text; `Record` refuses to exist
if a span lies outside that text or a reference points nowhere. What can't be known is None, with an
`Unresolved` entry that says why. Field names and vocabularies are those of the contract, printed in
`docs/record.md`; the JSON Schema made from these types is `docs/record.schema.json`.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import BrokenRecord
from onrecord.vocabulary import (
    ActorKind,
    ActType,
    AttributionKind,
    Basis,
    Bound,
    DateBasis,
    Flow,
    Issue,
    Layer,
    Measure,
    Modality,
    PlaceRole,
    Precision,
    SpeechAct,
    Stage,
    TimeType,
    Unit,
)

VERSION = "1"

Span = tuple[int, int]
"""`[start, end)` in Unicode code points of a report's canonical text."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every record type: frozen, compared by value, made with keywords."""


class Published(Part, frozen=True, kw_only=True):
    """When a report says it was published, and how that is known. `value` is ISO 8601 or None."""

    value: str | None = None
    precision: Precision = "day"
    basis: DateBasis = "none"


class Dateline(Part, frozen=True, kw_only=True):
    """The place that opens an agency report, "TEL AVIV, Israel —"."""

    span: Span
    place: str


class Report(Part, frozen=True, kw_only=True):
    """One report with its canonical text. `text_sha256` is that of `text` in UTF-8, `source_sha256` of the bytes as received."""

    id: str
    ref: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    language: str = "und"
    published: Published = Published()
    dateline: Dateline | None = None
    credits: tuple[str, ...] = ()
    extractor: str
    models: dict[str, str] = {}
    source_sha256: str
    text_sha256: str
    text: str


class Actor(Part, frozen=True, kw_only=True):
    """A person, group, state or body that speaks, acts, receives an act or counts, with its mentions in this report."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    role: str | None = None
    of: str | None = None
    qid: str | None = None
    mentions: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BrokenRecord(f"actor {self.id} has no name: whoever speaks must be called something")


class Attribution(Part, frozen=True, kw_only=True):
    """What someone is reported to have said or thought. `source` is the mention, `speaker` the actor it stands for."""

    id: str
    kind: AttributionKind
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    basis: Basis = "none"
    act: SpeechAct = "assert"
    to: tuple[str, ...] = ()
    when: Span | None = None
    within: str | None = None
    confidence: float = 0.5

    def __post_init__(self) -> None:
        if not self.content:
            raise BrokenRecord(f"attribution {self.id} has no content: a line without words can't be made")


class Act(Part, frozen=True, kw_only=True):
    """Who did or said what to whom (PLOVER 2.0), told at `trigger`."""

    id: str
    type: ActType
    mode: str | None = None
    trigger: Span
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    modality: Modality = "actual"
    issue: Issue | None = None
    content: tuple[Span, ...] = ()
    condition: Span | None = None
    deadline: Span | None = None
    place: Span | None = None
    when: Span | None = None
    said_in: str | None = None
    confidence: float = 0.5


class Change(Part, frozen=True, kw_only=True):
    """An earlier value that a figure is set against, "up from 40"."""

    span: Span
    previous: float | None = None


class Figure(Part, frozen=True, kw_only=True):
    """A count or measure. `counter` counted it, `said_in` is the attribution that tells it; either may be None."""

    id: str
    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    bound: Bound = "exact"
    unit: Unit = "items"
    measure: Measure = "other"
    counted: str | None = None
    hxl: str | None = None
    place: Span | None = None
    as_of: Span | None = None
    counter: str | None = None
    said_in: str | None = None
    part_of: str | None = None
    caveat: Span | None = None
    flow: Flow = "unknown"
    change: Change | None = None
    confidence: float = 0.5


class Time(Part, frozen=True, kw_only=True):
    """A TIMEX3 expression. `begin` and `end` are ISO 8601, both inclusive; None where it can't be resolved.

    `anchor` says what it was resolved against: "report", "text", the id of another time, or None.
    """

    id: str
    span: Span
    type: TimeType
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None
    anchor: str | None = None


class Place(Part, frozen=True, kw_only=True):
    """A place name and what it stands for. Coordinates are WGS 84 degrees; `radius_km` draws it as an area."""

    id: str
    span: Span
    role: PlaceRole
    geonameid: int | None = None
    name: str | None = None
    feature: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    candidates: int = 0
    basis: str | None = None


class Proposal(Part, frozen=True, kw_only=True):
    """A plan, deal or truce with its stage as this report has it; `evidence` is the wording that shows the stage."""

    id: str
    label: str
    proposer: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    stage: Stage
    terms: tuple[Span, ...] = ()
    evidence: Span
    said_in: str | None = None


class Unresolved(Part, frozen=True, kw_only=True):
    """Something that stands in the report and could not be settled, with the reason in plain words."""

    span: Span
    layer: Layer
    reason: str


class Record(Part, frozen=True, kw_only=True):
    """All that one report says. Raises BrokenRecord for a span outside the text, a reference to nothing, or an id used twice."""

    onrecord: str = VERSION
    report: Report
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    acts: tuple[Act, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()

    def __post_init__(self) -> None:
        from onrecord.checks import check_record

        check_record(self)

    def words(self, span: Span) -> str:
        """The exact words of a span."""
        return self.report.text[span[0] : span[1]]

    def lines(self) -> Iterator[Attribution | Act | Figure | Time | Place | Proposal]:
        """Every part that stands at a span of the text, layer by layer."""
        for layer in (self.attributions, self.acts, self.figures, self.times, self.places, self.proposals):
            yield from layer


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def to_json(record: Record) -> bytes:
    """One record as one line of UTF-8 JSON, every field present, nulls included."""
    return _encoder.encode(record)


def from_json(data: bytes | str) -> Record:
    """The record that `to_json` wrote. Raises BrokenRecord, with the field's path, for anything else."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise BrokenRecord(f"not an onrecord record: {error}") from error


def schema() -> dict[str, Any]:
    """The JSON Schema of one record."""
    return msgspec.json.schema(Record)
