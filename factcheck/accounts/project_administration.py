"""What administrators do with projects, of whose work they see no more than how much there is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.accounts.by_name import list_by_name
from factcheck.accounts.invites import is_open, revoke_invite
from factcheck.accounts.service import (
    add_member,
    check_name,
    create_project,
    find_role,
    find_user_by_email,
)
from factcheck.errors import (
    DETAILS_CHANGED,
    DuplicateError,
    InvalidError,
    NotFoundError,
    StaleError,
)
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import Article, Invite, Membership, Project, Role, User, utc_now
from factcheck.words import say

NO_PROJECT = say("There is no such project. The list of projects shows which there are.")
NO_INVITE = say("There is no such invitation. The list shows which are open.")
NOBODY = say("Nobody has this e-mail or this name. The list of people shows who there is.")
SEVERAL = say("Several people have this name. Type an e-mail.")
DISABLED = say("This account is shut out. Let them in again first.")


@dataclass(frozen=True, slots=True)
class AnyProject:
    """A project as the list of all projects shows it."""

    id: UUID
    name: str
    revision: int
    members: int
    articles: int
    """How many it holds, removed ones left out."""


@dataclass(frozen=True, slots=True)
class AnyInvite:
    """An open invitation, to whatever project."""

    id: UUID
    project_id: UUID | None
    project_name: str | None
    role: Role | None
    email: str
    made_by: str
    created_at: datetime
    expires_at: datetime


def list_all_projects(
    session: Session, typed: str = "", after: UUID | None = None
) -> tuple[list[AnyProject], UUID | None]:
    """Return a page of all projects by name, and where the next begins.

    One query, and one more for a page after the first.

    Args:
        typed: a part of the name, in letters of any case.
    """
    query = _projects()
    if typed:
        query = query.where(Project.name.icontains(typed, autoescape=True))
    return list_by_name(session, query, Project, AnyProject, after)


def get_project(session: Session, project_id: UUID) -> AnyProject:
    """Return a project.

    Raises:
        NotFoundError: there is no such project.
    """
    row = session.execute(_projects().where(Project.id == project_id)).first()
    if row is None:
        raise NotFoundError(NO_PROJECT)
    return AnyProject(*row)


def find_somebody(session: Session, typed: str) -> UUID:
    """Return whom an e-mail means, or a name that only one has.

    Raises:
        InvalidError: nobody, several, or somebody who is shut out; `.fields` says so of "person".
    """
    user = find_user_by_email(session, typed)
    if user is None:
        found = list(session.scalars(select(User).where(User.name == typed.strip()).limit(2)))
        if len(found) != 1:
            message = SEVERAL if found else NOBODY
            raise InvalidError(message, {"person": message})
        user = found[0]
    if user.disabled_at:
        raise InvalidError(DISABLED, {"person": DISABLED})
    return user.id


def open_project(session: Session, name: str, person: str, actor_id: UUID) -> UUID:
    """Add a project whose first editor is whom *person* means, and return its id. Flushes.

    Raises:
        InvalidError: a name that cannot be used, or nobody; `.fields` says which.
    """
    return create_project(session, name, find_somebody(session, person), actor_id).id


def rename_project(
    session: Session, project_id: UUID, name: str, *, seen_revision: int, actor_id: UUID
) -> None:
    """Give a project another name. Flushes.

    Raises:
        NotFoundError: there is no such project.
        StaleError: its settings were saved after the page was opened.
        InvalidError: the name cannot be used.
    """
    lock_project(session, project_id)
    project = session.get(Project, project_id)
    if project is None:
        raise NotFoundError(NO_PROJECT)
    if project.revision != seen_revision:
        raise StaleError(DETAILS_CHANGED)
    before, name = {"name": project.name}, check_name(name)
    if name == project.name:
        return
    project.name, project.revision = name, project.revision + 1
    session.flush()
    record(
        session,
        verb="project.renamed",
        object_id=project_id,
        actor_id=actor_id,
        project_id=project_id,
        before=before,
        after={"name": name},
    )


def let_in(session: Session, project_id: UUID, person: str, role: Role, actor_id: UUID) -> None:
    """Make whom *person* means a member of a project. Flushes.

    Whoever is one already keeps the role: it is for the editors of the project to change.

    Raises:
        NotFoundError: there is no such project.
        InvalidError: there is nobody; `.fields` says so.
        DuplicateError: they are a member already.
    """
    get_project(session, project_id)
    lock_project(session, project_id)
    user_id = find_somebody(session, person)
    if find_role(session, project_id, user_id):
        raise DuplicateError(
            say("They are a member already. An editor of the project can change the role."), user_id
        )
    add_member(session, project_id, user_id, role, actor_id)


def list_all_invites(session: Session) -> list[AnyInvite]:
    """Return all open invitations, newest first, in one query."""
    query = (
        select(
            Invite.id,
            Invite.project_id,
            Project.name,
            Invite.role,
            Invite.email,
            User.name,
            Invite.created_at,
            Invite.expires_at,
        )
        .outerjoin(Project, Project.id == Invite.project_id)
        .join(User, User.id == Invite.created_by_id)
        .where(is_open(utc_now()))
        .order_by(Invite.id.desc())
    )
    return [AnyInvite(*row) for row in session.execute(query)]


def revoke_any_invite(session: Session, invite_id: UUID, actor_id: UUID) -> None:
    """Make an open invitation useless, to whatever project.

    Raises:
        NotFoundError: there is none, or it is no longer open.
    """
    invite = session.get(Invite, invite_id)
    if invite is None:
        raise NotFoundError(NO_INVITE)
    revoke_invite(session, invite_id, actor_id, project_id=invite.project_id)


def _projects() -> Any:
    members = (
        select(func.count())
        .where(Membership.project_id == Project.id)
        .correlate(Project)
        .scalar_subquery()
    )
    articles = (
        select(func.count())
        .where(Article.project_id == Project.id, Article.removed_at.is_(None))
        .correlate(Project)
        .scalar_subquery()
    )
    return select(Project.id, Project.name, Project.revision, members, articles)
