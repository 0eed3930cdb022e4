"""What is made of an article's reviews once the last of them is handed in."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Review, ReviewKind, ReviewState


def settle(session: Session, article_id: UUID) -> None:
    """Make the adjudicated review of an article, or bring it up to date. Flushes.

    The caller holds the article for a change.
    """
    adjudicated = session.scalar(
        select(Review).where(Review.article_id == article_id, Review.kind == ReviewKind.ADJUDICATED)
    )
    if adjudicated is None:
        first = session.scalar(
            select(Review.reviewer_id)
            .where(Review.article_id == article_id, Review.state == ReviewState.SUBMITTED)
            .order_by(Review.submitted_at, Review.id)
            .limit(1)
        )
        session.add(
            Review(
                article_id=article_id,
                reviewer_id=first,
                kind=ReviewKind.ADJUDICATED,
                state=ReviewState.ASSIGNED,
            )
        )
    session.flush()
