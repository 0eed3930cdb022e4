"""Lists of articles."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, case, func, select
from sqlalchemy.orm import Session

from factcheck.models import (
    ACTIVE,
    Annotation,
    Article,
    Review,
    ReviewState,
    Sentence,
)
from factcheck.models.base import Uuid
from factcheck.models.blindness import counted_for
from factcheck.reviews.progress import article_state

PAGE = 50
"""Articles on a page."""

_article: Any = Article.__table__
_SHOWN = select(_article.c.id).where(
    _article.c.project_id == bindparam("project"), _article.c.removed_at.is_(None)
)
_NEWER = (
    _SHOWN.where(_article.c.id > bindparam("article", type_=Uuid()))
    .order_by(_article.c.id)
    .limit(1)
)
_OLDER = (
    _SHOWN.where(_article.c.id < bindparam("article", type_=Uuid()))
    .order_by(_article.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list of articles."""

    id: UUID
    title: str
    byline: str
    publisher: str
    published: date | None
    language: str
    state: ReviewState | None
    """Of the reader's review of it; None before there is one."""
    stage: str
    """How far it is with all, as far as reviewers may know; one of ArticleState's values."""
    sentences: int
    tagged: int
    """How many of them the reader of the list has tagged."""
    reviews: int = 0
    """Of those that an editor may be told of; nobody else is told."""
    submitted: int = 0
    """How many of the reviews are handed in."""

    @property
    def reviewed(self) -> bool:
        """Whether the reader has a review of it that counts."""
        return self.state in ACTIVE


def list_articles(
    session: Session,
    project_id: UUID,
    reviewer_id: UUID,
    *,
    is_editor: bool = False,
    after: UUID | None = None,
    removed: bool = False,
) -> tuple[list[ArticleRow], UUID | None]:
    """Return a page of articles, newest first, and where the next one begins.

    In three queries, for an editor in four.

    Args:
        is_editor: tell how many reviews are in, too.
        after: the id that the last page ended with.
        removed: list the hidden ones instead.
    """
    query = (
        select(
            Article.id,
            Article.title,
            Article.byline,
            Article.publisher,
            Article.published,
            Article.language,
            Review.state,
            article_state(is_editor=is_editor),
        )
        .outerjoin(Review, and_(Review.article_id == Article.id, Review.own(reviewer_id)))
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_not(None) if removed else Article.removed_at.is_(None),
        )
        .order_by(Article.id.desc())
        .limit(PAGE + 1)
    )
    if after:
        query = query.where(Article.id < after)
    found = session.execute(query, {"reader": reviewer_id}).all()
    page = found[:PAGE]
    ids = [row.id for row in page]
    sentences = _count_sentences(session, ids)
    tagged = _count_tagged(session, ids, reviewer_id)
    reviews = _count_reviews(session, ids, reviewer_id) if is_editor else {}
    rows = [
        ArticleRow(
            *row,
            sentences.get(row.id, 0),
            tagged.get(row.id, 0),
            *reviews.get(row.id, ()),
        )
        for row in page
    ]
    return rows, page[-1].id if len(found) > PAGE else None


def find_neighbours(
    session: Session, project_id: UUID, article_id: UUID
) -> tuple[UUID | None, UUID | None]:
    """Return the article listed before this one and the one listed after it."""
    named = {"project": project_id, "article": article_id}
    return session.scalar(_NEWER, named), session.scalar(_OLDER, named)


def _count_sentences(session: Session, article_ids: list[UUID]) -> dict[UUID, int]:
    counted = session.execute(
        select(Sentence.article_id, func.count())
        .where(Sentence.article_id.in_(article_ids))
        .group_by(Sentence.article_id)
    )
    return dict(counted.all())


def _count_reviews(
    session: Session, article_ids: list[UUID], editor_id: UUID
) -> dict[UUID, tuple[int, int]]:
    """Count the reviews that an editor may be told of, and those of them that are handed in."""
    handed_in = case((Review.state == ReviewState.SUBMITTED, 1), else_=0)
    counted = session.execute(
        select(Review.article_id, func.count(), func.sum(handed_in))
        .where(
            Review.article_id.in_(article_ids),
            Review.counts(),
            counted_for(editor_id, is_editor=True),
        )
        .group_by(Review.article_id)
    )
    return {article_id: (reviews, int(submitted)) for article_id, reviews, submitted in counted}


def _count_tagged(session: Session, article_ids: list[UUID], reviewer_id: UUID) -> dict[UUID, int]:
    counted = session.execute(
        select(Review.article_id, func.count(Annotation.sentence_id.distinct()))
        .join(Annotation, Annotation.review_id == Review.id)
        .where(
            Review.article_id.in_(article_ids),
            Review.own(reviewer_id),
            Annotation.tag.is_not(None),
            Annotation.removed_at.is_(None),
        )
        .group_by(Review.article_id)
    )
    return dict(counted.all())
