"""What was changed: the one source of history and audit."""

from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base, Created, Id


class Event(Base):
    """One change, written in the same transaction as the change itself, never altered."""

    __tablename__ = "event"
    __table_args__ = (Index(None, "project_id", "id"), Index(None, "object_id", "id"))

    id: Mapped[Id]
    project_id: Mapped[UUID | None] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Who did it; null for the command line."""
    at: Mapped[Created]
    verb: Mapped[str]
    """What was done, such as "annotation.saved"."""
    object_id: Mapped[UUID]
    """What it was done to; the verb says which table."""
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
