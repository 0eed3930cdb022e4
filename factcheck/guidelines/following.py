"""Under which version of the guidelines a review is made, and going on under a newer one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError, StaleError
from factcheck.guidelines.service import find_current
from factcheck.history import record
from factcheck.models import Article, Guideline, Review, ReviewState
from factcheck.reviews.beginning import check_state
from factcheck.words import say

NO_REVIEW = say("You have not begun to review this article; it will be under the newest version.")
NEWER_YET = say("There is a newer version by now. Read it, then decide to go on under it.")


@dataclass(frozen=True, slots=True)
class Following:
    """What guidelines a reviewer goes by in an article."""

    current: int
    """The version that holds."""
    under: int | None
    """The version their review is made under; None before it is begun, or if it was begun when
    there was none."""
    is_behind: bool
    """Whether a newer one than that holds, and the review is not handed in yet."""
    definitions: Mapping[str, str]
    """What tags mean in the version they go by, by the tag's value."""


# Built once, and on the tables, as opening an article runs it.
_newest: Any = Guideline.__table__.alias("newest")
_under: Any = Guideline.__table__.alias("under")
_review: Any = Review.__table__
_FOLLOWING = (
    select(
        _newest.c.version,
        _newest.c.definitions,
        _under.c.version,
        _under.c.definitions,
        _review.c.state,
    )
    .select_from(_newest)
    .outerjoin(
        _review,
        and_(
            _review.c.article_id == bindparam("article"),
            Review.own(bindparam("reviewer")),
        ),
    )
    .outerjoin(_under, _under.c.id == _review.c.guideline_id)
    .where(_newest.c.project_id == bindparam("project"))
    .order_by(_newest.c.version.desc())
    .limit(1)
)


def find_following(
    session: Session, project_id: UUID, article_id: UUID, reviewer_id: UUID
) -> Following | None:
    """Return what a reviewer goes by, None where there are no guidelines. One query."""
    named = {"project": project_id, "article": article_id, "reviewer": reviewer_id}
    row = session.execute(_FOLLOWING, named).first()
    if row is None:
        return None
    current, newest, under, older, state = row
    return Following(
        current=current,
        under=under,
        is_behind=state is ReviewState.OPEN and under != current,
        definitions=newest if under is None else older,
    )


def follow_current(session: Session, article_id: UUID, reviewer_id: UUID, version: int) -> None:
    """Let a reviewer go on under the version that holds. What they said so far stays. Flushes.

    Args:
        version: the one they were asked about.

    Raises:
        NotFoundError: they have not begun a review of it.
        ForbiddenError: it was handed in, or taken away.
        StaleError: there is a newer version by now.
    """
    review = session.scalar(
        select(Review)
        .where(Review.article_id == article_id, Review.own(reviewer_id))
        .with_for_update()
    )
    if review is None or review.state is ReviewState.ASSIGNED:
        raise NotFoundError(NO_REVIEW)
    check_state(review.state)
    project_id = session.scalars(select(Article.project_id).where(Article.id == article_id)).one()
    current = find_current(session, project_id)
    if current is None or current.version != version:
        raise StaleError(NEWER_YET)
    if review.guideline_id == current.id:
        return
    earlier = session.scalar(select(Guideline.version).where(Guideline.id == review.guideline_id))
    review.guideline_id = current.id
    record(
        session,
        verb="review.followed",
        object_id=review.id,
        actor_id=reviewer_id,
        project_id=project_id,
        before={"article": str(article_id), "guideline": earlier},
        after={"article": str(article_id), "guideline": version},
    )
    session.flush()
