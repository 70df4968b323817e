"""Which lines or reports are asked for, in which state of the record, and where a page goes on."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

import msgspec

from onrecord.errors import BadQuery

AsOf = int | str | datetime | None
"""A past state: an entry's number, a time (ISO 8601; UTC if it names no zone), or None for now."""

Some = str | Sequence[str] | None
"""One value, any of several, or None for all."""

Order = Literal["recorded", "published", "text"]
"""Newest on record first; newest published first (undated last); or as they stand in the text. A report's own lines keep its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineQuery:
    """Which lines. Every field narrows; an empty query means all.

    `kind` is an attribution's direct/mixed/indirect, an act's PLOVER type, a figure's measure, a time's type, a place's
    role, a proposal's stage; `act` the speech act of an attribution; `speaker` an exact name (what the reports themselves say has none); `text` the user's
    own words, all of which must occur ("…" for a phrase); days are ISO, inclusive, of the report's publication;
    `since` keeps what came on record after that entry.
    """

    speaker: Some = None
    kind: Some = None
    act: Some = None
    layer: Some = None
    outlet: Some = None
    report: Some = None
    day_from: str | None = None
    day_to: str | None = None
    text: str | None = None
    since: int | None = None
    as_of: AsOf = None
    order: Order = "recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports, newest first. `text` are words that stand in title or text; the other fields as in LineQuery."""

    outlet: Some = None
    report: Some = None
    language: Some = None
    day_from: str | None = None
    day_to: str | None = None
    text: str | None = None
    since: int | None = None
    as_of: AsOf = None
    order: Literal["recorded", "published"] = "recorded"


def values(some: Some) -> tuple[str, ...] | None:
    """The values asked for; None for all."""
    if some is None:
        return None
    return (some,) if isinstance(some, str) else tuple(some)


def day(text: str | None) -> str | None:
    """A day, checked. Raises BadQuery for anything but YYYY-MM-DD."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise BadQuery(f"{text!r} is not a day: write it as 2024-10-23") from error


def moment(as_of: str | datetime) -> str:
    """A time as the log writes it: UTC, microseconds. A day alone means its end. Raises BadQuery."""
    if isinstance(as_of, str):
        try:
            found = datetime.fromisoformat(as_of)
        except ValueError as error:
            raise BadQuery(
                f"{as_of!r} is not a time: write it as 2024-10-23T14:00Z, or give an entry's number"
            ) from error
        if len(as_of) <= len("2024-10-23"):
            found = found.replace(hour=23, minute=59, second=59, microsecond=999_999)
        as_of = found
    if as_of.tzinfo is None:
        as_of = as_of.replace(tzinfo=UTC)
    try:
        return stamp(as_of)
    except OverflowError as error:
        raise BadQuery(f"{as_of} is too far away to be a time of this record") from error


def stamp(moment: datetime) -> str:
    """A time in the log's one spelling, which sorts as text: 2024-10-23T14:00:00.000000Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


def token(query: object, seq: int, keys: Sequence[Any]) -> str:
    """Where a page ended, as an opaque word that only the same query takes back."""
    return base64.urlsafe_b64encode(msgspec.json.encode([_mark(query), seq, list(keys)])).decode().rstrip("=")


def read_token(query: object, word: str) -> tuple[int, list[Any]]:
    """The state and the keys of a token. Raises BadQuery if it isn't one of this query's."""
    try:
        raw = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))
        mark, seq, keys = msgspec.json.decode(raw, type=tuple[str, int, list[Any]])
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise BadQuery("this is not a token that onrecord gave: start again from the first page") from error
    if mark != _mark(query):
        raise BadQuery("this token belongs to another query: start again from the first page")
    return seq, keys


def _mark(query: object) -> str:
    return hashlib.sha256(repr(query).encode("utf-8", "backslashreplace")).hexdigest()[:12]
