"""Comments as they are stored: found for whoever may see them, kept from others, written down."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.history import record
from factcheck.models import Comment, Membership, Role
from factcheck.models.blindness import heard_by
from factcheck.talk.reading import Thread, get_thread
from factcheck.talk.topics import NOTHING


def find_thread(session: Session, comment_id: UUID, actor_id: UUID) -> Thread:
    """Return the thread of a comment.

    Raises:
        NotFoundError: there is none that the actor may see.
    """
    thread = get_thread(session, comment_id, actor_id)
    if thread is None:
        raise NotFoundError(NOTHING)
    return thread


def hold_comment(session: Session, comment_id: UUID, actor_id: UUID) -> Comment:
    """Return a comment, also one that was removed, which nobody else changes until the commit.

    Raises:
        NotFoundError: there is none that the actor may see.
    """
    query = select(Comment).where(Comment.id == comment_id, heard_by(actor_id))
    comment = session.scalar(query.with_for_update(of=Comment, key_share=True))
    if comment is None:
        raise NotFoundError(NOTHING)
    return comment


def list_kept_waiting(session: Session, comment: Comment, named: set[UUID]) -> set[UUID]:
    """Return who of those named is to wait, as anybody can tell.

    Editors are taken to read all: to say of one that they do not would tell that they review it.
    """
    editors = select(Membership.user_id).where(
        Membership.project_id == comment.project_id, Membership.role == Role.EDITOR
    )
    waiting = named - {comment.author_id} - set(session.scalars(editors))
    if comment.from_editor and comment.thread_id:  # whoever began it reads what editors reply
        waiting.discard(session.get_one(Comment, comment.thread_id).author_id)
    return waiting


def store_change(
    session: Session, comment: Comment, verb: str, before: dict[str, Any], actor_id: UUID
) -> None:
    """Count a change of a comment, and write it down. Flushes."""
    comment.revision += 1
    session.flush()
    record_comment(session, comment, verb, before, actor_id)


def record_comment(
    session: Session, comment: Comment, verb: str, before: dict[str, Any] | None, actor_id: UUID
) -> None:
    """Write down what was done to a comment; *before* is None for a new one."""
    record(
        session,
        verb=verb,
        object_id=comment.id,
        actor_id=actor_id,
        project_id=comment.project_id,
        before=before,
        after=state_of(comment),
    )


def state_of(comment: Comment) -> dict[str, Any]:
    """Return it in JSON's types, for the history."""
    about = ("article", "sentence", "annotation", "source", "speaker", "thread")
    ids = {name: getattr(comment, f"{name}_id") for name in about}
    return {
        **{name: str(found) for name, found in ids.items() if found},
        "text": comment.text,
        "removed": comment.removed_at is not None,
        "resolved": comment.resolved_at is not None,
    }
