"""Handing in, reopening and taking away reviews, and opening an article to all its members.

Whatever changes the state of a review holds its article first, so that of two reviewers who hand in
at the same moment the second sees the first, and an adjudicator decides about what stays so.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import ForbiddenError, InvalidError, NotFoundError
from factcheck.history import record
from factcheck.models import (
    Article,
    Guideline,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    utc_now,
)
from factcheck.reviews.beginning import NOT_MEMBER, WITHDRAWN
from factcheck.reviews.settling import settle
from factcheck.words import say

NO_REVIEW = say("There is no such review. It may have been taken away.")
NOTHING_SAID = say("You have said nothing of this article yet, so there is nothing to hand in.")
EDITORS_OPEN = say("Only an editor of this project can do this. Ask one of them.")
OPENED = say(
    "All members see this article’s reviews by now, so only an editor can reopen one. Ask one of "
    "them."
)
FINISHED = say("This article is adjudicated. Reopen its adjudication first.")
NOT_BLIND = say("All its reviews are handed in, so that there is nothing to keep apart any more.")


@dataclass(frozen=True, slots=True)
class Held:
    """An article whose reviews stay as they are until the transaction ends."""

    article_id: UUID
    project_id: UUID
    opened_at: datetime | None
    wanted: int
    """How many are to review it."""


def hold_article(session: Session, article_id: UUID, *, change: bool = True) -> Held:
    """Keep the reviews of an article in their states until the transaction, which writes, ends.

    Args:
        change: for a change of one of these states; False for what only relies on them, which
            several may do at once.

    Raises:
        NotFoundError: there is no such article.
    """
    query = select(Article.id).where(Article.id == article_id)
    # NO KEY UPDATE against SHARE. On SQLite the write gate does it.
    query = query.with_for_update(key_share=True) if change else query.with_for_update(read=True)
    session.execute(query)
    found = session.execute(
        select(Article.id, Article.project_id, Article.opened_at, Project.reviewers_per_article)
        .join(Project, Project.id == Article.project_id)
        .where(Article.id == article_id)
    ).first()
    if found is None:
        raise NotFoundError(say("There is no such article."))
    return Held(*found)


def submit_review(session: Session, article_id: UUID, reviewer_id: UUID) -> UUID:
    """Hand a reviewer's review of an article in, and return its id. Flushes.

    With the last one the article is opened to all. One that is handed in already stays so.

    Raises:
        ForbiddenError: they are no member any more, or it was taken away from them.
        InvalidError: they have said nothing of it.
    """
    held = hold_article(session, article_id)
    if find_role(session, held.project_id, reviewer_id) is None:
        raise ForbiddenError(NOT_MEMBER)
    review = session.scalar(
        select(Review)
        .where(Review.article_id == article_id, Review.own(reviewer_id))
        .with_for_update()
    )
    if review is None:
        raise InvalidError(NOTHING_SAID)
    if review.state is ReviewState.WITHDRAWN:
        raise ForbiddenError(WITHDRAWN)
    if review.state is ReviewState.SUBMITTED:
        return review.id
    review.guideline_id = review.guideline_id or _find_guideline(session, held.project_id)
    review.submitted_at = utc_now()
    _set_state(session, held, review, ReviewState.SUBMITTED, reviewer_id, "review.submitted")
    _look_whether_all_are_in(session, held)
    return review.id


def reopen_review(session: Session, review_id: UUID, actor_id: UUID) -> None:
    """Let a review that was handed in, or the adjudicated one, be changed again. Flushes.

    Its reviewer may as long as the article is not opened, an editor at any time.

    Raises:
        NotFoundError: there is no such review.
        ForbiddenError: it takes an editor.
        InvalidError: the article's adjudication is finished and has to be reopened first.
    """
    held, review = hold_review_of(session, review_id)
    is_editor = find_role(session, held.project_id, actor_id) is Role.EDITOR
    adjudicated = review.kind is ReviewKind.ADJUDICATED
    if not is_editor:
        if adjudicated or review.reviewer_id != actor_id:
            raise ForbiddenError(EDITORS_OPEN)
        if held.opened_at:
            raise ForbiddenError(OPENED)
    if review.state is not ReviewState.SUBMITTED:
        return
    if not adjudicated and _is_adjudicated(session, held.article_id):
        raise InvalidError(FINISHED)
    _set_state(session, held, review, ReviewState.OPEN, actor_id, "review.reopened")


def withdraw_review(session: Session, review_id: UUID, actor_id: UUID) -> None:
    """Take a review away from its reviewer. What was said in it is kept, and counts no more.

    Flushes. The caller has asked whether *actor_id* may.

    Raises:
        NotFoundError: there is no such review.
        InvalidError: the article's adjudication is finished and has to be reopened first.
    """
    held, review = hold_review_of(session, review_id)
    if review.state is ReviewState.WITHDRAWN or review.kind is ReviewKind.ADJUDICATED:
        return
    if _is_adjudicated(session, held.article_id):
        raise InvalidError(FINISHED)
    _set_state(session, held, review, ReviewState.WITHDRAWN, actor_id, "review.withdrawn")
    _look_whether_all_are_in(session, held)


def open_article(session: Session, article_id: UUID, actor_id: UUID) -> None:
    """Show all members the reviews of an article that is still blind. Flushes.

    The caller has asked whether *actor_id* is an editor.
    """
    held = hold_article(session, article_id)
    if held.opened_at is None:
        _open(session, held, actor_id)


def close_article(session: Session, article_id: UUID, actor_id: UUID) -> None:
    """Keep the reviews of an article apart again. What was seen meanwhile is not forgotten.

    Flushes. The caller has asked whether *actor_id* is an editor.

    Raises:
        InvalidError: all its reviews are handed in.
    """
    held = hold_article(session, article_id)
    if held.opened_at is None:
        return
    states = list_states(session, article_id)
    if states and all(state is ReviewState.SUBMITTED for state in states):
        raise InvalidError(NOT_BLIND)
    _set_opened(session, article_id, None, None)
    _log(session, held, article_id, actor_id, "article.closed", {"opened": True}, {"opened": False})
    session.flush()


def list_states(session: Session, article_id: UUID) -> list[ReviewState]:
    """Return the states of the reviews of an article that count, the adjudicated one left out."""
    return list(
        session.scalars(
            select(Review.state).where(
                Review.article_id == article_id,
                Review.kind == ReviewKind.INDEPENDENT,
                Review.state != ReviewState.WITHDRAWN,
            )
        )
    )


def hold_review_of(session: Session, review_id: UUID) -> tuple[Held, Review]:
    """Return a review and its article, held as hold_article does for a change.

    Raises:
        NotFoundError: there is no such review.
    """
    article_id = session.scalar(select(Review.article_id).where(Review.id == review_id))
    if article_id is None:
        raise NotFoundError(NO_REVIEW)
    held = hold_article(session, article_id)
    review = session.scalar(select(Review).where(Review.id == review_id).with_for_update())
    if review is None:
        raise NotFoundError(NO_REVIEW)
    return held, review


def _look_whether_all_are_in(session: Session, held: Held) -> None:
    """Open the article and settle what its reviews differ on, if the last of them is in."""
    states = list_states(session, held.article_id)
    if len(states) < max(1, held.wanted):
        return
    if any(state is not ReviewState.SUBMITTED for state in states):
        return
    if held.opened_at is None:
        _open(session, held, None)
    settle(session, held.article_id)


def _open(session: Session, held: Held, actor_id: UUID | None) -> None:
    article_id = held.article_id
    _set_opened(session, article_id, utc_now(), actor_id)
    _log(session, held, article_id, actor_id, "article.opened", {"opened": False}, {"opened": True})
    session.flush()


def _set_opened(
    session: Session, article_id: UUID, at: datetime | None, actor_id: UUID | None
) -> None:
    # Past the mapper, as it is no change of the details, whose revision an editor may have seen.
    columns = {"opened_at": at, "opened_by_id": actor_id}
    session.execute(update(Article).where(Article.id == article_id).values(columns))


def _is_adjudicated(session: Session, article_id: UUID) -> bool:
    query = select(Review.id).where(
        Review.article_id == article_id,
        Review.kind == ReviewKind.ADJUDICATED,
        Review.state == ReviewState.SUBMITTED,
    )
    return session.scalar(query) is not None


def _find_guideline(session: Session, project_id: UUID) -> UUID | None:
    query = select(Guideline.id).where(Guideline.project_id == project_id)
    return session.scalar(query.order_by(Guideline.version.desc()).limit(1))


def _set_state(
    session: Session, held: Held, review: Review, state: ReviewState, actor_id: UUID, verb: str
) -> None:
    before = {"state": review.state.value}
    review.state = state
    review.revision += 1
    _log(session, held, review.id, actor_id, verb, before, {"state": state.value})
    session.flush()


def _log(
    session: Session,
    held: Held,
    object_id: UUID,
    actor_id: UUID | None,
    verb: str,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    article = {"article": str(held.article_id)}
    record(
        session,
        verb=verb,
        object_id=object_id,
        actor_id=actor_id,
        project_id=held.project_id,
        before=article | before,
        after=article | after,
    )
