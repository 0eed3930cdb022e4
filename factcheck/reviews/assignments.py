"""Who reviews which article, and how far they are, for the editors of a project.

An editor who reviews an article themselves, blind to the others, is told how many review it, and of
nobody but themselves who, until when and how far.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.models import ACTIVE, Article, Review, ReviewKind, ReviewState, User
from factcheck.models.blindness import counted_for, is_opened, reviews_blind
from factcheck.reviews.opening import NO_ARTICLE
from factcheck.reviews.progress import (
    ArticleState,
    article_state,
    count_reviews,
    count_sentences,
    count_tagged,
    is_late,
    is_overdue,
    is_reopened,
)

PAGE = 50
"""Articles on a page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are listed."""

    state: ArticleState | None = None
    reviewer_id: UUID | None = None
    overdue: bool = False
    """Only those of which a review should have been handed in."""

    @property
    def active(self) -> bool:
        """Whether anything is looked for."""
        return self != Wanted()


@dataclass(frozen=True, slots=True)
class Assignment:
    """One person's review of an article."""

    review_id: UUID
    reviewer_id: UUID
    name: str
    state: ReviewState
    due: date | None
    submitted_at: datetime | None
    tagged: int

    @property
    def overdue(self) -> bool:
        """Whether it should have been handed in by now."""
        return is_late(self.due, self.state)

    @property
    def reopened(self) -> bool:
        """Whether it was handed in and is to be done again."""
        return is_reopened(self.state, self.submitted_at)


@dataclass(frozen=True, slots=True)
class Assigned:
    """An article, and who reviews it."""

    id: UUID
    title: str
    language: str
    opened: bool
    """Whether all members see its reviews, be it that the project is not blind."""
    opened_at: datetime | None
    blind: bool
    """Whether its reader reviews it and is told nothing of the others."""
    count: int
    """How many reviews it has that count, also those the reader is told nothing of."""
    state: ArticleState
    sentences: int
    reviews: tuple[Assignment, ...]


def list_assigned(
    session: Session,
    project_id: UUID,
    reader_id: UUID,
    wanted: Wanted,
    *,
    after: UUID | None = None,
) -> tuple[list[Assigned], UUID | None]:
    """Return a page of articles, newest first, in four queries, and where the next one begins.

    Args:
        after: the id of the article that the last page ended with.
    """
    conditions: list[Any] = [Article.project_id == project_id, Article.removed_at.is_(None)]
    if wanted.state:
        conditions.append(article_state(is_editor=True) == wanted.state.value)
    if wanted.reviewer_id or wanted.overdue:
        conditions.append(_is_reviewed(reader_id, wanted))
    if after:
        conditions.append(Article.id < after)
    found = _select(session, reader_id, conditions, PAGE + 1)
    return found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None


def get_assigned(session: Session, article_id: UUID, reader_id: UUID) -> Assigned:
    """Return one article, with the reviews that were taken away, too.

    Raises:
        NotFoundError: there is no such article.
    """
    found = _select(session, reader_id, [Article.id == article_id], 1, withdrawn=True)
    if not found:
        raise NotFoundError(NO_ARTICLE)
    return found[0]


def _select(
    session: Session,
    reader_id: UUID,
    conditions: list[Any],
    limit: int,
    *,
    withdrawn: bool = False,
) -> list[Assigned]:
    columns: tuple[Any, ...] = (
        Article.id,
        Article.title,
        Article.language,
        is_opened(),
        Article.opened_at,
        reviews_blind(reader_id),
        count_reviews(*ACTIVE),
        article_state(is_editor=True),
    )
    query = select(*columns).where(*conditions).order_by(Article.id.desc()).limit(limit)
    rows = [tuple(row) for row in session.execute(query, {"reader": reader_id})]
    ids = [row[0] for row in rows]
    reviews = _list_reviews(session, ids, reader_id, withdrawn=withdrawn)
    sentences = count_sentences(session, ids)
    found = []
    for *row, state in rows:
        told = ArticleState(state), sentences.get(row[0], 0), tuple(reviews[row[0]])
        found.append(Assigned(*(*row, *told)))
    return found


def _list_reviews(
    session: Session, article_ids: list[UUID], reader_id: UUID, *, withdrawn: bool
) -> defaultdict[UUID, list[Assignment]]:
    columns: tuple[Any, ...] = (
        Review.article_id,
        Review.id,
        Review.reviewer_id,
        User.name,
        Review.state,
        Review.due,
        Review.submitted_at,
    )
    query = select(*columns).join(User, User.id == Review.reviewer_id)
    found = session.execute(
        query.where(
            Review.article_id.in_(article_ids),
            Review.kind == ReviewKind.INDEPENDENT,
            counted_for(reader_id, is_editor=True),
            Review.state.in_(ReviewState if withdrawn else ACTIVE),
        ).order_by(func.lower(User.name), Review.id)
    ).all()
    tagged = count_tagged(session, [row.id for row in found])
    reviews: defaultdict[UUID, list[Assignment]] = defaultdict(list)
    for article_id, *row in found:
        reviews[article_id].append(Assignment(*(*row, tagged.get(row[0], 0))))
    return reviews


def _is_reviewed(reader_id: UUID, wanted: Wanted) -> ColumnElement[bool]:
    reviewed = exists().where(
        Review.article_id == Article.id,
        Review.counts(),
        counted_for(reader_id, is_editor=True),
    )
    if wanted.reviewer_id:
        reviewed = reviewed.where(Review.reviewer_id == wanted.reviewer_id)
    return reviewed.where(is_overdue()) if wanted.overdue else reviewed
