"""What the store gives back: frozen, and every part of it names the report it stands in."""

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from onrecord.line import Heading, Line
from onrecord.model import Span
from onrecord.vocabulary import ActorKind, Layer

T = TypeVar("T")

EntryKind = Literal["add", "replace", "copy", "retract", "restore"]
"""What an entry of the log does: a new report; a later reading of it; the same text met elsewhere; a tombstone; its end."""

LinkKind = Literal["within", "holds", "said_in", "tells", "part_of", "has_part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log. `line_id` is set if a single line is meant; `recorded` is UTC, ISO 8601, never going back."""

    seq: int
    recorded: str
    kind: EntryKind
    report_id: str
    line_id: str | None = None
    outlet: str | None = None
    title: str | None = None
    why: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one report. `kind` is an entry's kind, "same" (nothing changed) or "retracted" (and stays so).

    `seq` is the entry made, or for "same" and "retracted" the entry that still holds.
    """

    report_id: str
    seq: int
    kind: Literal["add", "replace", "copy", "same", "retracted"]

    @property
    def new(self) -> bool:
        """Whether an entry was made."""
        return self.kind not in ("same", "retracted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A report as it stands on record: its heading, when it came (`seq`, `recorded`), and how many lines of each layer."""

    heading: Heading
    seq: int
    recorded: str
    ref: str | None
    authors: tuple[str, ...]
    credits: tuple[str, ...]
    received_from: str
    source_sha256: str
    text_sha256: str
    length: int
    """Code points of the canonical text."""
    lines: dict[Layer, int] = field(default_factory=dict)
    copies: int = 0
    """How many other places the same text was met at."""

    @property
    def id(self) -> str:
        """The report's id."""
        return self.heading.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another place where a report's text was met, character for character."""

    seq: int
    recorded: str
    report_id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    received_from: str
    source_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Some of the answers. `next` is an opaque token for what follows (None: that was all); `seq` is the state they show.

    A token keeps to that state, so pages fit together while reports are being added.
    """

    items: tuple[T, ...]
    next: str | None
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line that another refers to, or that refers to it.

    within, said_in, part_of: this line refers to it. holds, tells, has_part: it refers to this line.
    """

    kind: LinkKind
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDetail:
    """One line with its report and its links. The source sentence is the line's `context`."""

    line: Line
    report: Standing
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice on the record by name, with how it is described and how many of the lines it says."""

    name: str
    basis: str
    kinds: tuple[ActorKind, ...]
    roles: tuple[str, ...]
    lines: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet with its reports; `newest` is the latest day published (None: all undated), `recorded` the latest arrival."""

    name: str | None
    reports: int
    newest: str | None
    recorded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many lines share a value; None where they have none."""

    value: str | None
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A sentence of a report's text with the words looked for: `marks` are spans of the text, like `span`."""

    span: Span
    words: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds the words looked for, with the sentences that do and the lines that stand in them."""

    report: Standing
    excerpts: tuple[Excerpt, ...]
    lines: tuple[Line, ...]
