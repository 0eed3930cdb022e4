"""Adding rows that are not stored yet, and refusing those that clash with what is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Table, insert, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from factcheck.errors import DuplicateError, StaleError
from factcheck.exchange.kinds import ATTRIBUTION, COMMENT, Kind, Row, Values
from factcheck.models import Speaker
from factcheck.words import Words, say

Item = TypeVar("Item")

AT_ONCE = 500
"""Rows looked up by one query: both engines limit the values that one may hold."""
NOUNS = {
    "speaker": say("speaker"),
    "publisher": say("publisher"),
    "source": say("source"),
    "snapshot": say("snapshot"),
    "passage": say("passage"),
    "article": say("article"),
    "text version": say("text version"),
    "sentence": say("sentence"),
    "review": say("review"),
    "annotation": say("annotation"),
    "attribution": say("attribution"),
    "evidence": say("evidence"),
    "discrepancy": say("difference"),
    "relation": say("relation"),
    "adjudicated review": say("adjudicated review"),
    "guideline": say("version of the guidelines"),
    "decision": say("decision"),
    "comment": say("comment"),
}


def add_missing(session: Session, kind: Kind, rows: Sequence[Row]) -> list[Row]:
    """Insert those of *rows* that are not stored, and return them.

    Raises:
        StaleError: an id is stored with other values, or for something else.
        DuplicateError: another row is stored in a row's place; ``existing_id`` tells which.
    """
    fresh: list[Row] = []
    for batch in batches(rows):
        if missing := _missing(session, kind, batch):
            session.execute(insert(_table(kind)), [row.values | row.fresh for row in missing])
            fresh += missing
    return fresh


def find_ids(session: Session, key: InstrumentedAttribute[UUID], ids: Iterable[UUID]) -> set[UUID]:
    """Return those of *ids* that are stored."""
    found: set[UUID] = set()
    for some in batches(ids):
        found.update(session.scalars(select(key).where(key.in_(some))))
    return found


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
            if key := _key(kind, row.values):
                by_key[key] = row.values["id"]
        elif {name: stored[name] for name in row.values} != row.values:
            raise StaleError(_changed(kind, row, stored[kind.owner] == row.values[kind.owner]))
    return fresh


def _stored(
    session: Session, kind: Kind, rows: Iterable[Row]
) -> tuple[dict[UUID, Values], dict[tuple[Any, ...], UUID]]:
    """Return what is stored under the ids of *rows*, by id, and in their places, by key."""
    table = _table(kind)
    names = list(dict.fromkeys([*next(iter(rows)).values, *kind.free]))
    wanted = [table.c.id.in_([row.values["id"] for row in rows])]
    if kind.key:
        places = {row.values[kind.found_by] for row in rows}
        wanted.append(table.c[kind.found_by].in_(places))
    columns = [_column(kind, table, name) for name in names]
    by_id: dict[UUID, Values] = {}
    by_key: dict[tuple[Any, ...], UUID] = {}
    for found in session.execute(select(*columns).where(or_(*wanted))):
        values = dict(zip(names, found, strict=True))
        by_id[values["id"]] = values
        if key := _key(kind, values):
            by_key[key] = values["id"]
    return by_id, by_key


def _refuse_clash(kind: Kind, row: Row, by_key: dict[tuple[Any, ...], UUID]) -> None:
    if here := by_key.get(_key(kind, row.values)):
        same_text = say(
            "%(path)s: This text is here already, as another article. Leave it out of the file, or "
            "import the file into a project of its own.",
            path=row.path,
        )
        clash = say(
            "%(path)s: There is another %(noun)s in this place already, with the id %(id)s. "
            "Leave one of the two out.",
            path=row.path,
            noun=NOUNS[kind.noun],
            id=here,
        )
        raise DuplicateError(same_text if kind.noun == "article" else clash, here)


def _changed(kind: Kind, row: Row, same_owner: bool) -> Words:
    values = {"path": row.path, "noun": NOUNS[kind.noun], "id": row.values["id"]}
    if same_owner:
        return say(
            "%(path)s: The %(noun)s %(id)s is here already, and not as in the file: one of the two "
            "was changed since. Export it anew where it is right, or leave it out of the file.",
            **values,
        )
    return id_taken(kind, row)


def id_taken(kind: Kind, row: Row) -> Words:
    return say(
        "%(path)s: The id %(id)s is in use here for something else, so this %(noun)s cannot be "
        "imported.",
        path=row.path,
        noun=NOUNS[kind.noun],
        id=row.values["id"],
    )


def _key(kind: Kind, values: Values) -> tuple[Any, ...]:
    """Return what no other row may have too, empty when it is in nobody's way."""
    if any(values.get(name) is not None for name in kind.free):
        return ()
    return tuple(values[name] for name in kind.key)


def _column(kind: Kind, table: Table, name: str) -> ColumnElement[Any]:
    """Return the column *name*; of a speaker the one they stand for, as an export tells it."""
    if kind in (ATTRIBUTION, COMMENT) and name == "speaker_id":
        standing = select(Speaker.standing()).where(Speaker.id == table.c.speaker_id)
        return standing.scalar_subquery().label(name)
    return table.c[name]


def _table(kind: Kind) -> Table:
    table = kind.model.__table__
    assert isinstance(table, Table)
    return table
