"""Reports as they stand in a state of the record, and where they came from. Every function works on one snapshot."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, Select, func, select

from onrecord.errors import NotOnRecord
from onrecord.model import Record, Span, from_json
from onrecord.record import words
from onrecord.record.answers import Copy, Outlet, Page, Speaker, Standing
from onrecord.record.paging import Key, page, place
from onrecord.record.query import ReportQuery
from onrecord.record.rows import Row, heading_of, names_of
from onrecord.record.states import among, between, stands, state
from onrecord.record.tables import actors, copies, entries, lines, reports, sources
from onrecord.record.tombstones import tombstones, without

if TYPE_CHECKING:
    from onrecord.intake import Received

L, R = lines.c, reports.c

ORDERS: dict[str, tuple[Key, ...]] = {
    "recorded": (Key(R.seq, down=True),),
    "published": (Key(R.published_utc, down=True), Key(R.seq, down=True)),
}

_pieces = msgspec.json.Decoder(list[tuple[Span, Span | None, str | None]])


def report_select(connection: Connection, query: ReportQuery, seq: int, *columns: Any) -> Select[Any]:
    """The reports that a query means. Raises BadQuery."""
    chosen = select(*columns).where(stands(connection, reports, R.seq, seq))
    chosen = among(chosen, (R.outlet, query.outlet), (R.id, query.report), (R.language, query.language))
    chosen = between(chosen, query.day_from, query.day_to)
    if query.since is not None:
        chosen = chosen.where(R.seq > query.since)
    if query.text is not None:
        chosen = chosen.where(words.in_reports(connection, query.text))
    return chosen


def report_columns() -> tuple[Any, ...]:
    """What `standings` needs: all but the long texts."""
    recorded = select(entries.c.recorded).where(entries.c.seq == R.seq).scalar_subquery().label("recorded")
    return (
        *(c for c in R if c.name not in ("text", "record", "encoding", "pieces")),
        R.id.label("report_id"),
        recorded,
    )


def reports_page(connection: Connection, query: ReportQuery, limit: int, after: str | None) -> Page[Standing]:
    """One page of reports."""
    at = place(query, after, lambda: state(connection, query.as_of))
    chosen = report_select(connection, query, at.seq, *report_columns())
    return page(
        connection,
        chosen,
        query=query,
        keys=ORDERS[query.order],
        at=at,
        limit=limit,
        build=lambda rows: standings(connection, rows, at.seq),
    )


def report_at(connection: Connection, report_id: str, seq: int) -> Standing:
    """One report. Raises NotOnRecord."""
    return standings(connection, [_one(connection, report_id, seq, *report_columns())], seq)[0]


def record_at(connection: Connection, report_id: str, seq: int) -> Record:
    """A report's record without what was retracted. Raises NotOnRecord."""
    row = _one(connection, report_id, seq, R.record)
    return without(from_json(row["record"]), tombstones(connection, report_id, seq))


def every_record(connection: Connection, query: ReportQuery) -> Iterator[Record]:
    """All records of a query, in the order that their reports came in; one at a time in memory."""
    seq = state(connection, query.as_of)
    chosen = report_select(connection, query, seq, R.id, R.record).order_by(R.seq)
    for report_id, record in connection.execute(chosen, execution_options={"yield_per": 20}):
        yield without(from_json(record), tombstones(connection, report_id, seq))


def received_at(connection: Connection, report_id: str, seq: int) -> "Received":
    """A report with its bytes and the map back to them. Raises NotOnRecord."""
    from onrecord.intake.received import Piece, Received

    row = _one(connection, report_id, seq, R.record, R.received_from, R.source_sha256, R.encoding, R.pieces)
    pieces = (Piece(text, source, element) for text, source, element in _pieces.decode(row["pieces"]))
    source = source_of(connection, row["source_sha256"])
    return Received(from_json(row["record"]).report, source, row["received_from"], tuple(pieces), row["encoding"])


def source_of(connection: Connection, sha256: str) -> bytes:
    """Bytes as received, by their hash. Raises NotOnRecord."""
    packed = connection.execute(select(sources.c.packed).where(sources.c.sha256 == sha256)).scalar()
    if packed is None:
        raise NotOnRecord(f"{sha256}: no source of that hash is on record: a report's `source_sha256` names its own")
    return zlib.decompress(packed)


