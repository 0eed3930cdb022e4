"""Rows of an export: streamed, never objects of the models, and handed out parent by parent."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from factcheck.exchange.selects import Query

BATCH = 50
"""Articles, or sources, that share one round of queries."""
ROWS = 1000
"""Rows fetched at a time where rows are small; texts and originals are fetched one by one."""


def stream(session: Session, query: Query, rows: int | None = None) -> Iterator[Any]:
    """Run *query* when the first row is asked for, and fetch *rows* at a time."""
    # On the connection, as the session would look for objects in each row.
    options = {"yield_per": rows or ROWS}
    result = session.connection().execute(query, execution_options=options)
    yield from map(_row_type(*result.keys()), result)


def find_batches(
    session: Session, key: InstrumentedAttribute[UUID], chosen: ColumnElement[bool]
) -> Iterator[list[UUID]]:
    """Yield the chosen ids in order, BATCH at a time."""
    query = select(key).where(chosen).order_by(key).limit(BATCH)
    ids = list(session.scalars(query))
    while ids:
        yield ids
        ids = list(session.scalars(query.where(key > ids[-1])))


class Children:
    """Rows of one query, handed out parent by parent, in the order both queries have."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._groups = groupby(rows, key=attrgetter("parent"))
        self._next = next(self._groups, None)

    def of(self, parent: str) -> Iterator[Any]:
        """Yield the children of *parent*, which must come after the last parent asked for."""
        if self._next is None or self._next[0] != parent:
            return
        yield from self._next[1]
        self._next = next(self._groups, None)


@cache
def _row_type(*names: str) -> Callable[[Iterable[Any]], Any]:
    """Return what makes a named tuple of a row: SQLAlchemy's own takes a microsecond a name."""
    made: Any = NamedTuple("row", [(name, Any) for name in names])  # type: ignore[misc]
    make: Callable[[Iterable[Any]], Any] = made._make
    return make
