"""Telling people of what concerns them, and their inbox."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.models import (
    Article,
    Comment,
    Membership,
    Notice,
    NoticeKind,
    Project,
    Role,
    User,
    utc_now,
    uuid7,
)
from factcheck.models.base import Uuid
from factcheck.models.blindness import Reader, heard_by
from factcheck.text.sanitize import plain_text
from factcheck.words import say

PAGE = 50
"""Notices on a page."""
MOST_COUNTED = 99
"""Unread ones that are counted; beyond, there are "more"."""
EXCERPT = 160
"""Characters of a comment that the inbox shows."""
NO_NOTICE = say("This notice is gone, or is none of yours. Go back to your inbox.")

_notice: Any = Notice.__table__
_INSERT = insert(_notice)


@dataclass(frozen=True, slots=True)
class Told:
    """One line of somebody's inbox."""

    id: UUID
    kind: NoticeKind
    project_id: UUID
    project: str
    actor: str
    """Who did it; empty where nobody in particular did."""
    article_id: UUID | None
    title: str
    """Of the article it is about; empty where it is about none."""
    comment_id: UUID | None
    excerpt: str
    """How the comment begins, without its marks, or the reason given; empty where there is none."""
    articles: int
    """How many it tells of."""
    at: datetime
    read: bool


def notify(  # noqa: PLR0913  each is a column
    session: Session,
    user_id: UUID,
    kind: NoticeKind,
    *,
    project_id: UUID,
    actor_id: UUID | None,
    article_id: UUID | None = None,
    comment_id: UUID | None = None,
    text: str = "",
    articles: int = 1,
) -> None:
    """Tell somebody of something in their inbox; nobody is told of what they did themselves.

    A notice of a comment that they may not see yet is written all the same: it appears when they
    may.

    Args:
        text: the reason that was given.
        articles: how many it tells of; of several, *article_id* is None.
    """
    if user_id == actor_id:
        return
    row = {
        "id": uuid7(),
        "user_id": user_id,
        "project_id": project_id,
        "kind": kind,
        "actor_id": actor_id,
        "article_id": article_id,
        "comment_id": comment_id,
        "text": text,
        "articles": articles,
        "created_at": utc_now(),
    }
    session.execute(_INSERT, row)


def list_notices(
    session: Session, reader_id: UUID, *, before: UUID | None = None
) -> tuple[list[Told], UUID | None]:
    """Return a page of a person's inbox, newest first, in one query, and where the next begins.

    Args:
        before: the id that the last page ended with.
    """
    query = _standing(
        select(
            Notice.id,
            Notice.kind,
            Project.id,
            Project.name,
            func.coalesce(User.name, ""),
            Notice.article_id,
            func.coalesce(Article.title, ""),
            Notice.comment_id,
            func.coalesce(func.substr(Comment.text, 1, EXCERPT + 1), Notice.text),
            Notice.articles,
            Notice.created_at,
            Notice.read_at.is_not(None),
        ),
        reader_id,
    )
    query = (
        query.join(Project, Project.id == Notice.project_id)
        .outerjoin(User, User.id == Notice.actor_id)
        .outerjoin(Article, Article.id == Notice.article_id)
        .order_by(Notice.id.desc())
        .limit(PAGE + 1)
    )
    if before:
        query = query.where(Notice.id < before)
    rows = [_without_marks(Told(*row)) for row in session.execute(query)]
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None


def count_unread(session: Session, reader_id: UUID) -> int:
    """Count a person's unread notices, to MOST_COUNTED + 1 at most. Every page asks this."""
    return session.scalar(_COUNT_UNREAD, {"reader": reader_id}) or 0


def open_notice(session: Session, notice_id: UUID, reader_id: UUID) -> Told:
    """Mark a notice as read, and return what it is of. Flushes.

    Raises:
        NotFoundError: the reader has no such notice, or may not see what it is of.
    """
    query = _standing(
        select(
            Notice.id,
            Notice.kind,
            Notice.project_id,
            Notice.article_id,
            Notice.comment_id,
            Notice.articles,
        ),
        reader_id,
    )
    found = session.execute(query.where(Notice.id == notice_id)).first()
    if found is None:
        raise NotFoundError(NO_NOTICE)
    _mark_read(session, Notice.id == notice_id)
    return Told(
        found.id,
        found.kind,
        found.project_id,
        "",
        "",
        found.article_id,
        "",
        found.comment_id,
        "",
        found.articles,
        utc_now(),
        read=True,
    )


def read_all(session: Session, reader_id: UUID) -> None:
    """Mark all that stands in a person's inbox as read; not what is still to appear there."""
    shown = _standing(select(Notice.id), reader_id).where(Notice.read_at.is_(None))
    _mark_read(session, Notice.id.in_(shown))


def tell_editors(session: Session, project_id: UUID, article_id: UUID) -> None:
    """Tell the editors of a project that all reviews of an article are in, each but once.

    Whoever handed the last one in is told too: they may not know that it was the last.
    """
    told = select(Notice.user_id).where(
        Notice.article_id == article_id, Notice.kind == NoticeKind.SETTLED
    )
    editors = (
        select(User.id)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.project_id == project_id,
            Membership.role == Role.EDITOR,
            User.disabled_at.is_(None),
            User.id.not_in(told),
        )
        .order_by(User.id)
    )
    for editor_id in session.scalars(editors).all():
        notify(
            session,
            editor_id,
            NoticeKind.SETTLED,
            project_id=project_id,
            actor_id=None,
            article_id=article_id,
        )


def close_settled(session: Session, article_id: UUID) -> None:
    """Mark it as read for all editors that an article can be adjudicated, as now it is."""
    of_article = Notice.article_id == article_id
    _mark_read(session, and_(of_article, Notice.kind == NoticeKind.SETTLED))


def _without_marks(told: Told) -> Told:
    """Take the Markdown out of the excerpt of a comment; a reason has none."""
    return replace(told, excerpt=plain_text(told.excerpt)) if told.comment_id else told


def _mark_read(session: Session, which: Any) -> None:
    marked = update(Notice).where(which, Notice.read_at.is_(None)).values(read_at=utc_now())
    session.execute(marked.execution_options(synchronize_session=False))


# Of the tables, so that the count of every page is one that nothing has to be added to.
_membership: Any = Membership.__table__
_comment: Any = Comment.__table__


def _standing(query: Any, reader_id: Reader) -> Select[Any]:
    """Let *query* find the notices that stand in a person's inbox.

    Those of projects they are still a member of, and not of comments that they may not see or that
    were removed.
    """
    is_member = and_(
        _membership.c.project_id == _notice.c.project_id,
        _membership.c.user_id == _notice.c.user_id,
    )
    standing: Select[Any] = (
        query.select_from(_notice)
        .join(_membership, is_member)
        .outerjoin(_comment, _comment.c.id == _notice.c.comment_id)
        .where(
            _notice.c.user_id == reader_id,
            or_(
                _notice.c.comment_id.is_(None),
                and_(_comment.c.removed_at.is_(None), heard_by(reader_id, _comment)),
            ),
        )
    )
    return standing


# Built once: every page asks it, and building it anew takes longer than the database does.
_FEW_UNREAD = (
    _standing(select(_notice.c.id), bindparam("reader", type_=Uuid()))
    .where(_notice.c.read_at.is_(None))
    .limit(MOST_COUNTED + 1)
    .subquery()
)
_COUNT_UNREAD = select(func.count()).select_from(_FEW_UNREAD)
