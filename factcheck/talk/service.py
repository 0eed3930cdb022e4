"""Writing, changing and settling comments. Each refuses a comment that its actor may not see."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import ForbiddenError, InvalidError, NotFoundError, StaleError
from factcheck.models import (
    Comment,
    Notice,
    NoticeKind,
    Role,
    utc_now,
    uuid7,
)
from factcheck.models.blindness import heard_by
from factcheck.talk.mentions import Member, Mentions, find_mentions, list_nameable
from factcheck.talk.notices import notify
from factcheck.talk.reading import Said, Thread
from factcheck.talk.stored import (
    find_thread,
    hold_comment,
    list_kept_waiting,
    record_comment,
    state_of,
    store_change,
)
from factcheck.talk.topics import Topic, check_standing, reviews_it_blind
from factcheck.text.canonical import BIDI_OVERRIDES
from factcheck.text.clean import clean_block
from factcheck.words import say

LONGEST = 4_000
"""Characters of a comment."""
WRITE_SOMETHING = say("Write something first.")
TOO_LONG = say("Shorten the comment to at most %(limit)s characters.", limit=f"{LONGEST:,}")
NOT_YOURS = say("Only its author can change this comment.")
NOT_TO_REMOVE = say("Only its author or an editor can remove this comment.")
NOT_TO_RESOLVE = say("Only whoever began this thread or an editor can do this until it is opened.")
CHANGED = say(
    "This comment was changed while you were writing. What you typed is below; save again to put "
    "it in place of what is there now."
)
MOVED = say("Somebody else changed this thread meanwhile. Look at it again, then decide.")
GONE = say("This comment was removed meanwhile.")


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a comment that was written or changed."""

    id: UUID
    unknown: tuple[str, ...] = ()
    """Names in it that nobody has."""
    unclear: tuple[str, ...] = ()
    """Names in it that several have."""
    later: bool = False
    """Whether some of those named may be told only when the article is opened."""


def clean_comment(typed: object) -> str:
    """Return a comment as it is stored.

    Raises:
        InvalidError: it is empty, too long, or holds what no text may.
    """
    if isinstance(typed, str) and len(typed) > 2 * LONGEST:  # before any work on it
        raise InvalidError(TOO_LONG, {"text": TOO_LONG})
    text = BIDI_OVERRIDES.sub("", clean_block(typed, max_bytes=8 * LONGEST)).strip()
    if len(text) > LONGEST:
        raise InvalidError(TOO_LONG, {"text": TOO_LONG})
    if not text:
        raise InvalidError(WRITE_SOMETHING, {"text": WRITE_SOMETHING})
    return text


def begin_thread(
    session: Session, comment_id: UUID, topic: Topic, typed: str, actor_id: UUID
) -> Written:
    """Begin a thread about something. Flushes.

    Args:
        comment_id: made by the client: delivered twice, a comment is written once.

    Raises:
        InvalidError: the text cannot be taken.
        ForbiddenError: what it is about was removed.
    """
    check_standing(topic)
    return _write(session, comment_id, topic, None, clean_comment(typed), actor_id)


def reply(
    session: Session, comment_id: UUID, thread_id: UUID, typed: str, actor_id: UUID
) -> Written:
    """Reply in a thread, of which *thread_id* may be any comment. Flushes.

    Raises:
        NotFoundError: there is no such thread that the actor may see.
        InvalidError, ForbiddenError: as begin_thread.
    """
    thread = find_thread(session, thread_id, actor_id)
    check_standing(thread.topic)
    return _write(session, comment_id, thread.topic, thread, clean_comment(typed), actor_id)


def edit_comment(
    session: Session, comment_id: UUID, typed: str, seen_revision: int, actor_id: UUID
) -> Written:
    """Change one's own comment. Whom it names anew is told. Flushes.

    Raises:
        NotFoundError: the actor has written no such comment, or it was removed.
        ForbiddenError: what it is about was removed.
        StaleError: it was changed since.
        InvalidError: the text cannot be taken.
    """
    comment = hold_comment(session, comment_id, actor_id)
    if comment.author_id != actor_id:
        raise NotFoundError(NOT_YOURS)
    if comment.removed_at is not None:
        raise NotFoundError(GONE)
    thread = find_thread(session, comment_id, actor_id)
    check_standing(thread.topic)
    text = clean_comment(typed)
    if comment.revision != seen_revision and comment.text != text:
        raise StaleError(CHANGED, {"text": comment.text, "revision": comment.revision})
    if comment.text == text:
        return Written(comment_id)
    before = state_of(comment)
    comment.text, comment.edited_at = text, utc_now()
    # Who has come to review it since says this as a reviewer; no change lets more people hear it.
    comment.from_editor &= _speaks_as_editor(session, thread.topic, actor_id)
    store_change(session, comment, "comment.edited", before, actor_id)
    mentions = find_mentions(text, list_nameable(session, comment.project_id))
    _tell(session, comment, mentions.members, actor_id)
    return _written(session, comment, mentions)


def get_own(session: Session, comment_id: UUID, actor_id: UUID) -> tuple[Thread, Said]:
    """Return somebody's own comment in its thread, to be changed.

    Raises:
        NotFoundError: there is none, it is somebody else's, or it was removed.
        ForbiddenError: what it is about was removed.
    """
    thread = find_thread(session, comment_id, actor_id)
    found = (said for said in (thread.first, *thread.replies) if said.id == comment_id)
    said = next(found, None)
    if said is None or said.removed:
        raise NotFoundError(GONE)
    if said.author_id != actor_id:
        raise NotFoundError(NOT_YOURS)
    check_standing(thread.topic)
    return thread, said


