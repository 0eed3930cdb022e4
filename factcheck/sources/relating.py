"""Which sources depend on each other: suggested when a text comes in, decided by people."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, undefer

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
    Sentence,
    Snapshot,
    Source,
    SourceRelation,
    utc_now,
    uuid7,
)
from factcheck.sources.kin import Kin, publication_of
from factcheck.sources.publisher_names import names_of

ENGINE = "1"
"""Version of what finds relations; stored with each."""
SAID = "said"
"""The reason of a relation that a person stated."""

log = logging.getLogger(__name__)


def suggest_relations(session: Session, project_id: UUID, source_id: UUID, kin: Kin) -> None:
    """Store the relations of a source that nobody has decided on. Flushes.

    One that was suggested before is told anew, or dropped if the texts no longer bear it out; what
    a person decided or said stays.
    """
    stored = {_other(row, source_id): row for row in _relations_of(session, source_id)}
    for other_id, relation in kin.items():
        row = stored.get(other_id)
        if relation.kind is RelationKind.NONE:
            if row and _is_suggested(row):
                session.delete(row)
            continue
        if row is None:
            row = new_relation(session, project_id, source_id, other_id)
        elif row.decided_at is None:
            row.revision += 1  # who has it open decides on what it was
        if row.decided_at is None:
            _tell(row, relation if row.a_id == source_id else _turned(relation))
    session.flush()


def find_suggested(session: Session, source_id: UUID) -> list[UUID]:
    """Return the sources that one was suggested to be related to and nobody has decided on."""
    rows = [row for row in _relations_of(session, source_id) if _is_suggested(row)]
    return [other for row in rows if (other := _other(row, source_id))]


def find_descent(session: Session, sentence_id: UUID, snapshot_id: UUID) -> Relation | None:
    """Return how a source has it from the article that is to cite it, if it seems to.

    It is looked into before the first link of a source to an article, whoever makes it. Of long
    texts that takes a second, so it is not for a transaction that others wait for.
    """
    query = (
        select(Article, Source, Snapshot)
        .join(Sentence, Sentence.article_id == Article.id)
        .join(Source, Source.project_id == Article.project_id)
        .join(Snapshot, Snapshot.source_id == Source.id)
        .where(Sentence.id == sentence_id, Snapshot.id == snapshot_id)
        .options(undefer(Article.text), undefer(Snapshot.text))
    )
    found = session.execute(query).first()
    if found is None or _is_linked(session, found.Article.id, found.Source.id):
        return None
    article, source, snapshot = found
    names = names_of(session, source.project_id, [source.publisher]).get(source.publisher, [])
    checked = Publication(
        article.text, article.publisher, (), article.title, article.url, article.published
    )
    try:
        relation = relate_sources(publication_of(source, snapshot.text, names), checked)
    except Exception:  # whatever is wrong with the texts, the link can be made
        log.exception("source %s could not be compared with article %s", source.id, article.id)
        return None
    descends = relation.direction is Direction.A_FROM_B and relation.kind in _DESCENDS
    return relation if descends else None


def suggest_descent(
    session: Session, project_id: UUID, source_id: UUID, article_id: UUID, relation: Relation
) -> None:
    """Store what find_descent found, unless something is known of the two. Flushes."""
    known = select(SourceRelation.id).where(
        SourceRelation.a_id == source_id, SourceRelation.article_id == article_id
    )
    if session.scalar(known) is None:
        _tell(new_relation(session, project_id, source_id, None, article_id), relation)
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


def _is_linked(session: Session, article_id: UUID, source_id: UUID) -> bool:
    """Whether somebody has ever linked a passage of a source to an article."""
    links = (
        select(Evidence.id)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
        .where(Review.article_id == article_id, Snapshot.source_id == source_id)
    )
    return session.scalar(links.limit(1)) is not None


def _is_suggested(row: SourceRelation) -> bool:
    return row.decided_at is None and row.reason != SAID


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
