"""How sources depend on each other, and what of their wording shows it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base, Created, Id, enum_type

# Only INTEGER counts by itself on SQLite.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")


class Kinship(StrEnum):
    """What one source has of another."""

    COPY = "copy"
    CITES = "cites"
    QUOTE = "quote"
    """They share quotations and nothing else: each still counts."""


class Course(StrEnum):
    """Which of two related texts came from the other."""

    A_FROM_B = "a_from_b"
    B_FROM_A = "b_from_a"
    UNKNOWN = "unknown"


class RelationState(StrEnum):
    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class SourceRelation(Base):
    """That a source is related to another, or to an article that is being checked.

    As it was found, or as somebody said. Of two sources, *a* is the one with the lower id.
    """

    __tablename__ = "source_relation"
    __table_args__ = (
        UniqueConstraint("a_id", "b_id"),
        UniqueConstraint("a_id", "article_id"),
        Index(None, "b_id"),
        Index(None, "article_id"),
        Index(None, "project_id", "state", "id"),
        CheckConstraint("(b_id IS NULL) <> (article_id IS NULL)", name="other"),
        CheckConstraint("b_id IS NULL OR a_id < b_id", name="order"),
    )

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    a_id: Mapped[UUID] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    b_id: Mapped[UUID | None] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    kind: Mapped[Kinship] = mapped_column(enum_type(Kinship))
    course: Mapped[Course] = mapped_column(enum_type(Course))
    share_a: Mapped[float]
    """How much of a's wording is b's, from 0 to 1."""
    share_b: Mapped[float]
    reason: Mapped[str]
    """What shows it, as factcheck.compare.relations names it; "said" when a person said so."""
    engine: Mapped[str]
    """Version of what found it; empty when a person said so."""
    state: Mapped[RelationState] = mapped_column(enum_type(RelationState))
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Who confirmed or rejected it; null while nobody has."""
    decided_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves, from 1."""
    created_at: Mapped[Created]

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class SourceIndex(Base):
    """A source whose newest text can be found: by its words, and by what it shares with others."""

    __tablename__ = "source_index"
    __table_args__ = (
        Index(
            "ix_source_index_unrelated",
            "number",
            sqlite_where=text("related_at IS NULL"),
            postgresql_where=text("related_at IS NULL"),
        ),
    )

    number: Mapped[int] = mapped_column(_NUMBER, primary_key=True)
    """Counts the sources in the order in which they came."""
    source_id: Mapped[UUID] = mapped_column(
        ForeignKey("source.id", ondelete="CASCADE"), unique=True
    )
    snapshot_id: Mapped[UUID | None]
    """The text that its fingerprint is of."""
    version: Mapped[int]
    """How its words and fingerprint were made: see factcheck.sources.index.VERSION."""
    related_at: Mapped[datetime | None]
    """When it was compared with the rest of the library; null for one that waits for it."""
    claimed_until: Mapped[datetime | None]
    """Until when it is left to whoever compares it; null when nobody does."""
    attempts: Mapped[int] = mapped_column(default=0)
    """How often somebody began to compare its newest text, one that is done included."""
    told_with: Mapped[UUID | None]
    """The same for sources whose relations to each other a file has told; null for others."""


class SourceFingerprint(Base):
    """A hash of three words that stand together in a source's text, one in eight of them.

    The same words have another hash in each project: see factcheck.sources.index.
    """

    __tablename__ = "source_fingerprint"
    __table_args__ = ({"sqlite_with_rowid": False},)

    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(
        _NUMBER,
        ForeignKey("source_index.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    """No index of its own, which would double the table: whoever takes a source out makes the
    fingerprint of its text again."""
