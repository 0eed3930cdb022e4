"""Which rows an export holds."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Evidence,
    Review,
    ReviewState,
    Snapshot,
    Source,
    Speaker,
    User,
)


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
            speakers=and_(Speaker.project_id == project_id, _stands()),
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
            .where(Review.article_id == article_id, by, Annotation.removed_at.is_(None))
        )
        speakers = (
            select(Speaker.standing())
            .join(Attribution, Attribution.speaker_id == Speaker.id)
            .where(Attribution.annotation_id.in_(said))
        )
        snapshots = select(Evidence.snapshot_id).where(
            Evidence.annotation_id.in_(said), Evidence.removed_at.is_(None)
        )
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
    linked, attributed = aliased(Evidence), aliased(Attribution)
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
        ),
    )


def _stands() -> ColumnElement[bool]:
    return and_(Speaker.merged_into_id.is_(None), Speaker.removed_at.is_(None))
