"""People, their logins, and the desks they work at."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from factcheck.models.base import Base, Created, Id, enum_type


class Role(StrEnum):
    """What a member may do; each role may do all that the ones before it may."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    EDITOR = "editor"

    @property
    def rank(self) -> int:
        return list(Role).index(self)


class User(Base):
    """A person. Without e-mail and password they sign in by a link, or not at all."""

    __tablename__ = "user"

    id: Mapped[Id]
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    """In lower case."""
    password_hash: Mapped[str | None]
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[Created]


class Login(Base):
    """One browser that is signed in. The cookie holds the token, this row only its SHA-256."""

    __tablename__ = "login"

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    created_at: Mapped[Created]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInLink(Base):
    """A link that signs one person in once."""

    __tablename__ = "sign_in_link"

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    created_at: Mapped[Created]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInAttempt(Base):
    """A sign-in that was tried, kept for the minute in which attempts are counted."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index(None, "subject", "at"),)

    id: Mapped[Id]
    subject: Mapped[str]
    """What is counted: "email:..." or "address:..."."""
    at: Mapped[Created]


class Project(Base):
    """A desk: its members, articles, speakers and sources."""

    __tablename__ = "project"

    id: Mapped[Id]
    name: Mapped[str]
    created_at: Mapped[Created]


class Membership(Base):
    """A person's role at a desk."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("project_id", "user_id"),)

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(enum_type(Role))
    created_at: Mapped[Created]
