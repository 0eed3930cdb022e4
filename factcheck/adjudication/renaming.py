"""What was decided, and what is left to decide, while the registry of speakers changes.

Whom two reviewers name may be one speaker from then on, or two. They say the same as before, so
what was decided stands; what they differ on is counted anew.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from factcheck.adjudication.bench import Bench, read_benches
from factcheck.adjudication.cutting import OF_WORDS
from factcheck.adjudication.settling import refresh
from factcheck.models import (
    UNDER_WAY,
    Annotation,
    Article,
    Attribution,
    Decision,
    Review,
    ReviewKind,
    ReviewState,
    Speaker,
)
from factcheck.reviews.progress import has_reviews


@contextmanager
def keeping_decisions(session: Session, speaker_ids: Collection[UUID]) -> Iterator[None]:
    """Let what was decided stand while speakers come to stand for others, or no longer do. Flushes.

    A decision knows what was said by the ids of the speakers that stand. The caller holds the
    project.

    Args:
        speaker_ids: those that change; whoever was merged into them does, too.
    """
    undecided = _list_undecided(session, speaker_ids)
    article_ids = session.scalars(_deciding(speaker_ids)).all()
    stood = {key for bench in read_benches(session, article_ids) for key in _standing(bench)}
    yield
    for bench in read_benches(session, article_ids):
        for key, decision in bench.decisions.items():
            part = bench.find(key)
            if part and decision.id in stood and decision.fingerprint != part.fingerprint:
                decision.fingerprint = part.fingerprint
    session.flush()
    _recount(session, undecided)


def recount_named(session: Session, speaker_ids: Collection[UUID]) -> None:
    """Count anew for the articles to be adjudicated that name a speaker. Flushes.

    The caller holds the project. Those that are finished, or wait for a review, are left alone:
    of these it is done when the review comes in.

    Args:
        speaker_ids: those that have changed; whoever was merged into them has, too.
    """
    _recount(session, _list_undecided(session, speaker_ids))


def _recount(session: Session, article_ids: Collection[UUID]) -> None:
    for bench in read_benches(session, article_ids, hold=True):
        refresh(session, bench.review, bench.differing)
    session.flush()


def _list_undecided(session: Session, speaker_ids: Collection[UUID]) -> Sequence[UUID]:
    """Return the articles to be adjudicated that name speakers, and wait for no review."""
    naming = select(Review.article_id).join(Annotation, Annotation.review_id == Review.id)
    naming = naming.where(
        Annotation.id.in_(_naming(speaker_ids)), Review.counts([ReviewState.SUBMITTED])
    )
    to_decide = select(Article.id).where(
        Article.id.in_(naming),
        has_reviews(*UNDER_WAY, kind=ReviewKind.ADJUDICATED),
        ~has_reviews(*UNDER_WAY),
    )
    return session.scalars(to_decide.order_by(Article.id)).all()


def _naming(speaker_ids: Collection[UUID]) -> Select[UUID]:
    """Select the annotations that name speakers."""
    changed = select(Speaker.id).where(
        or_(Speaker.id.in_(speaker_ids), Speaker.merged_into_id.in_(speaker_ids))
    )
    return select(Attribution.annotation_id).where(Attribution.speaker_id.in_(changed))


def _deciding(speaker_ids: Collection[UUID]) -> Select[UUID]:
    """Select the articles in which something was decided of sentences that name speakers."""
    sentences = select(Annotation.sentence_id).where(Annotation.id.in_(_naming(speaker_ids)))
    return (
        select(Review.article_id)
        .join(Decision, Decision.review_id == Review.id)
        .where(Decision.field.in_(OF_WORDS), Decision.sentence_id.in_(sentences))
        .distinct()
        .order_by(Review.article_id)
    )


def _standing(bench: Bench) -> Iterator[UUID]:
    for key, decision in bench.decisions.items():
        part = bench.find(key)
        if part and decision.fingerprint == part.fingerprint:
            yield decision.id
