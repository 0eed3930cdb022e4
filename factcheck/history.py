"""Writing down what was changed, by whom, from what to what, so that it can be told and undone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from factcheck.models import Cause, Event, Step, StepState, uuid7_after

# Built once, and on the tables, as every save runs them.
_step: Any = Step.__table__
_event: Any = Event.__table__
_INSERT_STEP = insert(_step)
_INSERT_EVENT = insert(_event)
_DROP_UNDONE = (
    update(_step)
    .where(
        _step.c.project_id == bindparam("project"),
        _step.c.actor_id == bindparam("actor"),
        _step.c.state == StepState.UNDONE,
    )
    .values(state=StepState.DROPPED)
)
_NEWEST = (
    select(_step.c.id)
    .where(
        _step.c.project_id == bindparam("project"),
        _step.c.actor_id == bindparam("actor"),
        _step.c.state == StepState.DONE,
    )
    .order_by(_step.c.id.desc())
    .limit(1)
)


def begin_step(
    session: Session,
    *,
    verb: str,
    project_id: UUID,
    actor_id: UUID,
    article_id: UUID | None = None,
    sentence_id: UUID | None = None,
) -> UUID:
    """Begin what one key or button does, to be undone as a whole, and return its id.

    Every event recorded with this id is part of it. What the person has undone before can no
    longer be redone.

    Args:
        verb: what is done, such as "annotation.saved"; the undo button says it.
        sentence_id: where an undo leads its reader.
    """
    whose = {"project": project_id, "actor": actor_id}
    session.execute(_DROP_UNDONE, whose)
    # The newest is undone first, whatever has become of the server's clock.
    step_id = uuid7_after(session.scalar(_NEWEST, whose))
    row = {
        "id": step_id,
        "project_id": project_id,
        "actor_id": actor_id,
        "cause": Cause.DO,
        "state": StepState.DONE,
        "verb": verb,
        "article_id": article_id,
        "sentence_id": sentence_id,
    }
    session.execute(_INSERT_STEP, row)
    return step_id


def record(  # noqa: PLR0913  each is a column
    session: Session,
    *,
    verb: str,
    object_id: UUID,
    actor_id: UUID | None,
    project_id: UUID | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    step_id: UUID | None = None,
) -> None:
    """Add one event to the transaction that makes the change.

    Args:
        verb: what was done to what, such as "annotation.saved"; the noun before the dot names the
            keeper that can put the object back into either state.
        actor_id: who did it; None for the command line.
        before: the state replaced, in JSON's types; None for something new.
        after: the state reached; None for something that is gone.
        step_id: what it is part of; None for what cannot be undone.
    """
    row = {
        "verb": verb,
        "object_id": object_id,
        "actor_id": actor_id,
        "project_id": project_id,
        "before": before,
        "after": after,
        "step_id": step_id,
    }
    session.execute(_INSERT_EVENT, row)


def record_all(
    session: Session,
    changes: Iterable[tuple[UUID, dict[str, Any] | None, dict[str, Any] | None]],
    *,
    verb: str,
    actor_id: UUID,
    project_id: UUID,
    step_id: UUID | None,
) -> None:
    """Add the same kind of event for many objects at once, as `record` does for one.

    Args:
        changes: the id of each, the state replaced and the state reached; where the two are equal,
            nothing is written down.
    """
    about = {"verb": verb, "actor_id": actor_id, "project_id": project_id, "step_id": step_id}
    rows = [
        {**about, "object_id": object_id, "before": before, "after": after}
        for object_id, before, after in changes
        if before != after
    ]
    if rows:
        session.execute(_INSERT_EVENT.returning(_event.c.id), rows)  # many in one statement
