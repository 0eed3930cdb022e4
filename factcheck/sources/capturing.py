"""Many addresses and files at once: kept as a batch, captured one after the other, resumable."""

import gzip
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session, undefer

from factcheck.errors import (
    DomainError,
    DuplicateError,
    InvalidError,
    NotFoundError,
    StaleError,
)
from factcheck.models import (
    CaptureItem,
    CaptureState,
    Source,
    utc_now,
    uuid7,
    uuid7s,
)
from factcheck.sources.service import (
    SAME_PAGE,
    CapturedSource,
    SourceDraft,
    add_text,
    capture_source,
    store_source,
)
from factcheck.words import say

MOST_ITEMS = 500
"""Addresses and files of one batch."""
LEASE = timedelta(minutes=3)
"""How long an item is left to whoever captures it. To fetch and to read it takes 40 s at most."""
NOTHING = say("Type at least one address, one a line, or choose files.")
TOO_MANY = say("At most %(n)s at once. Hand in the rest afterwards.", n=MOST_ITEMS)
NO_BATCH = say("There is no such batch of addresses and files.")
FILE_OF_PAGE = say(
    "The page of this file is in the library already, with another text. Open that source and add "
    "the file as a newer text of it."
)
BROKEN = say("Something went wrong here. The server's log tells what.")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file that was handed in."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An address or a file of a batch, and what became of it."""

    id: UUID
    name: str
    state: CaptureState
    message: str
    source_id: UUID | None
    title: str | None
    """Of the source it became, or was already."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An item that is to be captured now, by nobody else."""

    id: UUID
    project_id: UUID
    name: str
    data: bytes | None
    until: datetime
    """When others may take it."""


def begin_batch(
    session: Session,
    project_id: UUID,
    actor_id: UUID,
    addresses: Sequence[str],
    files: Sequence[File],
) -> UUID:
    """Keep addresses and files to be captured; return the batch's id. Flushes.

    Raises:
        InvalidError: there is none, or there are more than MOST_ITEMS.
    """
    wanted: list[File | str] = [*dict.fromkeys(addresses), *files]
    if not wanted:
        raise InvalidError(NOTHING, {"addresses": NOTHING})
    if len(wanted) > MOST_ITEMS:
        raise InvalidError(TOO_MANY, {"addresses": TOO_MANY})
    batch_id = uuid7()
    for position, (key, item) in enumerate(zip(uuid7s(len(wanted)), wanted, strict=True)):
        session.add(
            CaptureItem(
                id=key,
                project_id=project_id,
                batch_id=batch_id,
                actor_id=actor_id,
                position=position,
                name=item.name if isinstance(item, File) else item,
                data=gzip.compress(item.data, 6) if isinstance(item, File) else None,
                state=CaptureState.WAITING,
                message="",
                created_at=utc_now(),
            )
        )
    session.flush()
    return batch_id


def list_items(session: Session, project_id: UUID, batch_id: UUID, actor_id: UUID) -> list[ItemRow]:
    """Return the items of a person's batch in their order, in one query.

    Raises:
        NotFoundError: the person has no such batch in this project.
    """
    query = (
        select(
            CaptureItem.id,
            CaptureItem.name,
            CaptureItem.state,
            CaptureItem.message,
            CaptureItem.source_id,
            Source.title,
        )
        .outerjoin(Source, Source.id == CaptureItem.source_id)
        .where(
            CaptureItem.project_id == project_id,
            CaptureItem.batch_id == batch_id,
            CaptureItem.actor_id == actor_id,
        )
        .order_by(CaptureItem.position)
    )
    rows = [ItemRow(*row) for row in session.execute(query)]
    if not rows:
        raise NotFoundError(NO_BATCH)
    return rows


def list_unfinished(session: Session, project_id: UUID, actor_id: UUID) -> list[tuple[UUID, int]]:
    """Return a person's batches in which something waits, newest first, and how much."""
    query = (
        select(CaptureItem.batch_id, func.count())
        .where(
            CaptureItem.project_id == project_id,
            CaptureItem.actor_id == actor_id,
            CaptureItem.state == CaptureState.WAITING,
        )
        .group_by(CaptureItem.batch_id)
        .order_by(CaptureItem.batch_id.desc())
        .limit(20)
    )
    return [(batch_id, waiting) for batch_id, waiting in session.execute(query)]


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


def capture_item(
    item: Taken,
    read: Callable[[Taken], SourceDraft],
    write: Callable[[Callable[[Session], UUID | None]], UUID | None],
    actor_id: UUID,
    tell: Callable[[str], str],
) -> UUID | None:
    """Capture an item and note what became of it; return the source it became, or was already.

    Args:
        read: fetches or reads it, outside of any transaction.
        write: Database.write.
        tell: says a message in the language of whoever handed it in.
    """
    try:
        source = capture_source(read(item))
        return write(lambda session: _store(session, item, source, actor_id, tell))
    except DomainError as error:
        told = tell(error.message)
    except Exception:  # one that cannot be captured must not keep the others from it
        log.exception("item %s could not be captured", item.id)
        told = tell(BROKEN)
    return write(lambda session: _fail(session, item, told))


def retry_failed(session: Session, batch_id: UUID) -> None:
    """Let what failed of a batch wait again: the site, or this server, may have been busy."""
    session.execute(
        update(CaptureItem)
        .where(
            CaptureItem.batch_id == batch_id,
            CaptureItem.state == CaptureState.FAILED,
        )
        .values(state=CaptureState.WAITING, message="")
    )


def _store(
    session: Session,
    item: Taken,
    source: CapturedSource,
    actor_id: UUID,
    tell: Callable[[str], str],
) -> UUID | None:
    if not _holds(session, item):
        return None  # it took so long that another has it now
    state = CaptureState.ADDED
    try:
        source_id = store_source(session, item.project_id, source, actor_id)
    except DuplicateError as error:
        state, source_id = CaptureState.KNOWN, error.existing_id
        if error.message == SAME_PAGE and item.data is not None:
            _fail(session, item, tell(FILE_OF_PAGE))
            return None
        if error.message == SAME_PAGE:
            try:
                add_text(session, source_id, source, actor_id)
            except (DuplicateError, StaleError) as refusal:
                _fail(session, item, tell(refusal.message))
                return None
    _finish(session, item, state=state, source_id=source_id, data=None)  # it is in the library now
    return source_id


def _holds(session: Session, item: Taken) -> bool:
    """Keep an item until the commit, if it is still claimed."""
    query = select(CaptureItem.id).where(
        CaptureItem.id == item.id,
        CaptureItem.state == CaptureState.WAITING,
        CaptureItem.claimed_until == item.until,
    )
    return session.scalar(query.with_for_update()) is not None


def _fail(session: Session, item: Taken, message: str) -> None:
    if _holds(session, item):
        _finish(session, item, state=CaptureState.FAILED, message=message)


def _finish(session: Session, item: Taken, **values: object) -> None:
    done = update(CaptureItem).where(CaptureItem.id == item.id)
    session.execute(done.values(claimed_until=None, **values))
