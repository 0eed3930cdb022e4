"""The queries of an export: publishers, sources with their texts, and relations between sources.

Columns are labelled with the names of the format, in its order.
"""

from sqlalchemy import select

from factcheck.exchange.chosen import Chosen
from factcheck.exchange.columns import id_text, parent
from factcheck.exchange.selects import Ids, Query, made_in
from factcheck.models import Passage, Publisher, PublisherName, Snapshot, Source, SourceRelation


def publishers(chosen: Chosen) -> Query:
    return (
        select(
            id_text(Publisher.id),
            Publisher.name,
            Publisher.owner,
            Publisher.host,
            Publisher.created_at,
        )
        .where(chosen.publishers)
        .order_by(Publisher.id)
    )


def publisher_names(chosen: Chosen) -> Query:
    return (
        select(parent(PublisherName.publisher_id), PublisherName.name)
        .join(Publisher, Publisher.id == PublisherName.publisher_id)
        .where(chosen.publishers)
        .order_by(PublisherName.publisher_id)
    )


def sources(ids: Ids, chosen: Chosen) -> Query:
    return (
        select(
            id_text(Source.id),
            Source.title,
            Source.url,
            Source.archive_url,
            Source.archived_at,
            Source.publisher,
            Source.author,
            Source.published,
            Source.kind,
            id_text(Source.made_by_id).label("made_by"),
            made_in(Source.made_in_id, chosen),
            Source.created_at,
            Source.removed_at,
        )
        .where(Source.id.in_(ids))
        .order_by(Source.id)
    )


def snapshots(ids: Ids, chosen: Chosen) -> Query:
    return (
        select(
            parent(Snapshot.source_id),
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
            Snapshot.removed_at,
        )
        .where(Snapshot.source_id.in_(ids), chosen.snapshots)
        .order_by(Snapshot.source_id, Snapshot.id)
    )


def passages(ids: Ids, chosen: Chosen) -> Query:
    return (
        select(
            parent(Passage.snapshot_id),
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


def relations(chosen: Chosen) -> Query:
    return (
        select(
            id_text(SourceRelation.id),
            id_text(SourceRelation.a_id).label("a"),
            id_text(SourceRelation.b_id).label("b"),
            id_text(SourceRelation.article_id).label("article"),
            SourceRelation.kind,
            SourceRelation.course,
            SourceRelation.share_a,
            SourceRelation.share_b,
            SourceRelation.reason,
            SourceRelation.engine,
            SourceRelation.state,
            id_text(SourceRelation.decided_by_id).label("decided_by"),
            SourceRelation.decided_at,
            SourceRelation.created_at,
        )
        .where(chosen.relations)
        .order_by(SourceRelation.id)
    )
