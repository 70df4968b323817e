"""The log, the sources, the reports and their lines.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
STANDING = sa.text("until_seq IS NULL")

# The log and the sources can only grow, whoever holds the file and whatever program they use.
GUARDS_SQLITE = [
    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'the {table} of a record can only grow'); END"
    for table in ("entries", "sources")
    for verb in ("UPDATE", "DELETE")
]
GUARDS_POSTGRESQL = [
    "CREATE FUNCTION onrecord_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the % of a record can only grow', TG_TABLE_NAME; END $$",
    *(
        f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_refuse()"
        for table in ("entries", "sources")
    ),
]


def upgrade() -> None:
    """Make the tables and their guards."""
    _log()
    _reports()
    _lines()
    op.create_table("about", sa.Column("name", WORDS, primary_key=True), sa.Column("value", WORDS, nullable=False))
    guards = GUARDS_POSTGRESQL if op.get_bind().dialect.name == "postgresql" else GUARDS_SQLITE
    for guard in guards:
        op.get_bind().exec_driver_sql(guard.replace("%", "%%") if guards is GUARDS_POSTGRESQL else guard)


def _log() -> None:
    op.create_table(
        "entries",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("report_id", WORDS, nullable=False),
        sa.Column("line_id", WORDS),
        sa.Column("layer", WORDS),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        sa.Column("why", WORDS),
        sa.Column("who", WORDS),
    )
    op.create_index("ix_entries_recorded", "entries", ["recorded"])
    op.create_index("ix_entries_report_id", "entries", ["report_id"])
    op.create_table(
        "sources",
        sa.Column("sha256", WORDS, primary_key=True),
        sa.Column("seq", NUMBER, sa.ForeignKey("entries.seq"), nullable=False),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("seq", NUMBER, sa.ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
        sa.Column("until_seq", NUMBER, sa.ForeignKey("entries.seq")),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("ref", WORDS),
        sa.Column("outlet", WORDS),
        sa.Column("title", WORDS),
        sa.Column("url", WORDS),
        sa.Column("published", WORDS),
        sa.Column("published_precision", WORDS, nullable=False),
        sa.Column("published_basis", WORDS, nullable=False),
        sa.Column("published_utc", WORDS, nullable=False),
        sa.Column("day_from", WORDS),
        sa.Column("day_to", WORDS),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("authors", WORDS, nullable=False),
        sa.Column("credits", WORDS, nullable=False),
        sa.Column("extractor", WORDS, nullable=False),
        sa.Column("received_from", WORDS, nullable=False),
        sa.Column("source_sha256", WORDS, sa.ForeignKey("sources.sha256"), nullable=False),
        sa.Column("text_sha256", WORDS, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("encoding", WORDS),
        sa.Column("pieces", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
    )
    op.create_index("reports_id", "reports", ["id", "seq"])
    op.create_index("reports_published", "reports", ["published_utc"])
    op.create_index(
        "reports_standing", "reports", ["id"], unique=True, sqlite_where=STANDING, postgresql_where=STANDING
    )
    op.create_table(
        "copies",
        sa.Column("seq", NUMBER, sa.ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
        sa.Column("report_id", WORDS, nullable=False),
        sa.Column("outlet", WORDS),
        sa.Column("title", WORDS),
        sa.Column("url", WORDS),
        sa.Column("published", WORDS),
        sa.Column("received_from", WORDS, nullable=False),
        sa.Column("source_sha256", WORDS, sa.ForeignKey("sources.sha256"), nullable=False),
        sa.Column("encoding", WORDS),
        sa.Column("pieces", WORDS, nullable=False),
    )
    op.create_index("ix_copies_report_id", "copies", ["report_id"])
    op.create_table(
        "actors",
        sa.Column("report_seq", NUMBER, sa.ForeignKey("reports.seq"), primary_key=True, autoincrement=False),
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("country", WORDS),
        sa.Column("role", WORDS),
        sa.Column("part", WORDS, nullable=False),
    )
    op.create_index("ix_actors_name", "actors", ["name"])


def _lines() -> None:
    op.create_table(
        "lines",
        sa.Column("nr", NUMBER, primary_key=True),
        sa.Column("since_seq", NUMBER, sa.ForeignKey("entries.seq"), nullable=False),
        sa.Column("until_seq", NUMBER, sa.ForeignKey("entries.seq")),
        sa.Column("report_id", WORDS, nullable=False),
        sa.Column("line_id", WORDS, nullable=False),
        sa.Column("layer", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("act", WORDS),
        sa.Column("speaker", WORDS),
        sa.Column("speaker_basis", WORDS, nullable=False),
        sa.Column("speaker_actor", WORDS),
        sa.Column("actor", WORDS),
        sa.Column("recipient", WORDS),
        sa.Column("value", sa.Float(53)),
        sa.Column("words", WORDS, nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("quotes", WORDS, nullable=False),
        sa.Column("part", WORDS, nullable=False),
    )
    op.create_index("ix_lines_line_id", "lines", ["line_id"])
    op.create_index("lines_report", "lines", ["report_id", "since_seq"])
    op.create_index("lines_standing", "lines", ["layer", "since_seq"], sqlite_where=STANDING, postgresql_where=STANDING)
    op.create_index("lines_speaker", "lines", ["speaker", "since_seq"])
