"""Pages that fit together while the record grows: a token holds the state and the keys of the last row shown."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Select, UnaryExpression, and_, or_

from onrecord.errors import BadQuery
from onrecord.record.answers import Page
from onrecord.record.query import read_token, token
from onrecord.record.rows import Row

T = TypeVar("T")

MOST = 1000
"""Items on one page at most."""


class Key(NamedTuple):
    """A column that an order goes by; the keys of an order together tell any two rows apart."""

    column: Any
    down: bool = False

    def ordered(self) -> UnaryExpression[Any]:
        """The column with its direction."""
        down: UnaryExpression[Any] = self.column.desc()
        up: UnaryExpression[Any] = self.column.asc()
        return down if self.down else up

    def beyond(self, value: Any) -> Any:
        """Whether a row comes after that value."""
        return self.column < value if self.down else self.column > value


class Place(NamedTuple):
    """Where a page begins: the state it shows, and the keys of the row before it (None at the start)."""

    seq: int
    last: list[Any] | None


def place(query: object, after: str | None, newest: Callable[[], int]) -> Place:
    """Where a page begins, by its token; the first page fixes the state. Raises BadQuery."""
    if after is None:
        return Place(newest(), None)
    return Place(*read_token(query, after))


def page(
    connection: Connection,
    chosen: Select[Any],
    *,
    query: object,
    keys: Sequence[Key],
    at: Place,
    limit: int,
    build: Callable[[Sequence[Row]], Sequence[T]],
) -> Page[T]:
    """The page of `chosen` that begins at a place, its rows built into answers. Raises BadQuery."""
    if not 1 <= limit <= MOST:
        raise BadQuery(f"a page holds 1 to {MOST} items, not {limit}: ask for the next page with its token")
    chosen = chosen.add_columns(*(key.column.label(f"key_{n}") for n, key in enumerate(keys)))
    chosen = chosen.order_by(*(key.ordered() for key in keys)).limit(limit + 1)
    if at.last is not None:
        chosen = chosen.where(_after(keys, at.last))
    rows = connection.execute(chosen).mappings().all()
    shown = rows[:limit]
    more = token(query, at.seq, [shown[-1][f"key_{n}"] for n in range(len(keys))]) if len(rows) > limit else None
    return Page(items=tuple(build(shown)), next=more, seq=at.seq)


def _after(keys: Sequence[Key], last: Sequence[Any]) -> Any:
    """Beyond the last row: an earlier key decides, or it is equal and a later one does."""
    if len(keys) != len(last):
        raise BadQuery("this token does not fit: start again from the first page")
    same: list[Any] = []
    ways = []
    for key, value in zip(keys, last, strict=True):
        ways.append(and_(*same, key.beyond(value)))
        same.append(key.column == value)
    return or_(*ways)
