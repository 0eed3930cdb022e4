"""Writing down what was changed, by whom, from what to what."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.models import Event


def record(
    session: Session,
    *,
    verb: str,
    object_id: UUID,
    actor_id: UUID | None,
    project_id: UUID | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Add one event to the transaction that makes the change.

    Args:
        verb: what was done to what, such as "annotation.saved".
        actor_id: who did it; None for the command line.
        before: the state replaced, in JSON's types; None for something new.
        after: the state reached; None for something that is gone.
    """
    session.add(
        Event(
            verb=verb,
            object_id=object_id,
            actor_id=actor_id,
            project_id=project_id,
            before=before,
            after=after,
        )
    )
