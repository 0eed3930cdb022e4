"""What one reviewer may know of another's work, as conditions on the tables.

Where a project is blind, what reviewers do in an article is theirs alone until the article is
opened: by the last of them handing in, or by an editor. Whatever shows work of others asks here.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, or_, select

from factcheck.models.account import Membership, Project, Role
from factcheck.models.article import Article
from factcheck.models.comment import Comment
from factcheck.models.review import Review, ReviewKind, ReviewState
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
_about: Any = Article.__table__.alias("talked_of")


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
    opened = exists().where(_article.c.id == Review.article_id, is_opened(_article))
    return or_(Review.own(reader_id), opened)


def counted_for(reader_id: Reader, *, is_editor: bool) -> ColumnElement[bool]:
    """Of which rows of Review a reader is told that they are there, and how far.

    Reviewers and viewers of those they may see; editors of all, but for others' of an article that
    they review themselves and that is not opened yet.
    """
    if not is_editor:
        return shown_to(reader_id)
    blind = exists().where(_article.c.id == Review.article_id, reviews_blind(reader_id, _article))
    return or_(Review.own(reader_id), ~blind)


def made_known_to(made: Any, reader_id: Reader) -> ColumnElement[bool]:
    """Which speakers or sources a reader may see: not what others made in a review still blind.

    An editor sees those too, but for those of an article that they review themselves.

    Args:
        made: Speaker or Source, an alias of it, or its table.
    """
    columns: Any = getattr(made, "c", made)
    return or_(
        columns.made_in_id.is_(None),  # nearly all, and nothing more is asked of them
        _may_know(columns.made_by_id, columns.made_in_id, columns.project_id, reader_id),
    )


def review_known_to(review: FromClause, reader_id: Reader) -> ColumnElement[bool]:
    """Of which reviews a reader may know that there are any, as of what is made in them.

    Args:
        review: the table, or an alias of it.
    """
    project = select(_article.c.project_id).where(_article.c.id == review.c.article_id)
    project_id = project.correlate_except(_article).scalar_subquery()
    return _may_know(review.c.reviewer_id, review.c.article_id, project_id, reader_id)


def _may_know(
    by_id: Any, article_id: Any, project_id: Any, reader_id: Reader
) -> ColumnElement[bool]:
    """Whether a reader may know what somebody made in an article."""
    # Each with no table but its own, however deep it stands in a query.
    opened = exists().where(_article.c.id == article_id, is_opened(_article))
    edits, reviews = _edits(reader_id, project_id), _reviews(reader_id, article_id)
    return or_(
        by_id == reader_id,
        opened.correlate_except(_article),
        and_(edits.correlate_except(_editor), ~reviews.correlate_except(_review)),
    )


def result_known_to(reader_id: Reader) -> ColumnElement[bool]:
    """Which rows of Review are none of an adjudication that a reader is told nothing of yet.

    What editors decide is theirs until they finish the article.
    """
    project = select(_article.c.project_id).where(_article.c.id == Review.article_id)
    project_id = project.correlate_except(_article).scalar_subquery()
    return or_(
        Review.kind == ReviewKind.INDEPENDENT,
        Review.state == ReviewState.SUBMITTED,
        _edits(reader_id, project_id),
    )


def reviews_blind(
    reader_id: Reader, article: type[Article] | FromClause = Article
) -> ColumnElement[bool]:
    """Which articles a reader reviews without having been shown the others' work.

    An editor who reviews an article is a reviewer of it like the others.

    Args:
        article: the mapped class, an alias of it, or its table.
    """
    columns: Any = article if isinstance(article, type) else getattr(article, "c", article)
    return and_(~is_opened(article), _reviews(reader_id, columns.id))


def heard_by(reader_id: Reader, comment: Any = Comment) -> ColumnElement[bool]:
    """Which comments a reader may see: all, but for what is said around a review still blind.

    Of that they see their own; as an editor who does not review the article, all; and else what
    editors say in threads that an editor began about the article, or that the reader began. Of a
    thread whose beginning they may not see, they see nothing.

    Args:
        comment: the mapped class, an alias of it, or its table.
    """
    columns: Any = getattr(comment, "c", comment)
    about = select(_about.c.id).where(_about.c.id == _made_in(columns))
    about = about.correlate_except(_about)
    blind = about.where(~is_opened(_about)).exists()
    began = Comment.__table__.alias()
    theirs = exists().where(
        began.c.id == func.coalesce(columns.thread_id, columns.id),
        or_(
            began.c.author_id == reader_id,
            # Of a speaker or source made in a blind review others do not know at all.
            and_(began.c.from_editor, began.c.article_id.is_not(None)),
        ),
    )
    return or_(
        ~blind,
        and_(
            _edits(reader_id, columns.project_id),
            ~about.where(reviews_blind(reader_id, _about)).exists(),
        ),
        and_(
            theirs.correlate_except(began),
            or_(columns.author_id == reader_id, columns.from_editor),
        ),
    )


def _edits(reader_id: Reader, project_id: Any) -> ColumnElement[bool]:
    edits = exists().where(
        _editor.c.project_id == project_id,
        _editor.c.user_id == reader_id,
        _editor.c.role == Role.EDITOR,
    )
    return edits.correlate_except(_editor)


def _reviews(reader_id: Reader, article_id: Any) -> ColumnElement[bool]:
    reviews = exists().where(
        _review.c.article_id == article_id,
        _review.c.reviewer_id == reader_id,
        _review.c.kind == ReviewKind.INDEPENDENT,
    )
    return reviews.correlate_except(_review)


def _made_in(comment: Any) -> ColumnElement[UUID]:
    """The article in whose review it was made what a comment is about; null for none."""
    speaker = select(_speaker.c.made_in_id).where(_speaker.c.id == comment.speaker_id)
    source = select(_source.c.made_in_id).where(_source.c.id == comment.source_id)
    return func.coalesce(
        comment.article_id,
        speaker.correlate_except(_speaker).scalar_subquery(),
        source.correlate_except(_source).scalar_subquery(),
    )
