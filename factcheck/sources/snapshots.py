"""The texts of a source, one for each time it was captured and had changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import and_, exists, insert, select
from sqlalchemy.orm import Session, undefer

from factcheck.errors import NotFoundError
from factcheck.models import (
    CaptureMethod,
    Passage,
    Snapshot,
    Source,
    SourceIndex,
    uuid7,
    uuid7_after,
)
from factcheck.sources.finding import get_newest_snapshot
from factcheck.sources.index import VERSION, Indexed, Write, index_source, prepare_index
from factcheck.sources.pending import let_wait
from factcheck.sources.publishers import ensure_publisher
from factcheck.sources.titles import sort_title_of
from factcheck.text.capture import CapturedText
from factcheck.text.segment import SEGMENTER_VERSION
from factcheck.text.urls import page_of
from factcheck.words import say

NO_SNAPSHOT = say("There is no such captured text.")
AT_ONCE = 50
"""Sources indexed in one transaction by `catch_up_sources`, at most."""
ENOUGH = 200_000
"""Code points of their texts after which it ends a transaction: they take a tenth of a second."""


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One captured text in the list of them."""

    id: UUID
    captured_at: datetime
    method: CaptureMethod
    sha256: str
    language: str


def insert_snapshot(
    session: Session, source_id: UUID, captured: CapturedText, method: CaptureMethod
) -> UUID:
    """Insert a text of a source with its passages, and return its id."""
    newest = select(Snapshot.id).where(Snapshot.source_id == source_id)
    newest = newest.order_by(Snapshot.id.desc()).limit(1)
    # The newest is that with the highest id, whatever has become of the server's clock.
    snapshot_id = uuid7_after(session.scalar(newest))
    session.execute(
        insert(Snapshot).values(
            id=snapshot_id,
            source_id=source_id,
            method=method,
            text=captured.text,
            sha256=captured.sha256,
            original=captured.original,
            original_sha256=captured.original_sha256,
            original_type=captured.original_type,
            language=captured.language,
            segmenter=str(SEGMENTER_VERSION),
        )
    )
    passages = [
        {
            "id": uuid7(),
            "snapshot_id": snapshot_id,
            "position": position,
            "paragraph": span.paragraph,
            "start": span.start,
            "end": span.end,
        }
        for position, span in enumerate(captured.spans)
    ]
    session.execute(insert(Passage), passages)
    return snapshot_id


def catalogue(session: Session, source: Source, indexed: Indexed) -> None:
    """Make a source findable by its newest text, and have it compared with the library. Flushes."""
    index_source(session, source, indexed)
    let_wait(session, [source.id])


def place(source: Source, archive_url: str) -> None:
    """Set the page that a source's address means, and the copy that an archive has of it.

    Args:
        archive_url: where the copy is; empty to take the source's address if it leads to one.
    """
    page = page_of(source.url)
    source.page = page.key if page else ""
    source.archive_url = archive_url or (page and page.archive) or ""
    copy = page_of(source.archive_url)
    source.archived_at = copy.archived_at if copy else None


def catalogue_stored(session: Session, source: Source) -> int:
    """Make a source findable that is stored and was never indexed. Flushes.

    Returns:
        the length of its newest text.
    """
    place(source, source.archive_url)
    source.sort_title = sort_title_of(source.title)
    ensure_publisher(session, source.project_id, source.publisher, source.url)
    text = get_newest_snapshot(session, source.id).text
    index_source(session, source, prepare_index(text))
    return len(text)


def catch_up_sources(write: Write) -> None:
    """Index the sources that are not, or were by another VERSION of the index.

    New ones are compared with the library later, see factcheck.sources.pending.
    """
    last: UUID | None = None
    while batch := write(partial(_next_sources, after=last)):
        last = batch[-1]


def list_snapshots(
    session: Session, source_id: UUID, *, removed: bool = False
) -> list[SnapshotRow]:
    """Return the captured texts of a source, the newest first, without the texts.

    Args:
        removed: those that were taken back instead.
    """
    at = Snapshot.removed_at
    query = (
        select(
            Snapshot.id,
            Snapshot.captured_at,
            Snapshot.method,
            Snapshot.sha256,
            Snapshot.language,
        )
        .where(Snapshot.source_id == source_id, at.is_not(None) if removed else at.is_(None))
        .order_by(Snapshot.id.desc())
    )
    return [SnapshotRow(*row) for row in session.execute(query)]


def get_snapshots(session: Session, source_id: UUID, ids: Sequence[UUID]) -> list[Snapshot]:
    """Return texts of a source in the order of *ids*, those that were taken back too.

    Raises:
        NotFoundError: one of them is not a text of this source.
    """
    query = select(Snapshot).where(Snapshot.source_id == source_id, Snapshot.id.in_(ids))
    found = {row.id: row for row in session.scalars(query.options(undefer(Snapshot.text)))}
    if not found.keys() >= set(ids):
        raise NotFoundError(NO_SNAPSHOT)
    return [found[snapshot_id] for snapshot_id in ids]


def _next_sources(session: Session, after: UUID | None) -> list[UUID]:
    current = exists().where(
        and_(SourceIndex.source_id == Source.id, SourceIndex.version == VERSION)
    )
    query = select(Source).where(~current).order_by(Source.id).limit(AT_ONCE)
    if after:
        query = query.where(Source.id > after)
    done, characters = list[UUID](), 0
    for source in session.scalars(query).all():
        characters += catalogue_stored(session, source)
        done.append(source.id)
        if characters >= ENOUGH:
            break
    return done
