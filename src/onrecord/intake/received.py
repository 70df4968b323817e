"""What intake gives to the rest: a report, the bytes it came from, and the way from its text back to them."""

from dataclasses import dataclass, field

from onrecord.model import Report, Span


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user says of the inputs: `published` (ISO 8601) and `outlet` win over what the input says of itself."""

    published: str | None = None
    outlet: str | None = None
    allow_private: bool = False
    """Whether addresses of private networks may be fetched."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The bytes that hold one report or more, the name of the input they came from, and what the user says of it."""

    data: bytes
    where: str
    hints: Hints = Hints()


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a stretch of the canonical text came from.

    `source` are bytes `[start, end)` of `Received.source`: decoded with `Received.encoding` they are the stretch.
    `element` is an XPath in the page or fragment, or a JSON pointer ("/text"). Both may be None: the words were
    found in the input, their place in it was not.
    """

    text: Span
    source: Span | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """One report as it came in. `where` names the input it came from (path, address, "FILE line 3").

    `source` are the bytes as received: of the file, of the page, or of the one entry or line that holds the report.
    """

    report: Report
    source: bytes
    where: str
    pieces: tuple[Piece, ...] = field(default=())
    encoding: str | None = None
