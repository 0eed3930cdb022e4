"""Sources that reviewers added blind to each other, which become the desk's.

While their article is blind, each reviewer has sources of their own, and two may have added the
same text. Then one of them stands for it, and what rests on the other rests on that one from then
on: the text is the same, so all offsets are.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session, aliased

from factcheck.history import record
from factcheck.models import Annotation, Discrepancy, Evidence, Review, Snapshot, Source, utc_now
from factcheck.sources import evidence_states
from factcheck.sources.publishers import ensure_publisher


def share_used(session: Session, source: Source, reviewer_id: UUID) -> None:
    """Make a source the desk's if another than its maker rests work on it."""
    if source.made_in_id and source.made_by_id != reviewer_id:
        _share(session, source)


def share_sources(session: Session, article_id: UUID, actor_id: UUID | None) -> None:
    """Make what was added in an article, or is linked in it, the desk's. Flushes.

    Args:
        actor_id: who opened the article; None where its last review was handed in.
    """
    query = select(Source).where(
        Source.made_in_id.is_not(None),
        or_(Source.made_in_id == article_id, Source.id.in_(_linked_in(article_id))),
    )
    for source in session.scalars(query.order_by(Source.id)).all():
        _share(session, source)
        session.flush()
        _fold(session, source, actor_id)
    session.flush()


def _share(session: Session, source: Source) -> None:
    source.made_in_id = None
    ensure_publisher(session, source.project_id, source.publisher, source.url)


def _linked_in(article_id: UUID) -> Select[UUID]:
    resting = [
        select(model.snapshot_id)
        .join(Annotation, Annotation.id == model.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Review.article_id == article_id)
        for model in (Evidence, Discrepancy)
    ]
    return select(Snapshot.source_id).where(or_(*(Snapshot.id.in_(ids) for ids in resting)))


def _fold(session: Session, source: Source, actor_id: UUID | None) -> None:
    """Let the desk's other source of the same text stand for this one, if it has all its texts."""
    doubles = dict(_find_doubles(session, source))
    moving = {own: other for own, other in doubles.items() if other}
    if len(moving) < max(1, len(doubles)):
        return
    for own, other in moving.items():
        _move(session, source.project_id, own, other, actor_id)
    source.removed_at = utc_now()
    source.revision += 1
    record(
        session,
        verb="source.removed",
        object_id=source.id,
        actor_id=actor_id,
        project_id=source.project_id,
    )


def _find_doubles(session: Session, source: Source) -> Iterator[tuple[UUID, UUID | None]]:
    """Yield each standing text of a source with the same text of a source of the desk."""
    own, other = Snapshot, aliased(Snapshot)
    texts = session.execute(
        select(own.id, own.sha256).where(own.source_id == source.id, own.removed_at.is_(None))
    )
    for snapshot_id, sha256 in texts.all():
        same = (
            select(other.id)
            .join(Source, Source.id == other.source_id)
            .where(
                other.sha256 == sha256,
                other.removed_at.is_(None),
                Source.project_id == source.project_id,
                Source.id != source.id,
                Source.made_in_id.is_(None),
                Source.removed_at.is_(None),
            )
        )
        yield snapshot_id, session.scalar(same.order_by(other.id).limit(1))


def _move(
    session: Session, project_id: UUID, own: UUID, other: UUID, actor_id: UUID | None
) -> None:
    """Let what rests on one text rest on another of the same words."""
    for link in session.scalars(select(Evidence).where(Evidence.snapshot_id == own)).all():
        before = evidence_states.state_of(link)
        link.snapshot_id = other
        record(
            session,
            verb="evidence.moved",
            object_id=link.id,
            actor_id=actor_id,
            project_id=project_id,
            before=before,
            after=evidence_states.state_of(link),
        )
    session.execute(
        update(Discrepancy).where(Discrepancy.snapshot_id == own).values(snapshot_id=other)
    )
