"""Whose work a reader's figures may count."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, not_, or_

from factcheck.models import Article, Review, ReviewKind, ReviewState
from factcheck.models.blindness import reviews_blind, shown_to


def counted_for(reader_id: UUID, *, is_editor: bool) -> ColumnElement[bool]:
    """Which reviews a reader's figures count; the query has Review joined with Article.

    Reviewers and viewers count what they may see. An editor counts everybody's, but for others' of
    an article that they review themselves and that is not opened yet.
    """
    if not is_editor:
        return shown_to(reader_id)
    return or_(Review.own(reader_id), not_(reviews_blind(reader_id)))


def counts_in(project_id: UUID, reader_id: UUID, *, is_editor: bool) -> ColumnElement[bool]:
    """Which independent reviews of a project a reader's figures count.

    Not those that were taken away, nor of removed articles.
    """
    return and_(
        Article.project_id == project_id,
        Article.removed_at.is_(None),
        Review.kind == ReviewKind.INDEPENDENT,
        Review.state != ReviewState.WITHDRAWN,
        counted_for(reader_id, is_editor=is_editor),
    )
