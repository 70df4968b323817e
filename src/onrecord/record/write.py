"""The four things that can happen to a record, each inside the writer's transaction: add, meet again, retract, restore.

All end the same way: an entry in the log, then the report's lines are brought to what the record now says
(`_settle`): lines that are the same keep their row, others end and new ones begin with the entry's number.
"""

import hashlib
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from onrecord.errors import BrokenRecord, NotOnRecord
from onrecord.line import Line, lines_of
from onrecord.model import Record, Report, from_json, to_json
from onrecord.record.answers import Added, EntryKind
from onrecord.record.meeting import elsewhere, meet
from onrecord.record.query import stamp
from onrecord.record.rows import actor_row, line_row, report_row, veiled
from onrecord.record.states import head
from onrecord.record.tables import actors, copies, entries, lines, reports, sources
from onrecord.record.tombstones import tombstones, without

if TYPE_CHECKING:
    from onrecord.intake import Received

NUMBERS = ("nr", "since_seq", "until_seq")


def checked(received: "Received", record: Record) -> Record:
    """The record as it will be read back. Raises BrokenRecord unless it can be, and is of that text and those bytes."""
    try:
        record = from_json(to_json(record))
    except UnicodeEncodeError as error:
        raise BrokenRecord(f"{received.where}: it holds half of a surrogate pair: save it again as UTF-8") from error
    report = record.report
    digest = hashlib.sha256(report.text.encode()).hexdigest()
    if (report.text_sha256, report.id) != (digest, f"r-{digest[:16]}"):
        raise BrokenRecord(f"{received.where}: the report's id and hash are not those of its text: read it again")
    if hashlib.sha256(received.source).hexdigest() != report.source_sha256:
        raise BrokenRecord(f"{received.where}: the bytes received are not those of the report: read it again")
    return record


def add(connection: Connection, received: "Received", record: Record, *, again: bool) -> Added:
    """Put a report on record, or find what it changes there."""
    report = record.report
    standing = standing_row(connection, report.id)
    if standing is None:
        tombstone = _tombstone(connection, report.id)
        if tombstone is not None:
            return Added(report_id=report.id, seq=tombstone, kind="retracted")
        return _read(connection, "add", received, record)
    old = from_json(standing.record)
    meeting = meet(old, record, again=again)
    if meeting == "replace":
        return _read(connection, "replace", received, record)
    if meeting == "copy" and not _met(connection, record):
        return _copy(connection, received, record)
    return Added(report_id=report.id, seq=standing.seq, kind="same")


def known(connection: Connection, received: "Received", models: dict[str, str]) -> Added | None:
    """What `add` would answer for a report that changes nothing, before it is read; None if it must be read."""
    report = received.report
    standing = standing_row(connection, report.id)
    if standing is None:
        tombstone = _tombstone(connection, report.id)
        return Added(report_id=report.id, seq=tombstone, kind="retracted") if tombstone is not None else None
    old = from_json(standing.record)
    new = Record(report=_with_models(report, models))
    if meet(old, new, again=False) != "same" and not (elsewhere(old.report, report) and _met(connection, new)):
        return None
    return Added(report_id=report.id, seq=standing.seq, kind="same")


def retract(connection: Connection, target: str, why: str, who: str) -> int:
    """Lay a tombstone on a report or a line that stands. Raises NotOnRecord."""
    report_id, slash, _ = target.partition("/")
    standing = standing_row(connection, report_id)
    if standing is None:
        raise NotOnRecord(
            f"{target}: nothing of that id stands on record: look it up with `onrecord export` or the page"
        )
    if not slash:
        seq = _entry(connection, "retract", report_id, why=why, who=who)
        _end(connection, report_id, seq)
        _settle(connection, seq, report_id, None)
        return seq
    line = connection.execute(select(lines).where(lines.c.line_id == target, lines.c.until_seq.is_(None))).first()
    if line is None:
        raise NotOnRecord(f"{target}: no such line stands on record: `onrecord show` lists the lines of {report_id}")
    where = {"line_id": target, "layer": line.layer, "span_start": line.span_start, "span_end": line.span_end}
    seq = _entry(connection, "retract", report_id, why=why, who=who, **where)
    _settle(connection, seq, report_id, from_json(standing.record))
    return seq


def restore(connection: Connection, target: str, why: str, who: str) -> int:
    """End the tombstone of a report or a line. Raises NotOnRecord."""
    report_id, slash, _ = target.partition("/")
    standing = standing_row(connection, report_id)
    if slash:
        stone = next((s for s in tombstones(connection, report_id, head(connection)) if s.line_id == target), None)
        if stone is None or standing is None:
            raise NotOnRecord(f"{target}: no retracted line of that id in a report that stands")
        where = {"line_id": target, "layer": stone.layer, "span_start": stone.start, "span_end": stone.end}
        seq = _entry(connection, "restore", report_id, why=why, who=who, **where)
        _settle(connection, seq, report_id, from_json(standing.record))
        return seq
    if standing is not None or _tombstone(connection, report_id) is None:
        raise NotOnRecord(f"{target}: no retracted report of that id")
    last = connection.execute(select(reports).where(reports.c.id == report_id).order_by(reports.c.seq.desc())).first()
    assert last is not None, "a retracted report was once added"
    seq = _entry(connection, "restore", report_id, why=why, who=who)
    connection.execute(insert(reports), {**last._mapping, "seq": seq, "until_seq": None})
    record = from_json(last.record)
    _cast(connection, seq, record)
    _settle(connection, seq, report_id, record)
    return seq


