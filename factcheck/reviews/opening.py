"""Opening an article to all its members, and keeping its reviews apart again.

Whatever changes the state of a review, or whether an article is opened, holds the article first, so
that of two reviewers who hand in at the same moment the second sees the first, and an adjudicator
decides about what stays so. A save holds it with other saves, and so does the first one, which
begins a review.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select, update
from sqlalchemy.orm import Session

from factcheck.adjudication.settling import settle
from factcheck.errors import InvalidError, NotFoundError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Article, Project, Review, ReviewKind, ReviewState, utc_now
from factcheck.reviews.sharing import share_made
from factcheck.talk.notices import tell_editors
from factcheck.words import say

NO_ARTICLE = say("There is no such article.")
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
        raise NotFoundError(NO_ARTICLE)
    return Held(*found)


def hold_with_project(session: Session, article_id: UUID) -> Held:
    """Hold an article as hold_article does for a change, and its project before it.

    For what may open it, as what was made in it becomes the desk's then, which takes the project;
    and for what decides who reviews it, as nobody may be removed from the project meanwhile.

    Raises:
        NotFoundError: there is no such article.
    """
    project_id = session.scalar(select(Article.project_id).where(Article.id == article_id))
    if project_id:
        lock_project(session, project_id)
    return hold_article(session, article_id)


def open_article(session: Session, article_id: UUID, actor_id: UUID) -> None:
    """Show all members the reviews of an article that is still blind. Flushes.

    The caller has asked whether *actor_id* is an editor.
    """
    held = hold_with_project(session, article_id)
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
    states = _list_states(session, article_id)
    if states and all(state is ReviewState.SUBMITTED for state in states):
        raise InvalidError(NOT_BLIND)
    _set_opened(session, article_id, None, None)
    log_change(
        session, held, article_id, actor_id, "article.closed", {"opened": True}, {"opened": False}
    )
    session.flush()


def open_settled(session: Session, project_id: UUID) -> None:
    """Open the articles of a project that have as many reviews as are wanted, all handed in.

    Flushes. For when fewer are wanted than before; else the last hand-in opens an article.
    """
    begun = Review.__table__.alias()
    adjudicated = exists().where(
        begun.c.article_id == Article.id, begun.c.kind == ReviewKind.ADJUDICATED
    )
    waiting = (
        select(Review.article_id)
        .join(Article, Article.id == Review.article_id)
        .where(Article.project_id == project_id, ~adjudicated, Review.counts())
        .group_by(Review.article_id)
        .having(func.min(Review.state) == ReviewState.SUBMITTED)
        .having(func.max(Review.state) == ReviewState.SUBMITTED)
        .order_by(Review.article_id)
    )
    for article_id in session.scalars(waiting).all():
        open_if_all_in(session, hold_article(session, article_id))


def open_if_all_in(session: Session, held: Held) -> bool:
    """If the last review is in, open the article, settle what they differ on, and tell editors.

    Where more are wanted, what they differ on is brought up to date if they were all in before: it
    may be these again that are enough.

    Returns:
        whether nobody works on a review of it, so that one of both was done.
    """
    states = _list_states(session, held.article_id)
    if any(state is not ReviewState.SUBMITTED for state in states):
        return False
    if len(states) < max(1, held.wanted):
        settle_again(session, held)
        return True
    if held.opened_at is None:
        _open(session, held, None)
    settle(session, held.article_id)
    tell_editors(session, held.project_id, held.article_id)
    return True


def settle_again(session: Session, held: Held) -> None:
    """Bring what the reviews of an article differ on up to date, where they were all in before."""
    adjudicated = select(Review.id).where(
        Review.article_id == held.article_id, Review.kind == ReviewKind.ADJUDICATED
    )
    if session.scalar(adjudicated):
        settle(session, held.article_id)


def log_change(
    session: Session,
    held: Held,
    object_id: UUID,
    actor_id: UUID | None,
    verb: str,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    """Write down what was done to an article or a review of it, with which article it is of."""
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


def _list_states(session: Session, article_id: UUID) -> list[ReviewState]:
    """Return those of the reviews that count, the adjudicated one left out."""
    return list(
        session.scalars(
            select(Review.state).where(Review.article_id == article_id, Review.counts())
        )
    )


def _open(session: Session, held: Held, actor_id: UUID | None) -> None:
    article_id = held.article_id
    _set_opened(session, article_id, utc_now(), actor_id)
    share_made(session, held.project_id, article_id, actor_id)
    log_change(
        session, held, article_id, actor_id, "article.opened", {"opened": False}, {"opened": True}
    )
    session.flush()


def _set_opened(
    session: Session, article_id: UUID, at: datetime | None, actor_id: UUID | None
) -> None:
    # Past the mapper, as it is no change of the details, whose revision an editor may have seen.
    columns = {"opened_at": at, "opened_by_id": actor_id}
    session.execute(update(Article).where(Article.id == article_id).values(columns))
