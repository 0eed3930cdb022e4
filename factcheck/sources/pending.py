"""Sources that are still to be compared with the library, each in small steps and by one worker.

A source is findable at once. What it is related to takes a tenth of a second and more to find, so
that is done afterwards: by the request that added it, by a command, or by the server as it runs.
Whoever does it has a lease of the source for a while, so that work that was broken off is done by
the next. What was begun ATTEMPTS times and never done is given up.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from factcheck.db import Database
from factcheck.models import SourceIndex, SourceRelation, utc_now
from factcheck.sources.finding import get_newest_snapshot, get_source
from factcheck.sources.kin import Kin, Newcomer, find_kin, publication_of
from factcheck.sources.relating import SAID, find_suggested, suggest_relations

LEASE = timedelta(minutes=10)
"""How long one source is left to whoever compares it. The largest take some seconds."""
ATTEMPTS = 3
"""How often it is begun to compare a text that cannot be compared, or stops the process."""

log = logging.getLogger(__name__)

_index: Any = SourceIndex.__table__


@dataclass(frozen=True, slots=True)
class Lease:
    """A source that is left to one worker."""

    source_id: UUID
    until: datetime


def relate_source(database: Database, source_id: UUID) -> None:
    """Compare a source with the library unless that was done, or is being done by another.

    It reads in one transaction and writes in two short ones. What goes wrong is logged, and tried
    again by the next call of `relate_next` after the lease.
    """
    try:
        _relate(database, source_id)
    except Exception:  # the source is stored, whatever becomes of this
        log.exception("source %s could not be compared with the library", source_id)


def relate_next(database: Database) -> bool:
    """Compare the source that came first of those that wait; return whether there was one."""
    with database.read() as session:
        if session.scalar(select(_index.c.number).where(*_free()).limit(1)) is None:
            return False
    return _relate(database, None)


def relate_here(session: Session, source_id: UUID) -> None:
    """Compare a source with the library in the transaction at hand. Flushes."""
    project_id, kin = _find(session, source_id)
    suggest_relations(session, project_id, source_id, kin)
    skip_relating(session, [source_id])


def let_wait(session: Session, source_ids: Collection[UUID], until: datetime | None = None) -> None:
    """Have sources compared with all of the library, after *until* if it is given."""
    _set(session, source_ids, related_at=None, claimed_until=until, attempts=0, told_with=None)


def keep_apart(session: Session, source_ids: Collection[UUID], told_with: UUID) -> None:
    """Have none of the sources with the same *told_with* compared with each other."""
    _set(session, source_ids, told_with=told_with)


def skip_relating(session: Session, source_ids: Collection[UUID]) -> None:
    """Take sources for compared."""
    _set(session, source_ids, related_at=utc_now(), claimed_until=None)


def is_waiting(session: Session, source_id: UUID) -> bool:
    """Whether a source is still to be compared with the library, or is being compared."""
    query = select(_index.c.number).where(
        _index.c.source_id == source_id,
        _index.c.related_at.is_(None),
        or_(_index.c.attempts < ATTEMPTS, _index.c.claimed_until >= utc_now()),
    )
    return session.scalar(query) is not None


def count_waiting(session: Session) -> int:
    """Return how many sources are to be compared, and by nobody yet."""
    return session.scalars(select(func.count()).where(*_free())).one()


def forget_suggestions(session: Session, source_id: UUID) -> None:
    """Drop what was found of a source to others and nobody has decided on."""
    either = or_(SourceRelation.a_id == source_id, SourceRelation.b_id == source_id)
    session.execute(
        delete(SourceRelation).where(
            either,
            SourceRelation.b_id.is_not(None),
            SourceRelation.decided_at.is_(None),
            SourceRelation.reason != SAID,
        )
    )


def _relate(database: Database, source_id: UUID | None) -> bool:
    lease = database.write(partial(_take, source_id=source_id))
    if lease is None:
        return False
    with database.read() as session:
        project_id, kin = _find(session, lease.source_id)
    database.write(partial(_store, lease=lease, project_id=project_id, kin=kin))
    return True


def _take(session: Session, source_id: UUID | None) -> Lease | None:
    query = select(_index.c.number, _index.c.source_id).where(*_free())
    if source_id:
        query = query.where(_index.c.source_id == source_id)
    query = query.order_by(_index.c.number).limit(1).with_for_update(skip_locked=True)
    found = session.execute(query).first()
    if found is None:
        return None
    lease = Lease(found.source_id, utc_now() + LEASE)
    taken = update(_index).where(_index.c.number == found.number)
    # Counted before it is done: it may be what ends the process.
    session.execute(taken.values(claimed_until=lease.until, attempts=_index.c.attempts + 1))
    return lease


def _find(session: Session, source_id: UUID) -> tuple[UUID, Kin]:
    """Return the project of a source, and what it is to others there."""
    source = get_source(session, source_id)
    text = get_newest_snapshot(session, source_id).text
    newcomer = Newcomer.of(source_id, publication_of(source, text))
    told_with = select(_index.c.told_with).where(_index.c.source_id == source_id)
    suggested = find_suggested(session, source_id)
    kin = find_kin(session, source.project_id, newcomer, suggested)
    apart = select(_index.c.source_id).where(
        _index.c.source_id.in_(kin), _index.c.told_with == told_with.scalar_subquery()
    )
    told = set(session.scalars(apart))
    return source.project_id, {key: found for key, found in kin.items() if key not in told}


def _store(session: Session, lease: Lease, project_id: UUID, kin: Kin) -> None:
    """Store what was found, unless the source has got another text or another worker meanwhile."""
    still = select(_index.c.number).where(
        _index.c.source_id == lease.source_id, _index.c.claimed_until == lease.until
    )
    if session.scalar(still.with_for_update()) is None:
        return
    suggest_relations(session, project_id, lease.source_id, kin)
    skip_relating(session, [lease.source_id])


def _free() -> tuple[Any, ...]:
    expired = or_(_index.c.claimed_until.is_(None), _index.c.claimed_until < utc_now())
    return _index.c.related_at.is_(None), _index.c.attempts < ATTEMPTS, expired


def _set(
    session: Session, source_ids: Collection[UUID], **values: datetime | UUID | int | None
) -> None:
    session.flush()
    session.execute(update(_index).where(_index.c.source_id.in_(source_ids)).values(**values))
