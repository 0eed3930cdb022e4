"""Which rows an export holds."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true
from sqlalchemy.orm import Session, aliased

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Comment,
    Discrepancy,
    Evidence,
    Guideline,
    Publisher,
    PublisherName,
    RelationState,
    Review,
    ReviewKind,
    ReviewState,
    Snapshot,
    Source,
    SourceRelation,
    Speaker,
)
from factcheck.models.blindness import heard_by, is_opened, made_known_to, result_known_to
from factcheck.models.known import related_known_to
from factcheck.sources.relatives import linked_there, relations_among
from factcheck.text.fold import fold


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an export holds, as a condition on each table."""

    guidelines: ColumnElement[bool]
    comments: ColumnElement[bool]
    speakers: ColumnElement[bool]
    publishers: ColumnElement[bool]
    sources: ColumnElement[bool]
    snapshots: ColumnElement[bool]
    articles: ColumnElement[bool]
    reviews: ColumnElement[bool]
    relations: ColumnElement[bool]
    reader_id: UUID | None
    """For whom it is; None for all of it."""

    def knows(self, made: Any) -> ColumnElement[bool]:
        """Leave out what others made in reviews still blind.

        Args:
            made: Speaker or Source, or an alias of it.
        """
        return _knows(made, self.reader_id)

    @classmethod
    def all_of(cls, project_id: UUID, reviewer_id: UUID | None = None) -> Self:
        """Choose all a project has, removed or not, of reviews what *reviewer_id* may know."""
        by = _by(reviewer_id)
        relations = and_(SourceRelation.project_id == project_id, _known_to(reviewer_id))
        speakers = and_(Speaker.project_id == project_id, _stands(), _knows(Speaker, reviewer_id))
        sources = and_(Source.project_id == project_id, _knows(Source, reviewer_id))
        return cls(
            guidelines=Guideline.project_id == project_id,
            comments=and_(
                Comment.project_id == project_id,
                _heard(reviewer_id),
                _is_told_of(speakers, sources),
            ),
            speakers=speakers,
            publishers=Publisher.project_id == project_id,
            sources=sources,
            snapshots=Snapshot.id.is_not(None),
            articles=Article.project_id == project_id,
            reviews=by,
            relations=relations,
            reader_id=reviewer_id,
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
        made_under = select(Review.guideline_id).where(Review.article_id == article_id, by)
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
            guidelines=Guideline.id.in_(made_under),
            comments=and_(Comment.article_id == article_id, _heard(reviewer_id)),
            speakers=and_(Speaker.id.in_(speakers), _knows(Speaker, reviewer_id)),
            publishers=Publisher.id.in_(_find_publishers(session, project_id, linked | kin)),
            sources=and_(Source.id.in_(linked | kin), _knows(Source, reviewer_id)),
            snapshots=or_(cited, and_(Snapshot.source_id.in_(kin), Snapshot.removed_at.is_(None))),
            articles=Article.id == article_id,
            reviews=by,
            relations=relations,
            reader_id=reviewer_id,
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
    told = or_(
        SourceRelation.article_id.is_(None),
        SourceRelation.article_id.in_(_opened()),
        linked_there(reviewer_id),
    )
    return and_(told, related_known_to(SourceRelation, reviewer_id))


def _knows(made: Any, reader_id: UUID | None) -> ColumnElement[bool]:
    return true() if reader_id is None else made_known_to(made, reader_id)


def _opened() -> Select[UUID]:
    """Select the articles of whose reviews all goes out, to whomever; to editors too."""
    return select(Article.id).where(is_opened())


def _heard(reviewer_id: UUID | None) -> ColumnElement[bool]:
    """Leave out what tells that others have said something of a review still blind."""
    return true() if reviewer_id is None else heard_by(reviewer_id)


def _is_told_of(speakers: ColumnElement[bool], sources: ColumnElement[bool]) -> ColumnElement[bool]:
    """Leave out comments on speakers, or on sources, that are left out themselves."""
    named = aliased(Speaker)
    stand = select(named.id).where(named.standing().in_(select(Speaker.id).where(speakers)))
    return and_(
        or_(Comment.speaker_id.is_(None), Comment.speaker_id.in_(stand)),
        or_(Comment.source_id.is_(None), Comment.source_id.in_(select(Source.id).where(sources))),
    )


def _by(reviewer_id: UUID | None) -> ColumnElement[bool]:
    """Choose the reviews that say something, and those that were given to somebody or handed in.

    The adjudicated one says by its decisions what it does.
    """
    said = aliased(Annotation)
    says = exists().where(said.review_id == Review.id, says_something(said))
    given = Review.assigned_by_id.is_not(None)
    adjudicated = Review.kind == ReviewKind.ADJUDICATED
    told = or_(Review.state != ReviewState.OPEN, given, adjudicated, says)
    if reviewer_id is None:
        return told
    shown = or_(Review.own(reviewer_id), Review.article_id.in_(_opened()))
    return and_(shown, result_known_to(reviewer_id), told)


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
