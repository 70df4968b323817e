"""The tables of a record, one schema for SQLite and PostgreSQL. The migrations make exactly these.

The truth is `entries` (what happened, in order), `sources` (bytes as received) and each report's `record`
(one JSON document). All other columns are drawn from that JSON in the same transaction, so that a person
with SQL, or Datasette, can read them. A row stands from entry `since_seq` (for a report: `seq`) until
entry `until_seq`; null means that it still stands. Rows are ended, never changed or taken out.
Text columns show U+FFFD for U+0000, which PostgreSQL can't hold; offsets stay right, the JSON is exact.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import postgresql

metadata = MetaData()

Number = BigInteger().with_variant(Integer(), "sqlite")
# The collation "C" sorts by code point, as SQLite does: the same order on both, whatever the server's language.
Words = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

entries = Table(
    "entries",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("recorded", Words, nullable=False, index=True),
    Column("kind", Words, nullable=False),
    Column("report_id", Words, nullable=False, index=True),
    Column("line_id", Words),
    Column("layer", Words),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("why", Words),
    Column("who", Words),
)
"""The log: one row for each thing that happened, numbered without gaps, append-only (a trigger refuses the rest)."""

sources = Table(
    "sources",
    metadata,
    Column("sha256", Words, primary_key=True),
    Column("seq", Number, ForeignKey("entries.seq"), nullable=False),
    Column("size", Number, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
"""Bytes as received, each once, packed with zlib; `size` is their length unpacked."""

reports = Table(
    "reports",
    metadata,
    Column("seq", Number, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("until_seq", Number, ForeignKey("entries.seq")),
    Column("id", Words, nullable=False),
    Column("ref", Words),
    Column("outlet", Words),
    Column("title", Words),
    Column("url", Words),
    Column("published", Words),
    Column("published_precision", Words, nullable=False),
    Column("published_basis", Words, nullable=False),
    Column("published_utc", Words, nullable=False),
    Column("day_from", Words),
    Column("day_to", Words),
    Column("language", Words, nullable=False),
    Column("authors", Words, nullable=False),
    Column("credits", Words, nullable=False),
    Column("extractor", Words, nullable=False),
    Column("received_from", Words, nullable=False),
    Column("source_sha256", Words, ForeignKey("sources.sha256"), nullable=False),
    Column("text_sha256", Words, nullable=False),
    Column("length", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("encoding", Words),
    Column("pieces", Words, nullable=False),
    Column("record", Words, nullable=False),
    Index("reports_id", "id", "seq"),
    Index(
        "reports_standing",
        "id",
        unique=True,
        sqlite_where=text("until_seq IS NULL"),
        postgresql_where=text("until_seq IS NULL"),
    ),
    Index("reports_published", "published_utc"),
)
"""Each reading of each report. `pieces` maps its text back to the source: [[start, end], [byte start, byte end], XPath]."""

copies = Table(
    "copies",
    metadata,
    Column("seq", Number, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("report_id", Words, nullable=False, index=True),
    Column("outlet", Words),
    Column("title", Words),
    Column("url", Words),
    Column("published", Words),
    Column("received_from", Words, nullable=False),
    Column("source_sha256", Words, ForeignKey("sources.sha256"), nullable=False),
    Column("encoding", Words),
    Column("pieces", Words, nullable=False),
)
"""Other places where a report's text was met, character for character."""

actors = Table(
    "actors",
    metadata,
    Column("report_seq", Number, ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False, index=True),
    Column("kind", Words, nullable=False),
    Column("country", Words),
    Column("role", Words),
    Column("part", Words, nullable=False),
)
"""The cast of each reading of a report; `part` is the actor as the record has it."""

lines = Table(
    "lines",
    metadata,
    Column("nr", Number, primary_key=True),
    Column("since_seq", Number, ForeignKey("entries.seq"), nullable=False),
    Column("until_seq", Number, ForeignKey("entries.seq")),
    Column("report_id", Words, nullable=False),
    Column("line_id", Words, nullable=False, index=True),
    Column("layer", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("act", Words),
    Column("speaker", Words),
    Column("speaker_basis", Words, nullable=False),
    Column("speaker_actor", Words),
    Column("actor", Words),
    Column("recipient", Words),
    Column("value", Float(53)),
    Column("words", Words, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("quotes", Words, nullable=False),
    Column("part", Words, nullable=False),
    Index(
        "lines_standing",
        "layer",
        "since_seq",
        sqlite_where=text("until_seq IS NULL"),
        postgresql_where=text("until_seq IS NULL"),
    ),
    Index("lines_speaker", "speaker", "since_seq"),
    Index("lines_report", "report_id", "since_seq"),
)
"""Every line of every layer. `speaker` is null where the report itself says it (`speaker_basis` "report"). `actor` is who does, counts or proposes, `recipient` to whom; `quotes` the words of each span
by field; `part` the line's part as the record has it."""

about = Table(
    "about",
    metadata,
    Column("name", Words, primary_key=True),
    Column("value", Words, nullable=False),
)
"""What this database is: the onrecord version that made it, the oldest one that can read it."""
