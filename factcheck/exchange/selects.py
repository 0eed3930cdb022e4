"""The queries of an export. Columns are labelled with the names of the format, in its order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from factcheck.exchange.columns import id_text
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Evidence,
    Passage,
    Review,
    Sentence,
    Snapshot,
    Source,
    Speaker,
    SpeakerAlias,
    User,
)

Ids = Sequence[UUID]
Query = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an export holds, as a condition on each table."""

    people: ColumnElement[bool]
    speakers: ColumnElement[bool]
    sources: ColumnElement[bool]
    snapshots: ColumnElement[bool]
    articles: ColumnElement[bool]
    reviews: ColumnElement[bool]

    @classmethod
    def all_of(cls, project_id: UUID, reviewer_id: UUID | None = None) -> Self:
        """Choose all a project has, removed or not, but of reviews maybe only *reviewer_id*'s."""
        by = _by(reviewer_id)
        reviewers = (
            select(Review.reviewer_id)
            .join(Article, Article.id == Review.article_id)
            .where(Article.project_id == project_id, by)
        )
        return cls(
            people=User.id.in_(reviewers),
            speakers=Speaker.project_id == project_id,
            sources=Source.project_id == project_id,
            snapshots=Snapshot.id.is_not(None),
            articles=Article.project_id == project_id,
            reviews=by,
        )

    @classmethod
    def used_by(cls, article_id: UUID, reviewer_id: UUID | None = None) -> Self:
        """Choose one article and what its annotations, or only *reviewer_id*'s, refer to."""
        by = _by(reviewer_id)
        reviewers = select(Review.reviewer_id).where(Review.article_id == article_id, by)
        said = (
            select(Annotation.id)
            .join(Review, Review.id == Annotation.review_id)
            .where(Review.article_id == article_id, by)
        )
        speakers = select(Attribution.speaker_id).where(Attribution.annotation_id.in_(said))
        snapshots = select(Evidence.snapshot_id).where(Evidence.annotation_id.in_(said))
        sources = select(Snapshot.source_id).where(Snapshot.id.in_(snapshots))
        return cls(
            people=User.id.in_(reviewers),
            speakers=Speaker.id.in_(speakers),
            sources=Source.id.in_(sources),
            snapshots=Snapshot.id.in_(snapshots),
            articles=Article.id == article_id,
            reviews=by,
        )


def _by(reviewer_id: UUID | None) -> ColumnElement[bool]:
    return Review.id.is_not(None) if reviewer_id is None else Review.reviewer_id == reviewer_id


def _parent(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Label the id of the record that a row is shown in."""
    return id_text(column).label("parent")


def people(chosen: Chosen) -> Query:
    return select(id_text(User.id), User.name).where(chosen.people).order_by(User.id)


def speakers(chosen: Chosen) -> Query:
    return (
        select(id_text(Speaker.id), Speaker.name, Speaker.kind, Speaker.created_at)
        .where(chosen.speakers)
        .order_by(Speaker.id)
    )


def aliases(chosen: Chosen) -> Query:
    return (
        select(_parent(SpeakerAlias.speaker_id), SpeakerAlias.alias)
        .join(Speaker, Speaker.id == SpeakerAlias.speaker_id)
        .where(chosen.speakers)
        .order_by(SpeakerAlias.speaker_id)
    )


def sources(ids: Ids) -> Query:
    return (
        select(
            id_text(Source.id),
            Source.title,
            Source.url,
            Source.publisher,
            Source.author,
            Source.published,
            Source.kind,
            Source.revision,
            Source.created_at,
            Source.removed_at,
        )
        .where(Source.id.in_(ids))
        .order_by(Source.id)
    )


def snapshots(ids: Ids, chosen: Chosen) -> Query:
    return (
        select(
            _parent(Snapshot.source_id),
            id_text(Snapshot.id),
            Snapshot.captured_at,
            Snapshot.method,
            Snapshot.language,
            Snapshot.segmenter,
            Snapshot.sha256,
            Snapshot.text,
            Snapshot.original,
            Snapshot.original_sha256,
            Snapshot.original_type,
        )
        .where(Snapshot.source_id.in_(ids), chosen.snapshots)
        .order_by(Snapshot.source_id, Snapshot.id)
    )


def passages(ids: Ids, chosen: Chosen) -> Query:
    return (
        select(
            _parent(Passage.snapshot_id),
            id_text(Passage.id),
            Passage.position,
            Passage.paragraph,
            Passage.start,
            Passage.end,
        )
        .join(Snapshot, Snapshot.id == Passage.snapshot_id)
        .where(Snapshot.source_id.in_(ids), chosen.snapshots)
        .order_by(Snapshot.source_id, Passage.snapshot_id, Passage.position)
    )


def articles(ids: Ids) -> Query:
    return (
        select(
            id_text(Article.id),
            Article.title,
            Article.byline,
            Article.publisher,
            Article.url,
            Article.published,
            Article.language,
            Article.segmenter,
            Article.sha256,
            Article.text,
            Article.original,
            Article.original_sha256,
            Article.original_type,
            Article.revision,
            Article.created_at,
            Article.removed_at,
        )
        .where(Article.id.in_(ids))
        .order_by(Article.id)
    )


def sentences(ids: Ids) -> Query:
    return (
        select(
            _parent(Sentence.article_id),
            id_text(Sentence.id),
            Sentence.position,
            Sentence.paragraph,
            Sentence.start,
            Sentence.end,
            Sentence.text.label("exact"),
            Sentence.in_quote,
        )
        .where(Sentence.article_id.in_(ids))
        .order_by(Sentence.article_id, Sentence.position)
    )


def reviews(ids: Ids, chosen: Chosen) -> Query:
    return (
        select(
            _parent(Review.article_id),
            id_text(Review.id),
            id_text(Review.reviewer_id).label("reviewer"),
            Review.kind,
            Review.state,
            Review.created_at,
        )
        .where(Review.article_id.in_(ids), chosen.reviews)
        .order_by(Review.article_id, Review.id)
    )


def annotations(ids: Ids, chosen: Chosen) -> Query:
    """Select annotations; those of one review in no order, as their sentences order them."""
    return (
        select(
            _parent(Annotation.review_id),
            id_text(Annotation.id),
            id_text(Annotation.sentence_id).label("sentence"),
            Annotation.tag,
            Annotation.note,
            Annotation.revision,
            Annotation.created_at,
            Annotation.updated_at,
            id_text(Attribution.id).label("attribution"),
            id_text(Attribution.speaker_id).label("speaker"),
            Attribution.manner,
            Attribution.role,
        )
        .join(Review, Review.id == Annotation.review_id)
        .outerjoin(Attribution, Attribution.annotation_id == Annotation.id)
        .where(Review.article_id.in_(ids), chosen.reviews)
        .order_by(Review.article_id, Annotation.review_id)
    )


def evidence(ids: Ids, chosen: Chosen) -> Query:
    """Select evidence under its article: the export sorts it to its annotations."""
    return (
        select(
            _parent(Review.article_id),
            id_text(Evidence.id),
            id_text(Evidence.annotation_id).label("annotation"),
            id_text(Snapshot.source_id).label("source"),
            id_text(Evidence.snapshot_id).label("snapshot"),
            Evidence.start,
            Evidence.end,
            Evidence.exact,
            Evidence.prefix,
            Evidence.suffix,
            Evidence.stance,
            Evidence.note,
            Evidence.revision,
            Evidence.created_at,
        )
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
        .where(Review.article_id.in_(ids), chosen.reviews)
        .order_by(Review.article_id, Evidence.id)
    )
