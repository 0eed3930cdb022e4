"""Sources that reviewers added blind to each other, which become the desk's.

While their article is blind, each reviewer has sources of their own, and two may have added the
same text. Then one of them stands for it, and what rests on the other rests on that one from then
on: the text is the same, so all offsets are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from factcheck.annotations.stored import lock_annotation
from factcheck.compare import discrepancy_states
from factcheck.history import record
from factcheck.locking import is_gated, lock_project
from factcheck.models import Annotation, Discrepancy, Evidence, Review, Snapshot, Source, utc_now
from factcheck.sources import evidence_states
from factcheck.sources.finding import find_double
from factcheck.sources.publishers import ensure_publisher


@dataclass(frozen=True, slots=True)
class _Resting:
    """A kind of what rests on a text."""

    noun: str
    model: Any
    state_of: Callable[[Any], dict[str, Any]]
    key: tuple[str, ...]
    """What no two of one annotation share that stand."""


_RESTING = (
    _Resting("evidence", Evidence, evidence_states.state_of, ("start", "end")),
    _Resting(
        "discrepancy",
        Discrepancy,
        discrepancy_states.state_of,
        ("start", "end", "kind", "claim"),
    ),
)


def hold_for_sharing(session: Session, snapshot_id: UUID, reviewer_id: UUID) -> None:
    """Hold the project, before the article is held, if using a text makes its source the desk's.

    That may add a publisher, which takes the project.
    """
    if is_gated(session):
        return
    theirs = (
        select(Source.project_id)
        .join(Snapshot, Snapshot.source_id == Source.id)
        .where(
            Snapshot.id == snapshot_id,
            Source.made_in_id.is_not(None),
            Source.made_by_id != reviewer_id,
        )
    )
    if project_id := session.scalar(theirs):
        lock_project(session, project_id)


def share_used(session: Session, source: Source, reviewer_id: UUID) -> None:
    """Make a source the desk's if another than its maker rests work on it."""
    if source.made_in_id and source.made_by_id != reviewer_id:
        # By nobody: the log would say of a reviewer that they are at work where all are blind.
        _share(session, source, None)


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
        _share(session, source, actor_id)
        session.flush()
        _fold(session, source, actor_id)
    session.flush()


def _share(session: Session, source: Source, actor_id: UUID | None) -> None:
    record(
        session,
        verb="source.shared",
        object_id=source.id,
        actor_id=actor_id,
        project_id=source.project_id,
        before={"made_in": str(source.made_in_id)},
        after={"made_in": None},
    )
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
    texts = session.execute(
        select(Snapshot.id, Snapshot.sha256).where(
            Snapshot.source_id == source.id, Snapshot.removed_at.is_(None)
        )
    )
    for snapshot_id, sha256 in texts.all():
        yield snapshot_id, find_double(session, sha256, source.project_id, source.id)


def _move(
    session: Session, project_id: UUID, own: UUID, other: UUID, actor_id: UUID | None
) -> None:
    """Let what rests on one text rest on another of the same words.

    What is said of the other text already, by the same annotation, is not said twice: it goes.
    """
    # Whoever links a passage of it or decides on it has it held, and is waited for.
    session.execute(select(Snapshot.id).where(Snapshot.id == own).with_for_update(key_share=True))
    for kind in _RESTING:
        for row in _hold_resting(session, kind, own):
            before = kind.state_of(row)
            joined = row.removed_at is None and _stands(session, kind, row, other)
            if joined:
                row.removed_at = utc_now()
            else:
                row.snapshot_id = other
            row.revision += 1
            session.flush()
            record(
                session,
                verb=f"{kind.noun}.{'joined' if joined else 'moved'}",
                object_id=row.id,
                actor_id=actor_id,
                project_id=project_id,
                before=before,
                after=kind.state_of(row),
            )


def _hold_resting(session: Session, kind: _Resting, snapshot_id: UUID) -> list[Any]:
    """Return what rests on a text, which nobody saves meanwhile, in the order of all locks."""
    model = kind.model
    on = select(model.annotation_id).where(model.snapshot_id == snapshot_id).distinct()
    for annotation_id in session.scalars(on.order_by(model.annotation_id)).all():
        lock_annotation(session, annotation_id)
    resting = select(model).where(model.snapshot_id == snapshot_id).order_by(model.id)
    # As it is now: this session may have read it before it was held.
    return list(session.scalars(resting.execution_options(populate_existing=True)))


def _stands(session: Session, kind: _Resting, row: Any, snapshot_id: UUID) -> bool:
    """Whether the annotation of *row* says of the same words of another text what *row* says."""
    model = kind.model
    same = select(model.id).where(
        model.annotation_id == row.annotation_id,
        model.snapshot_id == snapshot_id,
        model.removed_at.is_(None),
        *(getattr(model, name) == getattr(row, name) for name in kind.key),
    )
    return session.scalar(same.limit(1)) is not None