def remove_comment(session: Session, comment_id: UUID, actor_id: UUID) -> None:
    """Take a comment away: one's own, or as an editor any. Twice is once. Flushes.

    What it said stays in the events alone.

    Raises:
        NotFoundError: there is no such comment that the actor may see.
        ForbiddenError: it is somebody else's.
    """
    comment = hold_comment(session, comment_id, actor_id)
    if comment.removed_at is not None:
        return
    edits = find_role(session, comment.project_id, actor_id) is Role.EDITOR
    if comment.author_id != actor_id and not edits:
        raise ForbiddenError(NOT_TO_REMOVE)
    before = state_of(comment)
    comment.text, comment.removed_at = "", utc_now()
    store_change(session, comment, "comment.removed", before, actor_id)


def resolve_thread(
    session: Session, thread_id: UUID, seen_revision: int, actor_id: UUID, *, resolved: bool
) -> None:
    """Say that a thread is settled, or that it is not after all. Twice is once. Flushes.

    Raises:
        NotFoundError: there is no such thread that the actor may see.
        ForbiddenError: the actor neither began it nor is an editor, and it is about a review that
            is still blind.
        StaleError: its first comment was changed since.
    """
    thread = find_thread(session, thread_id, actor_id)
    check_standing(thread.topic)
    edits = find_role(session, thread.topic.project_id, actor_id) is Role.EDITOR
    if not may_resolve(thread, actor_id, edits=edits):
        raise ForbiddenError(NOT_TO_RESOLVE)
    comment = session.get_one(Comment, thread.first.id, with_for_update={"key_share": True})
    if (comment.resolved_at is not None) == resolved:
        return
    if comment.revision != seen_revision:
        raise StaleError(MOVED)
    before = state_of(comment)
    comment.resolved_at = utc_now() if resolved else None
    comment.resolved_by_id = actor_id if resolved else None
    verb = "comment.resolved" if resolved else "comment.reopened"
    store_change(session, comment, verb, before, actor_id)


def may_resolve(thread: Thread, actor_id: UUID, *, edits: bool) -> bool:
    """Whether a reviewer, or one who edits, may settle a thread."""
    return edits or thread.opened or thread.first.author_id == actor_id


def _write(
    session: Session,
    comment_id: UUID,
    topic: Topic,
    thread: Thread | None,
    text: str,
    actor_id: UUID,
) -> Written:
    thread_id = thread.first.id if thread else None
    known = session.get(Comment, comment_id)
    if known:
        same = (known.author_id, known.thread_id, known.text) == (actor_id, thread_id, text)
        if same and known.project_id == topic.project_id:
            return Written(comment_id)  # the same press of the button, delivered twice
        comment_id = uuid7()  # the page was gone back to, and another comment written on it
    comment = Comment(
        id=comment_id,
        **topic.columns(),
        thread_id=thread_id,
        author_id=actor_id,
        from_editor=_speaks_as_editor(session, topic, actor_id),
        text=text,
        created_at=utc_now(),
    )
    session.add(comment)
    session.flush()
    record_comment(session, comment, "comment.added", None, actor_id)
    mentions = find_mentions(text, list_nameable(session, topic.project_id))
    _tell(session, comment, mentions.members, actor_id)
    if thread and thread.first.author_id not in {member.id for member in mentions.members}:
        _notify(session, comment, thread.first.author_id, NoticeKind.REPLY, actor_id)
    return _written(session, comment, mentions)


def _written(session: Session, comment: Comment, mentions: Mentions) -> Written:
    """Say what its author has to know, and nothing of who may see what."""
    named = {member.id for member in mentions.members}
    later = bool(list_kept_waiting(session, comment, named)) and not _is_heard_by_all(
        session, comment
    )
    return Written(comment.id, mentions.unknown, mentions.unclear, later)


def _is_heard_by_all(session: Session, comment: Comment) -> bool:
    """Whether all members may see it, whoever they are: asked for one who is nobody."""
    heard = select(Comment.id).where(Comment.id == comment.id, heard_by(uuid7()))
    return session.scalar(heard) is not None


def _tell(session: Session, comment: Comment, members: Iterable[Member], actor_id: UUID) -> None:
    """Tell whom a comment names, those who were told of it already left out."""
    told = set(
        session.scalars(
            select(Notice.user_id).where(
                Notice.comment_id == comment.id, Notice.kind == NoticeKind.MENTION
            )
        )
    )
    for member in members:
        if member.id not in told:
            _notify(session, comment, member.id, NoticeKind.MENTION, actor_id)


def _notify(
    session: Session, comment: Comment, user_id: UUID, kind: NoticeKind, actor_id: UUID
) -> None:
    notify(
        session,
        user_id,
        kind,
        project_id=comment.project_id,
        actor_id=actor_id,
        article_id=comment.article_id,
        comment_id=comment.id,
    )


def _speaks_as_editor(session: Session, topic: Topic, actor_id: UUID) -> bool:
    """Whether reviewers may hear it early: an editor who reviews the article is one of them."""
    edits = find_role(session, topic.project_id, actor_id) is Role.EDITOR
    return edits and not reviews_it_blind(session, topic.made_in_id, actor_id)
