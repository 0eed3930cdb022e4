"""How a person stands to an article: what their review of it is, or whether they may begin one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from factcheck.models import Article, Project, Review, ReviewState, Role
from factcheck.reviews.beginning import CLOSED


@dataclass(frozen=True, slots=True)
class OwnReview:
    """How a person stands to an article: what their review of it is, or whether they may begin."""

    review_id: UUID | None
    state: ReviewState | None
    due: date | None
    opened: bool
    open_pool: bool
    role: Role

    @property
    def closed(self) -> bool:
        """Whether nothing in it can be changed now."""
        return self.state in CLOSED

    @property
    def may_work(self) -> bool:
        """Whether they may save anything in the article, if it was not removed."""
        if self.role.rank < Role.REVIEWER.rank or self.closed:
            return False
        return self.review_id is not None or self.open_pool or self.role is Role.EDITOR

    @property
    def may_reopen(self) -> bool:
        """Whether it is theirs to reopen."""
        is_in = self.state is ReviewState.SUBMITTED
        return is_in and (self.role is Role.EDITOR or not self.opened)


def find_own(session: Session, article_id: UUID, person_id: UUID, role: Role) -> OwnReview:
    """Return how a member stands to an article of their project, in one query."""
    row = session.execute(
        select(
            Review.id,
            Review.state,
            Review.due,
            Article.opened_at.is_not(None),
            Project.open_pool,
        )
        .select_from(Article)
        .join(Project, Project.id == Article.project_id)
        .outerjoin(Review, and_(Review.article_id == Article.id, Review.own(person_id)))
        .where(Article.id == article_id)
    ).one()
    return OwnReview(*row, role=role)
