"""Who is quoted: people, organisations, documents, and sources without a name."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.models.base import Base, Created, Id, enum_type


class SpeakerKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    AUTHOR = "author"


class Speaker(Base):
    """Somebody a sentence can be attributed to. Each project has one of kind author."""

    __tablename__ = "speaker"
    __table_args__ = (Index(None, "project_id", "id"),)

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    name: Mapped[str]
    kind: Mapped[SpeakerKind] = mapped_column(enum_type(SpeakerKind))
    role: Mapped[str] = mapped_column(default="")
    """What they usually are, such as "Minister of Health"; a text may give another role."""
    external_id: Mapped[str] = mapped_column(default="")
    """A Wikidata id such as "Q42", or a web address; empty when there is none."""
    merged_into_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("speaker.id", ondelete="RESTRICT"), index=True
    )
    """The speaker this one turned out to be. All that names this one stands for that one, and is
    left as it is, so that a merge can be undone. Never leads to one that is merged itself."""
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves, from 1."""
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Who named it first; null for one that the desk has had from the start or by an import."""
    made_in_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id", ondelete="SET NULL"))
    """The article in whose review it was made: where reviewers are blind to each other, only its
    maker sees it until that article is opened. Null for what is the whole desk's."""
    created_at: Mapped[Created]
    removed_at: Mapped[datetime | None]
    """When adding it was undone; null while it stands."""

    @classmethod
    def standing(cls) -> ColumnElement[UUID]:
        """The id of the speaker that a row stands for: itself, or the one it was merged into."""
        return func.coalesce(cls.merged_into_id, cls.id)

    aliases: Mapped[list["SpeakerAlias"]] = relationship(
        cascade="all, delete-orphan", order_by="SpeakerAlias.id", lazy="raise_on_sql"
    )

    # The service counts, as a save that changes only an alias is a save too.
    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class SpeakerAlias(Base):
    """A name by which a speaker is found; the speaker's own name is one of them."""

    __tablename__ = "speaker_alias"
    __table_args__ = (
        UniqueConstraint("speaker_id", "folded"),
        Index(None, "project_id", "folded"),
    )

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    speaker_id: Mapped[UUID] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"))
    alias: Mapped[str]
    folded: Mapped[str]
    """The alias without case and accents, which is what a search compares."""
