"""The queries of an export: speakers, articles and what was said of them.

Columns are labelled with the names of the format, in its order.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select, type_coerce
from sqlalchemy.orm import aliased

from factcheck.exchange.chosen import Chosen, says_something
from factcheck.exchange.columns import IdText, id_text, parent
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Discrepancy,
    Evidence,
    Review,
    Sentence,
    Snapshot,
    Speaker,
    SpeakerAlias,
    TextVersion,
)

Ids = Sequence[UUID]
Query = Select[*tuple[Any, ...]]


def speakers(chosen: Chosen) -> Query:
    return (
        select(
            id_text(Speaker.id),
            Speaker.name,
            Speaker.kind,
            Speaker.role,
            Speaker.external_id,
            id_text(Speaker.made_by_id).label("made_by"),
            made_in(Speaker.made_in_id, chosen),
            Speaker.created_at,
        )
        .where(chosen.speakers)
        .order_by(Speaker.id)
    )


def aliases(chosen: Chosen) -> Query:
    """Select the names of speakers, and of those merged into them, under the one that stands."""
    named = aliased(Speaker)
    standing = func.coalesce(named.merged_into_id, named.id)
    return (
        select(id_text(Speaker.id).label("parent"), SpeakerAlias.alias)
        .join(named, standing == Speaker.id)
        .join(SpeakerAlias, SpeakerAlias.speaker_id == named.id)
        .where(chosen.speakers, chosen.knows(named))
        .order_by(Speaker.id)
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
            Article.created_at,
            Article.removed_at,
            Article.opened_at,
            id_text(Article.opened_by_id).label("opened_by"),
        )
        .where(Article.id.in_(ids))
        .order_by(Article.id)
    )


def sentences(ids: Ids) -> Query:
    return (
        select(
            parent(Sentence.article_id),
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
            parent(Review.article_id),
            id_text(Review.id),
            id_text(Review.reviewer_id).label("reviewer"),
            Review.kind,
            Review.state,
            Review.due,
            id_text(Review.assigned_by_id).label("assigned_by"),
            Review.submitted_at,
            id_text(Review.guideline_id).label("guideline"),
            Review.created_at,
            Review.conflicts,
            Review.coincidences,
        )
        .where(Review.article_id.in_(ids), chosen.reviews)
        .order_by(Review.article_id, Review.id)
    )


def made_in(column: Any, chosen: Chosen) -> ColumnElement[str]:
    """Return the article that something was made in, or null where the export does not tell it."""
    told = select(Article.id).where(Article.id == column, chosen.articles).exists()
    return type_coerce(case((told, column)), IdText).label("made_in")


def versions(ids: Ids) -> Query:
    return (
        select(
            parent(TextVersion.article_id),
            id_text(TextVersion.id),
            TextVersion.number,
            TextVersion.sha256,
            TextVersion.text,
            TextVersion.replaced_at,
        )
        .where(TextVersion.article_id.in_(ids))
        .order_by(TextVersion.article_id, TextVersion.number)
    )


def annotations(ids: Ids, chosen: Chosen) -> Query:
    """Select annotations; those of one review in no order, as their sentences order them."""
    return (
        select(
            parent(Annotation.review_id),
            id_text(Annotation.id),
            id_text(Annotation.sentence_id).label("sentence"),
            Annotation.start,
            Annotation.end,
            Annotation.exact,
            Annotation.prefix,
            Annotation.suffix,
            Annotation.tag,
            Annotation.certainty,
            Annotation.flagged,
            Annotation.note,
            Annotation.verdict,
            Annotation.justification,
            Annotation.created_at,
            Annotation.updated_at,
        )
        .join(Review, Review.id == Annotation.review_id)
        .where(Review.article_id.in_(ids), chosen.reviews, says_something())
        .order_by(Review.article_id, Annotation.review_id)
    )


def attributions(ids: Ids, chosen: Chosen) -> Query:
    """Select attributions under their article: the export sorts them to their annotations."""
    return (
        select(
            parent(Review.article_id),
            id_text(Attribution.id),
            id_text(Attribution.annotation_id).label("annotation"),
            id_text(Attribution.parent_id).label("above"),
            Attribution.naming,
            type_coerce(Speaker.standing(), IdText).label("speaker"),
            Attribution.manner,
            Attribution.role,
            Attribution.affiliation,
            *(
                getattr(Attribution, f"{name}_{part}")
                for name in ("cue", "source", "content")
                for part in ("start", "end", "exact")
            ),
        )
        .join(Annotation, Annotation.id == Attribution.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .outerjoin(Speaker, Speaker.id == Attribution.speaker_id)
        .where(Review.article_id.in_(ids), chosen.reviews, Annotation.removed_at.is_(None))
        .order_by(Review.article_id, Attribution.annotation_id, Attribution.position)
    )


def evidence(ids: Ids, chosen: Chosen) -> Query:
    """Select evidence under its article: the export sorts it to its annotations."""
    told = (
        Evidence.start,
        Evidence.end,
        Evidence.exact,
        Evidence.prefix,
        Evidence.suffix,
        Evidence.stance,
        Evidence.note,
        Evidence.created_at,
    )
    return _cited(Evidence, ids, chosen, told).order_by(Review.article_id, Evidence.id)


def discrepancies(ids: Ids, chosen: Chosen) -> Query:
    """Select decided discrepancies under their article, as evidence."""
    told = (
        Discrepancy.kind,
        Discrepancy.claim,
        Discrepancy.claim_value,
        Discrepancy.start,
        Discrepancy.end,
        Discrepancy.exact,
        Discrepancy.source_value,
        Discrepancy.rule,
        Discrepancy.state,
        Discrepancy.created_at,
    )
    return _cited(Discrepancy, ids, chosen, told).order_by(Review.article_id, Discrepancy.id)


def linked(ids: Ids, chosen: Chosen) -> Select[UUID, UUID]:
    """Select each article with each source that is linked in it."""
    pairs = Review.article_id, Snapshot.source_id
    return _cited(Evidence, ids, chosen, ()).with_only_columns(*pairs).distinct().order_by(*pairs)


def _cited(
    model: type[Evidence | Discrepancy], ids: Ids, chosen: Chosen, told: Sequence[Any]
) -> Query:
    """Select what stands of words of sources, with the columns *told*."""
    return (
        select(
            parent(Review.article_id),
            id_text(model.id),
            id_text(model.annotation_id).label("annotation"),
            id_text(Snapshot.source_id).label("source"),
            id_text(model.snapshot_id).label("snapshot"),
            *told,
        )
        .join(Annotation, Annotation.id == model.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Snapshot, Snapshot.id == model.snapshot_id)
        .where(
            Review.article_id.in_(ids),
            chosen.reviews,
            Annotation.removed_at.is_(None),
            model.removed_at.is_(None),
        )
    )
