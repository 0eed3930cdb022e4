"""What a reviewer says of a sentence: what it is, whose words, and what bears on it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.models.article import Sentence
from factcheck.models.base import Base, Created, Id, enum_type, utc_now
from factcheck.models.review import Review
from factcheck.models.source import Snapshot
from factcheck.models.speaker import Speaker


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


class Naming(StrEnum):
    """Whether the text names a source, or speaks of one person or of several without a name."""

    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"


class Certainty(StrEnum):
    """How sure a reviewer is of what they said."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Verdict(StrEnum):
    """What a reviewer concludes of a claim; the labels of AVeriTeC."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH = "not_enough_evidence"


class Stance(StrEnum):
    """What a passage does to a sentence."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MENTIONS = "mentions"


def _span(start: str, end: str) -> CheckConstraint:
    """Both offsets or neither, and in their order."""
    neither = f'"{start}" IS NULL AND "{end}" IS NULL'
    return CheckConstraint(f'({neither}) OR "{start}" < "{end}"', name=start)


_STANDS = text("exact IS NULL AND removed_at IS NULL")
_LINKED = text("removed_at IS NULL")


class Annotation(Base):
    """What one review says of one sentence, or of a span inside it.

    Of a whole sentence, ``exact`` is null. Of a span, sentence.text[start:end] == exact; start and
    end are null when a change of the text left no place with these words, and a person has to find
    it. They count from the sentence, so that correcting another sentence leaves them alone.
    """

    __tablename__ = "annotation"
    __table_args__ = (
        Index(
            "uq_annotation_review_id_sentence_id",
            "review_id",
            "sentence_id",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
        _span("start", "end"),
        Index(None, "review_id"),
    )

    id: Mapped[Id]
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
    sentence_id: Mapped[UUID] = mapped_column(
        ForeignKey("sentence.id", ondelete="RESTRICT"), index=True
    )
    start: Mapped[int | None]
    """Offset of the first character in the sentence's text, in code points."""
    end: Mapped[int | None]
    """Offset just past the last character, in code points."""
    exact: Mapped[str | None]
    prefix: Mapped[str | None]
    suffix: Mapped[str | None]
    tag: Mapped[Tag | None] = mapped_column(enum_type(Tag))
    """Null while it is not yet tagged."""
    certainty: Mapped[Certainty | None] = mapped_column(enum_type(Certainty))
    flagged: Mapped[bool] = mapped_column(default=False)
    """Whether it needs another look."""
    note: Mapped[str] = mapped_column(default="")
    """Short Markdown."""
    verdict: Mapped[Verdict | None] = mapped_column(enum_type(Verdict))
    justification: Mapped[str] = mapped_column(default="")
    """Why the verdict is what it is; short Markdown."""
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves, from 1; a save that saw an older one is refused."""
    created_at: Mapped[Created]
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)
    removed_at: Mapped[datetime | None]
    """When it was taken away. It stays, with all that hangs on it, so that it can come back."""

    review: Mapped[Review] = relationship(lazy="raise_on_sql")
    sentence: Mapped[Sentence] = relationship(lazy="raise_on_sql")
    attributions: Mapped[list["Attribution"]] = relationship(
        cascade="all, delete-orphan",
        back_populates="annotation",
        order_by="Attribution.position",
        lazy="raise_on_sql",
    )
    evidence: Mapped[list["Evidence"]] = relationship(
        back_populates="annotation", order_by="Evidence.id", lazy="raise_on_sql"
    )

    # The service counts, as a save that changes only an attribution is a save too.
    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class Attribution(Base):
    """Whose words an annotated text is; several when several say it, or one by way of another.

    The three spans count from the start of the sentence, in code points; once its sentence was
    split they may lie beyond it. One whose words were corrected away keeps its exact text and has
    no offsets.
    """

    __tablename__ = "attribution"
    __table_args__ = (
        CheckConstraint("(speaker_id IS NOT NULL) = (naming = 'named')", name="naming"),
        CheckConstraint("parent_id IS NULL OR parent_id <> id", name="parent"),
        _span("cue_start", "cue_end"),
        _span("source_start", "source_end"),
        _span("content_start", "content_end"),
        Index(None, "annotation_id"),
    )

    id: Mapped[Id]
    annotation_id: Mapped[UUID] = mapped_column(ForeignKey("annotation.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    """Place among those of its annotation, from 0."""
    parent_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("attribution.id", ondelete="CASCADE"), index=True
    )
    """The one through whom these words are known: "X, according to the parent"."""
    naming: Mapped[Naming] = mapped_column(enum_type(Naming), default=Naming.NAMED)
    speaker_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("speaker.id", ondelete="RESTRICT"), index=True
    )
    """Null for a source without a name. It may be merged into another: see Speaker.standing."""
    manner: Mapped[Manner] = mapped_column(enum_type(Manner))
    role: Mapped[str]
    """The speaker's role as the text gives it, such as "a spokesperson"."""
    affiliation: Mapped[str] = mapped_column(default="")
    """Whom they speak for or belong to, as the text gives it."""
    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    cue_exact: Mapped[str | None]
    """The words that attribute, such as "stated"."""
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    source_exact: Mapped[str | None]
    """The words that name who says it, apposition and all."""
    content_start: Mapped[int | None]
    content_end: Mapped[int | None]
    content_exact: Mapped[str | None]
    """The words attributed, where they are less than the annotated text."""

    annotation: Mapped[Annotation] = relationship(
        back_populates="attributions", lazy="raise_on_sql"
    )
    speaker: Mapped[Speaker | None] = relationship(lazy="raise_on_sql")


class Evidence(Base):
    """A passage of a source that bears on an annotated sentence: text[start:end] == exact."""

    __tablename__ = "evidence"
    __table_args__ = (
        Index(
            "uq_evidence_annotation_id_snapshot_id_start_end",
            "annotation_id",
            "snapshot_id",
            "start",
            "end",
            unique=True,
            sqlite_where=_LINKED,
            postgresql_where=_LINKED,
        ),
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
    removed_at: Mapped[datetime | None]
    """When the link was taken away; null while it stands."""

    annotation: Mapped[Annotation] = relationship(back_populates="evidence", lazy="raise_on_sql")
    snapshot: Mapped[Snapshot] = relationship(lazy="raise_on_sql")

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012
