"""Who reviews which article, and what an adjudicator decides where they differ."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    SQLColumnExpression,
    UniqueConstraint,
    and_,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base, Created, Id, enum_type


class ReviewKind(StrEnum):
    INDEPENDENT = "independent"
    ADJUDICATED = "adjudicated"


class ReviewState(StrEnum):
    """How far a review is. What is withdrawn keeps its work, and counts for nothing."""

    ASSIGNED = "assigned"
    OPEN = "open"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"


UNDER_WAY = (ReviewState.ASSIGNED, ReviewState.OPEN)
"""The states of a review that is still to be handed in."""
ACTIVE = (*UNDER_WAY, ReviewState.SUBMITTED)
"""The states of a review that counts, in the order in which it goes through them."""

_ADJUDICATED = text("kind = 'adjudicated'")


class Review(Base):
    """One reviewer's pass over one article, or the adjudicated one, of which there is one."""

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("article_id", "reviewer_id", "kind"),
        Index(
            "uq_review_adjudicated",
            "article_id",
            unique=True,
            sqlite_where=_ADJUDICATED,
            postgresql_where=_ADJUDICATED,
        ),
        Index(None, "reviewer_id", "state"),
    )

    id: Mapped[Id]
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Of the adjudicated one, an editor who stands for it until it is finished, then who did."""
    kind: Mapped[ReviewKind] = mapped_column(enum_type(ReviewKind), default=ReviewKind.INDEPENDENT)
    state: Mapped[ReviewState] = mapped_column(enum_type(ReviewState), default=ReviewState.OPEN)
    due: Mapped[date | None]
    assigned_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Null for one that its reviewer took up."""
    submitted_at: Mapped[datetime | None]
    """When it was last handed in; stays when it is reopened."""
    guideline_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("guideline.id", ondelete="RESTRICT")
    )
    """The version of the guidelines it is made under; null when there was none."""
    conflicts: Mapped[int | None]
    """Of the adjudicated one: on how much the reviews differed when the last was handed in."""
    coincidences: Mapped[dict[str, dict[str, float]] | None] = mapped_column(
        JSON(none_as_null=True)
    )
    """Of the adjudicated one: how often two reviewers gave a sentence these two tags, each pair
    weighed as Krippendorff does, when the last review was handed in."""
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the changes of its state, from 1."""
    created_at: Mapped[Created]

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012

    @classmethod
    def own(cls, reviewer_id: UUID | SQLColumnExpression[UUID]) -> ColumnElement[bool]:
        """The condition of all that shows a reviewer their work, and nobody else's."""
        return and_(cls.reviewer_id == reviewer_id, cls.kind == ReviewKind.INDEPENDENT)

    @classmethod
    def counts(cls, states: Collection[ReviewState] = ACTIVE) -> ColumnElement[bool]:
        """The condition of the reviews that count, or of those of them in one of *states*.

        The adjudicated one is none of them, and neither is one that was taken away.
        """
        return and_(cls.kind == ReviewKind.INDEPENDENT, cls.state.in_(states))


class DecisionField(StrEnum):
    """On which part of what they say of a sentence, or of words in it, reviewers differ."""

    TAG = "tag"
    ATTRIBUTION = "attribution"
    VERDICT = "verdict"
    EVIDENCE = "evidence"
    SPAN = "span"
    """Whether words in the sentence are marked, and all that is said of them."""


class DecisionMethod(StrEnum):
    """Whether an editor chose, overruled what all say, or let the majority have many at once."""

    CHOSEN = "chosen"
    BULK = "bulk"
    OVERRULING = "overruling"


class Decision(Base):
    """What an adjudicator decided of one disagreement, and what they saw when they did."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("review_id", "sentence_id", "field", "place"),
        # Of what refers to it a row that goes is asked for one by one.
        Index(None, "annotation_id"),
        Index(None, "sentence_id"),
    )

    id: Mapped[Id]
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    """The adjudicated review."""
    sentence_id: Mapped[UUID] = mapped_column(ForeignKey("sentence.id", ondelete="CASCADE"))
    field: Mapped[DecisionField] = mapped_column(enum_type(DecisionField))
    place: Mapped[str] = mapped_column(default="")
    """Which words in the sentence, as "120-260" in code points; empty for the whole of it."""
    choice: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The value decided for, in the words of the API."""
    annotation_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("annotation.id", ondelete="SET NULL")
    )
    """Whose answer it is; null for one that no reviewer gave."""
    method: Mapped[DecisionMethod] = mapped_column(enum_type(DecisionMethod))
    reason: Mapped[str] = mapped_column(default="")
    inputs: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """What each reviewer said, with the revision that was seen."""
    fingerprint: Mapped[str]
    """SHA-256 of what the reviewers say; another one now means that they say something else."""
    stale: Mapped[bool] = mapped_column(default=False)
    """Whether a reviewer has said something else since, so that it counts no more."""
    decided_by_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[Created]
    updated_at: Mapped[Created]

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012
