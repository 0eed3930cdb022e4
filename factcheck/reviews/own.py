"""How a person stands to an article: what their review of it is, or whether they may begin one."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, case, exists, or_, select
from sqlalchemy.orm import Session

from factcheck.models import (
    Article,
    Event,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    User,
)
from factcheck.models.blindness import is_opened
from factcheck.reviews.beginning import CLOSED


@dataclass(frozen=True, slots=True)
class Reopened:
    """That somebody else opened a review again."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnReview:
    """How a person stands to an article: what their review of it is, or whether they may begin."""

    review_id: UUID | None
    state: ReviewState | None
    due: date | None
    was_opened: bool
    """By its last review or an editor; that a project is not blind does not count."""
    open_pool: bool
    settled: bool
    """Whether all reviews of the article were in, so that nobody begins another one."""
    result_id: UUID | None
    """The adjudicated review, once it is finished and if all members may see it."""
    result_by: str
    """Who finished it; empty where there is none."""
    others: bool
    """Whether there are reviews besides it that the person may see."""
    handed_in: datetime | None
    """When their review was last handed in; stays when it is opened again."""
    role: Role
    reopened: Reopened | None = None
    """By whom and why it was opened again, if somebody else did and it is not handed in since."""

    @property
    def closed(self) -> bool:
        """Whether nothing in it can be changed now."""
        return self.state in CLOSED

    @property
    def may_work(self) -> bool:
        """Whether they may save anything in the article, if it was not removed."""
        if self.role.rank < Role.REVIEWER.rank or self.closed:
            return False
        if self.review_id is not None:
            return True
        return not self.settled and (self.open_pool or self.role is Role.EDITOR)

    @property
    def may_reopen(self) -> bool:
        """Whether it is theirs to reopen."""
        is_in = self.state is ReviewState.SUBMITTED
        return is_in and (self.role is Role.EDITOR or not self.was_opened)


# Built once, and on the tables, as opening an article runs it.
_article: Any = Article.__table__
_project: Any = Project.__table__
_own: Any = Review.__table__
_adjudicated: Any = Review.__table__.alias("adjudicated")
_other: Any = Review.__table__.alias("other")
_adjudicator: Any = User.__table__.alias("adjudicator")
_PERSON: Any = bindparam("person")
_RESULT = and_(_adjudicated.c.state == ReviewState.SUBMITTED, is_opened(_article))
_HAS_OTHERS = exists().where(
    _other.c.article_id == _article.c.id,
    _other.c.state != ReviewState.WITHDRAWN,
    or_(_other.c.reviewer_id != _PERSON, _other.c.kind != ReviewKind.INDEPENDENT),
)
_OWN = (
    select(
        _own.c.id.label("review_id"),
        _own.c.state,
        _own.c.due,
        _article.c.opened_at.is_not(None).label("was_opened"),
        _project.c.open_pool,
        _adjudicated.c.id.is_not(None).label("settled"),
        case((_RESULT, _adjudicated.c.id)).label("result_id"),
        case((_RESULT, _adjudicator.c.name), else_="").label("result_by"),
        and_(is_opened(_article), _HAS_OTHERS).label("others"),
        _own.c.submitted_at.label("handed_in"),
    )
    .select_from(_article)
    .join(_project, _project.c.id == _article.c.project_id)
    .outerjoin(_own, and_(_own.c.article_id == _article.c.id, Review.own(_PERSON)))
    .outerjoin(
        _adjudicated,
        and_(
            _adjudicated.c.article_id == _article.c.id,
            _adjudicated.c.kind == ReviewKind.ADJUDICATED,
        ),
    )
    .outerjoin(_adjudicator, _adjudicator.c.id == _adjudicated.c.reviewer_id)
    .where(_article.c.id == bindparam("article"))
)


def find_own(session: Session, article_id: UUID, person_id: UUID, role: Role) -> OwnReview:
    """Return how a member stands to an article of their project, in one query.

    In two where it was handed in before and is open again.
    """
    named = {"article": article_id, "person": person_id}
    found: dict[str, Any] = dict(session.execute(_OWN, named).mappings().one())
    own = OwnReview(**found, role=role)
    if own.review_id and own.handed_in and own.state is ReviewState.OPEN:
        return replace(own, reopened=_find_reopened(session, own.review_id, person_id))
    return own


def _find_reopened(session: Session, review_id: UUID, person_id: UUID) -> Reopened | None:
    query = (
        select(Event.actor_id, Event.after, User.name)
        .join(User, User.id == Event.actor_id)
        .where(Event.object_id == review_id, Event.verb == "review.reopened")
        .order_by(Event.id.desc())
        .limit(1)
    )
    last = session.execute(query).first()
    if last is None or last.actor_id == person_id:
        return None
    return Reopened(last.name, (last.after or {}).get("reason", ""))
