"""Letting the notice that gives somebody work be read once they do that work."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, exists, or_, update
from sqlalchemy.orm import Session

from factcheck.models import Article, Notice, NoticeKind, Review, ReviewKind, ReviewState, utc_now
from factcheck.models.base import Uuid

# Built once and on the tables, as the first save in a review that was given asks it.
_notice: Any = Notice.__table__
_review: Any = Review.__table__
_article: Any = Article.__table__
_READER = bindparam("reader", type_=Uuid())
_PROJECT = bindparam("project", type_=Uuid())
_waiting = exists().where(
    _review.c.reviewer_id == _READER,
    _review.c.kind == ReviewKind.INDEPENDENT,
    _review.c.state == ReviewState.ASSIGNED,
    _review.c.created_at <= _notice.c.created_at,
    _article.c.id == _review.c.article_id,
    _article.c.project_id == _PROJECT,
    _article.c.removed_at.is_(None),
)
_CLOSE = (
    update(_notice)
    .where(
        _notice.c.user_id == _READER,
        _notice.c.read_at.is_(None),
        _notice.c.project_id == _PROJECT,
        _notice.c.kind == NoticeKind.ASSIGNED,
        # Of several it does not say which: all that was given up to then.
        or_(
            _notice.c.article_id == bindparam("article", type_=Uuid()),
            _notice.c.article_id.is_(None) & ~_waiting,
        ),
    )
    .values(read_at=bindparam("now"))
)


def close_given(session: Session, project_id: UUID, article_id: UUID, reviewer_id: UUID) -> None:
    """Mark it as read for a person that they were given an article, as they review it now.

    So is that they were given several at once, when none that they had by then waits to be begun.
    """
    values = {"reader": reviewer_id, "project": project_id, "article": article_id}
    session.execute(_CLOSE, values | {"now": utc_now()})
