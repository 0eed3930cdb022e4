"""Handing in, reopening and taking away reviews: see factcheck.reviews.opening for the order."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import find_role
from factcheck.errors import ForbiddenError, InvalidError, NotFoundError
from factcheck.models import (
    Article,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    utc_now,
)
from factcheck.reviews.beginning import NOT_MEMBER, WITHDRAWN, find_guideline
from factcheck.reviews.noticed import close_given
from factcheck.reviews.opening import (
    Held,
    hold_with_project,
    log_change,
    open_if_all_in,
    settle_again,
)
from factcheck.reviews.progress import is_adjudicated
from factcheck.words import say

REMOVED = say("This article was removed. Put it back first, then hand its review in.")
GONE = say(
    "Its reviewer is none of this project any more, so nobody could hand it in again. Add them "
    "under Desk first, or take the review away."
)
NO_REVIEW = say("There is no such review. It may have been taken away.")
NOTHING_SAID = say("You have said nothing of this article yet, so there is nothing to hand in.")
EDITORS_ONLY = say("Only an editor of this project can do this. Ask one of them.")
OPENED = say(
    "All members see this article’s reviews by now, so only an editor can reopen one. Ask one of "
    "them."
)
FINISHED = say("This article is adjudicated. Reopen its adjudication first.")


def submit_review(session: Session, article_id: UUID, reviewer_id: UUID) -> UUID:
    """Hand a reviewer's review of an article in, and return its id. Flushes.

    With the last one the article is opened to all. One that is handed in already stays so.

    Raises:
        NotFoundError: there is no such article.
        ForbiddenError: the article was removed, they are no member any more, or it was taken away
            from them.
        InvalidError: they have said nothing of it.
    """
    held = hold_with_project(session, article_id)
    if session.scalar(select(Article.removed_at).where(Article.id == article_id)):
        raise ForbiddenError(REMOVED)
    if find_role(session, held.project_id, reviewer_id) is None:
        raise ForbiddenError(NOT_MEMBER)
    review = session.scalar(
        select(Review)
        .where(Review.article_id == article_id, Review.own(reviewer_id))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if review is None:
        raise InvalidError(NOTHING_SAID)
    if review.state is ReviewState.WITHDRAWN:
        raise ForbiddenError(WITHDRAWN)
    if review.state is ReviewState.SUBMITTED:
        return review.id
    review.guideline_id = review.guideline_id or find_guideline(session, held.project_id)
    review.submitted_at = utc_now()
    _set_state(session, held, review, ReviewState.SUBMITTED, reviewer_id, "review.submitted")
    close_given(session, held.project_id, article_id, reviewer_id)
    open_if_all_in(session, held)
    return review.id


def reopen_review(session: Session, review_id: UUID, actor_id: UUID, *, reason: str = "") -> bool:
    """Let a review that was handed in, or the adjudicated one, be changed again. Flushes.

    Returns whether it was handed in, or finished: any other is left as it is.

    Its reviewer may as long as the article is not opened, an editor at any time.

    Args:
        reason: why, to be written down.

    Raises:
        NotFoundError: there is no such review.
        ForbiddenError: it takes an editor.
        InvalidError: the article's adjudication is finished and has to be reopened first, or its
            reviewer is none any more, so that the article would wait for nobody.
    """
    held, review = hold_review_of(session, review_id)
    is_editor = find_role(session, held.project_id, actor_id) is Role.EDITOR
    adjudicated = review.kind is ReviewKind.ADJUDICATED
    if not is_editor:
        if adjudicated or review.reviewer_id != actor_id:
            raise ForbiddenError(EDITORS_ONLY)
        if held.opened_at:
            raise ForbiddenError(OPENED)
    if review.state is not ReviewState.SUBMITTED:
        return False
    if not adjudicated and _is_adjudicated(session, held.article_id):
        raise InvalidError(FINISHED)
    if not adjudicated and not _may_review(session, held.project_id, review.reviewer_id):
        raise InvalidError(GONE)
    verb = "review.adjudication_reopened" if adjudicated else "review.reopened"
    _set_state(session, held, review, ReviewState.OPEN, actor_id, verb, reason)
    return True


def withdraw_review(session: Session, review_id: UUID, actor_id: UUID) -> None:
    """Take a review away from its reviewer. What was said in it is kept, and counts no more.

    Flushes. The caller has asked whether *actor_id* may.

    Raises:
        NotFoundError: there is no such review.
        InvalidError: the article's adjudication is finished and has to be reopened first.
    """
    withdraw_held(session, *hold_review_of(session, review_id), actor_id)


def withdraw_held(session: Session, held: Held, review: Review, actor_id: UUID) -> None:
    """Do what `withdraw_review` does, on a review that is held with its article."""
    if review.state is ReviewState.WITHDRAWN or review.kind is ReviewKind.ADJUDICATED:
        return
    if _is_adjudicated(session, held.article_id):
        raise InvalidError(FINISHED)
    _set_state(session, held, review, ReviewState.WITHDRAWN, actor_id, "review.withdrawn")
    if not open_if_all_in(session, held):
        settle_again(session, held)


def hold_review_of(session: Session, review_id: UUID) -> tuple[Held, Review]:
    """Return a review and its article, held as hold_with_project does.

    Raises:
        NotFoundError: there is no such review.
    """
    article_id = session.scalar(select(Review.article_id).where(Review.id == review_id))
    if article_id is None:
        raise NotFoundError(NO_REVIEW)
    held = hold_with_project(session, article_id)
    query = select(Review).where(Review.id == review_id).with_for_update()
    # Anew, as it may have been read before the lock was had.
    review = session.scalar(query.execution_options(populate_existing=True))
    if review is None:
        raise NotFoundError(NO_REVIEW)
    return held, review


def _may_review(session: Session, project_id: UUID, user_id: UUID) -> bool:
    role = find_role(session, project_id, user_id)
    return role is not None and role.rank >= Role.REVIEWER.rank


def _is_adjudicated(session: Session, article_id: UUID) -> bool:
    return bool(session.scalar(select(is_adjudicated()).where(Article.id == article_id)))


def _set_state(
    session: Session,
    held: Held,
    review: Review,
    state: ReviewState,
    actor_id: UUID,
    verb: str,
    reason: str = "",
) -> None:
    before = {"state": review.state.value}
    review.state = state
    review.revision += 1
    after = {"state": state.value} | ({"reason": reason} if reason else {})
    log_change(session, held, review.id, actor_id, verb, before, after)
    session.flush()
