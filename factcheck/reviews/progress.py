"""How far the reviews of an article are, all together."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, func, select
from sqlalchemy.orm import Session

from factcheck.models import (
    ACTIVE,
    UNDER_WAY,
    Annotation,
    Article,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Sentence,
    utc_now,
)
from factcheck.models.blindness import Reader, is_opened, reviews_blind

BEGUN = (ReviewState.OPEN, ReviewState.SUBMITTED)
"""The states of a review that counts and in which something may have been said."""

_article: Any = Article.__table__
_review: Any = Review.__table__
_READER: Any = bindparam("reader")
_wanted = (
    select(Project.reviewers_per_article)
    .where(Project.id == _article.c.project_id)
    .correlate(_article)
    .scalar_subquery()
)


class ArticleState(StrEnum):
    """How far an article is. What is submitted is to be adjudicated."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    ADJUDICATED = "adjudicated"


def article_state(*, is_editor: bool) -> ColumnElement[str]:
    """How far an Article is, as a column of a query of articles; one of ArticleState's values.

    Whoever may not be told of the others' reviews of it is told how far their own is: reviewers and
    viewers until it is opened, editors while they review it themselves.

    Whoever runs the query gives it the id of its reader as the parameter "reader".
    """
    return _TOLD_TO_EDITORS if is_editor else _TOLD_TO_OTHERS


def is_adjudicated() -> ColumnElement[bool]:
    """Which articles have an adjudication that is finished."""
    return has_reviews(ReviewState.SUBMITTED, kind=ReviewKind.ADJUDICATED)


def has_reviews(
    *states: ReviewState,
    kind: ReviewKind = ReviewKind.INDEPENDENT,
    reviewer_id: Reader | None = None,
) -> ColumnElement[bool]:
    """Which articles have a review in one of *states*, or in any without one."""
    return exists().where(*_which(states, kind, reviewer_id)).correlate(_article)


def count_reviews(*states: ReviewState) -> ColumnElement[int]:
    """How many reviews an Article has in one of *states*, the adjudicated one left out."""
    query = select(func.count()).select_from(_review)
    counted = query.where(*_which(states, ReviewKind.INDEPENDENT, None))
    return counted.correlate(_article).scalar_subquery()


def lacks_reviewers(each: int | None = None) -> ColumnElement[bool]:
    """Which articles have fewer than *each* reviews that count, or than the project wants."""
    wanted: Any = each if each is not None else _wanted
    return and_(count_reviews(*ACTIVE) < wanted, ~is_adjudicated())


def is_late(due: date | None, state: ReviewState) -> bool:
    """Whether a review should have been handed in before today, in UTC."""
    return due is not None and due < utc_now().date() and state in UNDER_WAY


def is_overdue(today: date | None = None) -> ColumnElement[bool]:
    """Which rows of Review are late on *today*, or on the present day in UTC."""
    return and_(Review.due < (today or utc_now().date()), Review.state.in_(UNDER_WAY))


def is_reopened(state: ReviewState, submitted_at: datetime | None) -> bool:
    """Whether a review was handed in and is to be done again."""
    return state is ReviewState.OPEN and submitted_at is not None


def count_tagged(session: Session, review_ids: list[UUID]) -> dict[UUID, int]:
    """Count the sentences of which a tag was given, of each of some reviews."""
    counted = session.execute(
        select(Annotation.review_id, func.count(Annotation.sentence_id.distinct()))
        .where(
            Annotation.review_id.in_(review_ids),
            Annotation.tag.is_not(None),
            Annotation.removed_at.is_(None),
        )
        .group_by(Annotation.review_id)
    )
    return dict(counted.all())


def count_sentences(session: Session, article_ids: list[UUID]) -> dict[UUID, int]:
    """Count the sentences of each of some articles."""
    counted = session.execute(
        select(Sentence.article_id, func.count())
        .where(Sentence.article_id.in_(article_ids))
        .group_by(Sentence.article_id)
    )
    return dict(counted.all())


def _which(
    states: tuple[ReviewState, ...], kind: ReviewKind, reviewer_id: Reader | None
) -> list[ColumnElement[bool]]:
    which = [_review.c.article_id == _article.c.id, _review.c.kind == kind]
    if states:
        which.append(_review.c.state.in_(states))
    if reviewer_id is not None:
        which.append(_review.c.reviewer_id == reviewer_id)
    return which


def _tell_state(blind: ColumnElement[bool]) -> ColumnElement[str]:
    handed_in = and_(
        count_reviews(*ACTIVE) >= _wanted,
        has_reviews(ReviewState.SUBMITTED),
        ~has_reviews(*UNDER_WAY),
    )
    told = case(
        (is_adjudicated(), ArticleState.ADJUDICATED.value),
        (handed_in, ArticleState.SUBMITTED.value),
        (has_reviews(*BEGUN), ArticleState.IN_PROGRESS.value),
        else_=ArticleState.NOT_STARTED.value,
    )
    return case(
        (and_(blind, has_reviews(*BEGUN, reviewer_id=_READER)), ArticleState.IN_PROGRESS.value),
        (blind, ArticleState.NOT_STARTED.value),
        else_=told,
    )


# Built once, and on the tables, as each list of articles has one.
_TOLD_TO_EDITORS = _tell_state(reviews_blind(_READER, _article))
_TOLD_TO_OTHERS = _tell_state(~is_opened(_article))
