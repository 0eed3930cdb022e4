"""The people of the tests, who are the same in every test, and their two desks."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member, create_project, create_user
from factcheck.models import Project, Role, User


@dataclass(frozen=True, slots=True)
class Desk:
    """Alice edits, Bob reviews, Carol reads. Mallory edits at another desk and is a stranger here.
    Ada runs the installation and is in no project.

    The rows are loaded and detached: ids, names and roles can be read, relationships cannot.
    """

    project: Project
    elsewhere: Project
    """Mallory's desk."""
    alice: User
    bob: User
    carol: User
    mallory: User
    admin: User


def add_desk(session: Session) -> Desk:
    """Add the people and the desks. Flushes. Nobody has a password, as making one takes long."""
    alice, bob, carol, mallory = (
        create_user(session, name, f"{name.lower()}@example.org")
        for name in ("Alice", "Bob", "Carol", "Mallory")
    )
    ada = create_user(session, "Ada", "ada@example.org", is_admin=True)
    project = create_project(session, "The Chronicle", alice.id)
    elsewhere = create_project(session, "The Tatler", mallory.id)
    add_member(session, project.id, bob.id, Role.REVIEWER, alice.id)
    add_member(session, project.id, carol.id, Role.VIEWER, alice.id)
    return Desk(project, elsewhere, alice, bob, carol, mallory, ada)


def find_desk(session: Session) -> Desk | None:
    """Return the desk that a copied database has in it already."""
    people = {user.name: user for user in session.scalars(select(User))}
    projects = {project.name: project for project in session.scalars(select(Project))}
    if not people:
        return None
    named = (people[name] for name in ("Alice", "Bob", "Carol", "Mallory", "Ada"))
    return Desk(projects["The Chronicle"], projects["The Tatler"], *named)
