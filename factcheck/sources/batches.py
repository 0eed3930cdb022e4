"""What became of the addresses and files that a person handed in together."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.models import CaptureItem, CaptureState, Source
from factcheck.sources.service import CapturedSource, store_source
from factcheck.words import say

MOST_BATCHES = 20
"""Batches that are listed."""
BATCH_STATES = (
    CaptureState.WAITING,
    CaptureState.ADDED,
    CaptureState.KNOWN,
    CaptureState.FAILED,
)
NO_BATCH = say("There is no such batch of addresses and files.")


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
    claimed_until: datetime | None
    """Until when it is left to whoever captures it; one that is over was broken off."""
    is_file: bool
    """Whether it is a file that is still kept; one that was added is not."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """What was handed in together, and how much of it is in which state."""

    id: UUID
    begun_at: datetime
    counts: Counter[CaptureState]

    @property
    def waiting(self) -> int:
        """How much of it is still to be captured."""
        return self.counts[CaptureState.WAITING]


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
            CaptureItem.claimed_until,
            CaptureItem.data.is_not(None),
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


def list_batches(session: Session, project_id: UUID, actor_id: UUID) -> list[BatchRow]:
    """Return what a person handed in, MOST_BATCHES at most, in one query.

    First come those in which something waits, then the others, each the newest first.
    """
    waiting, *others = [func.count().filter(CaptureItem.state == state) for state in BATCH_STATES]
    query = (
        select(CaptureItem.batch_id, func.min(CaptureItem.created_at), waiting, *others)
        .where(
            CaptureItem.project_id == project_id,
            CaptureItem.actor_id == actor_id,
            CaptureItem.state != CaptureState.HELD,
        )
        .group_by(CaptureItem.batch_id)
        .order_by((waiting > 0).desc(), CaptureItem.batch_id.desc())
        .limit(MOST_BATCHES)
    )
    return [
        BatchRow(batch_id, begun_at, Counter(dict(zip(BATCH_STATES, counts, strict=True))))
        for batch_id, begun_at, *counts in session.execute(query)
    ]


def find_batch(session: Session, project_id: UUID, actor_id: UUID, item_id: UUID) -> UUID | None:
    """Return the batch of an item; None where the person has no such item."""
    query = select(CaptureItem.batch_id).where(
        CaptureItem.id == item_id,
        CaptureItem.project_id == project_id,
        CaptureItem.actor_id == actor_id,
        CaptureItem.state != CaptureState.HELD,
    )
    return session.scalar(query)


def store_for_item(
    session: Session,
    project_id: UUID,
    source: CapturedSource,
    actor_id: UUID,
    *,
    item_id: UUID,
    apart: bool = False,
    made_in_id: UUID | None = None,
) -> UUID:
    """Add a source as `store_source` does, and note that its item was added by hand.

    Raises:
        DuplicateError: the source is here, or its page is.
    """
    source_id = store_source(
        session, project_id, source, actor_id, apart=apart, made_in_id=made_in_id
    )
    settle_item(session, project_id, actor_id, item_id, source_id, CaptureState.ADDED)
    return source_id


def settle_item(
    session: Session,
    project_id: UUID,
    actor_id: UUID,
    item_id: UUID,
    source_id: UUID,
    state: CaptureState,
) -> None:
    """Note which source an item became by hand, or was already.

    Nothing happens where it is being captured or has been, or the person has no such item.
    """
    left = update(CaptureItem).where(
        CaptureItem.id == item_id,
        CaptureItem.project_id == project_id,
        CaptureItem.actor_id == actor_id,
        CaptureItem.state.in_((CaptureState.FAILED, CaptureState.WAITING)),
        CaptureItem.claimed_until.is_(None),
    )
    session.execute(left.values(state=state, message="", data=None, source_id=source_id))
