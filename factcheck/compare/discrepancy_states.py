"""Decisions on discrepancies as the history keeps them: told from what is stored, and put back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import StaleError
from factcheck.models import (
    Annotation,
    Discrepancy,
    DiscrepancyKind,
    DiscrepancyState,
    utc_now,
)
from factcheck.sources.finding import hold_standing
from factcheck.words import say

State = Mapping[str, Any]

NO_ANNOTATION = say("What it was decided for has been taken away. Put that back first.")
DECIDED_AGAIN = say("It has been decided on again since.")

_WORDS = ("claim", "claim_value", "start", "end", "exact", "source_value", "rule")


def state_of(row: Discrepancy) -> dict[str, Any]:
    """Return all that the history keeps of a decision, so that it can be put back."""
    return {
        "annotation": str(row.annotation_id),
        "snapshot": str(row.snapshot_id),
        "kind": row.kind.value,
        **{name: getattr(row, name) for name in _WORDS},
        "state": row.state.value,
        "removed": row.removed_at is not None,
    }


def read_state(session: Session, discrepancy_id: UUID) -> dict[str, Any] | None:
    """Return the state a decision is in, or None where there never was one."""
    row = session.get(Discrepancy, discrepancy_id, populate_existing=True)
    return state_of(row) if row else None


def same_state(one: State | None, other: State | None) -> bool:
    """Whether two states say the same; a decision taken back is as good as none."""
    return _standing(one) == _standing(other)


def matches(session: Session, discrepancy_id: UUID, state: State | None) -> bool:
    """Whether a decision is in *state*; None stands for one that is not there."""
    return same_state(read_state(session, discrepancy_id), state)


def put(
    session: Session, discrepancy_id: UUID, _before: State | None, wanted: State | None
) -> None:
    """Put a decision into the state that is *wanted*, whatever it is in. Flushes.

    Raises:
        StaleError: what it was decided for has gone, or it was decided on again.
    """
    row = session.get(Discrepancy, discrepancy_id, populate_existing=True)
    if wanted is None or wanted.get("removed"):
        if row and row.removed_at is None:
            row.removed_at = utc_now()
            row.revision += 1
    else:
        _check_free(session, discrepancy_id, wanted)
        if row is None:
            row = Discrepancy(id=discrepancy_id, revision=0, created_at=utc_now())
        _set(row, wanted)
        session.add(row)
    session.flush()


def _check_free(session: Session, discrepancy_id: UUID, wanted: State) -> None:
    annotation_id = UUID(wanted["annotation"])
    stands = select(Annotation.id).where(
        Annotation.id == annotation_id, Annotation.removed_at.is_(None)
    )
    if session.scalar(stands) is None:
        raise StaleError(NO_ANNOTATION)
    hold_standing(session, UUID(wanted["snapshot"]))
    other = select(Discrepancy.id).where(
        Discrepancy.annotation_id == annotation_id,
        Discrepancy.snapshot_id == UUID(wanted["snapshot"]),
        Discrepancy.kind == DiscrepancyKind(wanted["kind"]),
        Discrepancy.start == wanted["start"],
        Discrepancy.end == wanted["end"],
        Discrepancy.claim == wanted["claim"],
        Discrepancy.removed_at.is_(None),
        Discrepancy.id != discrepancy_id,
    )
    if session.scalar(other):
        raise StaleError(DECIDED_AGAIN)


def _set(row: Discrepancy, wanted: State) -> None:
    row.annotation_id = UUID(wanted["annotation"])
    row.snapshot_id = UUID(wanted["snapshot"])
    row.kind = DiscrepancyKind(wanted["kind"])
    for name in _WORDS:
        setattr(row, name, wanted[name])
    row.state = DiscrepancyState(wanted["state"])
    row.removed_at = None
    row.revision += 1


def _standing(state: State | None) -> State | None:
    return None if state is None or state.get("removed") else state
