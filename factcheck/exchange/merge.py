"""Adding rows that are not stored yet, and refusing those that clash with what is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Table, insert, or_, select
from sqlalchemy.orm import Session

from factcheck.errors import DuplicateError, StaleError
from factcheck.exchange.tables import Kind, Row, Values

Item = TypeVar("Item")

AT_ONCE = 500
"""Rows looked up by one query: both engines limit the values that one may hold."""
TAKEN = "{path}: The id {id} is in use here for something else, so this {noun} cannot be imported."
CHANGED = (
    "{path}: The {noun} {id} is here already, and not as in the file: one of the two was changed "
    "since. Export it anew where it is right, or leave it out of the file."
)
CLASH = (
    "{path}: There is another {noun} in this place already, with the id {here}. "
    "Leave one of the two out."
)
SAME_TEXT = (
    "{path}: This text is here already, as another article. Leave it out of the file, or import "
    "the file into a project of its own."
)


def add_missing(session: Session, kind: Kind, rows: Sequence[Row]) -> list[Row]:
    """Insert those of *rows* that are not stored, and return them.

    Raises:
        StaleError: an id is stored with other values, or for something else.
        DuplicateError: another row is stored in a row's place; ``existing_id`` tells which.
    """
    fresh: list[Row] = []
    for batch in batches(rows):
        if missing := _missing(session, kind, batch):
            session.execute(insert(_table(kind)), [row.values for row in missing])
            fresh += missing
    return fresh


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield *items* in lists of AT_ONCE."""
    remaining = iter(items)
    while batch := list(islice(remaining, AT_ONCE)):
        yield batch


def _missing(session: Session, kind: Kind, rows: Sequence[Row]) -> list[Row]:
    by_id, by_key = _stored(session, kind, rows)
    fresh = []
    for row in rows:
        stored = by_id.get(row.values["id"])
        if stored is None:
            _refuse_clash(kind, row, by_key)
            fresh.append(row)
            by_id[row.values["id"]] = row.values  # for its twin later in the file
            if kind.key:
                by_key[_key(kind, row.values)] = row.values["id"]
        elif stored != row.values:
            template = CHANGED if stored[kind.owner] == row.values[kind.owner] else TAKEN
            raise StaleError(template.format(path=row.path, noun=kind.noun, id=row.values["id"]))
    return fresh


def _stored(
    session: Session, kind: Kind, rows: Iterable[Row]
) -> tuple[dict[UUID, Values], dict[tuple[Any, ...], UUID]]:
    """Return what is stored under the ids of *rows*, by id, and in their places, by key."""
    table = _table(kind)
    names = list(next(iter(rows)).values)
    wanted = [table.c.id.in_([row.values["id"] for row in rows])]
    if kind.key:
        places = {row.values[kind.found_by] for row in rows}
        wanted.append(table.c[kind.found_by].in_(places))
    columns = [table.c[name] for name in names]
    by_id: dict[UUID, Values] = {}
    by_key: dict[tuple[Any, ...], UUID] = {}
    for found in session.execute(select(*columns).where(or_(*wanted))):
        values = dict(zip(names, found, strict=True))
        by_id[values["id"]] = values
        if kind.key:
            by_key[_key(kind, values)] = values["id"]
    return by_id, by_key


def _refuse_clash(kind: Kind, row: Row, by_key: dict[tuple[Any, ...], UUID]) -> None:
    if kind.key and (here := by_key.get(_key(kind, row.values))):
        template = SAME_TEXT if kind.noun == "article" else CLASH
        raise DuplicateError(template.format(path=row.path, noun=kind.noun, here=here), here)


def _key(kind: Kind, values: Values) -> tuple[Any, ...]:
    return tuple(values[name] for name in kind.key)


def _table(kind: Kind) -> Table:
    table = kind.model.__table__
    assert isinstance(table, Table)
    return table