def standing_row(connection: Connection, report_id: str) -> Any:
    """The row of a report that stands; None if it doesn't."""
    return connection.execute(select(reports).where(reports.c.id == report_id, reports.c.until_seq.is_(None))).first()


def _tombstone(connection: Connection, report_id: str) -> int | None:
    """The entry that retracted a whole report, if nothing has come after it."""
    e = entries.c
    last = connection.execute(
        select(e.seq, e.kind).where(e.report_id == report_id, e.line_id.is_(None)).order_by(e.seq.desc())
    ).first()
    return last.seq if last is not None and last.kind == "retract" else None


def _met(connection: Connection, record: Record) -> bool:
    """Whether the place where a copy stands is on record."""
    c, report = copies.c, record.report
    places = connection.execute(select(c.outlet, c.url).where(c.report_id == report.id))
    return (veiled(report.outlet), veiled(report.url)) in {tuple(place) for place in places}


def _read(connection: Connection, kind: EntryKind, received: "Received", record: Record) -> Added:
    report_id = record.report.id
    seq = _entry(connection, kind, report_id)
    _keep(connection, seq, received)
    _end(connection, report_id, seq)
    connection.execute(insert(reports), {"seq": seq, **report_row(received, record)})
    _cast(connection, seq, record)
    _settle(connection, seq, report_id, record)
    return Added(report_id=report_id, seq=seq, kind="add" if kind == "add" else "replace")


def _copy(connection: Connection, received: "Received", record: Record) -> Added:
    report = record.report
    seq = _entry(connection, "copy", report.id)
    _keep(connection, seq, received)
    row = report_row(received, record)
    kept = ("outlet", "title", "url", "published", "received_from", "source_sha256", "encoding", "pieces")
    connection.execute(insert(copies), {"seq": seq, "report_id": report.id, **{name: row[name] for name in kept}})
    return Added(report_id=report.id, seq=seq, kind="copy")


def _entry(connection: Connection, kind: EntryKind, report_id: str, **more: Any) -> int:
    """Write an entry and give its number. Its time is now, or the last entry's if the clock went back."""
    last = connection.execute(select(entries.c.seq, entries.c.recorded).order_by(entries.c.seq.desc()).limit(1)).first()
    now = stamp(datetime.now(UTC))
    seq = last.seq + 1 if last else 1
    recorded = max(now, last.recorded) if last else now
    texts = {name: veiled(value) if isinstance(value, str) else value for name, value in more.items()}
    connection.execute(
        insert(entries), {"seq": seq, "recorded": recorded, "kind": kind, "report_id": report_id, **texts}
    )
    return seq


def _keep(connection: Connection, seq: int, received: "Received") -> None:
    """Keep the bytes as received, once."""
    digest = hashlib.sha256(received.source).hexdigest()
    if connection.execute(select(sources.c.sha256).where(sources.c.sha256 == digest)).first() is None:
        packed = zlib.compress(received.source)
        connection.execute(
            insert(sources), {"sha256": digest, "seq": seq, "size": len(received.source), "packed": packed}
        )


def _end(connection: Connection, report_id: str, seq: int) -> None:
    standing = (reports.c.id == report_id) & reports.c.until_seq.is_(None)
    connection.execute(update(reports).where(standing).values(until_seq=seq))


def _cast(connection: Connection, seq: int, record: Record) -> None:
    rows = [{"report_seq": seq, **actor_row(actor)} for actor in record.actors]
    if rows:
        connection.execute(insert(actors), rows)


def _settle(connection: Connection, seq: int, report_id: str, record: Record | None) -> None:
    """Bring a report's lines to what its record says in the state `seq`; None if the report doesn't stand."""
    wanted: dict[str, dict[str, Any]] = {}
    if record is not None:
        shown = without(record, tombstones(connection, report_id, seq))
        rows = (line_row(line) for line in sorted(lines_of(shown), key=_place))
        wanted = {row["line_id"]: row for row in rows}
    standing = (lines.c.report_id == report_id) & lines.c.until_seq.is_(None)
    over = []
    for row in connection.execute(select(lines).where(standing)).mappings():
        if wanted.get(row["line_id"]) == {name: value for name, value in row.items() if name not in NUMBERS}:
            del wanted[row["line_id"]]
        else:
            over.append(row["nr"])
    if over:
        ended = update(lines).where(lines.c.nr == bindparam("ended")).values(until_seq=seq)
        connection.execute(ended, [{"ended": nr} for nr in over])
    if wanted:
        connection.execute(insert(lines), [{"since_seq": seq, **row} for row in wanted.values()])


def _place(line: Line) -> tuple[int, int]:
    return line.span


def _with_models(report: Report, models: dict[str, str]) -> Report:
    return msgspec.structs.replace(report, models={**report.models, **models})
