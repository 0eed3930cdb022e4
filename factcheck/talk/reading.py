"""Threads of comments as their readers see them. Every list and count asks `heard_by`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, func, select, tuple_
from sqlalchemy.orm import Session

from factcheck.models import Comment, Sentence, Speaker, User
from factcheck.models.blindness import heard_by
from factcheck.talk.selects import (
    FIRST,
    NOT_REMOVED,
    SAID,
    Reply,
    is_in,
    let_stand,
    names,
    said_columns,
    select_threads,
)
from factcheck.talk.topics import Topic
from factcheck.text.sanitize import render_note

MAX_BYTES = 16_000
"""Of 4,000 characters in UTF-8."""
PAGE = 30
"""Threads on a page."""


class State(StrEnum):
    """Which threads of a project are listed."""

    UNRESOLVED = "unresolved"
    RESOLVED = "resolved"
    ALL = "all"


class Whose(StrEnum):
    """With whom in them."""

    ANYBODY = "anybody"
    MINE = "mine"
    NAMING_ME = "naming-me"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of threads is narrowed down to."""

    state: State = State.UNRESOLVED
    whose: Whose = Whose.ANYBODY


@dataclass(frozen=True, slots=True)
class Said:
    """One comment."""

    id: UUID
    author_id: UUID
    author: str
    from_editor: bool
    text: str
    revision: int
    at: datetime
    edited_at: datetime | None
    removed: bool

    @property
    def html(self) -> str:
        """What it says, safe to put in a page."""
        return render_note(self.text, max_bytes=MAX_BYTES)


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with the replies to it that its reader may see."""

    first: Said
    topic: Topic
    resolved_at: datetime | None
    resolved_by: str
    opened: bool
    """Whether what it is about is kept from nobody."""
    replies: tuple[Said, ...]

    @property
    def lost(self) -> bool:
        """Whether its sentence is gone."""
        return bool(self.topic.article_id and self.topic.quoted and not self.topic.sentence_id)


def list_about(
    session: Session, topic: Topic, reader_id: UUID, *, after: UUID | None = None
) -> tuple[list[Thread], UUID | None]:
    """Return a page of the threads about something, in the order of the text, in two queries.

    Of an article all, in the order of its sentences; of anything else just its own. Returns where
    the next page begins, too.

    Args:
        after: the id of the thread that the last page ended with.
    """
    place = func.coalesce(Sentence.position, FIRST)
    # Not by id alone: that was made when the form was opened.
    order = place, Comment.created_at, Comment.id
    query = select_threads(reader_id).where(_is_about(topic)).order_by(*order)
    if last := _find_place(session, after):
        query = query.where(tuple_(*order) > last)
    return _page(session, query, reader_id)


def list_threads(
    session: Session, project_id: UUID, reader_id: UUID, wanted: Wanted, *, after: UUID | None
) -> tuple[list[Thread], UUID | None]:
    """Return a page of a project's threads, newest first, and where the next begins: two queries.

    Args:
        after: the id of the thread that the last page ended with.
    """
    order = Comment.created_at, Comment.id
    query = select_threads(reader_id).where(Comment.project_id == project_id, NOT_REMOVED)
    if wanted.state is not State.ALL:
        resolved = Comment.resolved_at.is_not(None)
        query = query.where(resolved if wanted.state is State.RESOLVED else ~resolved)
    if wanted.whose is Whose.MINE:
        query = query.where(is_in(Comment.author_id == reader_id, Reply.author_id == reader_id))
    elif wanted.whose is Whose.NAMING_ME:
        query = query.where(names(reader_id))
    if last := _find_place(session, after):
        query = query.where(tuple_(*order) < last[1:])
    query = query.order_by(*(column.desc() for column in order))
    return _page(session, query, reader_id)


def get_thread(session: Session, comment_id: UUID, reader_id: UUID) -> Thread | None:
    """Return the thread that a comment begins or belongs to; None where it cannot be seen."""
    wanted = select(func.coalesce(Comment.thread_id, Comment.id)).where(
        Comment.id == comment_id, heard_by(reader_id)
    )
    query = select_threads(reader_id).where(Comment.id == wanted.scalar_subquery())
    return next(iter(_page(session, query, reader_id)[0]), None)


def count_unresolved(session: Session, project_id: UUID, reader_id: UUID) -> int:
    """Count the threads of a project that the reader may see and that are not resolved."""
    query = select(func.count()).select_from(Comment)
    standing = let_stand(query, reader_id).where(
        Comment.project_id == project_id, Comment.resolved_at.is_(None), NOT_REMOVED
    )
    return session.scalar(standing) or 0


# Built once, and on the tables, as opening an article runs it.
_comment: Any = Comment.__table__
_sentence: Any = Sentence.__table__
_COUNT_BY_SENTENCE = (
    select(_sentence.c.position, func.count())
    .select_from(_comment)
    .join(_sentence, _sentence.c.id == _comment.c.sentence_id)
    .where(
        _comment.c.article_id == bindparam("article"),
        _comment.c.removed_at.is_(None),
        heard_by(bindparam("reader"), _comment),
    )
    .group_by(_sentence.c.position)
)


def count_by_sentence(session: Session, article_id: UUID, reader_id: UUID) -> dict[int, int]:
    """Count the comments of an article that the reader may see, by the position of the sentence."""
    counted = session.execute(_COUNT_BY_SENTENCE, {"article": article_id, "reader": reader_id})
    return dict(counted.all())


def _page(
    session: Session, query: Select[Any], reader_id: UUID
) -> tuple[list[Thread], UUID | None]:
    found: Sequence[Any] = session.execute(query.limit(PAGE + 1)).all()
    rows = [tuple(row) for row in found[:PAGE]]
    replies = _list_replies(session, [row[0] for row in rows], reader_id)
    threads = [_read_thread(row, replies[row[0]]) for row in rows]
    return threads, rows[-1][0] if len(found) > PAGE else None


def _read_thread(row: tuple[Any, ...], replies: list[Said]) -> Thread:
    said = Said(*row[:SAID])
    resolved_at, resolver, opened, project_id, name, removed, *about = row[SAID:]
    topic = Topic(project_id, name, bool(removed), *about)
    return Thread(said, topic, resolved_at, resolver, bool(opened), tuple(replies))


def _list_replies(
    session: Session, thread_ids: list[UUID], reader_id: UUID
) -> defaultdict[UUID, list[Said]]:
    """Return the replies of threads that the reader may see and that were not removed."""
    found = session.execute(
        select(Comment.thread_id, *said_columns(Comment, User))
        .join(User, User.id == Comment.author_id)
        .where(
            Comment.thread_id.in_(thread_ids),
            Comment.removed_at.is_(None),
            heard_by(reader_id),
        )
        .order_by(Comment.id)
    )
    replies: defaultdict[UUID, list[Said]] = defaultdict(list)
    for thread_id, *said in found:
        replies[thread_id].append(Said(*said))
    return replies


def _is_about(topic: Topic) -> ColumnElement[bool]:
    if topic.sentence_id:
        return Comment.sentence_id == topic.sentence_id
    if topic.article_id:
        return Comment.article_id == topic.article_id
    if topic.source_id:
        return Comment.source_id == topic.source_id
    family = select(Speaker.id).where(Speaker.standing() == topic.speaker_id)
    return Comment.speaker_id.in_(family)


def _find_place(session: Session, after: UUID | None) -> tuple[int, datetime, UUID] | None:
    """Return where a thread stands in the order of an article; None where there is none."""
    if after is None:
        return None
    query = select(func.coalesce(Sentence.position, FIRST), Comment.created_at, Comment.id)
    row = session.execute(
        query.select_from(Comment)
        .outerjoin(Sentence, Sentence.id == Comment.sentence_id)
        .where(Comment.id == after)
    ).first()
    return (row[0], row[1], row[2]) if row else None
