"""The user's words as a search that can't be a syntax error: FTS5 on SQLite, tsvector on PostgreSQL.

Case and diacritics don't count on either. All words must occur; words in quotation marks occur side by side.
"""

import re
import unicodedata
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Select,
    Text,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)

from onrecord.record.tables import lines, reports

How = Literal["all", "any"]

MOST = 64
"""Different words and phrases of one search; the rest is left out. FTS5 refuses expressions 256 deep."""

# Exactly the expressions that the indexes are made of (migration 0002), else PostgreSQL doesn't use them.
LINE_WORDS: Any = literal_column("onrecord_words(lines.words || ' ' || coalesce(lines.speaker, ''))")
REPORT_WORDS: Any = literal_column("onrecord_words(coalesce(reports.title, '') || ' ' || reports.text)")

_PHRASE = re.compile(r'"([^"]*)"|(\S+)')
_MARKS = str.maketrans(dict.fromkeys("“”„«»＂", '"'))
_WORD = re.compile(r"[^\W_]")


def phrases(said: str) -> list[str]:
    """The words and phrases of a search, in order; what holds no letter or digit is dropped."""
    plain = said.replace("\0", " ").encode("utf-8", "replace").decode().translate(_MARKS)
    found = (match[1] if match[1] is not None else match[2].replace('"', " ") for match in _PHRASE.finditer(plain))
    return list(dict.fromkeys(phrase for phrase in found if _WORD.search(phrase)))[:MOST]


def in_lines(connection: Connection, said: str) -> Any:
    """Whether a line's words or speaker hold the words."""
    if connection.dialect.name == "postgresql":
        return LINE_WORDS.op("@@")(_tsquery(said, "all"))
    return lines.c.nr.in_(select(_fts5("lines_fts", said, "all").c.rowid))


def in_reports(connection: Connection, said: str) -> Any:
    """Whether a report's title or text holds the words."""
    if connection.dialect.name == "postgresql":
        return REPORT_WORDS.op("@@")(_tsquery(said, "all"))
    return reports.c.seq.in_(select(_fts5("reports_fts", said, "all").c.rowid))


def best_reports(connection: Connection, chosen: Select[Any], said: str) -> Select[Any]:
    """The reports of a selection that hold the words, the best match first."""
    return _best(connection, chosen, said, "all", indexed=REPORT_WORDS, name="reports_fts", row=reports.c.seq)


def best_lines(connection: Connection, chosen: Select[Any], said: str) -> Select[Any]:
    """The lines of a selection that hold any of the words, in quotation marks or not, the best match first."""
    return _best(
        connection,
        chosen,
        said.translate(_MARKS).replace('"', " "),
        "any",
        indexed=LINE_WORDS,
        name="lines_fts",
        row=lines.c.nr,
    )


def _best(
    connection: Connection, chosen: Select[Any], said: str, how: How, *, indexed: Any, name: str, row: Any
) -> Select[Any]:
    if connection.dialect.name == "postgresql":
        query = _tsquery(said, how)
        return chosen.where(indexed.op("@@")(query)).order_by(func.ts_rank(indexed, query).desc(), row.desc())
    found = _fts5(name, said, how)
    return chosen.join(found, found.c.rowid == row).order_by(found.c.rank, row.desc())


def _tsquery(said: str, how: How) -> Any:
    """A tsquery that PostgreSQL makes itself, phrase by phrase, from words folded as the index folds them."""
    made: Any = None
    for phrase in phrases(said):
        plain = "".join(c for c in unicodedata.normalize("NFKD", phrase) if not "\u0300" <= c <= "\u036f")
        one = func.phraseto_tsquery(text("'pg_catalog.simple'::regconfig"), literal(plain, Text))
        made = one if made is None else made.op("&&" if how == "all" else "||")(one)
    return made if made is not None else text("''::tsquery")


def _fts5(name: str, said: str, how: How) -> Any:
    """Row numbers with their rank. The expression is nothing but quoted strings: FTS5 cuts them into tokens itself."""
    quoted = [f'"{phrase}"' for phrase in phrases(said)]
    match = (" AND " if how == "all" else " OR ").join(quoted) or '""'
    fts5 = table(name, column("rowid"), column("rank"))
    return select(fts5.c.rowid, fts5.c.rank).where(literal_column(name).op("MATCH")(match)).subquery(f"{name}_found")
