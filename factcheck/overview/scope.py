"""Whose work a reader's figures may count."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_

from factcheck.models import Article, Review
from factcheck.models.blindness import counted_for


def counts_in(project_id: UUID, reader_id: UUID, *, is_editor: bool) -> ColumnElement[bool]:
    """Which independent reviews of a project a reader's figures count.

    The query has Review joined with Article. Those that were taken away do not count, nor those of
    removed articles.
    """
    return and_(
        Article.project_id == project_id,
        Article.removed_at.is_(None),
        Review.counts(),
        counted_for(reader_id, is_editor=is_editor),
    )
