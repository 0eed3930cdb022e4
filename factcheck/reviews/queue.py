"""What a person is to review: what they were given or have begun, what is due first first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, func, literal, select, tuple_
from sqlalchemy.orm import Session

from factcheck.models import UNDER_WAY, Article, Review, ReviewState, Role
from factcheck.reviews.progress import count_sentences, count_tagged, is_late, is_reopened

PAGE = 50
"""Articles on a page."""

_NEVER = literal(date.max, Date)
_due = func.coalesce(Review.due, _NEVER)
# One that came with a file need not say when it was handed in.
_handed_in = func.coalesce(Review.submitted_at, Review.created_at)
# was_opened: by its last review or an editor, after which only an editor reopens one; not where all
# see the article's reviews as the project is not blind.
_TASK: tuple[Any, ...] = (
    Review.id,
    Review.article_id,
    Article.title,
    Article.language,
    Review.state,
    Review.due,
    Review.submitted_at,
    Article.opened_at.is_not(None).label("was_opened"),
)


@dataclass(frozen=True, slots=True)
class Task:
    """An article in somebody's queue."""

    review_id: UUID
    article_id: UUID
    title: str
    language: str
    state: ReviewState
    due: date | None
    submitted_at: datetime | None
    """When it was last handed in, also where it is reopened since."""
    may_reopen: bool
    sentences: int
    tagged: int

    @property
    def reopened(self) -> bool:
        """Whether it was handed in and is to be done again."""
        return is_reopened(self.state, self.submitted_at)

    @property
    def overdue(self) -> bool:
        """Whether it should have been handed in by now."""
        return is_late(self.due, self.state)


def list_tasks(
    session: Session,
    project_id: UUID,
    reviewer_id: UUID,
    role: Role,
    *,
    after: UUID | None = None,
    handed_in: bool = False,
) -> tuple[list[Task], UUID | None]:
    """Return a page of what a person is to review, what is due first first, in three queries.

    Returns where the next page begins, too.

    Args:
        after: the id of the review that the last page ended with.
        handed_in: list what they have handed in instead, the latest first.
    """
    query = _tasks(project_id, reviewer_id)
    if handed_in:
        query = query.where(Review.state == ReviewState.SUBMITTED)
        query = query.order_by(_handed_in.desc(), Review.id.desc())
        if after:
            query = query.where(tuple_(_handed_in, Review.id) < _place_of(after, _handed_in))
    else:
        query = query.where(Review.state.in_(UNDER_WAY)).order_by(_due, Review.id)
        query = query.where(tuple_(_due, Review.id) > _place_of(after, _due)) if after else query
    found: Sequence[Any] = session.execute(query.limit(PAGE + 1)).all()
    page = found[:PAGE]
    sentences = count_sentences(session, [row.article_id for row in page])
    tagged = count_tagged(session, [row.id for row in page])
    tasks = []
    for *row, was_opened in page:
        review_id, article_id, *_ = row
        counted = sentences.get(article_id, 0), tagged.get(review_id, 0)
        tasks.append(Task(*(*row, role is Role.EDITOR or not was_opened, *counted)))
    return tasks, page[-1].id if len(found) > PAGE else None


def find_next(
    session: Session, project_id: UUID, reviewer_id: UUID, *, besides: UUID | None = None
) -> UUID | None:
    """Return the article that a person is to review next, of those they have; None for none.

    Args:
        besides: the one at which they are now.
    """
    query = _tasks(project_id, reviewer_id).where(Review.state.in_(UNDER_WAY))
    if besides:
        query = query.where(Article.id != besides)
    row = session.execute(query.order_by(_due, Review.id).limit(1)).first()
    article_id: UUID | None = row.article_id if row else None
    return article_id


def _tasks(project_id: UUID, reviewer_id: UUID) -> Select[Any]:
    query: Select[Any] = select(*_TASK)
    return query.join(Article, Article.id == Review.article_id).where(
        Article.project_id == project_id,
        Article.removed_at.is_(None),
        Review.own(reviewer_id),
    )


def _place_of(review_id: UUID, first: ColumnElement[Any]) -> Any:
    return select(first, Review.id).where(Review.id == review_id).scalar_subquery()
