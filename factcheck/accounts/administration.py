"""What administrators do with people: adding them, shutting them out, making more of their kind."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, not_, or_, select
from sqlalchemy.orm import Session

from factcheck.accounts.by_name import list_by_name
from factcheck.accounts.common import get_user, note
from factcheck.accounts.logins import make_sign_in_link
from factcheck.accounts.service import check_email, create_user, disable_user, normal_email
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import (
    UNDER_WAY,
    Article,
    Membership,
    Project,
    Review,
    Role,
    User,
)
from factcheck.models.blindness import reviews_blind
from factcheck.words import say

NO_PERSON = say("There is no such person. The list of people shows who there is.")
LAST_ADMIN = say(
    "Nobody else runs this installation, so this administrator has to stay. Make somebody else one "
    "first."
)
SHUT_OUT = say("This account is shut out. Let them in again first.")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the list of people shows them."""

    id: UUID
    name: str
    email: str | None
    is_admin: bool
    disabled_at: datetime | None
    projects: int


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A project that a person is a member of."""

    id: UUID
    name: str
    role: Role


def list_people(
    session: Session, typed: str = "", after: UUID | None = None
) -> tuple[list[PersonRow], UUID | None]:
    """Return a page of the people by name, and where the next begins.

    One query, and one more for a page after the first.

    Args:
        typed: a part of the name or the e-mail, in letters of any case.
    """
    query = _people()
    if typed:
        query = query.where(
            User.name.icontains(typed, autoescape=True)
            | User.email.icontains(typed, autoescape=True)
        )
    return list_by_name(session, query, User, PersonRow, after)


def get_person(session: Session, user_id: UUID) -> PersonRow:
    """Return a person.

    Raises:
        NotFoundError: there is no such person.
    """
    row = session.execute(_people().where(User.id == user_id)).first()
    if row is None:
        raise NotFoundError(NO_PERSON)
    return PersonRow(*row)


def list_memberships(session: Session, user_id: UUID) -> list[MembershipRow]:
    """Return what a person is a member of, by name, in one query."""
    query = (
        select(Project.id, Project.name, Membership.role)
        .join(Membership, Membership.project_id == Project.id)
        .where(Membership.user_id == user_id)
        .order_by(Project.name, Project.id)
    )
    return [MembershipRow(*row) for row in session.execute(query)]


def count_under_way(session: Session, user_id: UUID, reader_id: UUID) -> int:
    """Return how many reviews a person was given or has begun, and not handed in, in one query.

    Those of articles that the reader reviews too, blind, are not told of.
    """
    query = (
        select(func.count(Review.id))
        .join(Article, Article.id == Review.article_id)
        .where(
            Review.reviewer_id == user_id,
            Review.counts(UNDER_WAY),
            Article.removed_at.is_(None),
            or_(Review.reviewer_id == reader_id, not_(reviews_blind(reader_id))),
        )
    )
    return session.scalars(query).one()


def add_person(session: Session, name: str, email: str, actor_id: UUID) -> tuple[UUID, str]:
    """Add a person and return their id and the token of a link that signs them in once. Flushes.

    Raises:
        InvalidError: a name or e-mail that cannot be used; `.fields` says which.
        DuplicateError: somebody has this e-mail.
    """
    check_email(normal_email(email))
    person_id = create_user(session, name, email, actor_id=actor_id).id
    return person_id, renew_link(session, person_id, actor_id)


def renew_link(session: Session, user_id: UUID, actor_id: UUID) -> str:
    """Return the token of one more link that signs a person in once. Flushes.

    Raises:
        NotFoundError: there is no such person.
        InvalidError: they are shut out.
    """
    if get_user(session, user_id, NO_PERSON).disabled_at:
        raise InvalidError(SHUT_OUT)
    token = make_sign_in_link(session, user_id, actor_id)
    session.flush()
    note(session, "user.link_made", user_id, actor_id)
    return token


def disable_person(session: Session, user_id: UUID, actor_id: UUID | None) -> None:
    """Shut a person out, at once. What they did stays. Flushes.

    Raises:
        NotFoundError: there is no such person.
        InvalidError: they are the last administrator who can get in.
    """
    user = _lock(session, user_id)
    if user.disabled_at is None:
        _keep_one(session, user)
        disable_user(session, user_id, actor_id)


def enable_person(session: Session, user_id: UUID, actor_id: UUID) -> None:
    """Let a person in again. Flushes.

    Raises:
        NotFoundError: there is no such person.
    """
    user = _lock(session, user_id)
    if user.disabled_at:
        user.disabled_at = None
        session.flush()
        note(session, "user.enabled", user_id, actor_id)


def set_admin(session: Session, user_id: UUID, is_admin: bool, actor_id: UUID | None) -> None:
    """Let a person run the installation, or no longer. Flushes.

    Raises:
        NotFoundError: there is no such person.
        InvalidError: they are shut out, or are the last administrator who can get in.
    """
    user = _lock(session, user_id)
    if user.is_admin == is_admin:
        return
    if is_admin and user.disabled_at:
        raise InvalidError(SHUT_OUT)
    if not is_admin:
        _keep_one(session, user)
    user.is_admin = is_admin
    session.flush()
    before, after = {"is_admin": not is_admin}, {"is_admin": is_admin}
    note(session, "user.admin_set", user_id, actor_id, before=before, after=after)


def _people() -> Any:
    projects = (
        select(func.count()).where(Membership.user_id == User.id).correlate(User).scalar_subquery()
    )
    return select(User.id, User.name, User.email, User.is_admin, User.disabled_at, projects)


def _lock(session: Session, user_id: UUID) -> User:
    """Return a person when nobody else can make or unmake administrators any more.

    Of two administrators who unmake each other at the same moment, the second waits here for the
    first. All rows are taken in one order, so that neither waits for what the other holds.
    """
    query = (
        select(User)
        .where(or_(User.is_admin, User.id == user_id))
        .order_by(User.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    user = next((user for user in session.scalars(query).all() if user.id == user_id), None)
    if user is None:
        raise NotFoundError(NO_PERSON)
    return user


def _keep_one(session: Session, user: User) -> None:
    """Refuse to lose *user* as an administrator where there is no other; `_lock` comes first."""
    others = select(func.count()).where(
        User.is_admin, User.disabled_at.is_(None), User.id != user.id
    )
    if user.is_admin and not user.disabled_at and not session.scalar(others):
        raise InvalidError(LAST_ADMIN)
