"""What an import brings too late: to reviews that are handed in here, to articles adjudicated."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.exchange.kinds import (
    ADJUDICATION,
    ANNOTATION,
    ATTRIBUTION,
    DECISION,
    DISCREPANCY,
    EVIDENCE,
    REVIEW,
    Kind,
    Row,
)
from factcheck.exchange.known import fail
from factcheck.exchange.merge import batches
from factcheck.models import ACTIVE, Annotation, Review, ReviewKind, ReviewState
from factcheck.reviews.beginning import CLOSED
from factcheck.words import say

HANDED_IN = say("This review is handed in here. Reopen it, then bring what is new in it.")
ADJUDICATED = say("This article is adjudicated here. Reopen its adjudication, then bring a review.")


def refuse_late(session: Session, fresh: Mapping[Kind, Sequence[Row]]) -> None:
    """Refuse what nobody could do here any more, to reviews and articles that were here before.

    Args:
        fresh: the rows just added.

    Raises:
        InvalidError: there is some.
    """
    reviews = {row.values["id"] for kind in (REVIEW, ADJUDICATION) for row in fresh.get(kind, ())}
    _refuse_in_closed(session, fresh, reviews)
    # What an article was adjudicated to comes with the reviews that it was made of.
    settled = {row.values["article_id"] for row in fresh.get(ADJUDICATION, ())}
    begun = {
        row.values["article_id"]: row.path
        for row in fresh.get(REVIEW, ())
        if row.values["state"] in ACTIVE and row.values["article_id"] not in settled
    }
    finished = select(Review.article_id).where(
        Review.kind == ReviewKind.ADJUDICATED, Review.state == ReviewState.SUBMITTED
    )
    for some in batches(begun):
        for article_id in session.scalars(finished.where(Review.article_id.in_(some))):
            fail(begun[article_id], ADJUDICATED)


def _refuse_in_closed(
    session: Session, fresh: Mapping[Kind, Sequence[Row]], reviews: set[UUID]
) -> None:
    """Refuse additions to closed reviews, but for *reviews*, which are just added themselves."""
    places = {row.values["review_id"]: row.path for row in fresh.get(DECISION, ())}
    places |= {row.values["review_id"]: row.path for row in fresh.get(ANNOTATION, ())}
    added = {row.values["id"] for row in fresh.get(ANNOTATION, ())}
    inside = {
        row.values["annotation_id"]: row.path
        for kind in (ATTRIBUTION, EVIDENCE, DISCREPANCY)
        for row in fresh.get(kind, ())
        if row.values["annotation_id"] not in added
    }
    of: Any = select(Annotation.id, Annotation.review_id)
    for some in batches(inside):
        for annotation_id, review_id in session.execute(of.where(Annotation.id.in_(some))):
            places.setdefault(review_id, inside[annotation_id])
    closed = select(Review.id).where(Review.state.in_(CLOSED))
    for some in batches(places.keys() - reviews):
        for review_id in session.scalars(closed.where(Review.id.in_(some))):
            fail(places[review_id], HANDED_IN)
