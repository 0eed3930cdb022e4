"""Adding sources with their texts, and correcting what is known of them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import DETAILS_CHANGED, DuplicateError, StaleError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import CaptureMethod, Snapshot, Source, SourceKind, utc_now, uuid7
from factcheck.sources.finding import find_by_page, find_by_text, get_source
from factcheck.sources.index import Indexed, prepare_index, reindex_words
from factcheck.sources.pending import relate_here
from factcheck.sources.publisher_names import spell_publisher
from factcheck.sources.publishers import ensure_publisher
from factcheck.sources.snapshots import catalogue, insert_snapshot, place
from factcheck.sources.titles import sort_title_of
from factcheck.text.capture import CapturedText, capture_text
from factcheck.text.urls import page_of
from factcheck.words import say

ALREADY_HERE = say(
    "This text is already in the library. Use that source instead of adding it again."
)
UNCHANGED = say("The text is the same as before, so no new copy of it was kept.")
ELSEWHERE = say("Another source of the library has this text.")
TAKEN_BACK = say(
    "This text was taken back from the source before. It is listed below, where it can be put back."
)
SOURCE_REMOVED = say(
    "This source was removed, so it takes no further text; what you gave is still here. Put the "
    "source back first, or add the text as a source of its own."
)
SAME_PAGE = say(
    "This page is already in the library, with another text. Keep yours as a newer text of it, or "
    "add it as a source of its own."
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
    archive_url: str = ""
    """Where an archive keeps a copy; that of *url* itself when it leads to one."""


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


@dataclass(frozen=True, slots=True)
class CapturedSource:
    """A draft with all that is made of its text before it is stored."""

    draft: SourceDraft
    captured: CapturedText
    indexed: Indexed


def add_source(
    session: Session, project_id: UUID, draft: SourceDraft, actor_id: UUID | None
) -> UUID:
    """Capture the text of *draft*, store it as store_source does, and relate it. Flushes."""
    source_id = store_source(session, project_id, capture_source(draft), actor_id)
    relate_here(session, source_id)
    return source_id


def capture_source(draft: SourceDraft) -> CapturedSource:
    """Do the part of adding a source that needs no database, so that no other write waits for it.

    Raises:
        InvalidError: the text is empty or no text.
        TooLargeError: the text is over the limit.
    """
    captured = capture_text(
        draft.text,
        original=draft.original,
        original_type=draft.original_type,
        language=draft.language,
    )
    return CapturedSource(draft, captured, prepare_index(captured.text))


def store_source(
    session: Session,
    project_id: UUID,
    source: CapturedSource,
    actor_id: UUID | None,
    *,
    apart: bool = False,
    made_in_id: UUID | None = None,
) -> UUID:
    """Store a source with a snapshot of its text, cut into passages; return its id. Flushes.

    A known publisher is stored under the name it has. The source is put into the index of the
    library, and waits to be compared with the others: see factcheck.sources.pending.

    Args:
        apart: add it even where the library has the page it was read from.
        made_in_id: the article in whose review it is added, while that is blind: only its maker
            sees it then. Who adds what another has so gets one of their own.

    Raises:
        DuplicateError: a source that the actor knows has this text, or was read from this page; its
            ``existing_id`` tells which.
    """
    lock_project(session, project_id)
    metadata = _spell(session, project_id, source.draft.metadata)
    captured = source.captured
    if existing := find_by_text(session, project_id, captured.sha256, actor_id):
        raise DuplicateError(ALREADY_HERE, existing)
    page = page_of(metadata.url)
    if not apart and page and (known := find_by_page(session, project_id, page.key, actor_id)):
        raise DuplicateError(SAME_PAGE, known)
    row = Source(
        id=uuid7(),
        project_id=project_id,
        revision=1,
        made_by_id=actor_id,
        made_in_id=made_in_id,
        created_at=utc_now(),
    )
    _set_metadata(row, metadata)
    session.add(row)
    _ensure_publisher(session, row)
    session.flush()
    insert_snapshot(session, row.id, captured, source.draft.method)
    catalogue(session, row, source.indexed)
    record(
        session,
        verb="source.added",
        object_id=row.id,
        actor_id=actor_id,
        project_id=project_id,
        after=describe(row) | {"sha256": captured.sha256},
    )
    session.flush()
    return row.id


def add_text(session: Session, source_id: UUID, text: CapturedSource, actor_id: UUID) -> UUID:
    """Store another text of a source, the newest from now on; return the snapshot's id. Flushes.

    What was linked stays linked to the text it was found in. Only the text of *text* is taken.

    Raises:
        NotFoundError: there is no such source.
        StaleError: the source was removed.
        DuplicateError: the source, or another of the project, has this text already, or it was
            taken back from the source.
    """
    source = get_source(session, source_id)
    lock_project(session, source.project_id)
    session.refresh(source)
    if source.removed:
        raise StaleError(SOURCE_REMOVED)
    captured = text.captured
    if existing := find_by_text(session, source.project_id, captured.sha256, actor_id):
        raise DuplicateError(UNCHANGED if existing == source_id else ELSEWHERE, existing)
    earlier = select(Snapshot.id).where(
        Snapshot.source_id == source_id, Snapshot.sha256 == captured.sha256
    )
    if session.scalar(earlier):
        raise DuplicateError(TAKEN_BACK, source_id)
    snapshot_id = insert_snapshot(session, source_id, captured, text.draft.method)
    catalogue(session, source, text.indexed)
    record(
        session,
        verb="source.captured",
        object_id=source_id,
        actor_id=actor_id,
        project_id=source.project_id,
        after={"snapshot": str(snapshot_id), "sha256": captured.sha256},
    )
    session.flush()
    return snapshot_id


def update_source(
    session: Session, source_id: UUID, metadata: SourceMetadata, seen_revision: int, actor_id: UUID
) -> None:
    """Store corrected metadata, a known publisher under the name it has. Flushes.

    Raises:
        StaleError: it was saved after the editor opened it.
    """
    source = get_source(session, source_id)
    if source.revision != seen_revision:
        raise StaleError(DETAILS_CHANGED)
    before = describe(source)
    metadata = _spell(session, source.project_id, metadata)
    _set_metadata(source, metadata)
    _ensure_publisher(session, source)
    reindex_words(session, source)
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
        "archive_url": source.archive_url,
        "publisher": source.publisher,
        "author": source.author,
        "published": source.published and source.published.isoformat(),
        "kind": source.kind.value,
    }


def _spell(session: Session, project_id: UUID, metadata: SourceMetadata) -> SourceMetadata:
    spelled = spell_publisher(session, project_id, metadata.publisher)
    return replace(metadata, publisher=spelled)


def _ensure_publisher(session: Session, source: Source) -> None:
    """Have its publisher in the desk's list, unless only its maker may know of the source."""
    if source.made_in_id is None:
        ensure_publisher(session, source.project_id, source.publisher, source.url)


def _set_metadata(source: Source, metadata: SourceMetadata) -> None:
    for name in ("title", "url", "publisher", "author", "published", "kind"):
        setattr(source, name, getattr(metadata, name))
    source.sort_title = sort_title_of(metadata.title)
    place(source, metadata.archive_url)


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
