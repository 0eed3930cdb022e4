"""Looking sources up: by id, by text, by page."""

from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, select
from sqlalchemy.orm import Session, undefer

from factcheck.errors import NotFoundError, StaleError
from factcheck.locking import is_gated
from factcheck.models import Snapshot, Source
from factcheck.models.blindness import made_known_to
from factcheck.words import say

NO_SOURCE = say("There is no such source.")
TEXT_GONE = say("The text it was found in was taken back from its source. Put that back first.")
SOURCE_FOLDED = say(
    "Its source was joined with another one of the same text. Find the passage there, and link it "
    "again."
)


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
    """Return a source's newest snapshot with its text, of those that were not taken back.

    Raises:
        NotFoundError: there is no such source.
    """
    query = (
        select(Snapshot)
        .where(Snapshot.source_id == source_id, Snapshot.removed_at.is_(None))
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


def hold_standing(session: Session, snapshot_id: UUID) -> None:
    """Keep a text from being taken back, and its source from being folded, until the commit.

    Raises:
        StaleError: it was taken back already, or another source stands for its own.
    """
    query = select(Snapshot.id).where(Snapshot.id == snapshot_id, Snapshot.removed_at.is_(None))
    if session.scalar(query.with_for_update(read=True)) is None:
        raise StaleError(TEXT_GONE)
    if _find_folded_into(session, snapshot_id):
        raise StaleError(SOURCE_FOLDED)


def hold_text(session: Session, snapshot_id: UUID) -> UUID:
    """Keep a text from being taken back, and its source from being folded, until the commit.

    Before the annotation is held, as whoever folds a source does. On SQLite the write gate has done
    it already.

    Returns:
        the text that stands for it: of the desk's source that its own was folded into, if any.
    """
    if not is_gated(session):
        held = select(Snapshot.id).where(Snapshot.id == snapshot_id)
        session.execute(held.with_for_update(read=True))
    return _find_folded_into(session, snapshot_id) or snapshot_id


def _find_folded_into(session: Session, snapshot_id: UUID) -> UUID | None:
    """Return the text that stands for this one; None where its source was not folded.

    A source that was merely removed from the library is gone as well, but no other stands for it.
    """
    removed = (
        select(Snapshot.sha256, Source.project_id, Source.id)
        .join(Source, Source.id == Snapshot.source_id)
        .where(Snapshot.id == snapshot_id, Source.removed_at.is_not(None))
    )
    found = session.execute(removed).first()
    return find_double(session, *found) if found else None


def find_double(session: Session, sha256: str, project_id: UUID, besides: UUID) -> UUID | None:
    """Return the same text of a source of the desk that stands, *besides* this source."""
    query = (
        select(Snapshot.id)
        .join(Source, Source.id == Snapshot.source_id)
        .where(
            Snapshot.sha256 == sha256,
            Snapshot.removed_at.is_(None),
            Source.project_id == project_id,
            Source.id != besides,
            Source.made_in_id.is_(None),
            Source.removed_at.is_(None),
        )
    )
    return session.scalar(query.order_by(Snapshot.id).limit(1))


def find_by_text(
    session: Session, project_id: UUID, sha256: str, reader_id: UUID | None
) -> UUID | None:
    """Return the id of the project's source that has this text, a removed one too.

    A source that the text was taken back from has it no more.

    Args:
        reader_id: who is to know the source; None for all who may see the library.
    """
    # In two queries: of a join the engine may begin with all sources of the project.
    holding = select(Snapshot.source_id).where(
        Snapshot.sha256 == sha256, Snapshot.removed_at.is_(None)
    )
    having = session.scalars(holding).all()
    if not having:
        return None
    here = select(Source.id, Source.project_id)
    here = here.where(Source.id.in_(having), _is_known(reader_id))
    return next((row.id for row in session.execute(here) if row.project_id == project_id), None)


def find_by_page(
    session: Session, project_id: UUID, page: str, reader_id: UUID | None
) -> UUID | None:
    """Return the id of the project's source that was read from a page, the newest of several.

    A removed one too.

    Args:
        page: its key, as factcheck.text.urls makes it.
        reader_id: who is to know the source; None for all who may see the library.
    """
    query = select(Source.id).where(
        Source.project_id == project_id,
        Source.page == page,
        _is_known(reader_id),
    )
    return session.scalar(query.order_by(Source.id.desc()).limit(1)) if page else None


def _is_known(reader_id: UUID | None) -> ColumnElement[bool]:
    return made_known_to(Source, reader_id) if reader_id else Source.made_in_id.is_(None)


def newest_snapshot_id() -> ScalarSelect[UUID]:
    """Return what selects the id of the newest snapshot of a query's Source."""
    standing = Snapshot.source_id == Source.id, Snapshot.removed_at.is_(None)
    newest = select(Snapshot.id).where(*standing).correlate(Source)
    return newest.order_by(Snapshot.id.desc()).limit(1).scalar_subquery()
