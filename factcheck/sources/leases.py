"""Items of a batch, each left to one worker for as long as that is alive and at work on it.

Whoever captures an item says every few seconds that it is still at it. When a process is killed
it says no more, and the item is free for others within seconds.
"""

import gzip
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Event, Thread
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session, undefer

from factcheck.db import Database
from factcheck.models import CaptureItem, CaptureState, utc_now

LEASE = timedelta(seconds=20)
"""How long an item is left to whoever last said to be at work on it."""
RENEWED = 5.0
"""Seconds after which that is said again."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Taken:
    """An item that is to be captured now, by nobody else."""

    id: UUID
    project_id: UUID
    name: str
    data: bytes | None
    until: datetime
    """When others may take it; it moves on while it is kept."""


def take_next(session: Session, batch_id: UUID) -> Taken | None:
    """Claim the next item of a batch that waits; return it with its file. Flushes.

    None when all is done, or what is left is being captured by others.
    """
    now, until = utc_now(), CaptureItem.claimed_until
    query = (
        select(CaptureItem)
        .where(
            CaptureItem.batch_id == batch_id,
            CaptureItem.state == CaptureState.WAITING,
            or_(until.is_(None), until < now),
        )
        .order_by(CaptureItem.position)
        .limit(1)
        .options(undefer(CaptureItem.data))
        .with_for_update(skip_locked=True)
    )
    item = session.scalar(query)
    if item is None:
        return None
    item.claimed_until = now + LEASE
    session.flush()
    data = None if item.data is None else gzip.decompress(item.data)
    return Taken(item.id, item.project_id, item.name, data, item.claimed_until)


@contextmanager
def renewing(database: Database, item: Taken) -> Iterator[None]:
    """Leave an item to nobody else while the block runs and this process lives."""
    done = Event()
    keeping = Thread(target=_renew, args=(database, item, done), daemon=True)
    keeping.start()
    try:
        yield
    finally:
        done.set()
        keeping.join()


def lock_leased(session: Session, item: Taken) -> bool:
    """Keep an item until the commit, and return whether it is still claimed."""
    query = select(CaptureItem.id).where(
        CaptureItem.id == item.id,
        CaptureItem.state == CaptureState.WAITING,
        CaptureItem.claimed_until == item.until,
    )
    return session.scalar(query.with_for_update()) is not None


def _renew(database: Database, item: Taken, done: Event) -> None:
    while not done.wait(RENEWED):
        try:
            until = database.write(partial(_move_on, item=item))
        except Exception:  # the database may be back before the lease is over
            log.warning("item %s could not be kept", item.id, exc_info=True)
            continue
        if until is None:  # another has it
            return
        item.until = until


def _move_on(session: Session, item: Taken) -> datetime | None:
    if not lock_leased(session, item):
        return None
    until = utc_now() + LEASE
    session.execute(
        update(CaptureItem).where(CaptureItem.id == item.id).values(claimed_until=until)
    )
    return until
