"""What reviewers decided on differences between a sentence and what a source says."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.models.annotation import Annotation
from factcheck.models.base import Base, Created, Id, enum_type
from factcheck.models.source import Snapshot


class DiscrepancyKind(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    QUOTATION = "quotation"
    NEGATION = "negation"
    DIRECTION = "direction"
    NAME = "name"
    ROLE = "role"


class DiscrepancyState(StrEnum):
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class Discrepancy(Base):
    """A difference that was found and that a reviewer let stand or dismissed.

    snapshot.text[start:end] == exact. The words of the sentence have no offsets, as a correction
    of the article may move them.
    """

    __tablename__ = "discrepancy"
    # No key of what it is about, as words can be longer than an index takes: whoever decides
    # holds the annotation.
    __table_args__ = (
        CheckConstraint('"start" >= 0 AND "start" < "end"', name="span"),
        Index(None, "annotation_id"),
        Index(None, "snapshot_id"),
    )

    id: Mapped[Id]
    annotation_id: Mapped[UUID] = mapped_column(ForeignKey("annotation.id", ondelete="CASCADE"))
    snapshot_id: Mapped[UUID] = mapped_column(ForeignKey("snapshot.id", ondelete="RESTRICT"))
    kind: Mapped[DiscrepancyKind] = mapped_column(enum_type(DiscrepancyKind))
    claim: Mapped[str]
    """The words of the sentence."""
    claim_value: Mapped[str]
    """What they were read as, such as "40 civilians"."""
    start: Mapped[int]
    """Offset of the source's words in the snapshot, in code points."""
    end: Mapped[int]
    exact: Mapped[str]
    source_value: Mapped[str]
    rule: Mapped[str]
    """What compared the two, as factcheck.compare.discrepancies names it."""
    state: Mapped[DiscrepancyState] = mapped_column(enum_type(DiscrepancyState))
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[Created]
    removed_at: Mapped[datetime | None]
    """When the decision was taken back; null while it stands."""

    annotation: Mapped[Annotation] = relationship(lazy="raise_on_sql")
    snapshot: Mapped[Snapshot] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012
