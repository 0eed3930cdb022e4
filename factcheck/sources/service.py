"""Adding sources with their texts, and correcting what is known of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, undefer

from factcheck.errors import DETAILS_CHANGED, DuplicateError, NotFoundError, StaleError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import (
    CaptureMethod,
    Passage,
    Snapshot,
    Source,
    SourceKind,
    utc_now,
    uuid7,
)
from factcheck.text.capture import CapturedText, capture_text
from factcheck.text.segment import SEGMENTER_VERSION
from factcheck.words import say

NO_SOURCE = say("There is no such source.")
ALREADY_HERE = say(
    "This text is already in the library. Use that source instead of adding it again."
)


@dataclass(frozen=True, slots=True)
class SourceMetadata:
    """What is known of a source besides its text. Empty strings for what is not known."""

    title: str
    url: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    kind: SourceKind = SourceKind.OTHER


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as it was handed in."""

    text: str
    metadata: SourceMetadata
    method: CaptureMethod = CaptureMethod.PASTED
    language: str = ""
    """ISO 639-1 code; empty to detect it."""
    original: bytes | None = None
    """The file the text was read from; None when the text itself was pasted."""
    original_type: str = "text/plain"


def add_source(
    session: Session, project_id: UUID, draft: SourceDraft, actor_id: UUID | None
) -> UUID:
    """Capture the text of *draft* and store it as store_source does. Flushes."""
    return store_source(session, project_id, draft, capture_source(draft), actor_id)


def capture_source(draft: SourceDraft) -> CapturedText:
    """Do the part of adding a source that needs no database, so that no other write waits for it.

    Raises:
        InvalidError: the text is empty or no text.
        TooLargeError: the text is over the limit.
    """
    return capture_text(
        draft.text,
        original=draft.original,
        original_type=draft.original_type,
        language=draft.language,
    )


def store_source(
    session: Session,
    project_id: UUID,
    draft: SourceDraft,
    captured: CapturedText,
    actor_id: UUID | None,
) -> UUID:
    """Store a source with a snapshot of its text, cut into passages; return its id. Flushes.

    Raises:
        DuplicateError: a source of the project has this text; its ``existing_id`` tells which.
    """
    lock_project(session, project_id)
    if existing := find_by_text(session, project_id, captured.sha256):
        raise DuplicateError(ALREADY_HERE, existing)
    source = Source(id=uuid7(), project_id=project_id, revision=1, created_at=utc_now())
    _set_metadata(source, draft.metadata)
    session.add(source)
    session.flush()
    _insert_snapshot(session, source.id, captured, draft.method)
    record(
        session,
        verb="source.added",
        object_id=source.id,
        actor_id=actor_id,
        project_id=project_id,
        after=describe(source) | {"sha256": captured.sha256},
    )
    session.flush()
    return source.id


def get_source(session: Session, source_id: UUID) -> Source:
    """Return a source.

    Raises:
        NotFoundError: there is no such source.
    """
    source = session.get(Source, source_id)
    if source is None:
        raise NotFoundError(NO_SOURCE)
    return source


def get_newest_snapshot(session: Session, source_id: UUID) -> Snapshot:
    """Return a source's newest snapshot with its text.

    Raises:
        NotFoundError: there is no such source.
    """
    query = (
        select(Snapshot)
        .where(Snapshot.source_id == source_id)
        .order_by(Snapshot.id.desc())
        .limit(1)
        .options(undefer(Snapshot.text))
    )
    snapshot = session.scalar(query)
    if snapshot is None:
        raise NotFoundError(NO_SOURCE)
    return snapshot


def find_source_of(session: Session, project_id: UUID, snapshot_id: UUID | None) -> Source:
    """Return the project's source that a snapshot is of.

    Raises:
        NotFoundError: there is no such snapshot.
    """
    query = (
        select(Source)
        .join(Snapshot, Snapshot.source_id == Source.id)
        .where(Snapshot.id == snapshot_id, Source.project_id == project_id)
    )
    source = session.scalar(query) if snapshot_id else None
    if source is None:
        raise NotFoundError(NO_SOURCE)
    return source


def find_by_text(session: Session, project_id: UUID, sha256: str) -> UUID | None:
    """Return the id of the project's source that has this text, a removed one too."""
    return session.scalar(
        select(Source.id)
        .join(Snapshot, Snapshot.source_id == Source.id)
        .where(Snapshot.sha256 == sha256, Source.project_id == project_id)
        .limit(1)
    )


def update_source(
    session: Session, source_id: UUID, metadata: SourceMetadata, seen_revision: int, actor_id: UUID
) -> None:
    """Store corrected metadata. Flushes.

    Raises:
        StaleError: it was saved after the editor opened it.
    """
    source = get_source(session, source_id)
    if source.revision != seen_revision:
        raise StaleError(DETAILS_CHANGED)
    before = describe(source)
    _set_metadata(source, metadata)
    _record_change(session, source, "source.updated", actor_id, before, describe(source))


def remove_source(session: Session, source_id: UUID, actor_id: UUID) -> None:
    """Hide a source from the library. Evidence that rests on it stays; it can be restored."""
    source = get_source(session, source_id)
    if source.removed_at is None:
        source.removed_at = utc_now()
        _record_change(session, source, "source.removed", actor_id)


def restore_source(session: Session, source_id: UUID, actor_id: UUID) -> None:
    """Show a removed source again."""
    source = get_source(session, source_id)
    if source.removed_at is not None:
        source.removed_at = None
        _record_change(session, source, "source.restored", actor_id)


def describe(source: Source) -> dict[str, Any]:
    """Return the metadata in JSON's types, for the history."""
    return {
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published and source.published.isoformat(),
        "kind": source.kind.value,
    }


def _set_metadata(source: Source, metadata: SourceMetadata) -> None:
    for name in ("title", "url", "publisher", "author", "published", "kind"):
        setattr(source, name, getattr(metadata, name))


def _record_change(
    session: Session,
    source: Source,
    verb: str,
    actor_id: UUID,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    source.revision += 1
    record(
        session,
        verb=verb,
        object_id=source.id,
        actor_id=actor_id,
        project_id=source.project_id,
        before=before,
        after=after,
    )
    session.flush()


def _insert_snapshot(
    session: Session, source_id: UUID, captured: CapturedText, method: CaptureMethod
) -> None:
    snapshot_id = uuid7()
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
