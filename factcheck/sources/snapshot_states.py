"""Whether a text of a source stands, as the history keeps it, and putting it into either state."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from factcheck.errors import StaleError
from factcheck.models import Discrepancy, Evidence, Snapshot, Source, utc_now
from factcheck.sources.finding import find_by_text, get_newest_snapshot
from factcheck.sources.index import prepare_index
from factcheck.sources.pending import forget_suggestions
from factcheck.sources.snapshots import catalogue
from factcheck.words import say

State = Mapping[str, Any]

ONLY_TEXT = say(
    "This is the only text of the source, so it cannot be taken back. Add the right text first, or "
    "remove the source."
)
IN_USE = say("This text cannot be taken back while it is in use.")
TEXT_ELSEWHERE = say(
    "Another source of the library has this text by now, so it cannot be put back here. Take it "
    "back there first."
)


def state_of(snapshot: Snapshot, source: Source) -> dict[str, Any]:
    """Return what the history keeps of a text, which stays stored whatever becomes of it."""
    return {
        "source": str(source.id),
        "title": source.title,
        "sha256": snapshot.sha256,
        "removed": snapshot.removed_at is not None,
    }


def matches(session: Session, snapshot_id: UUID, state: State | None) -> bool:
    """Whether a text stands, or not, as *state* says."""
    snapshot = session.get(Snapshot, snapshot_id, populate_existing=True)
    return bool(snapshot and state and (snapshot.removed_at is not None) == state["removed"])


def put(session: Session, snapshot_id: UUID, _before: State | None, wanted: State | None) -> None:
    """Take a text back or put it back, as *wanted* says, under the project's lock. Flushes.

    The source is found by its newest text from then on, and compared with the library by it.

    Raises:
        StaleError: something rests on the text, it is the only one, or another source has it now.
    """
    snapshot = session.get_one(Snapshot, snapshot_id)
    source = session.get_one(Source, snapshot.source_id)
    # Whoever links a passage of it has it locked, and is waited for.
    session.refresh(snapshot, with_for_update=True)
    if wanted and wanted["removed"]:
        _check_unused(session, snapshot)
        snapshot.removed_at = utc_now()
        forget_suggestions(session, source.id)
    else:
        whose = source.made_by_id if source.made_in_id else None
        if find_by_text(session, source.project_id, snapshot.sha256, whose):
            raise StaleError(TEXT_ELSEWHERE)
        snapshot.removed_at = None
    session.flush()
    newest = get_newest_snapshot(session, source.id)
    catalogue(session, source, prepare_index(newest.text))


def _check_unused(session: Session, snapshot: Snapshot) -> None:
    for model in (Evidence, Discrepancy):
        if session.scalar(
            select(model.id)
            .where(model.snapshot_id == snapshot.id, model.removed_at.is_(None))
            .limit(1)
        ):
            raise StaleError(IN_USE)
    others = exists().where(
        Snapshot.source_id == snapshot.source_id,
        Snapshot.removed_at.is_(None),
        Snapshot.id != snapshot.id,
    )
    if not session.scalar(select(others)):
        raise StaleError(ONLY_TEXT)
