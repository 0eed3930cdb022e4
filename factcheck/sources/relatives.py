"""The relations of sources, as pages show them and counts are made from them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.models import (
    Annotation,
    Course,
    Evidence,
    Kinship,
    RelationState,
    Review,
    Snapshot,
    Source,
    SourceRelation,
    User,
)

PAGE = 50
"""Relations on a page."""
MOST_STEPS = 10
"""Relations in a row that a group of sources is followed along."""

HOLDS = and_(SourceRelation.state != RelationState.REJECTED, SourceRelation.kind != Kinship.QUOTE)
"""The condition of what holds sources together: shared quotations leave each on its own."""

_ORDER = [RelationState.CONFIRMED, RelationState.SUGGESTED, RelationState.REJECTED]


@dataclass(frozen=True, slots=True)
class Relative:
    """A source that another is related to."""

    relation: SourceRelation
    source: Source
    derives: bool | None
    """Whether it has it from the other, or the other from it; None when nobody knows."""
    share: float
    """How much of the other's wording is its own, from 0 to 1."""
    decided_by: str
    """Who confirmed or rejected the relation; empty while nobody has."""


@dataclass(frozen=True, slots=True)
class Related:
    """Two sources that are related."""

    relation: SourceRelation
    a: Source
    b: Source
    decided_by: str


def list_relatives(session: Session, source: Source) -> list[Relative]:
    """Return the sources that one is related to, what was confirmed first, in one query."""
    found = session.execute(
        _related().where(or_(SourceRelation.a_id == source.id, SourceRelation.b_id == source.id))
    )
    relatives = [_relative(source.id, Related(*row)) for row in found]
    return sorted(relatives, key=lambda row: (_ORDER.index(row.relation.state), -row.share))


def list_apart(
    session: Session, project_id: UUID, after: UUID | None = None
) -> tuple[list[Related], UUID | None]:
    """Return a page of what was kept apart, newest first, and where the next begins."""
    query = _related().where(
        SourceRelation.project_id == project_id, SourceRelation.state == RelationState.REJECTED
    )
    if after:
        query = query.where(SourceRelation.id < after)
    query = query.order_by(SourceRelation.id.desc()).limit(PAGE + 1)
    rows = [Related(*row) for row in session.execute(query)]
    page = rows[:PAGE]
    return page, page[-1].relation.id if len(rows) > PAGE else None


def find_related(session: Session, one_id: UUID, other_id: UUID) -> Related | None:
    """Return the relation of two sources, if there is one."""
    first, second = sorted((one_id, other_id))
    query = _related().where(SourceRelation.a_id == first, SourceRelation.b_id == second)
    found = session.execute(query).first()
    return Related(*found) if found else None


def has_suggested(session: Session, project_id: UUID) -> bool:
    """Whether a relation of the project waits for somebody to decide."""
    query = _related().where(
        SourceRelation.project_id == project_id,
        SourceRelation.state == RelationState.SUGGESTED,
        HOLDS,
    )
    return session.execute(query.limit(1)).first() is not None


def list_by_ids(
    session: Session, project_id: UUID, relation_ids: Collection[UUID]
) -> list[Related]:
    """Return a project's relations of two sources by their ids, with who decided, in one query."""
    query = _related().where(
        SourceRelation.project_id == project_id, SourceRelation.id.in_(relation_ids)
    )
    return [Related(*row) for row in session.execute(query.order_by(SourceRelation.id))]


def relations_with(
    session: Session, source_id: UUID, other_ids: Collection[UUID]
) -> dict[UUID, SourceRelation]:
    """Return the relations of a source to others, by the id of the other."""
    query = select(SourceRelation).where(
        or_(
            and_(SourceRelation.a_id == source_id, SourceRelation.b_id.in_(other_ids)),
            and_(SourceRelation.b_id == source_id, SourceRelation.a_id.in_(other_ids)),
        )
    )
    found = session.scalars(query)
    return {row.b_id if row.a_id == source_id else row.a_id: row for row in found if row.b_id}


def relations_among(session: Session, source_ids: Iterable[UUID]) -> list[SourceRelation]:
    """Return the relations between sources, those by way of others included, by id.

    What is confirmed is followed to sources beyond *source_ids*, MOST_STEPS far; of what was not
    decided only that between *source_ids* is told. In a query for each step, the last in vain.
    """
    wanted = set(source_ids)
    known, fresh = set(wanted), set(wanted)
    rows: dict[UUID, SourceRelation] = {}
    for _ in range(MOST_STEPS):
        if not fresh:
            break
        touching = list(session.scalars(_touching(fresh)))
        fresh = set()
        for row in touching:
            ends = {row.a_id, row.b_id} - {None}
            if row.state is RelationState.CONFIRMED:
                rows[row.id] = row
                fresh |= {end for end in ends if end and end not in known}
            elif ends <= wanted:
                rows[row.id] = row
        known |= fresh
    return [rows[key] for key in sorted(rows)]


def descents_from(
    session: Session, article_id: UUID, source_ids: Collection[UUID], reviewer_id: UUID
) -> list[SourceRelation]:
    """Return the relations of sources to the article in which *reviewer_id* linked them, by id."""
    query = select(SourceRelation).where(
        SourceRelation.article_id == article_id,
        SourceRelation.a_id.in_(source_ids),
        linked_there(reviewer_id),
    )
    return list(session.scalars(query.order_by(SourceRelation.id)))


def linked_there(reviewer_id: UUID) -> ColumnElement[bool]:
    """Choose the relations of sources to an article in which *reviewer_id* linked them.

    That there is one tells that somebody linked the source there, and reviewers work blind.
    """
    linked = exists().where(
        Evidence.annotation_id == Annotation.id,
        Annotation.review_id == Review.id,
        Snapshot.id == Evidence.snapshot_id,
        Snapshot.source_id == SourceRelation.a_id,
        Review.article_id == SourceRelation.article_id,
        Review.reviewer_id == reviewer_id,
    )
    return linked.correlate(SourceRelation)


def _touching(ids: Collection[UUID]) -> Select[SourceRelation]:
    return select(SourceRelation).where(
        SourceRelation.b_id.is_not(None),
        or_(SourceRelation.a_id.in_(ids), SourceRelation.b_id.in_(ids)),
        SourceRelation.kind != Kinship.QUOTE,
    )


def _related() -> Select[SourceRelation, Source, Source, str]:
    a, b = aliased(Source), aliased(Source)
    return (
        select(SourceRelation, a, b, func.coalesce(User.name, ""))
        .join(a, and_(a.id == SourceRelation.a_id, a.removed_at.is_(None)))
        .join(b, and_(b.id == SourceRelation.b_id, b.removed_at.is_(None)))
        .outerjoin(User, User.id == SourceRelation.decided_by_id)
    )


def _relative(source_id: UUID, row: Related) -> Relative:
    relation = row.relation
    is_a = relation.a_id == source_id
    other = row.b if is_a else row.a
    derived = {Course.UNKNOWN: None, Course.A_FROM_B: not is_a, Course.B_FROM_A: is_a}
    share = relation.share_a if is_a else relation.share_b
    return Relative(relation, other, derived[relation.course], share, row.decided_by)
