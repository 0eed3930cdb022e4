"""Which attributions name a speaker."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select, true
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Attribution, Review
from factcheck.models.blindness import counted_for
from factcheck.speakers.entries import Alias, Entry
from factcheck.text.fold import fold
from factcheck.text.mention import mentions

_attribution: Any = Attribution.__table__
_annotation: Any = Annotation.__table__


def count_named(session: Session, speaker_ids: list[UUID], reader_id: UUID | None) -> int:
    """Count the attributions that name one of the speakers, in annotations that stand."""
    query = (
        select(func.count())
        .select_from(_attribution)
        .join(_annotation, _annotation.c.id == _attribution.c.annotation_id)
        .where(
            _attribution.c.speaker_id.in_(speaker_ids),
            _annotation.c.removed_at.is_(None),
            _told_to(reader_id),
        )
    )
    return session.scalar(query) or 0


def _told_to(reader_id: UUID | None) -> ColumnElement[bool]:
    """Leave out annotations of others in articles that the reader reviews blind to them."""
    if reader_id is None:
        return true()
    # Only editors merge speakers and take aliases away.
    told = counted_for(reader_id, is_editor=True)
    return exists().where(Review.id == _annotation.c.review_id, told)


def find_named_so(
    session: Session, entry: Entry, alias: Alias, reader_id: UUID | None = None
) -> dict[UUID, list[UUID]]:
    """Return the attributions whose words for who says it hold the alias, by their annotation."""
    own = fold(alias.alias)
    names = [entry.name, *(a.alias for a in entry.aliases if fold(a.alias) != own)]
    rows = session.execute(
        select(_attribution.c.annotation_id, _attribution.c.id, _attribution.c.source_exact)
        .join(_annotation, _annotation.c.id == _attribution.c.annotation_id)
        .where(
            _attribution.c.speaker_id == entry.id,
            _attribution.c.source_exact.is_not(None),
            _annotation.c.removed_at.is_(None),
            _told_to(reader_id),
        )
    )
    found: dict[UUID, list[UUID]] = {}
    for annotation_id, attribution_id, exact in rows:
        if mentions(exact, alias.alias, but_not=names):
            found.setdefault(annotation_id, []).append(attribution_id)
    return found
