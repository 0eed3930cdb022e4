"""Where a reviewer's annotations of a sentence belong, and keeping it so while one is saved."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from factcheck.errors import NotFoundError
from factcheck.locking import is_gated
from factcheck.models import (
    Article,
    Membership,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    Sentence,
)
from factcheck.words import say

NO_SENTENCE = say(
    "There is no such sentence. It may have been joined with another one: reload the article "
    "to see it as it is now."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reviewer's annotations of one sentence belong."""

    sentence_id: UUID
    position: int
    text: str
    """Of the sentence."""
    article_id: UUID
    project_id: UUID
    review_id: UUID | None
    """None before the reviewer's first save in the article."""
    removed: bool
    """Whether its article is hidden, so that nothing can be saved in it."""
    state: ReviewState | None
    """Of the review; None before there is one."""
    open_pool: bool
    """Whether the project lets reviewers take up articles that nobody gave them."""
    role: Role | None
    """The reviewer's in the project now; None for somebody who was removed from it."""
    settled: bool
    """Whether all reviews of the article were in, so that nobody begins another one."""


# Built once, and on the tables: see factcheck.annotations.stored.
_article: Any = Article.__table__
_membership: Any = Membership.__table__
_project: Any = Project.__table__
_review: Any = Review.__table__
_sentence: Any = Sentence.__table__
_adjudicated: Any = _review.alias("adjudicated")

_PLACE = (
    select(
        _sentence.c.id,
        _sentence.c.position,
        _sentence.c.text,
        _sentence.c.article_id,
        _article.c.project_id,
        _review.c.id,
        _article.c.removed_at.is_not(None),
        _review.c.state,
        _project.c.open_pool,
        _membership.c.role,
        exists().where(
            _adjudicated.c.article_id == _article.c.id,
            _adjudicated.c.kind == ReviewKind.ADJUDICATED,
        ),
    )
    .select_from(_sentence)
    .join(_article, _article.c.id == _sentence.c.article_id)
    .join(_project, _project.c.id == _article.c.project_id)
    .outerjoin(
        _membership,
        and_(
            _membership.c.project_id == _project.c.id,
            _membership.c.user_id == bindparam("reviewer"),
        ),
    )
    .outerjoin(
        _review,
        and_(
            _review.c.article_id == _article.c.id,
            _review.c.reviewer_id == bindparam("reviewer"),
            _review.c.kind == ReviewKind.INDEPENDENT,
        ),
    )
    .where(_sentence.c.id == bindparam("sentence"))
)
# SHARE: several may save at once. Whoever cuts a sentence or changes the state of a review waits
# for them, and they for it, as all hold the article first; and so does whoever takes the reviewer's
# role, and with it all reviews that they have begun by then.
_HOLD = (
    select(_article.c.id)
    .join(_sentence, _sentence.c.article_id == _article.c.id)
    .join(_membership, _membership.c.project_id == _article.c.project_id)
    .where(_sentence.c.id == bindparam("sentence"), _membership.c.user_id == bindparam("reviewer"))
    .with_for_update(read=True, of=[_membership, _article])
)
_HOLD_MEMBER = (
    select(_membership.c.id)
    .join(_article, _article.c.project_id == _membership.c.project_id)
    .where(_article.c.id == bindparam("article"), _membership.c.user_id == bindparam("reviewer"))
    .with_for_update(read=True, of=_membership)
)
_PROJECT = (
    select(_article.c.project_id)
    .join(_sentence, _sentence.c.article_id == _article.c.id)
    .where(_sentence.c.id == bindparam("sentence"))
)


def find_place(
    session: Session, sentence_id: UUID, reviewer_id: UUID, *, hold: bool = False
) -> Place:
    """Return where the reviewer's annotations of a sentence belong, in one query or two.

    Args:
        hold: keep the sentence from being cut, the review from being handed in or taken away, and
            a member from losing their role, until the transaction, which writes, ends.

    Raises:
        NotFoundError: there is no such sentence.
        StaleDataError: the reviewer became a member in between; run again, all is held.
    """
    named = {"sentence": sentence_id, "reviewer": reviewer_id}
    unheld = hold and not is_gated(session) and session.execute(_HOLD, named).first() is None
    found: Any = session.execute(_PLACE, named).first()
    if found is None:
        raise NotFoundError(NO_SENTENCE)
    place = Place(*found)
    if unheld and place.role:
        raise StaleDataError("became a member in between")
    return place


def hold_member(session: Session, article_id: UUID, reviewer_id: UUID) -> None:
    """Keep a member from losing their role, before the article is held, until the commit."""
    if not is_gated(session):
        session.execute(_HOLD_MEMBER, {"article": article_id, "reviewer": reviewer_id})


def find_project(session: Session, sentence_id: UUID) -> UUID | None:
    """Return the project that a sentence belongs to, None where there is no such sentence."""
    found: UUID | None = session.scalar(_PROJECT, {"sentence": sentence_id})
    return found
