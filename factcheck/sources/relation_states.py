"""Relations of sources as the history keeps them: told from what is stored, and put back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from factcheck.errors import StaleError
from factcheck.models import (
    Course,
    Kinship,
    RelationState,
    Source,
    SourceRelation,
    utc_now,
)
from factcheck.words import say

State = Mapping[str, Any]

SOURCE_GONE = say("One of the two sources is no longer there.")

_ENDS = ("a", "b", "article")
_PLAIN = ("share_a", "share_b", "reason", "engine")
_relation: Any = SourceRelation.__table__
_UPDATE = update(_relation).where(_relation.c.id == bindparam("key"))


def state_of(row: SourceRelation) -> dict[str, Any]:
    """Return all that the history keeps of a relation, so that it can be put back."""
    ends = {name: getattr(row, f"{name}_id") for name in _ENDS}
    return {
        **{name: end and str(end) for name, end in ends.items()},
        "kind": row.kind.value,
        "course": row.course.value,
        **{name: getattr(row, name) for name in _PLAIN},
        "state": row.state.value,
        "decided_by": row.decided_by_id and str(row.decided_by_id),
        "decided_at": row.decided_at and row.decided_at.isoformat(),
    }


def matches(session: Session, relation_id: UUID, state: State | None) -> bool:
    """Whether a relation is in *state*; None stands for one that is not there."""
    row = session.get(SourceRelation, relation_id, populate_existing=True)
    return (state_of(row) if row else None) == state


def put(session: Session, relation_id: UUID, _before: State | None, wanted: State | None) -> None:
    """Put a relation into the state that is *wanted*, whatever it is in. Flushes.

    Raises:
        StaleError: one of its sources is gone.
    """
    row = session.get(SourceRelation, relation_id, populate_existing=True)
    _put(session, relation_id, row, wanted)
    session.flush()


def lock_all(session: Session, relation_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return the states of relations that nobody else changes until the commit, in one query."""
    query = select(SourceRelation).where(SourceRelation.id.in_(relation_ids))
    # In one order, or two who have the same to lock might wait for each other.
    query = query.order_by(SourceRelation.id).with_for_update(key_share=True)
    found = session.scalars(query.execution_options(populate_existing=True))
    return {row.id: state_of(row) for row in found}


def put_all(session: Session, wanted: Mapping[UUID, State | None]) -> None:
    """Put many relations into states as `put` does each, those that are there all at once."""
    query = select(SourceRelation).where(SourceRelation.id.in_(wanted))
    rows = {row.id: row for row in session.scalars(query)}
    changed = []
    for relation_id, state in wanted.items():
        row = rows.get(relation_id)
        if row is None or state is None:
            _put(session, relation_id, row, state)
        else:
            changed.append({"key": row.id, "revision": row.revision + 1, **_values(state)})
            session.expire(row)
    session.flush()
    if changed:
        session.execute(_UPDATE, changed)


def _put(
    session: Session, relation_id: UUID, row: SourceRelation | None, wanted: State | None
) -> None:
    if wanted is not None:
        _set(row or _new(session, relation_id, wanted), wanted)
    elif row:
        session.delete(row)


def _new(session: Session, relation_id: UUID, wanted: State) -> SourceRelation:
    ends = {f"{name}_id": wanted[name] and UUID(wanted[name]) for name in _ENDS}
    source = session.get(Source, ends["a_id"])
    if source is None:
        raise StaleError(SOURCE_GONE)
    row = SourceRelation(
        id=relation_id, project_id=source.project_id, **ends, revision=0, created_at=utc_now()
    )
    session.add(row)
    return row


def _set(row: SourceRelation, wanted: State) -> None:
    for name, value in _values(wanted).items():
        setattr(row, name, value)
    row.revision += 1


def _values(wanted: State) -> dict[str, Any]:
    """Return the columns of a relation in a state."""
    return {
        "kind": Kinship(wanted["kind"]),
        "course": Course(wanted["course"]),
        **{name: wanted[name] for name in _PLAIN},
        "state": RelationState(wanted["state"]),
        "decided_by_id": wanted["decided_by"] and UUID(wanted["decided_by"]),
        "decided_at": wanted["decided_at"] and datetime.fromisoformat(wanted["decided_at"]),
    }
