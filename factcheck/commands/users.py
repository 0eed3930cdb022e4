"""People and their passwords, from the command line."""

import sys
from contextlib import suppress
from uuid import UUID

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.accounts import administration, service
from factcheck.commands.common import find_project, find_projects, open_database
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import Membership, Role, User

LINK = "Signs in once, within a day, at the address of your server: /sign-in/{token}"


@click.group()
def user() -> None:
    """Add people, let them into projects, shut them out."""


@user.command()
@click.argument("name")
@click.option("--email", help="What they sign in with.")
@click.option("--password", is_flag=True, help="Ask for a password; without, make a sign-in link.")
@click.option("--admin", is_flag=True, help="Let them add people and projects.")
def add(name: str, email: str | None, password: bool, admin: bool) -> None:
    """Add a person called NAME."""
    if password and not email:
        raise click.UsageError("A password needs an e-mail to sign in with: --email ADDRESS")
    secret = _ask_password() if password else None
    with open_database() as database:

        def work(session: Session) -> tuple[UUID, str | None]:
            person = service.create_user(session, name, email, secret, is_admin=admin)
            return person.id, None if secret else service.make_sign_in_link(session, person.id)

        person_id, token = database.write(work)
    click.echo(f"Added {name}, id {person_id}")
    if token:
        click.echo(LINK.format(token=token))


@user.command()
@click.argument("person")
def password(person: str) -> None:
    """Give PERSON a new password and sign them out everywhere.

    PERSON is an e-mail, an id, or a name that only one has. The password is asked for, or read
    from standard input when that is not a terminal.
    """
    with open_database() as database:
        with database.read() as session:
            found = _find(session, person)
        secret = _ask_password()
        database.write(lambda session: service.set_password(session, found, secret))
    click.echo("The password is set.")


@user.command()
@click.argument("person")
def link(person: str) -> None:
    """Make a link that signs PERSON in once, within a day."""
    with open_database() as database:
        token = database.write(
            lambda session: service.make_sign_in_link(session, _find(session, person))
        )
    click.echo(LINK.format(token=token))


@user.command("list")
def list_() -> None:
    """List everybody: id, e-mail, name, and the number of their projects."""
    projects = (
        select(func.count()).where(Membership.user_id == User.id).correlate(User).scalar_subquery()
    )
    query = select(User.id, User.email, User.name, User.is_admin, User.disabled_at, projects)
    query = query.order_by(User.name, User.id)
    with open_database() as database, database.read() as session:
        for person_id, email, name, is_admin, disabled_at, count in session.execute(query):
            standing = ("  administrator" if is_admin else "") + (
                "  shut out" if disabled_at else ""
            )
            click.echo(f"{person_id}  {email or '-'}  {name}  {count}{standing}")


@user.command()
@click.argument("person")
def disable(person: str) -> None:
    """Shut PERSON out, at once. What they did stays."""
    with open_database() as database:
        database.write(
            lambda session: administration.disable_person(session, _find(session, person), None)
        )
    click.echo(f"{person} is shut out.")


@user.command()
@click.argument("person")
@click.option("--off", is_flag=True, help="Let them no longer be one.")
def admin(person: str, off: bool) -> None:
    """Make PERSON an administrator, who adds people and projects."""
    with open_database() as database:
        database.write(
            lambda session: administration.set_admin(session, _find(session, person), not off, None)
        )
    click.echo(f"{person} is {'no administrator any more' if off else 'an administrator'}.")


@user.command()
@click.argument("person")
@click.argument("project")
@click.option(
    "--role",
    default=Role.REVIEWER.value,
    show_default=True,
    type=click.Choice([role.value for role in Role]),
)
@click.option("--new", is_flag=True, help="Make the project, with PERSON as its editor.")
def member(person: str, project: str, role: str, new: bool) -> None:
    """Let PERSON into PROJECT, or give a member another role."""

    def work(session: Session) -> None:
        user_id = _find(session, person)
        if not new:
            service.add_member(session, find_project(session, project), user_id, Role(role))
        elif find_projects(session, project):
            raise InvalidError(f"There is a project called {project!r} already. Leave out --new.")
        else:
            service.create_project(session, project, user_id)

    with open_database() as database:
        database.write(work)
    click.echo(f"{person} is {'editor' if new else role} at {project}.")


def _find(session: Session, person: str) -> UUID:
    """Return whom an e-mail, an id or a name means."""
    if found := service.find_user_by_email(session, person):
        return found.id
    query = select(User.id).where(User.name == person)
    with suppress(ValueError):
        query = select(User.id).where(User.id == UUID(person))
    ids = list(session.scalars(query.limit(2)))
    if len(ids) > 1:
        raise InvalidError(f"Several people are called {person}. Give an e-mail or an id.")
    if not ids:
        raise NotFoundError(f"There is nobody called {person}. `factcheck user list` shows all.")
    return ids[0]


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return typed
