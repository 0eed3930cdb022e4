"""What was changed: the one source of history, audit and undo."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base, Created, Id, enum_type


class Cause(StrEnum):
    """Whether somebody did something, took it back, or did it again after all."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class StepState(StrEnum):
    """What became of a step: it holds, it was undone, or so was it and can no more be redone."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Step(Base):
    """What one person did with one key or button: undone and redone as a whole.

    An undo or redo has a row of its own, so that delivering it twice is found out.
    """

    __tablename__ = "step"
    __table_args__ = (Index(None, "project_id", "actor_id", "state", "id"),)

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    actor_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    cause: Mapped[Cause] = mapped_column(enum_type(Cause), default=Cause.DO)
    state: Mapped[StepState | None] = mapped_column(enum_type(StepState))
    """Null for an undo or redo."""
    target_id: Mapped[UUID | None] = mapped_column(ForeignKey("step.id", ondelete="CASCADE"))
    """The step that was undone or redone; null for one that did something."""
    verb: Mapped[str]
    """What was done, such as "annotation.saved"; of an undo, what was undone."""
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    """Where it was done; null for what concerns no one article."""
    sentence_id: Mapped[UUID | None]
    """At which sentence. Not a foreign key, as a sentence may be joined with another."""
    at: Mapped[Created]


class Event(Base):
    """One change, written in the same transaction as the change itself, never altered."""

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "project_id", "id"),
        Index(None, "object_id", "id"),
        Index(None, "step_id"),
    )

    id: Mapped[Id]
    project_id: Mapped[UUID | None] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """Who did it; null for the command line."""
    step_id: Mapped[UUID | None] = mapped_column(ForeignKey("step.id", ondelete="RESTRICT"))
    """What it is part of: of a change its step, of an undo the row of the undo. Null for what
    cannot be undone."""
    at: Mapped[Created]
    verb: Mapped[str]
    """What was done, such as "annotation.saved"; of an undo, what was undone."""
    object_id: Mapped[UUID]
    """What it was done to; the verb says which table."""
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
