"""What reviewers differ on, counted anew after the registry of speakers has changed.

Whom two of them name may be one speaker from then on, or two. What was decided stands: it is of
what they said, and they say the same.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import read_benches
from factcheck.adjudication.settling import refresh
from factcheck.models import (
    UNDER_WAY,
    Annotation,
    Article,
    Attribution,
    Review,
    ReviewKind,
    ReviewState,
    Speaker,
)
from factcheck.reviews.progress import has_reviews


def recount_named(session: Session, speaker_ids: Collection[UUID]) -> None:
    """Count anew for the articles to be adjudicated that name a speaker. Flushes.

    The caller holds the project. Those that are finished, or wait for a review, are left alone:
    of these it is done when the review comes in.

    Args:
        speaker_ids: those that have changed; whoever was merged into them has, too.
    """
    changed = select(Speaker.id).where(
        or_(Speaker.id.in_(speaker_ids), Speaker.merged_into_id.in_(speaker_ids))
    )
    naming = (
        select(Review.article_id)
        .join(Annotation, Annotation.review_id == Review.id)
        .join(Attribution, Attribution.annotation_id == Annotation.id)
        .where(Attribution.speaker_id.in_(changed), Review.counts([ReviewState.SUBMITTED]))
    )
    to_decide = select(Article.id).where(
        Article.id.in_(naming),
        has_reviews(*UNDER_WAY, kind=ReviewKind.ADJUDICATED),
        ~has_reviews(*UNDER_WAY),
    )
    article_ids = session.scalars(to_decide.order_by(Article.id)).all()
    for bench in read_benches(session, article_ids, hold=True):
        refresh(session, bench.review, bench.differing)
    session.flush()
