"""What is made of an article's reviews once the last of them is handed in."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factcheck.adjudication.disagreements import Part
from factcheck.adjudication.layers import Layer, list_layers
from factcheck.adjudication.questions import list_asked
from factcheck.agreement.rows import coincidences_of
from factcheck.history import record
from factcheck.models import (
    Article,
    Decision,
    DecisionMethod,
    Membership,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    Sentence,
)

_decision: Any = Decision.__table__


def settle(session: Session, article_id: UUID) -> None:
    """Make the adjudicated review of an article, or bring it up to date. Flushes.

    The caller holds the article for a change. A review that comes in after the adjudication was
    finished reopens it, as it is no longer made of all of them.
    """
    layers = list_layers(session, [article_id])[article_id]
    review = session.scalar(
        select(Review).where(Review.article_id == article_id, Review.kind == ReviewKind.ADJUDICATED)
    )
    if review is None:
        review = _begin(session, article_id, layers)
    elif review.state is ReviewState.SUBMITTED:
        _reopen(session, review)
    review.coincidences = coincidences_of(session, article_id)
    decisions = session.scalars(select(Decision).where(Decision.review_id == review.id))
    asked = list_asked(layers, list_sentence_ids(session, article_id), decisions)
    refresh(session, review, asked)
    session.flush()


def refresh(session: Session, review: Review, asked: Iterable[Part]) -> None:
    """Count what reviewers differ on, and mark the decisions that no longer fit what is said.

    What all say and is overruled counts only while it has to be decided anew. The caller holds the
    adjudicated review, or the article for a change.
    """
    now = {part.key: part.fingerprint for part in asked}
    conflicts = len(now)
    query = select(
        _decision.c.id,
        _decision.c.sentence_id,
        _decision.c.field,
        _decision.c.place,
        _decision.c.fingerprint,
        _decision.c.stale,
        _decision.c.method == DecisionMethod.OVERRULING,
    ).where(_decision.c.review_id == review.id)
    turned: dict[bool, list[UUID]] = {True: [], False: []}
    for which, *key, fingerprint, was, overrules in session.execute(query):
        is_stale = now.get((key[0], key[1], key[2])) != fingerprint
        conflicts -= overrules and not is_stale
        if is_stale != was:
            turned[is_stale].append(which)
    if review.conflicts != conflicts:
        review.conflicts = conflicts
    for is_stale, ids in turned.items():
        if ids:
            # Past the mapper, as nobody has decided anew and the revision tells of that.
            session.execute(update(_decision).where(_decision.c.id.in_(ids)).values(stale=is_stale))


def list_sentence_ids(session: Session, article_id: UUID) -> list[UUID]:
    """Return the sentences of an article in their order."""
    return list_sentence_ids_of(session, [article_id])[article_id]


def list_sentence_ids_of(session: Session, article_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Do what `list_sentence_ids` does for several articles, in one query."""
    query = select(Sentence.article_id, Sentence.id).where(Sentence.article_id.in_(article_ids))
    found: dict[UUID, list[UUID]] = {article_id: [] for article_id in article_ids}
    for article_id, sentence_id in session.execute(
        query.order_by(Sentence.article_id, Sentence.position)
    ):
        found[article_id].append(sentence_id)
    return found


def _begin(session: Session, article_id: UUID, layers: list[Layer]) -> Review:
    # Nobody adjudicates yet; of those who can, the one who has been there longest stands for it.
    an_editor = (
        select(Membership.user_id)
        .join(Article, Article.project_id == Membership.project_id)
        .where(Article.id == article_id, Membership.role == Role.EDITOR)
        .order_by(Membership.id)
        .limit(1)
    )
    review = Review(
        article_id=article_id,
        reviewer_id=session.scalar(an_editor) or layers[0].reviewer_id,
        kind=ReviewKind.ADJUDICATED,
        state=ReviewState.ASSIGNED,
    )
    session.add(review)
    session.flush()
    return review


def _reopen(session: Session, review: Review) -> None:
    about = {"article": str(review.article_id)}
    review.state = ReviewState.OPEN
    review.revision += 1
    record(
        session,
        verb="review.adjudication_reopened",
        object_id=review.id,
        actor_id=None,
        project_id=session.scalar(
            select(Article.project_id).where(Article.id == review.article_id)
        ),
        before=about | {"state": ReviewState.SUBMITTED.value},
        after=about | {"state": ReviewState.OPEN.value},
    )
