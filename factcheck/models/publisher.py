"""Who publishes sources: under which names, and who owns them."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factcheck.models.base import Base, Created, Id


class Publisher(Base):
    """An outlet, an agency or an office that publishes sources."""

    __tablename__ = "publisher"
    __table_args__ = (Index(None, "project_id", "name"),)

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    name: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    """The group or person it belongs to; publishers with the same owner are one group."""
    host: Mapped[str] = mapped_column(default="")
    """The host of its website, such as "courier.example"; empty when not known."""
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves, from 1."""
    created_at: Mapped[Created]

    names: Mapped[list["PublisherName"]] = relationship(
        back_populates="publisher",
        cascade="all, delete-orphan",
        order_by="PublisherName.name",
        lazy="raise_on_sql",
    )

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class PublisherName(Base):
    """A name that sources give for a publisher; its own name is one of them."""

    __tablename__ = "publisher_name"
    __table_args__ = (UniqueConstraint("project_id", "folded"),)

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    publisher_id: Mapped[UUID] = mapped_column(
        ForeignKey("publisher.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    folded: Mapped[str]
    """As factcheck.text.fold has it, to find it however it is spelled."""

    publisher: Mapped[Publisher] = relationship(back_populates="names", lazy="raise_on_sql")
