"""Letting a review that was handed in be changed again, and whom it is told of."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import Article, NoticeKind, Review, ReviewKind, Role, User
from factcheck.models.blindness import reviews_blind
from factcheck.reviews.states import NO_REVIEW, reopen_review
from factcheck.talk.notices import notify
from factcheck.words import say

NO_REASON = say("Say why, so that the reviewer knows what to look at again.")


def find_review(session: Session, review_id: UUID, reader_id: UUID) -> Review:
    """Return a review that its reader may reopen or be told of: their own, or as an editor others'.

    An editor who reviews the article blind is told of none but their own.

    Raises:
        NotFoundError: there is no such review, or none that they may be told of.
    """
    review = session.get(Review, review_id)
    if review is None or review.kind is ReviewKind.ADJUDICATED:
        raise NotFoundError(NO_REVIEW)
    if review.reviewer_id == reader_id:
        return review
    article = select(Article.project_id, reviews_blind(reader_id)).where(
        Article.id == review.article_id
    )
    project_id, blind = session.execute(article).one()
    if blind or find_role(session, project_id, reader_id) is not Role.EDITOR:
        raise NotFoundError(NO_REVIEW)
    return review


def find_name(session: Session, review: Review) -> str:
    """Return what the reviewer of a review is called, of one that its reader may be told of."""
    return session.scalars(select(User.name).where(User.id == review.reviewer_id)).one()


def reopen(session: Session, review_id: UUID, actor_id: UUID, reason: str) -> Review:
    """Let a review that was handed in be changed again, and return it. Flushes.

    Its reviewer is told of it, if somebody else does it.

    Raises:
        NotFoundError: as find_review.
        ForbiddenError, InvalidError: as states.reopen_review; or somebody else does it and gives no
            reason.
    """
    review = find_review(session, review_id, actor_id)
    others = review.reviewer_id != actor_id
    if others and not reason:
        raise InvalidError(NO_REASON, {"reason": NO_REASON})
    was = review.state
    reopen_review(session, review_id, actor_id, reason=reason)
    if others and was is not review.state:
        project_id = select(Article.project_id).where(Article.id == review.article_id)
        notify(
            session,
            review.reviewer_id,
            NoticeKind.REOPENED,
            project_id=session.scalars(project_id).one(),
            actor_id=actor_id,
            article_id=review.article_id,
            text=reason,
        )
    return review
