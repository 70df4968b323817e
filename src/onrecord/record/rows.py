"""Records as rows and rows as lines: the only place that knows both.

Every column is drawn from the record by a function here, so a row can always be drawn again and compared.
"""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import RowMapping

from onrecord.line import LAYERS, Heading, Line, LinePart, Voice
from onrecord.model import (
    Act,
    Actor,
    Attribution,
    Figure,
    Part,
    Place,
    Proposal,
    Published,
    Record,
    Span,
    Time,
)
from onrecord.record.dates import days, utc
from onrecord.vocabulary import Layer

if TYPE_CHECKING:
    from onrecord.intake import Received

Row = RowMapping

VEIL = "\ufffd"
"""Stands in a column for U+0000, which PostgreSQL can't hold: one code point for one, so offsets stay right."""

PARTS: dict[Layer, type[LinePart]] = {layer: kind for kind, layer in LAYERS.items()}
_decoders = {layer: msgspec.json.Decoder(kind) for layer, kind in PARTS.items()}
_actor = msgspec.json.Decoder(Actor)
_quotes = msgspec.json.Decoder(dict[str, tuple[str, ...]])
_list = msgspec.json.Decoder(tuple[str, ...])
_json = msgspec.json.Encoder()


def veiled(text: str | None) -> str | None:
    """A column's text: no U+0000, and what a file name holds that isn't Unicode written as escapes."""
    if text is None:
        return None
    return text.replace("\0", VEIL).encode("utf-8", "backslashreplace").decode()


def compact(part: Part) -> str:
    """A part as JSON without the fields that are at their default: half the size, and it decodes to the same."""
    return _json.encode(_stated(part)).decode()


def compact_record(record: Record) -> dict[str, Any]:
    """A record for JSON, its lines and actors without the fields that are at their default."""
    lists = {name: value for name in record.__struct_fields__ if isinstance(value := getattr(record, name), tuple)}
    whole = {"onrecord": record.onrecord, "report": record.report}
    return {**whole, **{name: [_stated(part) for part in parts] for name, parts in lists.items()}}


def _stated(part: Part) -> dict[str, Any]:
    return {name: value for name, default in _defaults(type(part)) if (value := getattr(part, name)) != default}


@cache
def _defaults(kind: type[Part]) -> tuple[tuple[str, Any], ...]:
    """The fields of a type with their defaults; asking msgspec for them costs more than writing the row."""
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))


def report_row(received: "Received", record: Record) -> dict[str, Any]:
    """The row of one reading of a report, without its numbers."""
    report = record.report
    known = days(report.published)
    return {
        "id": report.id,
        "ref": veiled(report.ref),
        "outlet": veiled(report.outlet),
        "title": veiled(report.title),
        "url": veiled(report.url),
        "published": veiled(report.published.value),
        "published_precision": report.published.precision,
        "published_basis": report.published.basis,
        "published_utc": utc(report.published),
        "day_from": known[0] if known else None,
        "day_to": known[1] if known else None,
        "language": veiled(report.language),
        "authors": _json.encode(report.authors).decode(),
        "credits": _json.encode(report.credits).decode(),
        "extractor": veiled(report.extractor),
        "received_from": veiled(received.where),
        "source_sha256": report.source_sha256,
        "text_sha256": report.text_sha256,
        "length": len(report.text),
        "text": veiled(report.text),
        "encoding": veiled(received.encoding),
        "pieces": pieces_json(received),
        "record": _json.encode(compact_record(record)).decode(),
    }


def pieces_json(received: "Received") -> str:
    """The map from text to source: [[start, end], [byte start, byte end] | null, XPath | null], in order."""
    return _json.encode([(p.text, p.source, p.element) for p in received.pieces]).decode()


def actor_row(actor: Actor) -> dict[str, Any]:
    """The row of one actor, without its report."""
    return {
        "id": actor.id,
        "name": veiled(actor.name),
        "kind": actor.kind,
        "country": veiled(actor.country),
        "role": veiled(actor.role),
        "part": compact(actor),
    }


def line_row(line: Line) -> dict[str, Any]:
    """The row of one line, without its numbers."""
    return {
        "report_id": line.report.id,
        "line_id": veiled(line.id),
        "layer": line.layer,
        "kind": kind_of(line.part),
        "act": line.part.act if isinstance(line.part, Attribution) else None,
        "speaker": veiled(line.voice.name) if line.voice.basis != "report" else None,
        "speaker_basis": line.voice.basis,
        "speaker_actor": veiled(line.voice.actor.id) if line.voice.actor else None,
        "actor": _names(line, _doers(line.part)),
        "recipient": _names(line, _recipients(line.part)),
        "value": line.part.value if isinstance(line.part, Figure) else None,
        "words": veiled(line.words),
        "span_start": line.span[0],
        "span_end": line.span[1],
        "sentence_start": line.sentence[0],
        "sentence_end": line.sentence[1],
        "quotes": _json.encode(line.quotes).decode(),
        "part": compact(line.part),
    }


def kind_of(part: LinePart) -> str:
    """The label that a line of its layer is told apart by."""
    match part:
        case Attribution():
            return part.kind
        case Act() | Time():
            return part.type
        case Figure():
            return part.measure
        case Place():
            return part.role
        case Proposal():
            return part.stage


def _doers(part: LinePart) -> tuple[str, ...]:
    match part:
        case Act():
            return part.actor
        case Figure():
            return (part.counter,) if part.counter else ()
        case Proposal():
            return part.proposer
    return ()


def _recipients(part: LinePart) -> tuple[str, ...]:
    match part:
        case Act():
            return part.recipient
        case Attribution():
            return part.to
    return ()


def _names(line: Line, ids: Iterable[str]) -> str | None:
    return veiled("; ".join(line.actors[name].name for name in ids)) or None


def names_of(column: str) -> tuple[str, ...]:
    """The names of a column that holds a JSON list."""
    return _list.decode(column)


def actor_of(part: str) -> Actor:
    """The actor of an `actors` row."""
    return _actor.decode(part)


def heading_of(row: Row) -> Heading:
    """The heading of a report from its columns."""
    return Heading(
        id=row["report_id"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        language=row["language"],
        published=Published(value=row["published"], precision=row["published_precision"], basis=row["published_basis"]),
    )


def line_of(row: Row, actors: dict[str, Actor]) -> Line:
    """The line of a `lines` row joined with its report's columns, `context` and `recorded`."""
    head = heading_of(row)
    name = head.name if row["speaker_basis"] == "report" else row["speaker"]
    voice = Voice(name=name, basis=row["speaker_basis"], actor=actors.get(row["speaker_actor"] or ""))
    span: Span = (row["span_start"], row["span_end"])
    return Line(
        report=head,
        layer=row["layer"],
        part=_decoders[row["layer"]].decode(row["part"]),
        voice=voice,
        span=span,
        words=row["words"],
        sentence=(row["sentence_start"], row["sentence_end"]),
        context=row["context"],
        quotes=_quotes.decode(row["quotes"]),
        actors=actors,
        seq=row["since_seq"],
        recorded=row["recorded"],
    )


def is_veiled(row: Row) -> bool:
    """Whether some column may stand for an exact text that only the record holds."""
    return any(
        VEIL in (row[name] or "") for name in ("context", "speaker", "title", "outlet", "url", "published", "language")
    )
