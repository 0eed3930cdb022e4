"""Whether a person may work in an article now, and the row that their first save makes."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from factcheck.errors import ForbiddenError
from factcheck.models import Guideline, Review, ReviewState, Role, uuid7
from factcheck.reviews.noticed import close_given
from factcheck.words import say

NOT_MEMBER = say("You are no longer a member of this project, so nothing was saved. Ask an editor.")
NO_REVIEWER = say("You can read this project but not review in it. Ask an editor for more.")
SETTLED = say(
    "All reviews of this article were handed in, so you cannot begin another one. An editor can "
    "give it to you."
)
NOT_ASSIGNED = say("This article was not given to you. Ask an editor of the project for it.")
HANDED_IN = say("You have handed this review in, so it cannot be changed. Reopen it to go on.")
WITHDRAWN = say("This review was taken away from you. What you said is kept; ask an editor.")
_REFUSALS = {ReviewState.SUBMITTED: HANDED_IN, ReviewState.WITHDRAWN: WITHDRAWN}
CLOSED = tuple(_REFUSALS)
"""The states in which a review takes no changes."""

_review: Any = Review.__table__
_guideline: Any = Guideline.__table__
_NEWEST = (
    select(_guideline.c.id)
    .where(_guideline.c.project_id == bindparam("project"))
    .order_by(_guideline.c.version.desc())
    .limit(1)
)
_BEGIN = (
    update(_review)
    .where(_review.c.id == bindparam("which"), _review.c.state == ReviewState.ASSIGNED)
    .values(
        state=ReviewState.OPEN,
        guideline_id=bindparam("guideline"),
        revision=_review.c.revision + 1,
    )
)


def find_guideline(session: Session, project_id: UUID) -> UUID | None:
    """Return the version of the guidelines that holds, None where there is none."""
    return session.scalar(_NEWEST, {"project": project_id})


def check_state(state: ReviewState | None) -> None:
    """Raise ForbiddenError when nothing in a review may be changed; None is one not yet begun."""
    if state and (refusal := _REFUSALS.get(state)):
        raise ForbiddenError(refusal)


def check_reviewer(role: Role | None, *, begun: bool, open_pool: bool, settled: bool) -> None:
    """Raise ForbiddenError when a person may not review an article.

    Access to the page was asked before; this asks again in the transaction that saves.

    Args:
        begun: whether they have a review of it, their own or one they were given.
        open_pool: whether the project lets reviewers take up what nobody gave them.
        settled: whether all its reviews were in. Its adjudication would wait for another one.
    """
    if role is None:
        raise ForbiddenError(NOT_MEMBER)
    if role.rank < Role.REVIEWER.rank:
        raise ForbiddenError(NO_REVIEWER)
    if settled and not begun:
        raise ForbiddenError(SETTLED)
    if not (begun or open_pool or role is Role.EDITOR):
        raise ForbiddenError(NOT_ASSIGNED)


def begin_review(
    session: Session,
    project_id: UUID,
    article_id: UUID,
    reviewer_id: UUID,
    *,
    review_id: UUID | None,
    state: ReviewState | None,
) -> UUID:
    """Return the id of the review that a save belongs to, begun with this save if it is the first.

    It remembers which version of the guidelines holds as it begins. The caller holds the article,
    and has asked whether they may: see check_reviewer.

    Args:
        review_id: of the one they have or were given; None for one that nobody gave them.
    """
    if review_id and state is not ReviewState.ASSIGNED:
        return review_id
    guideline_id = find_guideline(session, project_id)
    if review_id:
        session.execute(_BEGIN, {"which": review_id, "guideline": guideline_id})
        close_given(session, project_id, article_id, reviewer_id)
        return review_id
    review_id = uuid7()
    row = {
        "id": review_id,
        "article_id": article_id,
        "reviewer_id": reviewer_id,
        "guideline_id": guideline_id,
    }
    session.execute(insert(Review), row)
    return review_id
