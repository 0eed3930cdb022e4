"""People and the desks they work at."""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.accounts.common import get_user, note
from factcheck.accounts.logins import (
    end_all_logins,
    end_login,
    make_sign_in_link,
    start_login,
    use_sign_in_link,
)
from factcheck.accounts.passwords import check_password, hash_password
from factcheck.errors import DuplicateError, InvalidError
from factcheck.models import (
    Article,
    Membership,
    Project,
    Role,
    SpeakerKind,
    User,
    utc_now,
)
from factcheck.speakers.service import AUTHOR, add_speaker
from factcheck.text.clean import clean_line
from factcheck.words import say

__all__ = [
    "ProjectRow",
    "add_member",
    "create_project",
    "create_user",
    "disable_user",
    "end_login",
    "find_role",
    "find_user_by_email",
    "list_projects",
    "make_sign_in_link",
    "set_password",
    "start_login",
    "use_sign_in_link",
]

EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}")
NAME_LENGTH = 100
NO_PERSON = say("There is no such person. `factcheck user list` shows who there is.")


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project as the list of a person's projects shows it."""

    id: UUID
    name: str
    role: Role
    articles: int
    """How many it holds, removed ones left out."""


def normal_email(email: str) -> str:
    """Return *email* as it is stored and looked up."""
    return email.strip().lower()


def create_user(
    session: Session,
    name: str,
    email: str | None = None,
    password: str | None = None,
    *,
    is_admin: bool = False,
    actor_id: UUID | None = None,
) -> User:
    """Add a person. Without *password* only a link signs them in. Flushes.

    Args:
        is_admin: whether they run the installation.
        actor_id: who adds them; None for the command line, and for who comes by themselves.

    Raises:
        InvalidError: a name, e-mail or password that cannot be used; `.fields` says which.
        DuplicateError: somebody has this e-mail.
    """
    name, email = check_name(name), normal_email(email) if email else None
    if email is not None:
        check_email(email)
        if other := find_user_by_email(session, email):
            raise DuplicateError(
                say("Somebody has the e-mail %(email)s already.", email=email), other.id
            )
    if password is not None:
        check_password(password, email or "")
    hashed = hash_password(password) if password else None
    user = User(name=name, email=email, password_hash=hashed, is_admin=is_admin)
    session.add(user)
    session.flush()
    after = {"name": name, "email": email}
    note(session, "user.added", user.id, actor_id, after=after)
    return user


def set_password(session: Session, user_id: UUID, password: str) -> None:
    """Give a person a new password and sign them out everywhere. Flushes.

    Raises:
        InvalidError: it is too easy to guess.
        NotFoundError: there is no such person.
    """
    user = get_user(session, user_id, NO_PERSON)
    check_password(password, user.email or "")
    user.password_hash = hash_password(password)
    end_all_logins(session, user_id)
    note(session, "user.password_set", user_id, actor_id=None)
    session.flush()


def disable_user(session: Session, user_id: UUID, actor_id: UUID | None = None) -> None:
    """Shut a person out, at once. What they did stays. Flushes.

    Raises:
        NotFoundError: there is no such person.
    """
    user = get_user(session, user_id, NO_PERSON)
    user.disabled_at = user.disabled_at or utc_now()
    end_all_logins(session, user_id)
    note(session, "user.disabled", user_id, actor_id)
    session.flush()


def find_user_by_email(session: Session, email: str) -> User | None:
    """Return the person with this e-mail, None if nobody has it."""
    return session.scalar(select(User).where(User.email == normal_email(email)))


def create_project(
    session: Session, name: str, owner_id: UUID, actor_id: UUID | None = None
) -> Project:
    """Add a project with *owner_id* as its editor, and its speaker for "the author". Flushes.

    Args:
        actor_id: who adds it; None for its editor.
    """
    actor_id = actor_id or owner_id
    project = Project(name=check_name(name))
    session.add(project)
    session.flush()
    after = {"name": project.name}
    note(session, "project.added", project.id, actor_id, project_id=project.id, after=after)
    add_member(session, project.id, owner_id, Role.EDITOR, actor_id)
    add_speaker(session, project.id, AUTHOR, SpeakerKind.AUTHOR, owner_id)
    return project


def add_member(
    session: Session, project_id: UUID, user_id: UUID, role: Role, actor_id: UUID | None = None
) -> None:
    """Let a person into a project, or give a member another role. Flushes."""
    get_user(session, user_id, NO_PERSON)
    member = session.scalar(
        select(Membership).where(Membership.project_id == project_id, Membership.user_id == user_id)
    )
    before = {"role": member.role.value} if member else None
    if member is None:
        member = Membership(project_id=project_id, user_id=user_id, role=role)
        session.add(member)
    member.role = role
    after = {"role": role.value}
    note(
        session, "member.set", user_id, actor_id, project_id=project_id, before=before, after=after
    )
    session.flush()


def find_role(session: Session, project_id: UUID, user_id: UUID) -> Role | None:
    """Return what a person is in a project now, None for nothing."""
    return session.scalar(
        select(Membership.role).where(
            Membership.project_id == project_id, Membership.user_id == user_id
        )
    )


def list_projects(session: Session, user_id: UUID) -> list[ProjectRow]:
    """Return the projects a person is a member of, by name, in one query."""
    articles = (
        select(func.count())
        .where(Article.project_id == Project.id, Article.removed_at.is_(None))
        .scalar_subquery()
    )
    found = session.execute(
        select(Project.id, Project.name, Membership.role, articles)
        .join(Membership, Membership.project_id == Project.id)
        .where(Membership.user_id == user_id)
        .order_by(Project.name, Project.id)
    )
    return [ProjectRow(*row) for row in found]


def check_name(name: str) -> str:
    """Return a name of a person or a project as it is stored.

    Raises:
        InvalidError: it is none, or too long.
    """
    name = clean_line(name)
    if not name or len(name) > NAME_LENGTH:
        message = say("Give a name of 1 to %(most)s characters.", most=NAME_LENGTH)
        raise InvalidError(message, {"name": message})
    return name


def check_email(email: str) -> None:
    """Refuse what is no e-mail address.

    Raises:
        InvalidError: it is none.
    """
    if not EMAIL.fullmatch(email) or not email.isprintable():
        message = say(
            "%(email)s is not an e-mail address; write one such as name@example.org.",
            email=repr(email),
        )
        raise InvalidError(message, {"email": message})
