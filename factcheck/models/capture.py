"""Addresses and files that are to become sources, many at once."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from factcheck.models.base import Base, Created, Id, enum_type


class CaptureState(StrEnum):
    WAITING = "waiting"
    ADDED = "added"
    KNOWN = "known"
    """Its page or text was in the library."""
    FAILED = "failed"
    HELD = "held"
    """A file of no batch, kept until somebody says what it is to become."""


class CaptureItem(Base):
    """An address or a file of a batch, and what became of it."""

    __tablename__ = "capture_item"
    __table_args__ = (
        Index(None, "batch_id", "position"),
        Index(None, "project_id", "actor_id", "batch_id"),
    )

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    batch_id: Mapped[UUID]
    """What was handed in together."""
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    position: Mapped[int]
    """Place in its batch, from 0."""
    name: Mapped[str]
    """The address, or the name of the file."""
    data: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    """The file, until it is read; null for an address."""
    state: Mapped[CaptureState] = mapped_column(enum_type(CaptureState))
    message: Mapped[str] = mapped_column(default="")
    """Why it failed, in the language of who handed it in."""
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("source.id", ondelete="SET NULL"))
    """What it became, or was already."""
    claimed_until: Mapped[datetime | None]
    """Until when it is left to whoever captures it; null when nobody does."""
    created_at: Mapped[Created]
