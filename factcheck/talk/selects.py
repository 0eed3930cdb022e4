"""What lists of threads are made of: the comments that begin them, and what they are about."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from factcheck.models import (
    Annotation,
    Article,
    Comment,
    Notice,
    NoticeKind,
    Review,
    Sentence,
    Source,
    Speaker,
    User,
)
from factcheck.models.blindness import heard_by, is_opened, result_known_to, shown_to

SAID = 9
"""Columns of a comment, which come first; those of its thread follow."""
FIRST = -1
"""Where in an article its threads about the whole of it stand, and those whose sentence is gone."""
Reply = aliased(Comment)
Resolver = aliased(User)
Standing = aliased(Speaker)
NOT_REMOVED = and_(
    Article.removed_at.is_(None), Source.removed_at.is_(None), Standing.removed_at.is_(None)
)


def select_threads(reader_id: UUID) -> Select[Any]:
    """Select what a thread is made of, but for its replies."""
    known = and_(shown_to(reader_id), result_known_to(reader_id))
    shown = exists().where(Review.id == Annotation.review_id, known)
    query = select(
        *said_columns(Comment, User),
        Comment.resolved_at,
        func.coalesce(Resolver.name, ""),
        _is_open_to_all(),
        Comment.project_id,
        func.coalesce(Article.title, Source.title, Standing.name),
        or_(
            Article.removed_at.is_not(None),
            Source.removed_at.is_not(None),
            Standing.removed_at.is_not(None),
        ),
        Comment.article_id,
        Comment.sentence_id,
        Comment.annotation_id,
        Comment.source_id,
        Standing.id,
        # As it reads now, where it is still there.
        func.coalesce(Sentence.text, Comment.quoted),
        func.coalesce(Sentence.position, 0),
        func.coalesce(Article.language, ""),
        case((shown, func.coalesce(Annotation.exact, "")), else_=""),
        func.coalesce(Comment.article_id, Source.made_in_id, Speaker.made_in_id),
        Standing.kind,
    )
    return let_stand(query.select_from(Comment), reader_id)


def let_stand(query: Select[Any], reader_id: UUID) -> Select[Any]:
    """Let *query* find the threads that a reader may see, with what they are about.

    One whose first comment was removed stands as long as there is a reply that they may see.
    """
    answered = exists().where(
        Reply.thread_id == Comment.id, Reply.removed_at.is_(None), heard_by(reader_id, Reply)
    )
    return (
        query.join(User, User.id == Comment.author_id)
        .outerjoin(Resolver, Resolver.id == Comment.resolved_by_id)
        .outerjoin(Article, Article.id == Comment.article_id)
        .outerjoin(Sentence, Sentence.id == Comment.sentence_id)
        .outerjoin(
            Annotation,
            and_(Annotation.id == Comment.annotation_id, Annotation.removed_at.is_(None)),
        )
        .outerjoin(Source, Source.id == Comment.source_id)
        .outerjoin(Speaker, Speaker.id == Comment.speaker_id)
        .outerjoin(Standing, Standing.id == Speaker.standing())
        .where(
            Comment.thread_id.is_(None),
            heard_by(reader_id),
            or_(Comment.removed_at.is_(None), answered),
        )
    )


def said_columns(comment: Any, author: Any) -> Iterable[Any]:
    """Return the columns of a Said, SAID of them."""
    return (
        comment.id,
        comment.author_id,
        author.name,
        comment.from_editor,
        comment.text,
        comment.revision,
        comment.created_at,
        comment.edited_at,
        comment.removed_at.is_not(None),
    )


def _is_open_to_all() -> ColumnElement[bool]:
    """Whether a comment is about nothing that belongs to a review still blind."""
    made_in = func.coalesce(Comment.article_id, Source.made_in_id, Speaker.made_in_id)
    other = Article.__table__.alias()
    return ~exists().where(other.c.id == made_in, ~is_opened(other))


def is_in(first: ColumnElement[bool], reply: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the first comment of a thread is like that, or a reply is."""
    replied = exists().where(Reply.thread_id == Comment.id, Reply.removed_at.is_(None), reply)
    return or_(first, replied)


def names(reader_id: UUID) -> ColumnElement[bool]:
    """Whether a comment of a thread that the reader may see names them."""
    named = select(Notice.comment_id).where(
        Notice.user_id == reader_id, Notice.kind == NoticeKind.MENTION
    )
    seen = and_(Reply.id.in_(named), heard_by(reader_id, Reply))
    return is_in(Comment.id.in_(named), seen)
