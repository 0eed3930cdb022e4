"""What one reviewer may know of another's work, as conditions on the tables.

Where a project is blind, what reviewers do in an article is theirs alone until the article is
opened: by the last of them handing in, or by an editor. Whatever shows work of others asks here.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, FromClause, and_, exists, or_, select

from factcheck.models.account import Project
from factcheck.models.article import Article
from factcheck.models.review import Review, ReviewKind
from factcheck.models.source import Source
from factcheck.models.speaker import Speaker

Reader = UUID | BindParameter[UUID]

_project: Any = Project.__table__


def is_opened(article: type[Article] | FromClause = Article) -> ColumnElement[bool]:
    """Whether all members may see all reviews of an article.

    Args:
        article: the mapped class, an alias of it, or its table.
    """
    columns: Any = article if isinstance(article, type) else getattr(article, "c", article)
    blind = exists().where(_project.c.id == columns.project_id, _project.c.blind)
    return or_(columns.opened_at.is_not(None), ~blind)


def shown_to(reader_id: Reader) -> ColumnElement[bool]:
    """Which rows of Review a reader may see: their own, and all of an article that is opened."""
    opened = select(Article.id).where(is_opened())
    return or_(Review.own(reader_id), Review.article_id.in_(opened))


def made_known_to(made: type[Speaker] | type[Source], reader_id: Reader) -> ColumnElement[bool]:
    """Which speakers or sources a reader may see: not what others made in a review still blind."""
    opened = select(Article.id).where(is_opened())
    return or_(
        made.made_in_id.is_(None),
        made.made_by_id == reader_id,
        made.made_in_id.in_(opened),
    )


def reviews_blind(reader_id: Reader) -> ColumnElement[bool]:
    """Which articles a reader reviews without having been shown the others' work.

    An editor who reviews an article is a reviewer of it like the others.
    """
    own = exists().where(
        Review.article_id == Article.id,
        Review.reviewer_id == reader_id,
        Review.kind == ReviewKind.INDEPENDENT,
    )
    return and_(~is_opened(), own)
