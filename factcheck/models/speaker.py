"""Who is quoted: people, organisations, documents, and sources without a name."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.models.base import Base, Created, Id, enum_type


class SpeakerKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
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
    created_at: Mapped[Created]

    aliases: Mapped[list["SpeakerAlias"]] = relationship(
        cascade="all, delete-orphan", order_by="SpeakerAlias.id", lazy="raise_on_sql"
    )


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
