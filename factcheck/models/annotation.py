"""What a reviewer says of a sentence: what it is, whose words, and what bears on it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    and_,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.models.article import Sentence
from factcheck.models.base import Base, Created, Id, enum_type, utc_now
from factcheck.models.source import Snapshot
from factcheck.models.speaker import Speaker


class ReviewKind(StrEnum):
    INDEPENDENT = "independent"
    ADJUDICATED = "adjudicated"


class ReviewState(StrEnum):
    ASSIGNED = "assigned"
    OPEN = "open"
    SUBMITTED = "submitted"


class Tag(StrEnum):
    """What a sentence is."""

    CLAIM = "claim"
    QUOTE = "quote"
    OPINION = "opinion"
    OTHER = "other"


class Manner(StrEnum):
    """How the words are given: in quotation marks, in paraphrase, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What a passage does to a sentence."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MENTIONS = "mentions"


class Review(Base):
    """One reviewer's pass over one article, or the adjudicated one."""

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("article_id", "reviewer_id", "kind"),)

    id: Mapped[Id]
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    kind: Mapped[ReviewKind] = mapped_column(enum_type(ReviewKind), default=ReviewKind.INDEPENDENT)
    state: Mapped[ReviewState] = mapped_column(enum_type(ReviewState), default=ReviewState.OPEN)
    created_at: Mapped[Created]

    @classmethod
    def own(cls, reviewer_id: UUID | BindParameter[UUID]) -> ColumnElement[bool]:
        """The condition of all that shows a reviewer their work, and nobody else's."""
        return and_(cls.reviewer_id == reviewer_id, cls.kind == ReviewKind.INDEPENDENT)


class Annotation(Base):
    """What one review says of one sentence."""

    __tablename__ = "annotation"
    __table_args__ = (UniqueConstraint("review_id", "sentence_id"),)

    id: Mapped[Id]
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    sentence_id: Mapped[UUID] = mapped_column(
        ForeignKey("sentence.id", ondelete="CASCADE"), index=True
    )
    tag: Mapped[Tag | None] = mapped_column(enum_type(Tag))
    """Null while the sentence is not yet tagged."""
    note: Mapped[str] = mapped_column(default="")
    """Short Markdown."""
    revision: Mapped[int] = mapped_column()
    """Counts the saves, from 1; a save that saw an older one is refused."""
    created_at: Mapped[Created]
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)

    review: Mapped[Review] = relationship(lazy="raise_on_sql")
    sentence: Mapped[Sentence] = relationship(lazy="raise_on_sql")
    attribution: Mapped["Attribution | None"] = relationship(
        cascade="all, delete-orphan", back_populates="annotation", lazy="raise_on_sql"
    )
    evidence: Mapped[list["Evidence"]] = relationship(
        back_populates="annotation", order_by="Evidence.id", lazy="raise_on_sql"
    )

    # The service counts, as a save that changes only the attribution is a save too.
    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class Attribution(Base):
    """Whose words a sentence is."""

    __tablename__ = "attribution"
    __table_args__ = (UniqueConstraint("annotation_id"),)

    id: Mapped[Id]
    annotation_id: Mapped[UUID] = mapped_column(ForeignKey("annotation.id", ondelete="CASCADE"))
    speaker_id: Mapped[UUID] = mapped_column(
        ForeignKey("speaker.id", ondelete="RESTRICT"), index=True
    )
    manner: Mapped[Manner] = mapped_column(enum_type(Manner))
    role: Mapped[str]
    """The speaker's role as the text gives it, such as "a spokesperson for the ministry"."""

    annotation: Mapped[Annotation] = relationship(back_populates="attribution", lazy="raise_on_sql")
    speaker: Mapped[Speaker] = relationship(lazy="raise_on_sql")


class Evidence(Base):
    """A passage of a source that bears on an annotated sentence: text[start:end] == exact."""

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("annotation_id", "snapshot_id", "start", "end"),
        CheckConstraint('"start" >= 0 AND "start" < "end"', name="span"),
        Index(None, "snapshot_id"),
    )

    id: Mapped[Id]
    annotation_id: Mapped[UUID] = mapped_column(ForeignKey("annotation.id", ondelete="CASCADE"))
    snapshot_id: Mapped[UUID] = mapped_column(ForeignKey("snapshot.id", ondelete="RESTRICT"))
    start: Mapped[int]
    """Offset of the first character in the snapshot's text, in code points."""
    end: Mapped[int]
    """Offset just past the last character, in code points."""
    exact: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    stance: Mapped[Stance] = mapped_column(enum_type(Stance))
    note: Mapped[str] = mapped_column(default="")
    """Short Markdown."""
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[Created]

    annotation: Mapped[Annotation] = relationship(back_populates="evidence", lazy="raise_on_sql")
    snapshot: Mapped[Snapshot] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012
