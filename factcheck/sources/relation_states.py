"""Relations of sources as the history keeps them: told from what is stored, and put back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

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
    if wanted is None:
        if row:
            session.delete(row)
    else:
        row = row or _new(session, relation_id, wanted)
        _set(row, wanted)
    session.flush()


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
    row.kind, row.course = Kinship(wanted["kind"]), Course(wanted["course"])
    for name in _PLAIN:
        setattr(row, name, wanted[name])
    row.state = RelationState(wanted["state"])
    row.decided_by_id = wanted["decided_by"] and UUID(wanted["decided_by"])
    row.decided_at = wanted["decided_at"] and datetime.fromisoformat(wanted["decided_at"])
    row.revision += 1
