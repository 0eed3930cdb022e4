"""What one reviewer may know of another's work, as conditions on the tables.

Where a project is blind, what reviewers do in an article is theirs alone until the article is
opened: by the last of them handing in, or by an editor. Whatever shows work of others asks here.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from factcheck.models.account import Membership, Project, Role
from factcheck.models.article import Article
from factcheck.models.comment import Comment
from factcheck.models.review import Review, ReviewKind
from factcheck.models.source import Source
from factcheck.models.speaker import Speaker

Reader = UUID | ColumnElement[UUID]

# Under names of their own, so that no query around a condition takes them for its own tables.
_project: Any = Project.__table__.alias("blind_project")
_article: Any = Article.__table__.alias("made_in")
_editor: Any = Membership.__table__.alias("editing")
_review: Any = Review.__table__.alias("blind_review")
# And as tables: of the classes, a session that show_known narrows down finds only what is known,
# and what is said of anything else would seem to be about nothing blind.
_speaker: Any = Speaker.__table__.alias("spoken_of")
_source: Any = Source.__table__.alias("written_of")


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


def made_known_to(made: Any, reader_id: Reader) -> ColumnElement[bool]:
    """Which speakers or sources a reader may see: not what others made in a review still blind.

    An editor sees those too, but for those of an article that they review themselves.

    Args:
        made: Speaker or Source, an alias of it, or its table.
    """
    columns: Any = getattr(made, "c", made)
    opened = exists().where(_article.c.id == columns.made_in_id, is_opened(_article))
    edits = exists().where(
        _editor.c.project_id == columns.project_id,
        _editor.c.user_id == reader_id,
        _editor.c.role == Role.EDITOR,
    )
    reviews = exists().where(
        _review.c.article_id == columns.made_in_id,
        _review.c.reviewer_id == reader_id,
        _review.c.kind == ReviewKind.INDEPENDENT,
    )
    return or_(
        columns.made_in_id.is_(None),  # nearly all, and nothing more is asked of them
        columns.made_by_id == reader_id,
        opened,
        and_(edits, ~reviews),
    )


def reviews_blind(reader_id: Reader) -> ColumnElement[bool]:
    """Which articles a reader reviews without having been shown the others' work.

    An editor who reviews an article is a reviewer of it like the others.
    """
    mine = aliased(Review)  # or it would be taken for the Review of the query around it
    own = exists().where(
        mine.article_id == Article.id,
        mine.reviewer_id == reader_id,
        mine.kind == ReviewKind.INDEPENDENT,
    )
    return and_(~is_opened(), own)


def heard_by(reader_id: Reader, comment: Any = Comment) -> ColumnElement[bool]:
    """Which comments a reader may see: all, but for what is said around a review still blind.

    Of that they see their own; as an editor who does not review the article, all; and else what
    editors say in threads that an editor began about the article, or that the reader began. Of a
    thread whose beginning they may not see, they see nothing.

    Args:
        comment: the mapped class, or an alias of it.
    """
    about = select(Article.id).where(Article.id == _made_in(comment)).correlate(comment)
    blind = about.where(~is_opened()).exists()
    began = Comment.__table__.alias()
    theirs = exists().where(
        began.c.id == func.coalesce(comment.thread_id, comment.id),
        or_(
            began.c.author_id == reader_id,
            # Of a speaker or source made in a blind review others do not know at all.
            and_(began.c.from_editor, began.c.article_id.is_not(None)),
        ),
    )
    return or_(
        ~blind,
        and_(_edits(reader_id, comment), ~about.where(reviews_blind(reader_id)).exists()),
        and_(theirs.correlate(comment), or_(comment.author_id == reader_id, comment.from_editor)),
    )


def _made_in(comment: Any) -> ColumnElement[UUID]:
    """The article in whose review it was made what a comment is about; null for none."""
    speaker = select(_speaker.c.made_in_id).where(_speaker.c.id == comment.speaker_id)
    source = select(_source.c.made_in_id).where(_source.c.id == comment.source_id)
    return func.coalesce(
        comment.article_id,
        speaker.correlate(comment).scalar_subquery(),
        source.correlate(comment).scalar_subquery(),
    )


def _edits(reader_id: Reader, comment: Any) -> ColumnElement[bool]:
    return (
        exists()
        .where(
            Membership.project_id == comment.project_id,
            Membership.user_id == reader_id,
            Membership.role == Role.EDITOR,
        )
        .correlate(comment)
    )
