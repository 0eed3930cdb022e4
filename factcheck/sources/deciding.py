"""What people decide on how sources depend on each other. Each decision is one step to undo."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import InvalidError, NotFoundError, StaleError
from factcheck.history import begin_step, record_all
from factcheck.locking import lock_project
from factcheck.models import Course, Kinship, RelationState, Source, SourceRelation, utc_now
from factcheck.models.known import related_known_to
from factcheck.sources.finding import NO_SOURCE
from factcheck.sources.relating import SAID, TURNED, new_relation
from factcheck.sources.relation_states import state_of
from factcheck.words import say

NO_RELATION = say("There is no such relation between sources.")
DECIDED_ELSEWHERE = say("Somebody else has decided on this meanwhile. Look at it again.")
CHOOSE = say("Choose how the two sources are related.")
REMOVED = say("One of the two sources was removed. Put it back first, and then relate them.")
ITSELF = say("Choose two different sources.")

Before = dict[str, Any] | None


class DecidedElsewhereError(StaleError):
    """Relations are not as the page showed them.

    Attributes:
        changed: their ids; one that is no longer there is among them.
    """

    def __init__(self, changed: Sequence[UUID]) -> None:
        super().__init__(DECIDED_ELSEWHERE)
        self.changed = changed


def decide_relations(
    session: Session,
    project_id: UUID,
    seen: Mapping[UUID, int],
    state: RelationState,
    actor_id: UUID,
    *,
    of: UUID | None = None,
) -> None:
    """Confirm or reject relations or leave them open again, all or none. Flushes.

    What is so already stays, whoever decided it: a button pressed twice has done its work.

    Args:
        seen: the revision of each that its reader saw, by id.
        of: a source; of those seen, only its relations are meant.

    Raises:
        NotFoundError: *of* has none of them.
        DecidedElsewhereError: somebody decided otherwise after the page was opened.
    """
    lock_project(session, project_id)
    query = select(SourceRelation).where(
        SourceRelation.project_id == project_id,
        SourceRelation.id.in_(seen),
        related_known_to(SourceRelation, actor_id),
    )
    rows = {row.id: row for row in session.scalars(query.order_by(SourceRelation.id))}
    meant = [row for row in rows.values() if of is None or of in (row.a_id, row.b_id)]
    if rows and not meant:
        raise NotFoundError(NO_RELATION)
    changing = [(row, state_of(row)) for row in meant if row.state is not state]
    changed = [row.id for row, _ in changing if row.revision != seen[row.id]]
    if changed := [*changed, *(key for key in seen if key not in rows)]:
        raise DecidedElsewhereError(changed)
    _decide(session, changing, state, project_id, actor_id)


def relate_by_hand(
    session: Session,
    a_id: UUID,
    b_id: UUID,
    kind: Kinship,
    course: Course,
    actor_id: UUID,
    *,
    seen_revision: int,
) -> UUID:
    """State that source *a* is related to *b*, and return the relation's id. Flushes.

    Args:
        course: which of the two came from the other, as they are handed in.
        seen_revision: of the relation that the page showed, 0 for none.

    Raises:
        NotFoundError: there is no such source, or they are not of one project.
        InvalidError: they are the same.
        StaleError: one of them was removed.
        DecidedElsewhereError: how they are related is not as the page showed it.
    """
    if a_id == b_id:
        raise InvalidError(ITSELF)
    sources = session.scalars(select(Source).where(Source.id.in_([a_id, b_id]))).all()
    if len(sources) < 2 or sources[0].project_id != sources[1].project_id:
        raise NotFoundError(NO_SOURCE)
    if any(source.removed for source in sources):
        raise StaleError(REMOVED)
    project_id = sources[0].project_id
    lock_project(session, project_id)
    first, second = sorted((a_id, b_id))
    query = select(SourceRelation).where(
        SourceRelation.a_id == first, SourceRelation.b_id == second
    )
    row = session.scalar(query)
    if (row.revision if row else 0) != seen_revision:
        raise DecidedElsewhereError([row.id] if row else [])
    before = state_of(row) if row else None
    row = row or new_relation(session, project_id, first, second)
    row.kind, row.reason, row.engine = kind, SAID, ""
    row.course = course if row.a_id == a_id else TURNED[course]
    _decide(session, [(row, before)], RelationState.CONFIRMED, project_id, actor_id)
    return row.id


def get_relation(session: Session, relation_id: UUID) -> SourceRelation:
    """Return a relation.

    Raises:
        NotFoundError: there is no such relation.
    """
    row = session.get(SourceRelation, relation_id)
    if row is None:
        raise NotFoundError(NO_RELATION)
    return row


def _decide(
    session: Session,
    changing: Sequence[tuple[SourceRelation, Before]],
    state: RelationState,
    project_id: UUID,
    actor_id: UUID,
) -> None:
    """Decide on relations as one step, and write down what each was before."""
    if not changing:
        return
    verb = f"relation.{state.value}"
    step_id = begin_step(session, verb=verb, project_id=project_id, actor_id=actor_id)
    decided = state is not RelationState.SUGGESTED
    for row, _ in changing:
        row.state = state
        row.decided_by_id = actor_id if decided else None
        row.decided_at = utc_now() if decided else None
        row.revision += 1
    session.flush()
    record_all(
        session,
        [(row.id, before, state_of(row)) for row, before in changing],
        verb=verb,
        actor_id=actor_id,
        project_id=project_id,
        step_id=step_id,
    )
    session.flush()
