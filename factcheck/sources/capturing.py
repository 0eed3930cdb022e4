"""Many addresses and files at once: kept as a batch, captured one after the other, resumable."""

import gzip
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from factcheck.db import Database
from factcheck.errors import (
    DomainError,
    DuplicateError,
    InvalidError,
    StaleError,
)
from factcheck.models import (
    CaptureItem,
    CaptureState,
    utc_now,
    uuid7,
    uuid7s,
)
from factcheck.sources.leases import Taken, lock_leased, renewing
from factcheck.sources.service import (
    SAME_PAGE,
    CapturedSource,
    SourceDraft,
    add_text,
    capture_source,
    store_source,
)
from factcheck.text.clean import clean_line
from factcheck.words import say

MOST_ITEMS = 500
"""Addresses and files of one batch."""
UNNAMED = "file"
NOTHING = say("Type at least one address, one a line, or choose files.")
TOO_MANY = say("At most %(n)s at once. Hand in the rest afterwards.", n=MOST_ITEMS)
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

    @classmethod
    def received(cls, name: str | None, data: bytes) -> Self:
        """Take a file under the *name* that a browser gave it, as far as that can be read."""
        readable = "".join(filter(str.isprintable, name or ""))
        return cls(clean_line(readable) or UNNAMED, data)


def begin_batch(
    session: Session,
    project_id: UUID,
    actor_id: UUID,
    addresses: Sequence[str],
    files: Sequence[File],
    batch_id: UUID | None = None,
) -> UUID:
    """Keep addresses and files to be captured; return the batch's id. Flushes.

    Args:
        batch_id: of a batch that they are added to, each address once. A new one is begun without
            it, and where the person has no such batch.

    Raises:
        InvalidError: there is none, or there are more than MOST_ITEMS.
    """
    there = _names_in(session, project_id, actor_id, batch_id) if batch_id else []
    begun = len(there)
    wanted = [*(it for it in dict.fromkeys(addresses) if it not in there), *files]
    if batch_id and begun and not wanted:
        return batch_id
    if not wanted:
        raise InvalidError(NOTHING, {"addresses": NOTHING})
    if begun + len(wanted) > MOST_ITEMS:
        raise InvalidError(TOO_MANY, {"addresses": TOO_MANY})
    batch_id = batch_id if batch_id and begun else uuid7()
    for position, (key, item) in enumerate(zip(uuid7s(len(wanted)), wanted, strict=True), begun):
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


def capture_item(
    item: Taken,
    read: Callable[[Taken], SourceDraft],
    database: Database,
    actor_id: UUID,
    tell: Callable[[str], str],
) -> UUID | None:
    """Capture an item and note what became of it; return the source it became, or was already.

    Args:
        read: fetches or reads it, outside of any transaction.
        tell: says a message in the language of whoever handed it in.
    """
    try:
        with renewing(database, item):
            source = capture_source(read(item))
        return database.write(lambda session: _store(session, item, source, actor_id, tell))
    except DomainError as error:
        told = tell(error.message)
    except Exception:  # one that cannot be captured must not keep the others from it
        log.exception("item %s could not be captured", item.id)
        told = tell(BROKEN)
    return database.write(lambda session: _fail(session, item, told))


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


def _names_in(session: Session, project_id: UUID, actor_id: UUID, batch_id: UUID) -> list[str]:
    query = select(CaptureItem.name).where(
        CaptureItem.project_id == project_id,
        CaptureItem.actor_id == actor_id,
        CaptureItem.batch_id == batch_id,
        CaptureItem.state != CaptureState.HELD,
    )
    return list(session.scalars(query))


def _store(
    session: Session,
    item: Taken,
    source: CapturedSource,
    actor_id: UUID,
    tell: Callable[[str], str],
) -> UUID | None:
    if not lock_leased(session, item):
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


def _fail(session: Session, item: Taken, message: str) -> None:
    if lock_leased(session, item):
        _finish(session, item, state=CaptureState.FAILED, message=message)


def _finish(session: Session, item: Taken, **values: object) -> None:
    done = update(CaptureItem).where(CaptureItem.id == item.id)
    session.execute(done.values(claimed_until=None, **values))
