"""Stored texts laid side by side."""

from sqlalchemy.orm import Session

from factcheck.compare.beside import Beside, lay_beside
from factcheck.models import Snapshot
from factcheck.sources.listing import list_passages
from factcheck.text.segment import Span


def lay_snapshots_beside(session: Session, a: Snapshot, b: Snapshot) -> Beside:
    """Lay the texts of two snapshots side by side, in two queries; both must be loaded."""
    a_spans, b_spans = (
        [Span(row.start, row.end, row.paragraph, False) for row in list_passages(session, snapshot)]
        for snapshot in (a, b)
    )
    return lay_beside(a.text, b.text, a_spans, b_spans)
