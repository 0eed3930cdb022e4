"""The queries of an export: people, guidelines, decisions and comments.

Columns are labelled with the names of the format, in its order.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, or_, select, type_coerce

from factcheck.exchange.chosen import Chosen, says_something
from factcheck.exchange.columns import IdText, id_text, parent
from factcheck.exchange.selects import Ids, Query
from factcheck.models import (
    Annotation,
    Article,
    Comment,
    Decision,
    Guideline,
    Review,
    ReviewKind,
    Sentence,
    Source,
    SourceRelation,
    Speaker,
    User,
)


def people(chosen: Chosen) -> Query:
    """Select all whom the records of an export name."""
    return select(id_text(User.id), User.name).where(is_named_in(chosen)).order_by(User.id)


def is_named_in(chosen: Chosen) -> ColumnElement[bool]:
    """Whether a record of an export names a person."""
    articles = select(Article.id).where(chosen.articles)
    reviews = and_(Review.article_id.in_(articles), chosen.reviews)
    named = (
        *_named(reviews, Review.reviewer_id, Review.assigned_by_id),
        *_named(_in_layers(reviews), Decision.decided_by_id),
        *_named(chosen.articles, Article.opened_by_id),
        *_named(chosen.guidelines, Guideline.made_by_id),
        *_named(chosen.comments, Comment.author_id, Comment.resolved_by_id),
        *_named(chosen.speakers, Speaker.made_by_id),
        *_named(chosen.sources, Source.made_by_id),
        *_named(chosen.relations, SourceRelation.decided_by_id),
    )
    return or_(*(User.id.in_(query) for query in named))


def guidelines(chosen: Chosen) -> Query:
    return (
        select(
            id_text(Guideline.id),
            Guideline.version,
            Guideline.text,
            Guideline.definitions,
            Guideline.change,
            id_text(Guideline.made_by_id).label("made_by"),
            Guideline.created_at,
        )
        .where(chosen.guidelines)
        .order_by(Guideline.version)
    )


def decisions(ids: Ids, chosen: Chosen) -> Query:
    """Select decisions under their review, by the position of their sentences."""
    return (
        select(
            parent(Decision.review_id),
            id_text(Decision.id),
            id_text(Decision.sentence_id).label("sentence"),
            Decision.field,
            Decision.place,
            Decision.choice,
            _told(Decision.annotation_id, chosen).label("annotation"),
            Decision.method,
            Decision.reason,
            Decision.inputs,
            Decision.fingerprint,
            Decision.stale,
            id_text(Decision.decided_by_id).label("decided_by"),
            Decision.revision,
            Decision.created_at,
            Decision.updated_at,
        )
        .join(Sentence, Sentence.id == Decision.sentence_id)
        .where(_in_layers(and_(Review.article_id.in_(ids), chosen.reviews)))
        .order_by(
            Sentence.article_id, Decision.review_id, Sentence.position, Decision.field,
            Decision.place, Decision.id,
        )
    )  # fmt: skip


def comments(chosen: Chosen) -> Query:
    return (
        select(
            id_text(Comment.id),
            id_text(Comment.article_id).label("article"),
            id_text(Comment.sentence_id).label("sentence"),
            _told(Comment.annotation_id, chosen).label("annotation"),
            id_text(Comment.source_id).label("source"),
            type_coerce(
                select(Speaker.standing())
                .where(Speaker.id == Comment.speaker_id)
                .correlate(Comment)
                .scalar_subquery(),
                IdText,
            ).label("speaker"),
            id_text(Comment.thread_id).label("thread"),
            id_text(Comment.author_id).label("author"),
            Comment.from_editor,
            Comment.quoted,
            Comment.text,
            Comment.created_at,
            Comment.edited_at,
            Comment.removed_at,
            Comment.resolved_at,
            id_text(Comment.resolved_by_id).label("resolved_by"),
        )
        .where(chosen.comments)
        .order_by(Comment.id)
    )


def _named(chosen: ColumnElement[bool], *columns: Any) -> list[Select[UUID]]:
    return [select(column).where(chosen, column.is_not(None)) for column in columns]


def _in_layers(reviews: ColumnElement[bool]) -> ColumnElement[bool]:
    adjudicated = Review.kind == ReviewKind.ADJUDICATED
    return Decision.review_id.in_(select(Review.id).where(adjudicated, reviews))


def _told(annotation_id: Any, chosen: Chosen) -> ColumnElement[str]:
    """Return the id of an annotation, or null where the export does not tell it."""
    told = (
        select(Annotation.id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Annotation.id == annotation_id, chosen.reviews, says_something())
    )
    return type_coerce(case((told.exists(), annotation_id)), IdText)
