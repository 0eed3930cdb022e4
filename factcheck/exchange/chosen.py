"""Which rows an export holds."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import Session, aliased

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Discrepancy,
    Evidence,
    Publisher,
    PublisherName,
    RelationState,
    Review,
    ReviewState,
    Snapshot,
    Source,
    SourceRelation,
    Speaker,
    User,
)
from factcheck.sources.relatives import linked_there, relations_among
from factcheck.text.fold import fold


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an export holds, as a condition on each table."""

    people: ColumnElement[bool]
    speakers: ColumnElement[bool]
    publishers: ColumnElement[bool]
    sources: ColumnElement[bool]
    snapshots: ColumnElement[bool]
    articles: ColumnElement[bool]
    reviews: ColumnElement[bool]
    relations: ColumnElement[bool]

    @classmethod
    def all_of(cls, project_id: UUID, reviewer_id: UUID | None = None) -> Self:
        """Choose all a project has, removed or not, but of reviews maybe only *reviewer_id*'s."""
        by = _by(reviewer_id)
        reviewers = (
            select(Review.reviewer_id)
            .join(Article, Article.id == Review.article_id)
            .where(Article.project_id == project_id, by)
        )
        relations = and_(SourceRelation.project_id == project_id, _known_to(reviewer_id))
        return cls(
            people=or_(User.id.in_(reviewers), _decided(relations)),
            speakers=and_(Speaker.project_id == project_id, _stands()),
            publishers=Publisher.project_id == project_id,
            sources=Source.project_id == project_id,
            snapshots=Snapshot.id.is_not(None),
            articles=Article.project_id == project_id,
            reviews=by,
            relations=relations,
        )

    @classmethod
    def used_by(
        cls,
        session: Session,
        project_id: UUID,
        article_id: UUID,
        reviewer_id: UUID | None = None,
    ) -> Self:
        """Choose one article and what its annotations, or only *reviewer_id*'s, refer to.

        With the sources that those they cite have it from, so that they count the same elsewhere.
        """
        by = _by(reviewer_id)
        reviewers = select(Review.reviewer_id).where(Review.article_id == article_id, by)
        said = (
            select(Annotation.id)
            .join(Review, Review.id == Annotation.review_id)
            .where(Review.article_id == article_id, by, Annotation.removed_at.is_(None))
        )
        speakers = (
            select(Speaker.standing())
            .join(Attribution, Attribution.speaker_id == Speaker.id)
            .where(Attribution.annotation_id.in_(said))
        )
        cited = or_(
            *(
                Snapshot.id.in_(
                    select(model.snapshot_id).where(
                        model.annotation_id.in_(said), model.removed_at.is_(None)
                    )
                )
                for model in (Evidence, Discrepancy)
            )
        )
        linked = set(session.scalars(select(Snapshot.source_id).where(cited)))
        kin = _find_kin(session, linked)
        relations = and_(_among(linked | kin, article_id), _known_to(reviewer_id))
        return cls(
            people=or_(User.id.in_(reviewers), _decided(relations)),
            speakers=Speaker.id.in_(speakers),
            publishers=Publisher.id.in_(_find_publishers(session, project_id, linked | kin)),
            sources=Source.id.in_(linked | kin),
            snapshots=or_(cited, and_(Snapshot.source_id.in_(kin), Snapshot.removed_at.is_(None))),
            articles=Article.id == article_id,
            reviews=by,
            relations=relations,
        )


def _find_kin(session: Session, linked: Collection[UUID]) -> set[UUID]:
    """Return the sources that those *linked* hang together with, and that are not linked."""
    confirmed = [
        row for row in relations_among(session, linked) if row.state is RelationState.CONFIRMED
    ]
    return {end for row in confirmed for end in (row.a_id, row.b_id) if end} - {*linked}


def _find_publishers(session: Session, project_id: UUID, source_ids: Collection[UUID]) -> set[UUID]:
    """Return the publishers of sources, by the names that these give."""
    given = session.scalars(select(Source.publisher).where(Source.id.in_(source_ids)).distinct())
    known = select(PublisherName.publisher_id).where(
        PublisherName.project_id == project_id, PublisherName.folded.in_({*map(fold, given)})
    )
    return set(session.scalars(known))


def _among(source_ids: Collection[UUID], article_id: UUID) -> ColumnElement[bool]:
    """Choose the relations of sources to each other and to an article."""
    other = or_(SourceRelation.b_id.in_(source_ids), SourceRelation.article_id == article_id)
    return and_(SourceRelation.a_id.in_(source_ids), other)


def _known_to(reviewer_id: UUID | None) -> ColumnElement[bool]:
    """Leave out what tells that others have linked a source to an article."""
    if reviewer_id is None:
        return true()
    return or_(SourceRelation.article_id.is_(None), linked_there(reviewer_id))


def _decided(relations: ColumnElement[bool]) -> ColumnElement[bool]:
    """Choose the people who decided on *relations*."""
    return User.id.in_(select(SourceRelation.decided_by_id).where(relations))


def _by(reviewer_id: UUID | None) -> ColumnElement[bool]:
    """Choose the reviews that say something, or are handed in."""
    said = aliased(Annotation)
    says = exists().where(said.review_id == Review.id, says_something(said))
    told = or_(Review.state != ReviewState.OPEN, says)
    return told if reviewer_id is None else and_(Review.reviewer_id == reviewer_id, told)


def says_something(said: type[Annotation] = Annotation) -> ColumnElement[bool]:
    """Leave out what was taken away, and what an undo left of a sentence nothing is said of.

    Args:
        said: the table, or an alias of it where a query has it twice.
    """
    # Aliases, or a query that has these tables too would be taken for theirs.
    linked, attributed, decided = aliased(Evidence), aliased(Attribution), aliased(Discrepancy)
    return and_(
        said.removed_at.is_(None),
        or_(
            said.tag.is_not(None),
            said.exact.is_not(None),
            said.note != "",
            said.certainty.is_not(None),
            said.flagged,
            said.justification != "",
            exists().where(attributed.annotation_id == said.id),
            exists().where(linked.annotation_id == said.id, linked.removed_at.is_(None)),
            exists().where(decided.annotation_id == said.id, decided.removed_at.is_(None)),
        ),
    )


def _stands() -> ColumnElement[bool]:
    return and_(Speaker.merged_into_id.is_(None), Speaker.removed_at.is_(None))
