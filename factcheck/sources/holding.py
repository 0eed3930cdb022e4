"""Files that are kept until somebody says what is to become of them: a browser sends none twice.

Those that nobody comes back to are swept away.
"""

import gzip
from datetime import timedelta
from uuid import UUID

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from factcheck.models import CaptureItem, CaptureState, utc_now, uuid7
from factcheck.sources.capturing import File

KEPT = timedelta(days=1)
"""How long a file of no batch is kept."""
BATCHES_KEPT = timedelta(days=7)
"""How long files of a batch are kept that could not be read, or that nobody had read."""


def hold_file(session: Session, project_id: UUID, actor_id: UUID, file: File) -> UUID:
    """Keep a file, and return the id to ask for it by. Flushes."""
    item = CaptureItem(
        id=uuid7(),
        project_id=project_id,
        batch_id=uuid7(),
        actor_id=actor_id,
        position=0,
        name=file.name,
        data=gzip.compress(file.data, 6),
        state=CaptureState.HELD,
        message="",
        created_at=utc_now(),
    )
    session.add(item)
    session.flush()
    return item.id


def find_held(
    session: Session, project_id: UUID, actor_id: UUID, held_id: UUID | None
) -> File | None:
    """Return a file that a person left, or None where it is no longer kept."""
    query = select(CaptureItem.name, CaptureItem.data).where(
        CaptureItem.id == held_id,
        CaptureItem.project_id == project_id,
        CaptureItem.actor_id == actor_id,
        CaptureItem.state == CaptureState.HELD,
    )
    found = session.execute(query).first() if held_id else None
    return File(found.name, gzip.decompress(found.data or b"")) if found else None


def drop_held(session: Session, actor_id: UUID, held_id: UUID | None) -> None:
    """Forget a file that has become what it was to."""
    session.execute(
        delete(CaptureItem).where(
            CaptureItem.id == held_id,
            CaptureItem.actor_id == actor_id,
            CaptureItem.state == CaptureState.HELD,
        )
    )


def sweep_files(session: Session) -> None:
    """Forget the files that were kept for long enough, but none that is being read."""
    now, state = utc_now(), CaptureItem.state
    over = or_(
        and_(state == CaptureState.HELD, CaptureItem.created_at < now - KEPT),
        and_(
            state.in_([CaptureState.FAILED, CaptureState.WAITING]),
            CaptureItem.created_at < now - BATCHES_KEPT,
            CaptureItem.data.is_not(None),
        ),
    )
    until = CaptureItem.claimed_until
    session.execute(delete(CaptureItem).where(over, or_(until.is_(None), until < now)))
