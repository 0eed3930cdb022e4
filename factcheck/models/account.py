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


class Theme(StrEnum):
    """Whether pages are light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class User(Base):
    """A person. Without e-mail and password they sign in by a link, or not at all."""

    __tablename__ = "user"

    id: Mapped[Id]
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    """In lower case."""
    password_hash: Mapped[str | None]
    is_admin: Mapped[bool] = mapped_column(default=False)
    """Whether they run the installation: they make people and projects, and see no work for it."""
    language: Mapped[str] = mapped_column(default="")
    """Of the pages they read, such as "es"; empty for what their browser asks for."""
    theme: Mapped[Theme] = mapped_column(enum_type(Theme), default=Theme.SYSTEM)
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[Created]


class Login(Base):
    """One browser that is signed in. The cookie holds the token, this row only its SHA-256."""

    __tablename__ = "login"

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    agent: Mapped[str] = mapped_column(default="")
    """What the browser says it is, cut to 200 characters."""
    address: Mapped[str] = mapped_column(default="")
    """Where it signed in from."""
    created_at: Mapped[Created]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Identity(Base):
    """A person as another service knows them, which signs them in by OpenID Connect."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    issuer: Mapped[str]
    subject: Mapped[str]
    created_at: Mapped[Created]


class SignInLink(Base):
    """A link that signs one person in once."""

    __tablename__ = "sign_in_link"

    id: Mapped[Id]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    made_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    """The administrator who made it; null for the command line."""
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


MOST_REVIEWERS = 20
"""How many an editor may want for each article of a project."""


class Project(Base):
    """A desk: its members, articles, speakers and sources."""

    __tablename__ = "project"

    id: Mapped[Id]
    name: Mapped[str]
    blind: Mapped[bool] = mapped_column(default=True)
    """Whether reviewers of an article see nothing of each other until it is opened."""
    open_pool: Mapped[bool] = mapped_column(default=True)
    """Whether reviewers may take up articles that nobody gave them."""
    reviewers_per_article: Mapped[int] = mapped_column(default=1)
    """How many are to review each article."""
    names_hidden: Mapped[bool] = mapped_column(default=False)
    """Whether an adjudicator sees letters in place of the reviewers' names."""
    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves of the settings, from 1."""
    created_at: Mapped[Created]

    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class Membership(Base):
    """A person's role at a desk."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("project_id", "user_id"),)

    id: Mapped[Id]
    project_id: Mapped[UUID] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(enum_type(Role))
    created_at: Mapped[Created]


class Invite(Base):
    """A link by which one new person, or one who is known, joins a project once."""

    __tablename__ = "invite"
    __table_args__ = (Index(None, "project_id", "id"),)

    id: Mapped[Id]
    project_id: Mapped[UUID | None] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    """Null for an account alone."""
    role: Mapped[Role | None] = mapped_column(enum_type(Role))
    """In the project; null where there is none."""
    email: Mapped[str] = mapped_column(default="")
    """Whom it is for, in lower case; empty for whoever has the link."""
    token_hash: Mapped[bytes] = mapped_column(unique=True)
    created_by_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    created_at: Mapped[Created]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="RESTRICT"))
    revoked_at: Mapped[datetime | None]
