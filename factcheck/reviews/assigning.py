"""Giving an article to a person to review, by hand, and taking it away again.

Who is to review what is decided with the project held, so that nobody is given an article while
they are removed from it, and then with the article held, as its reviews are about to be others.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import InvalidError, NotFoundError
from factcheck.history import record
from factcheck.models import (
    UNDER_WAY,
    Annotation,
    Article,
    Membership,
    NoticeKind,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    User,
    uuid7,
)
from factcheck.models.blindness import counted_for
from factcheck.reviews.opening import hold_with_project
from factcheck.reviews.progress import is_adjudicated
from factcheck.reviews.states import FINISHED, NO_REVIEW, hold_review_of, withdraw_held
from factcheck.talk.notices import notify
from factcheck.words import say

REMOVED = say("This article was removed. Put it back before you give it to somebody.")
CHOOSE = say("Choose who is to review it.")
NO_REVIEWER = say(
    "This person cannot review here, as they are no reviewer or editor of the project any more. "
    "Choose somebody else."
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom articles can be given to."""

    id: UUID
    name: str
    role: Role
    under_way: int
    """How many reviews they were given or have begun, and not handed in, of those that the reader
    may be told of."""


def list_candidates(session: Session, project_id: UUID, reader_id: UUID) -> list[Candidate]:
    """Return whom an editor can give articles to, in the order in which they became members.

    In one query. Whoever was shut out of the installation is left out.
    """
    under_way = (
        select(func.count())
        .select_from(Review)
        .join(Article, Article.id == Review.article_id)
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_(None),
            Review.reviewer_id == Membership.user_id,
            Review.counts(UNDER_WAY),
            counted_for(reader_id, is_editor=True),
        )
        .correlate(Membership)
        .scalar_subquery()
    )
    found = session.execute(
        select(User.id, User.name, Membership.role, under_way)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.project_id == project_id,
            Membership.role != Role.VIEWER,
            User.disabled_at.is_(None),
        )
        .order_by(Membership.id)
    )
    return [Candidate(*row) for row in found]


def assign(
    session: Session, article_id: UUID, reviewer_id: UUID, due: date | None, actor_id: UUID
) -> UUID:
    """Give an article to a person, and return the id of their review of it. Flushes.

    One that was taken away from them comes back as it was left. Whoever has it already keeps it,
    and gets the new due date.

    Raises:
        NotFoundError: there is no such article.
        InvalidError: it was removed, its adjudication is finished, or they are no reviewer.
    """
    project_id = _hold(session, article_id)
    _check_reviewer(session, project_id, reviewer_id)
    review = session.scalar(
        select(Review)
        .where(Review.article_id == article_id, Review.own(reviewer_id))
        .with_for_update()
    )
    if review and review.state is not ReviewState.WITHDRAWN:
        if due and review.state in UNDER_WAY:
            _change_due(session, project_id, review, due, actor_id)
        return review.id
    before = _told(review) if review else None
    if review:
        review.state = (
            ReviewState.OPEN if _says_something(session, review) else ReviewState.ASSIGNED
        )
        review.revision += 1
    else:
        review = Review(
            id=uuid7(),
            article_id=article_id,
            reviewer_id=reviewer_id,
            state=ReviewState.ASSIGNED,
        )
        session.add(review)
    review.due = due
    review.assigned_by_id = actor_id
    session.flush()
    _log(session, project_id, review, "review.assigned", actor_id, before)
    notify(
        session,
        reviewer_id,
        NoticeKind.ASSIGNED,
        project_id=project_id,
        actor_id=actor_id,
        article_id=article_id,
    )
    return review.id


def set_due(session: Session, review_id: UUID, due: date | None, actor_id: UUID) -> None:
    """Change until when a review is to be handed in, None for no such day. Flushes.

    Raises:
        NotFoundError: there is no such review.
    """
    held, review = hold_review_of(session, review_id)
    if review.kind is ReviewKind.ADJUDICATED:
        raise NotFoundError(NO_REVIEW)
    _change_due(session, held.project_id, review, due, actor_id)


def take_away(session: Session, review_id: UUID, actor_id: UUID) -> bool:
    """Take a review away from its reviewer, and return whether anything is kept of it. Flushes.

    One in which nothing was ever said is deleted, so that the reviewer may be given the article
    anew, or take it up by themselves.

    Raises:
        NotFoundError: there is no such review.
        InvalidError: the article's adjudication is finished and has to be reopened first.
    """
    held, review = hold_review_of(session, review_id)
    if review.kind is ReviewKind.ADJUDICATED:
        raise NotFoundError(NO_REVIEW)
    kept = review.submitted_at is not None or _says_something(session, review)
    withdraw_held(session, held, review, actor_id)
    if not kept:
        session.delete(review)
        session.flush()
    return kept


def _hold(session: Session, article_id: UUID) -> UUID:
    """Hold an article, and its project before it, whose id is returned."""
    project_id = hold_with_project(session, article_id).project_id
    query = select(Article.removed_at.is_not(None), is_adjudicated())
    removed, finished = session.execute(query.where(Article.id == article_id)).one()
    if removed or finished:
        raise InvalidError(REMOVED if removed else FINISHED)
    return project_id


def _check_reviewer(session: Session, project_id: UUID, reviewer_id: UUID) -> None:
    role = find_role(session, project_id, reviewer_id)
    shut_out = select(User.id).where(User.id == reviewer_id, User.disabled_at.is_not(None))
    if role is None or role is Role.VIEWER or session.scalar(shut_out) is not None:
        raise InvalidError(NO_REVIEWER, {"reviewer": NO_REVIEWER})


def _says_something(session: Session, review: Review) -> bool:
    said = select(Annotation.id).where(Annotation.review_id == review.id).limit(1)
    return session.scalar(said) is not None


def _change_due(
    session: Session, project_id: UUID, review: Review, due: date | None, actor_id: UUID
) -> None:
    if review.due == due:
        return
    before = _told(review)
    review.due = due
    review.revision += 1
    session.flush()
    _log(session, project_id, review, "review.due_set", actor_id, before)


def _log(
    session: Session,
    project_id: UUID,
    review: Review,
    verb: str,
    actor_id: UUID,
    before: dict[str, Any] | None,
) -> None:
    record(
        session,
        verb=verb,
        object_id=review.id,
        actor_id=actor_id,
        project_id=project_id,
        before=before,
        after=_told(review),
    )


def _told(review: Review) -> dict[str, Any]:
    return tell(review.article_id, review.reviewer_id, review.state, review.due)


def tell(
    article_id: UUID, reviewer_id: UUID, state: ReviewState, due: date | None
) -> dict[str, Any]:
    """Return what is written down of a review that is given to somebody."""
    return {
        "article": str(article_id),
        "reviewer": str(reviewer_id),
        "state": state.value,
        "due": due.isoformat() if due else None,
    }
