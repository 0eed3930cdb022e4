"""Which sources depend on each other: suggested when a text comes in, decided by people."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from factcheck.compare.relations import (
    Direction,
    Publication,
    Relation,
    RelationKind,
    relate_sources,
)
from factcheck.models import (
    Annotation,
    Article,
    Course,
    Evidence,
    Kinship,
    RelationState,
    Review,
    Snapshot,
    Source,
    SourceRelation,
    utc_now,
    uuid7,
)
from factcheck.sources.kin import Kin, publication_of
from factcheck.sources.publishers import names_of

ENGINE = "1"
"""Version of what finds relations; stored with each."""
SAID = "said"
"""The reason of a relation that a person stated."""


def suggest_relations(session: Session, project_id: UUID, source_id: UUID, kin: Kin) -> None:
    """Store the relations of a source that nobody has decided on. Flushes.

    One that was suggested before is told anew; what a person decided stays.
    """
    stored = {_other(row, source_id): row for row in _relations_of(session, source_id)}
    for other_id, relation in kin.items():
        if relation.kind is RelationKind.NONE:
            continue
        row = stored.get(other_id)
        if row is None:
            row = new_relation(session, project_id, source_id, other_id)
        elif row.decided_at is None:
            row.revision += 1  # who has it open decides on what it was
        if row.decided_at is None:
            _tell(row, relation if row.a_id == source_id else _turned(relation))
    session.flush()


def suggest_descent(session: Session, article: Article, snapshot: Snapshot) -> None:
    """Store that a source seems to have it from the article that is to cite it. Flushes.

    It is looked into at the first link of a source to an article, whoever makes it; the texts of
    both must be loaded.
    """
    source = session.get_one(Source, snapshot.source_id)
    links = (
        select(Evidence.id)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
        .where(Review.article_id == article.id, Snapshot.source_id == source.id)
    )
    if len(session.scalars(links.limit(2)).all()) > 1:
        return
    known = select(SourceRelation.id).where(
        SourceRelation.a_id == source.id, SourceRelation.article_id == article.id
    )
    if session.scalar(known) is not None:
        return
    names = names_of(session, source.project_id, [source.publisher]).get(source.publisher, [])
    checked = Publication(
        article.text, article.publisher, (), article.title, article.url, article.published
    )
    relation = relate_sources(publication_of(source, snapshot.text, names), checked)
    if relation.direction is Direction.A_FROM_B and relation.kind in _DESCENDS:
        row = new_relation(session, source.project_id, source.id, None, article.id)
        _tell(row, relation)
        session.flush()


_DESCENDS = (RelationKind.COPY, RelationKind.CITES)


def new_relation(
    session: Session,
    project_id: UUID,
    one_id: UUID,
    other_id: UUID | None,
    article_id: UUID | None = None,
) -> SourceRelation:
    """Add a relation of two sources, or of one and an article, which nothing is said of yet."""
    first, second = (one_id, None) if other_id is None else sorted((one_id, other_id))
    row = SourceRelation(
        id=uuid7(),
        project_id=project_id,
        a_id=first,
        b_id=second,
        article_id=article_id,
        kind=Kinship.COPY,
        course=Course.UNKNOWN,
        share_a=0.0,
        share_b=0.0,
        reason=SAID,
        engine="",
        state=RelationState.SUGGESTED,
        revision=1,
        created_at=utc_now(),
    )
    session.add(row)
    return row


TURNED = {
    Course.A_FROM_B: Course.B_FROM_A,
    Course.B_FROM_A: Course.A_FROM_B,
    Course.UNKNOWN: Course.UNKNOWN,
}
"""What the course of a relation is when its two sources change places."""


def _relations_of(session: Session, source_id: UUID) -> Iterable[SourceRelation]:
    query = select(SourceRelation).where(
        or_(
            and_(SourceRelation.a_id == source_id, SourceRelation.b_id.is_not(None)),
            SourceRelation.b_id == source_id,
        )
    )
    return session.scalars(query)


def _other(row: SourceRelation, source_id: UUID) -> UUID | None:
    return row.b_id if row.a_id == source_id else row.a_id


def _tell(row: SourceRelation, relation: Relation) -> None:
    row.kind, row.course = Kinship(relation.kind.value), Course(relation.direction.value)
    row.share_a, row.share_b = relation.share_a, relation.share_b
    row.reason, row.engine = relation.because.value, ENGINE


def _turned(relation: Relation) -> Relation:
    course = Course(relation.direction.value)
    return replace(
        relation,
        direction=Direction(TURNED[course].value),
        share_a=relation.share_b,
        share_b=relation.share_a,
    )
