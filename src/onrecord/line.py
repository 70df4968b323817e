"""A line: one part of a record as it may be shown. This is the only way to the page and the exports.

A line names its report, carries its words and the sentence they stand in, and has a voice: the speaker,
the words that the report itself uses for an unnamed one, or the report. Without them it can't be made.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import sentence
from onrecord.checks import SPAN_FIELDS
from onrecord.errors import BrokenRecord
from onrecord.model import Act, Actor, Attribution, Figure, Place, Proposal, Published, Record, Report, Span, Time
from onrecord.vocabulary import Layer

LinePart = Attribution | Act | Figure | Time | Place | Proposal

LAYERS: dict[type, Layer] = {
    Attribution: "attributions",
    Act: "acts",
    Figure: "figures",
    Time: "times",
    Place: "places",
    Proposal: "proposals",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says a line: `name` is always there; `actor` if the report lets the speaker be resolved.

    `basis` is "speaker" (resolved), "mention" (the report's own words for someone unresolved) or "report".
    """

    name: str
    basis: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What identifies a report beside one of its lines."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str
    published: Published

    @property
    def name(self) -> str:
        """The report named for a reader: outlet and title, or what there is of them, or its id."""
        return ", ".join(x for x in (self.outlet, self.title) if x) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One part of one report's record with its report, its words and its voice.

    `sentence` is the span of the sentence, or sentences, that `span` stands in, `context` its words; `quotes`
    holds the exact words at every span of the part, by field ("cue", "content", "when" …); `actors` is the
    report's cast. `seq` and `recorded` (UTC) say when the line came on record; None outside a store.
    """

    report: Heading
    layer: Layer
    part: LinePart
    voice: Voice
    span: Span
    words: str
    sentence: Span
    context: str
    quotes: dict[str, tuple[str, ...]]
    actors: dict[str, Actor]
    seq: int | None = None
    recorded: str | None = None

    def __post_init__(self) -> None:
        if not (self.report.id and self.words and self.voice.name and self.span[0] < self.span[1]):
            raise BrokenRecord("a line needs its report, its words with their span, and who says it")
        start, end = (offset - self.sentence[0] for offset in self.span)
        if self.context[max(start, 0) : end] != self.words:
            raise BrokenRecord(f"the words of {self.id} do not stand where its span says")

    @property
    def id(self) -> str:
        """The line's address in a record, "r-0123456789abcdef/S1"."""
        return f"{self.report.id}/{self.part.id}"


def heading(report: Report) -> Heading:
    """The heading of a report."""
    return Heading(
        id=report.id,
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        language=report.language,
        published=report.published,
    )


def main_span(part: LinePart) -> Span:
    """The span that a line is shown and linked by: its content, trigger, evidence, or whole span."""
    if isinstance(part, Attribution):
        return min(start for start, _ in part.content), max(end for _, end in part.content)
    if isinstance(part, Act):
        return part.trigger
    if isinstance(part, Proposal):
        return part.evidence
    return part.span


def lines_of(record: Record) -> Iterator[Line]:
    """Every line of a report's record, in the record's order."""
    head = heading(record.report)
    actors = {actor.id: actor for actor in record.actors}
    sayings = {saying.id: saying for saying in record.attributions}
    for part in record.lines():
        span = main_span(part)
        around = sentence.around(record.report.text, span)
        yield Line(
            report=head,
            layer=LAYERS[type(part)],
            part=part,
            voice=_voice(record, part, sayings, actors, head),
            span=span,
            words=record.words(span),
            sentence=around,
            context=record.words(around),
            quotes=_quotes(record, part),
            actors=actors,
        )


def _quotes(record: Record, part: LinePart) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field in SPAN_FIELDS:
        value = getattr(part, field, None)
        if value:
            spans: tuple[Span, ...] = (value,) if isinstance(value[0], int) else value
            found[field] = tuple(record.words(span) for span in spans)
    change = getattr(part, "change", None)
    return {**found, "change": (record.words(change.span),)} if change else found


def _voice(
    record: Record, part: LinePart, sayings: dict[str, Attribution], actors: dict[str, Actor], head: Heading
) -> Voice:
    saying = part if isinstance(part, Attribution) else sayings.get(getattr(part, "said_in", None) or "")
    if saying is None:
        return Voice(name=head.name, basis="report")
    if saying.speaker is not None:
        return Voice(name=actors[saying.speaker].name, basis="speaker", actor=actors[saying.speaker])
    if saying.source is not None:
        return Voice(name=record.words(saying.source), basis="mention")
    return Voice(name=head.name, basis="report")
