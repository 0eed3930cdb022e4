"""The library: lists of sources, and one source with its passages and uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Evidence, Passage, Review, Snapshot, Source, SourceKind
from factcheck.sources.linked import STANDS

PAGE = 50
"""Sources on a page."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of the library."""

    id: UUID
    title: str
    publisher: str
    author: str
    published: date | None
    kind: SourceKind
    url: str
    passages: int
    used: int
    """How many sentences the reader of the list linked it to."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage of a snapshot, with its text."""

    position: int
    paragraph: int
    start: int
    end: int
    text: str


def list_sources(
    session: Session,
    project_id: UUID,
    reader_id: UUID,
    *,
    typed: str = "",
    after: UUID | None = None,
    removed: bool = False,
) -> tuple[list[SourceRow], UUID | None]:
    """Return a page of the library, newest first, in three queries, and where the next begins.

    Args:
        typed: words that title, publisher, author or address hold, each of them somewhere.
        after: the id that the last page ended with.
        removed: list the hidden ones instead.
    """
    query = (
        select(
            Source.id,
            Source.title,
            Source.publisher,
            Source.author,
            Source.published,
            Source.kind,
            Source.url,
        )
        .where(
            Source.project_id == project_id,
            Source.removed_at.is_not(None) if removed else Source.removed_at.is_(None),
        )
        .order_by(Source.id.desc())
        .limit(PAGE + 1)
    )
    if after:
        query = query.where(Source.id < after)
    for word in typed.split()[:10]:
        columns = (Source.title, Source.publisher, Source.author, Source.url)
        query = query.where(or_(*(c.icontains(word, autoescape=True) for c in columns)))
    found = session.execute(query).all()
    page = found[:PAGE]
    ids = [row.id for row in page]
    passages = _count_passages(session, ids)
    used = _count_uses(session, ids, reader_id)
    rows = [SourceRow(*row, passages.get(row.id, 0), used.get(row.id, 0)) for row in page]
    return rows, page[-1].id if len(found) > PAGE else None


def list_passages(session: Session, snapshot: Snapshot) -> list[PassageRow]:
    """Return a snapshot's passages in order; its text must be loaded."""
    found = session.execute(
        select(Passage.position, Passage.paragraph, Passage.start, Passage.end)
        .where(Passage.snapshot_id == snapshot.id)
        .order_by(Passage.position)
    )
    text = snapshot.text
    return [PassageRow(*row, text=text[row.start : row.end]) for row in found]


def _count_passages(session: Session, source_ids: Sequence[UUID]) -> dict[UUID, int]:
    counted = session.execute(
        select(Snapshot.source_id, func.count())
        .join(Passage, Passage.snapshot_id == Snapshot.id)
        .where(Snapshot.source_id.in_(source_ids))
        .group_by(Snapshot.source_id)
    )
    return dict(counted.all())


def _count_uses(session: Session, source_ids: Sequence[UUID], reader_id: UUID) -> dict[UUID, int]:
    counted = session.execute(
        select(Snapshot.source_id, func.count(Annotation.sentence_id.distinct()))
        .join(Evidence, Evidence.snapshot_id == Snapshot.id)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Snapshot.source_id.in_(source_ids), Review.own(reader_id), STANDS)
        .group_by(Snapshot.source_id)
    )
    return dict(counted.all())
