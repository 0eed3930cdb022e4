"""Publications that bear on what articles say, and their captured texts."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from factcheck.models.base import Base, Created, Id, enum_type


class SourceKind(StrEnum):
    NEWS = "news"
    WIRE = "wire"
    OFFICIAL = "official"
    COURT = "court"
    STUDY = "study"
    TRANSCRIPT = "transcript"
    BLOG = "blog"
    STATISTICS = "statistics"
    OTHER = "other"


class CaptureMethod(StrEnum):
    PASTED = "pasted"
    UPLOADED = "uploaded"
    FETCHED = "fetched"


_MADE_IN = text("made_in_id IS NOT NULL")


class Source(Base):
    """A publication that a sentence can be checked against."""

    __tablename__ = "source"
    __table_args__ = (
        Index(None, "project_id", "id"),
        Index(None, "project_id", "page"),
        Index(None, "project_id", "publisher"),
        Index(None, "project_id", "sort_title", "id"),
        Index(None, "project_id", "published", "id"),
        Index(None, "project_id", "kind"),
        *(
            Index(f"ix_source_{name}", "project_id", column, sqlite_where=one, postgresql_where=one)
            for name, column, one in (
                ("removed", "removed_at", text("removed_at IS NOT NULL")),
                ("unarchived", "url", text("url <> '' AND archive_url = ''")),
            )
        ),
        # Of the few only, as a plain one would be taken for the many that are null.
        Index("ix_source_made_in", "made_in_id", sqlite_where=_MADE_IN, postgresql_where=_MADE_IN),
    )

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    url: Mapped[str]
    """Where it was read, as given; empty when it is not on the web."""
    page: Mapped[str] = mapped_column(default="")
    """The key of the page that the address means (factcheck.text.urls); empty without one."""
    archive_url: Mapped[str] = mapped_column(default="")
    """Where an archive keeps a copy of the page; empty when none is known."""
    archived_at: Mapped[datetime | None]
    """When that copy was made; null when its address does not say."""
    title: Mapped[str]
    sort_title: Mapped[str] = mapped_column(default="")
    """What it is sorted by: the beginning of the title, folded (factcheck.sources.titles)."""
    publisher: Mapped[str]
    author: Mapped[str]
    published: Mapped[date | None]
    kind: Mapped[SourceKind] = mapped_column(enum_type(SourceKind))
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves of the metadata, from 1."""
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Who added it; null for one that the desk has had from the start or by an import."""
    made_in_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id", ondelete="SET NULL"))
    """The article in whose review it was made: where reviewers are blind to each other, only its
    maker sees it until that article is opened. Null for what is the whole desk's."""
    created_at: Mapped[Created]
    removed_at: Mapped[datetime | None]
    """When it was hidden; evidence that rests on it stays."""

    snapshots: Mapped[list["Snapshot"]] = relationship(
        back_populates="source", order_by="Snapshot.id", lazy="raise_on_sql"
    )

    @property
    def removed(self) -> bool:
        """Whether it is hidden."""
        return self.removed_at is not None

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class Snapshot(Base):
    """The text of a source at one moment. It never changes, but it can be taken back."""

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("source_id", "sha256"), Index(None, "sha256"))

    id: Mapped[Id]
    source_id: Mapped[UUID] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    captured_at: Mapped[Created]
    method: Mapped[CaptureMethod] = mapped_column(enum_type(CaptureMethod))
    text: Mapped[str] = mapped_column(deferred=True)
    """The canonical text, one paragraph a line."""
    sha256: Mapped[str]
    """Of the canonical text in UTF-8, as 64 hexadecimal digits."""
    original: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    """What was captured, gzipped; null when it was the canonical text itself."""
    original_sha256: Mapped[str]
    original_type: Mapped[str]
    """Media type of what was captured."""
    language: Mapped[str]
    """ISO 639-1 code."""
    segmenter: Mapped[str]
    """Version of the segmenter that cut the passages."""
    removed_at: Mapped[datetime | None]
    """When it was taken back, as no text of this source; nothing rests on it then."""

    source: Mapped[Source] = relationship(back_populates="snapshots", lazy="raise_on_sql")
    passages: Mapped[list["Passage"]] = relationship(
        order_by="Passage.position", lazy="raise_on_sql"
    )


class Passage(Base):
    """A sentence of a snapshot, the unit in which sources are compared."""

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("snapshot_id", "position"),
        CheckConstraint('"start" >= 0 AND "start" < "end"', name="span"),
    )

    id: Mapped[Id]
    snapshot_id: Mapped[UUID] = mapped_column(ForeignKey("snapshot.id", ondelete="CASCADE"))
    position: Mapped[int]
    """Place in the snapshot, from 0."""
    paragraph: Mapped[int]
    start: Mapped[int]
    """Offset of the first character, in code points."""
    end: Mapped[int]
    """Offset just past the last character, in code points."""
