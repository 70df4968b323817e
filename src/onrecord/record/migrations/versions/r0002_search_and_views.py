"""Full-text search over reports and lines, and views for people who come with SQL.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEEDS = "0.1.0"
"""The oldest onrecord that can read a record of this version."""

# FTS5's external-content tables: the words are not stored twice, and Datasette finds them by itself.
# Nothing is ever taken out of the indexed tables, so one trigger each is enough.
SEARCH_SQLITE = [
    "CREATE VIRTUAL TABLE reports_fts USING fts5(title, text, content='reports', content_rowid='seq', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE VIRTUAL TABLE lines_fts USING fts5(words, speaker, content='lines', content_rowid='nr', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER reports_find AFTER INSERT ON reports BEGIN "
    "INSERT INTO reports_fts(rowid, title, text) VALUES (new.seq, new.title, new.text); END",
    "CREATE TRIGGER lines_find AFTER INSERT ON lines BEGIN "
    "INSERT INTO lines_fts(rowid, words, speaker) VALUES (new.nr, new.words, new.speaker); END",
    "INSERT INTO reports_fts(reports_fts) VALUES('rebuild')",
    "INSERT INTO lines_fts(lines_fts) VALUES('rebuild')",
]

# The first 200,000 code points of a text are indexed: a tsvector holds less than 1 MB (PostgreSQL manual, 12.11).
# Diacritics are folded as SQLite folds them, without the unaccent extension, which needs rights.
SEARCH_POSTGRESQL = [
    "CREATE FUNCTION onrecord_words(t text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
    r"$$ SELECT to_tsvector('pg_catalog.simple', regexp_replace(normalize(left(t, 200000), NFKD), '[\u0300-\u036f]', '', 'g')) $$",
    "CREATE INDEX reports_words ON reports USING gin (onrecord_words(coalesce(title, '') || ' ' || text))",
    "CREATE INDEX lines_words ON lines USING gin (onrecord_words(words || ' ' || coalesce(speaker, '')))",
]

HEAD = (
    "l.line_id, l.report_id, r.outlet, r.title, r.url, r.published, coalesce(l.speaker, r.outlet, r.title, r.id) AS says, "
    "l.speaker_basis AS says_basis, "
    "l.words, l.span_start, l.span_end"
)
FROM = (
    "FROM lines l JOIN reports r ON r.id = l.report_id AND r.until_seq IS NULL WHERE l.until_seq IS NULL AND l.layer = "
)


def _json(postgresql: bool, path: str) -> str:
    if postgresql:
        return f"(l.part::json ->> '{path}')"
    return f"json_extract(l.part, '$.{path}')"


def views(postgresql: bool) -> list[str]:
    """The views' statements: what stands now, one row a line, its report beside it."""
    more = {
        "quotations": ("attributions", ("kind", "act", "recipient"), ("basis", "confidence")),
        "acts": (
            "acts",
            ("kind", "actor", "recipient"),
            ("modality", "issue", "confidence"),
        ),
        "figures": (
            "figures",
            ("kind", "value"),
            ("low", "high", "bound", "unit", "counted", "flow", "confidence"),
        ),
    }
    names = {"quotations": {}, "acts": {"kind": "type"}, "figures": {"kind": "measure"}}
    made = []
    for view, (layer, columns, fields) in more.items():
        wanted = [f"l.{c} AS {names[view].get(c, c)}" for c in columns]
        if view == "figures":
            wanted.append("l.actor AS counter")
        wanted += [f"{_json(postgresql, f)} AS {f}" for f in fields]
        made.append(f"CREATE VIEW {view} AS SELECT {HEAD}, {', '.join(wanted)} {FROM}'{layer}'")
    return made


def upgrade() -> None:
    """Make the search and the views, and fill the search from what is there."""
    connection = op.get_bind()
    postgresql = connection.dialect.name == "postgresql"
    for statement in [*(SEARCH_POSTGRESQL if postgresql else SEARCH_SQLITE), *views(postgresql)]:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DELETE FROM about WHERE name = 'needs'")
    connection.exec_driver_sql(f"INSERT INTO about (name, value) VALUES ('needs', '{NEEDS}')")  # noqa: S608