def copies_of(connection: Connection, report_id: str, seq: int) -> tuple[Copy, ...]:
    """The other places where a report's text was met, in the order they were."""
    kept = [c for c in copies.c if c.name not in ("encoding", "pieces")]
    chosen = select(*kept, entries.c.recorded).join_from(copies, entries, copies.c.seq == entries.c.seq)
    chosen = chosen.where(copies.c.report_id == report_id, copies.c.seq <= seq).order_by(copies.c.seq)
    return tuple(Copy(**row) for row in connection.execute(chosen).mappings())


def outlets(connection: Connection, seq: int) -> tuple[Outlet, ...]:
    """Every outlet, the one with most reports first; reports without one are counted under None."""
    total = func.count().label("total")
    chosen = (
        select(R.outlet, total, func.max(R.day_to), func.max(entries.c.recorded))
        .join_from(reports, entries, R.seq == entries.c.seq)
        .where(stands(connection, reports, R.seq, seq))
    )
    rows = connection.execute(chosen.group_by(R.outlet).order_by(total.desc(), R.outlet))
    return tuple(Outlet(name=n, reports=many, newest=day, recorded=time) for n, many, day, time in rows)


def speakers(connection: Connection, seq: int) -> tuple[Speaker, ...]:
    """Every voice but the reports' own, by name, the one with most attributions first."""
    said = [L.layer == "attributions", L.speaker.is_not(None), stands(connection, lines, L.since_seq, seq)]
    total = func.count().label("total")
    voices = select(L.speaker, L.speaker_basis, total, func.count(L.report_id.distinct())).where(*said)
    described = (
        select(L.speaker, actors.c.kind, actors.c.role)
        .join_from(lines, reports, L.report_id == R.id)
        .join(actors, (actors.c.report_seq == R.seq) & (actors.c.id == L.speaker_actor))
        .where(*said, stands(connection, reports, R.seq, seq))
        .distinct()
        .order_by(L.speaker, actors.c.kind, actors.c.role)
    )
    kinds: dict[str, dict[Any, None]] = {}
    roles: dict[str, dict[str, None]] = {}
    for name, kind, role in connection.execute(described):
        kinds.setdefault(name, {})[kind] = None
        roles.setdefault(name, {}).update({role: None} if role else {})
    found = connection.execute(
        voices.group_by(L.speaker, L.speaker_basis).order_by(total.desc(), L.speaker, L.speaker_basis)
    )
    return tuple(
        Speaker(
            name=name,
            basis=basis,
            kinds=tuple(kinds.get(name, ())) if basis == "speaker" else (),
            roles=tuple(roles.get(name, ())) if basis == "speaker" else (),
            lines=many,
            reports=reported,
        )
        for name, basis, many, reported in found
    )


def standings(connection: Connection, rows: Sequence[Row], seq: int) -> list[Standing]:
    """Reports as they stand, of their rows."""
    ids = [row["report_id"] for row in rows]
    layers = _layers(connection, ids, seq)
    met = select(copies.c.report_id, func.count()).where(copies.c.report_id.in_(ids), copies.c.seq <= seq)
    times: dict[str, int] = {row[0]: row[1] for row in connection.execute(met.group_by(copies.c.report_id))}
    return [_standing(row, layers.get(row["report_id"], {}), times.get(row["report_id"], 0)) for row in rows]


def _standing(row: Row, layers: dict[Any, int], times: int) -> Standing:
    return Standing(
        heading=heading_of(row),
        seq=row["seq"],
        recorded=row["recorded"],
        ref=row["ref"],
        authors=names_of(row["authors"]),
        credits=names_of(row["credits"]),
        received_from=row["received_from"],
        source_sha256=row["source_sha256"],
        text_sha256=row["text_sha256"],
        length=row["length"],
        lines=layers,
        copies=times,
    )


def _layers(connection: Connection, ids: Iterable[str], seq: int) -> dict[str, dict[Any, int]]:
    chosen = select(L.report_id, L.layer, func.count()).where(
        L.report_id.in_(list(ids)), stands(connection, lines, L.since_seq, seq)
    )
    found: dict[str, dict[Any, int]] = {}
    for report_id, layer, number in connection.execute(chosen.group_by(L.report_id, L.layer)):
        found.setdefault(report_id, {})[layer] = number
    return found


def _one(connection: Connection, report_id: str, seq: int, *columns: Any) -> Row:
    row = (
        connection.execute(select(*columns).where(R.id == report_id, stands(connection, reports, R.seq, seq)))
        .mappings()
        .first()
    )
    if row is None:
        raise NotOnRecord(f"{report_id}: no report of that id stands on record: `onrecord export` lists what does")
    return row
