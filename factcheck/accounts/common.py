"""What the rooms of accounts share: finding a person, and writing down what was done."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.history import record
from factcheck.models import User
from factcheck.words import say

NO_PERSON = say("There is no such person.")


def get_user(session: Session, user_id: UUID, missing: str = NO_PERSON) -> User:
    """Return a person.

    Args:
        missing: what is said where there is none.

    Raises:
        NotFoundError: there is no such person.
    """
    user = session.get(User, user_id)
    if user is None:
        raise NotFoundError(missing)
    return user


def note(
    session: Session,
    verb: str,
    object_id: UUID,
    actor_id: UUID | None,
    *,
    project_id: UUID | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Write down what cannot be undone. It does not flush: the change itself is the caller's to.

    Args:
        actor_id: who did it; None for the command line.
        project_id: None for what is of the installation.
    """
    record(
        session,
        verb=verb,
        object_id=object_id,
        actor_id=actor_id,
        project_id=project_id,
        before=before,
        after=after,
    )
