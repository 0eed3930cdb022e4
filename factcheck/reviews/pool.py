"""Articles that nobody was given yet, and that reviewers may take up where the pool is open.

Those that have enough reviewers are left out, also where these are blind to each other: that they
are taken is no trace of what anybody said, and to offer them would waste work. How many reviewers
an article has is told to nobody, nor does the order tell it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import InvalidError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Article, Project, Review, ReviewKind, ReviewState, uuid7
from factcheck.reviews.assigning import tell
from factcheck.reviews.beginning import check_reviewer, check_state
from factcheck.reviews.opening import hold_with_project
from factcheck.reviews.progress import count_sentences, has_reviews, lacks_reviewers
from factcheck.reviews.queue import PAGE, find_next
from factcheck.words import say

FEW = 5
"""Free articles that are listed below a queue."""
REMOVED = say("This article was removed. Take up another one.")
TAKEN = say(
    "Enough reviewers have this article by now. Take up another one, or ask an editor for it."
)
_IS_SETTLED = has_reviews(kind=ReviewKind.ADJUDICATED)


@dataclass(frozen=True, slots=True)
class Free:
    """An article that wants reviewers. How many it has is told to nobody."""

    article_id: UUID
    title: str
    language: str
    sentences: int


def list_free(
    session: Session,
    project_id: UUID,
    reviewer_id: UUID,
    *,
    after: UUID | None = None,
    limit: int = PAGE,
) -> tuple[list[Free], UUID | None]:
    """Return articles that a person may take up, the oldest first, in two queries.

    And where the next page begins; nothing at all where the project has no open pool.
    """
    query = _free(project_id, reviewer_id).limit(limit + 1)
    if after:
        query = query.where(Article.id > after)
    found: Sequence[Any] = session.execute(query).all()
    page = found[:limit]
    sentences = count_sentences(session, [row.id for row in page]) if page else {}
    free = [Free(*(*row, sentences.get(row.id, 0))) for row in page]
    return free, page[-1].id if len(found) > limit else None


def go_on(
    session: Session, project_id: UUID, reviewer_id: UUID, *, besides: UUID | None = None
) -> UUID | None:
    """Return the article that a person is to review next, taking one up if they have none. Flushes.

    The project is held, so that two who ask at the same moment are not both given the last one.
    """
    if found := find_next(session, project_id, reviewer_id, besides=besides):
        return found
    lock_project(session, project_id)
    query = _free(project_id, reviewer_id)
    if besides:
        query = query.where(Article.id != besides)
    article_id: UUID | None = session.scalar(query.limit(1))
    if article_id:
        take_up(session, article_id, reviewer_id)
    return article_id


def take_up(session: Session, article_id: UUID, reviewer_id: UUID) -> UUID:
    """Give a person an article of the open pool, and return the id of their review. Flushes.

    Whoever has it already keeps it.

    Raises:
        NotFoundError: there is no such article.
        ForbiddenError: they are no reviewer, there is no open pool, or it was taken from them.
        InvalidError: it was removed, or has enough reviewers.
    """
    held = hold_with_project(session, article_id)
    role = find_role(session, held.project_id, reviewer_id)
    review = session.scalar(
        select(Review).where(Review.article_id == article_id, Review.own(reviewer_id))
    )
    query = select(Project.open_pool, _IS_SETTLED).join(Article, Article.project_id == Project.id)
    open_pool, settled = session.execute(query.where(Article.id == article_id)).one()
    check_reviewer(role, begun=review is not None, open_pool=open_pool, settled=settled)
    if review:
        check_state(review.state)
        return review.id
    query = select(Article.removed_at.is_not(None), lacks_reviewers())
    removed, lacks = session.execute(query.where(Article.id == article_id)).one()
    if removed:
        raise InvalidError(REMOVED)
    if not lacks:
        raise InvalidError(TAKEN)
    review = Review(
        id=uuid7(), article_id=article_id, reviewer_id=reviewer_id, state=ReviewState.ASSIGNED
    )
    session.add(review)
    session.flush()
    record(
        session,
        verb="review.taken_up",
        object_id=review.id,
        actor_id=reviewer_id,
        project_id=held.project_id,
        after=tell(article_id, reviewer_id, review.state, None),
    )
    return review.id


def _free(project_id: UUID, reviewer_id: UUID) -> Select[Any]:
    columns: tuple[Any, ...] = (Article.id, Article.title, Article.language)
    query: Select[Any] = select(*columns)
    return (
        query.join(Project, Project.id == Article.project_id)
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_(None),
            Project.open_pool,
            lacks_reviewers(),
            ~_IS_SETTLED,
            ~has_reviews(reviewer_id=reviewer_id),
        )
        .order_by(Article.id)
    )
