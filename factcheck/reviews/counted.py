"""The reviews of an article that count, and what who compares them is told of their reviewers."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Article, Project, Review, ReviewState, User
from factcheck.reviews.lettering import letter


@dataclass(frozen=True, slots=True)
class CountedReview:
    """A review that counts, handed in or not."""

    review_id: UUID
    user_id: UUID
    name: str
    """Of its reviewer; a letter where names are hidden."""
    state: ReviewState

    @property
    def is_in(self) -> bool:
        return self.state is ReviewState.SUBMITTED


def list_counted(session: Session, article_id: UUID) -> list[CountedReview]:
    """Return the reviews that count, in the order in which they were begun, in one query."""
    return list_counted_of(session, [article_id])[article_id]


def list_counted_of(
    session: Session, article_ids: Collection[UUID]
) -> dict[UUID, list[CountedReview]]:
    """Do what `list_counted` does for several articles, in one query."""
    query = (
        select(
            Review.article_id,
            Review.id,
            Review.reviewer_id,
            User.name,
            Review.state,
            Project.names_hidden,
        )
        .join(User, User.id == Review.reviewer_id)
        .join(Article, Article.id == Review.article_id)
        .join(Project, Project.id == Article.project_id)
        .where(Review.article_id.in_(article_ids), Review.counts())
        .order_by(Review.id)
    )
    found: dict[UUID, list[CountedReview]] = {article_id: [] for article_id in article_ids}
    for article_id, review_id, reviewer_id, name, state, hidden in session.execute(query):
        counted = found[article_id]
        shown = letter(len(counted)) if hidden else name
        counted.append(CountedReview(review_id, reviewer_id, shown, state))
    return found
