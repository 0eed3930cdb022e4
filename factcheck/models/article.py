"""An article and the sentences it was split into."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from factcheck.models.base import Base, Created, Id


class Article(Base):
    """A news article. What its text was before a correction is kept as a TextVersion."""

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("project_id", "sha256"),
        Index(None, "project_id", "id"),
        # Whole, as SQLite has to read past the text to see whether an article is hidden.
        Index(None, "project_id", "removed_at", "language", "published", "id"),
    )

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    title: Mapped[str]
    byline: Mapped[str]
    publisher: Mapped[str]
    url: Mapped[str]
    published: Mapped[date | None]
    language: Mapped[str]
    """ISO 639-1 code; it chooses the rules of segmentation."""
    text: Mapped[str] = mapped_column(deferred=True)
    """The canonical text, one paragraph a line."""
    sha256: Mapped[str]
    """Of the canonical text in UTF-8, as 64 hexadecimal digits."""
    original: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    """What was imported, gzipped; null when it was the canonical text itself."""
    original_sha256: Mapped[str]
    original_type: Mapped[str]
    """Media type of what was imported."""
    segmenter: Mapped[str]
    """Version of the segmenter that cut the sentences."""
    cut: Mapped[int] = mapped_column(default=1)
    """Counts, from 1, how often sentences were split, joined or corrected."""
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves of the metadata, from 1."""
    created_at: Mapped[Created]
    removed_at: Mapped[datetime | None]
    """When it was hidden; nothing of it is deleted."""
    opened_at: Mapped[datetime | None]
    """When its reviews were shown to all members; null while its reviewers are blind to each
    other, where the project is."""
    opened_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Null when it opened as all its reviews were handed in."""

    sentences: Mapped[list["Sentence"]] = relationship(
        back_populates="article", order_by="Sentence.position", lazy="raise_on_sql"
    )

    @property
    def removed(self) -> bool:
        """Whether it is hidden."""
        return self.removed_at is not None

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class Sentence(Base):
    """One sentence of an article, found by its offsets: article.text[start:end] == text."""

    __tablename__ = "sentence"
    __table_args__ = (
        UniqueConstraint("article_id", "position"),
        CheckConstraint('"start" >= 0 AND "start" < "end"', name="span"),
    )

    id: Mapped[Id]
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    position: Mapped[int]
    """Place in the article, from 0."""
    paragraph: Mapped[int]
    """Which paragraph it stands in, from 0."""
    start: Mapped[int]
    """Offset of the first character, in code points."""
    end: Mapped[int]
    """Offset just past the last character, in code points."""
    text: Mapped[str]
    in_quote: Mapped[bool]
    """Whether it begins or stands inside a quotation."""

    article: Mapped[Article] = relationship(back_populates="sentences", lazy="raise_on_sql")


class TextVersion(Base):
    """The text of an article up to a correction."""

    __tablename__ = "text_version"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[Id]
    article_id: Mapped[UUID] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    number: Mapped[int]
    """Which text of the article it was, from 1, the one that was imported."""
    text: Mapped[str] = mapped_column(deferred=True)
    sha256: Mapped[str]
    replaced_at: Mapped[Created]
    replaced_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Who corrected it; null for the command line."""
