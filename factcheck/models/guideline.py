"""What a desk agreed on how to review."""

from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base, Created, Id


class Guideline(Base):
    """One version of a project's guidelines; it is never altered, a later one takes its place."""

    __tablename__ = "guideline"
    __table_args__ = (UniqueConstraint("project_id", "version"),)

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    version: Mapped[int]
    """From 1; the highest one holds."""
    text: Mapped[str]
    """Short Markdown."""
    definitions: Mapped[dict[str, str]] = mapped_column(JSON)
    """What a tag means, by the tag's value; plain text."""
    change: Mapped[str] = mapped_column(default="")
    """What is new in it, in a line."""
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Null for the command line."""
    created_at: Mapped[Created]
