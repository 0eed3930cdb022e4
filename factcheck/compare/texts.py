"""Stored texts and their passages, as they are compared."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.compare.answers import MOST_COMPARED, MOST_PASSAGES
from factcheck.compare.beside import Beside, lay_beside
from factcheck.models import Passage, Snapshot
from factcheck.sources.listing import PassageRow, list_passages
from factcheck.text.segment import Span


def lay_snapshots_beside(session: Session, a: Snapshot, b: Snapshot) -> Beside:
    """Lay the texts of two snapshots side by side, in two queries; both must be loaded."""
    a_spans, b_spans = (
        [Span(row.start, row.end, row.paragraph, False) for row in list_passages(session, snapshot)]
        for snapshot in (a, b)
    )
    return lay_beside(a.text, b.text, a_spans, b_spans)


def read_passages(session: Session, texts: Mapping[UUID, str]) -> dict[UUID, list[PassageRow]]:
    """Return the passages that are looked at of some snapshots, in one query.

    Args:
        texts: by the snapshot; of a long one, its first MOST_COMPARED code points will do.
    """
    passages: dict[UUID, list[PassageRow]] = {snapshot_id: [] for snapshot_id in texts}
    for snapshot_id, position, paragraph, start, end in session.execute(
        select(Passage.snapshot_id, Passage.position, Passage.paragraph, Passage.start, Passage.end)
        .where(
            Passage.snapshot_id.in_(texts),
            Passage.position < MOST_PASSAGES,
            Passage.end <= MOST_COMPARED,
        )
        .order_by(Passage.snapshot_id, Passage.position)
    ):
        text = texts[snapshot_id][start:end]
        passages[snapshot_id].append(PassageRow(position, paragraph, start, end, text))
    return passages
