"""The articles whose reviews are all in, and what is left to decide of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from factcheck.agreement.alpha import alpha_of
from factcheck.agreement.measures import Figure
from factcheck.models import (
    UNDER_WAY,
    Article,
    Decision,
    DecisionMethod,
    Project,
    Review,
    ReviewKind,
    ReviewState,
)
from factcheck.models.blindness import is_opened
from factcheck.reviews.counted import list_counted_of
from factcheck.reviews.progress import lacks_reviewers

PAGE = 50
"""Articles on a page."""

_other: Any = Review.__table__.alias("other")


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article whose reviews were all in once."""

    id: UUID
    title: str
    language: str
    conflicts: int
    """On how much its reviews differ."""
    undecided: int
    agreement: Figure
    """Krippendorff's alpha of the tags of sentences."""
    missing: Sequence[str]
    """Who works on their review again; nothing can be decided until they hand it in."""
    lacking: int
    """How many more are to review it before anything can be decided; 0 once it is finished."""

    @property
    def decided(self) -> int:
        return self.conflicts - self.undecided


def list_waiting(
    session: Session,
    project_id: UUID,
    *,
    finished: bool = False,
    after: tuple[int, UUID] | None = None,
) -> tuple[list[Waiting], tuple[int, UUID] | None]:
    """Return a page of articles, with most left to decide first, and where the next begins.

    In two queries.

    Args:
        finished: list those whose adjudication is finished instead.
        after: what the last page ended with.
    """
    left = count_left()
    query = select(
        Article.id,
        Article.title,
        Article.language,
        Review.conflicts,
        left.label("left"),
        Review.coincidences,
        Project.reviewers_per_article,
    )
    query = _in(query, project_id, finished=finished)
    query = query.join(Project, Project.id == Article.project_id)
    if after:
        count, article_id = after
        query = query.where(or_(left < count, and_(left == count, Article.id < article_id)))
    found = session.execute(query.order_by(left.desc(), Article.id.desc()).limit(PAGE + 1)).all()
    reviewers = list_counted_of(session, [row.id for row in found[:PAGE]])
    rows = [
        Waiting(
            row.id,
            row.title,
            row.language,
            row.conflicts or 0,
            row.left,
            alpha_of(row.coincidences or {}),
            [one.name for one in reviewers[row.id] if not one.is_in],
            0 if finished else max(0, row.reviewers_per_article - len(reviewers[row.id])),
        )
        for row in found[:PAGE]
    ]
    return rows, (rows[-1].undecided, rows[-1].id) if len(found) > PAGE else None


def list_waiting_ids(session: Session, project_id: UUID) -> list[UUID]:
    """Return all articles that can be decided on: as many reviews as are wanted, all in."""
    working = (
        select(_other.c.id)
        .where(
            _other.c.article_id == Article.id,
            _other.c.kind == ReviewKind.INDEPENDENT,
            _other.c.state.in_(UNDER_WAY),
        )
        .exists()
    )
    query = _in(select(Article.id), project_id).where(~working, ~lacks_reviewers())
    return list(session.scalars(query.order_by(Article.id)))


def count_waiting(session: Session, project_id: UUID) -> tuple[int, int]:
    """Count the articles to be adjudicated and those that are, in one query."""
    both = [
        _in(select(func.count()), project_id, finished=finished).scalar_subquery()
        for finished in (False, True)
    ]
    waiting, finished = session.execute(select(*both)).one()
    return waiting, finished


def count_left() -> ColumnElement[int]:
    """How much is not decided of the article whose adjudicated Review it is, as a column."""
    decided = (
        select(func.count())
        .where(
            Decision.review_id == Review.id,
            ~Decision.stale,
            Decision.method != DecisionMethod.OVERRULING,  # which `settling.refresh` leaves out too
        )
        .correlate(Review)
        .scalar_subquery()
    )
    return func.coalesce(Review.conflicts, 0) - decided


def _in(query: Any, project_id: UUID, *, finished: bool = False) -> Any:
    """Let *query* find the articles of a project whose reviews were all in once."""
    is_done = Review.state == ReviewState.SUBMITTED
    return (
        query.select_from(Article)
        .join(Review, and_(Review.article_id == Article.id, Review.kind == ReviewKind.ADJUDICATED))
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_(None),
            is_opened(),
            is_done if finished else ~is_done,
        )
    )
