"""What members say to each other, and what they are told of."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base, Created, Id, enum_type


class Comment(Base):
    """A comment on an article, a sentence or annotation in it, a source or a speaker.

    A reply has the thread it belongs to, and is about the same thing.
    """

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint(
            "article_id IS NOT NULL OR source_id IS NOT NULL OR speaker_id IS NOT NULL",
            name="about",
        ),
        Index(None, "project_id", "created_at", "id"),
        Index(None, "article_id"),
        Index(None, "source_id"),
        Index(None, "speaker_id"),
        Index(None, "thread_id"),
    )

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    sentence_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("sentence.id", ondelete="SET NULL"), index=True
    )
    """Null for the article as a whole, and once the sentence was joined with another."""
    annotation_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("annotation.id", ondelete="SET NULL"), index=True
    )
    source_id: Mapped[UUID | None] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    speaker_id: Mapped[UUID | None] = mapped_column(ForeignKey("speaker.id", ondelete="CASCADE"))
    thread_id: Mapped[UUID | None] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"))
    """The comment that opens the thread; null for that one itself."""
    author_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    from_editor: Mapped[bool]
    """Whether its author was an editor then, whom reviewers hear before an article is opened."""
    quoted: Mapped[str] = mapped_column(default="")
    """The sentence as it was, which says what it was about when the sentence is gone."""
    text: Mapped[str]
    """Short Markdown; empty once it was removed."""
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[Created]
    edited_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    """Of a thread: when it was settled; null while it is not."""
    resolved_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class NoticeKind(StrEnum):
    """Why somebody is told."""

    MENTION = "mention"
    REPLY = "reply"
    ASSIGNED = "assigned"
    REOPENED = "reopened"
    ADJUDICATED = "adjudicated"
    SETTLED = "settled"
    """To an editor: all reviews of an article are in."""


class Notice(Base):
    """One thing that one person is told of, in their inbox."""

    __tablename__ = "notice"
    __table_args__ = (Index(None, "user_id", "read_at", "id"), Index(None, "article_id"))

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    kind: Mapped[NoticeKind] = mapped_column(enum_type(NoticeKind))
    actor_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    comment_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), index=True
    )
    article_id: Mapped[UUID | None] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(default="")
    """The reason that was given, such as why a review was reopened."""
    articles: Mapped[int] = mapped_column(default=1)
    """How many it tells of at once; of several, article_id is null."""
    created_at: Mapped[Created]
    read_at: Mapped[datetime | None]
