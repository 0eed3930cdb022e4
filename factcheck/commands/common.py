"""What commands share: the database, the person who works here alone, and progress."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from factcheck.accounts.service import create_project, create_user, find_user_by_email
from factcheck.config import Settings
from factcheck.db import Database, checked_url
from factcheck.errors import InvalidError, NotFoundError, UnavailableError
from factcheck.models import Project
from factcheck.paths import resource_dir
from factcheck.search.index import catch_up
from factcheck.sources.snapshots import catch_up_sources

LOCAL_EMAIL = "local@localhost"
"""Address of the one who works on their own computer; only a link signs them in."""
LOCAL_NAME = "Local reviewer"
FIRST_PROJECT = "My desk"
OUTDATED = "The database is not up to date. Back it up, then run: factcheck db upgrade"
NEWER = "The database was made by a newer Factcheck. Install that one, or use another database."
CANNOT_OPEN = "The database cannot be used: {reason}."
SEE_DOCTOR = " `factcheck doctor` looks for the cause."


@contextmanager
def open_database(settings: Settings | None = None) -> Iterator[Database]:
    """Open the database of *settings*; a SQLite file that is not there yet is made.

    Raises:
        InvalidError: it is not up to date.
        UnavailableError: it cannot be opened.
    """
    settings = settings or Settings.from_env()
    with plain_errors():
        prepare(settings)
        database = Database(settings.database_url, settings.lock_timeout)
        try:
            yield database
        finally:
            database.close()


def index_all(database: Database) -> int:
    """Index what cannot be found yet, as an older release stored it; return how many articles."""
    catch_up_sources(database.write)
    return catch_up(database.write)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what a database driver raises into one line."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).strip().partition("\n")[0].rstrip(".")
        raise UnavailableError(CANNOT_OPEN.format(reason=reason) + SEE_DOCTOR) from error


def prepare(settings: Settings, *, upgrading: bool = False) -> None:
    """Make a SQLite file that is not there yet; refuse a database that is not up to date.

    Args:
        upgrading: bring it up to date instead.
    """
    new = is_missing(settings)
    found, newest = None if new else stored_revision(settings), newest_revision()
    if found == newest:
        return
    if found and found > newest:
        raise InvalidError(NEWER)
    if not new and not upgrading:
        raise InvalidError(OUTDATED)
    # Alembic takes as long to import as all the rest, and is needed once in a release.
    from factcheck.migrate import upgrade  # noqa: PLC0415

    upgrade(settings.database_url)


def is_missing(settings: Settings) -> bool:
    """Whether the database is a SQLite file that is not there, and that opening would make."""
    url = checked_url(settings.database_url)
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def stored_revision(settings: Settings) -> str | None:
    """Return the revision of the database's tables, None for a database without tables."""
    engine = create_engine(checked_url(settings.database_url))
    try:
        if not inspect(engine).has_table("alembic_version"):
            return None
        with engine.connect() as connection:
            found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return found
    finally:
        engine.dispose()


def newest_revision() -> str:
    """Return the revision this version of Factcheck needs: migrations are numbered by name."""
    files = (resource_dir("migrations") / "versions").glob("[0-9]*_*.py")
    return max(path.name.partition("_")[0] for path in files)


def ensure_local_user(session: Session) -> UUID:
    """Return the person who works here alone, added on first use."""
    user = find_user_by_email(session, LOCAL_EMAIL)
    return (user or create_user(session, LOCAL_NAME, LOCAL_EMAIL, is_admin=True)).id


def find_projects(session: Session, name: str) -> list[UUID]:
    """Return the projects of this name."""
    return list(session.scalars(select(Project.id).where(Project.name == name)))


def find_project(session: Session, name: str) -> UUID:
    """Return the project of this name, or with this id.

    Raises:
        NotFoundError: there is none.
        InvalidError: there are several of this name.
    """
    found = find_projects(session, name) or list(
        session.scalars(select(Project.id).where(Project.id == _as_id(name)))
    )
    if not found:
        names = sorted(session.scalars(select(Project.name)))
        there = "; ".join(names[:20]) or "none"
        raise NotFoundError(f"There is no project called {name!r}. The projects here: {there}.")
    if len(found) > 1:
        ids = ", ".join(map(str, found))
        raise InvalidError(
            f"There are {len(found)} projects called {name!r}. Name one by id: {ids}"
        )
    return found[0]


def choose_project(session: Session, name: str | None) -> UUID:
    """Return the project to import into: the one named, made if need be, or the only one.

    Raises:
        InvalidError: none is named and there are several.
    """
    if name and (find_projects(session, name) or _as_id(name)):
        return find_project(session, name)
    if not name:
        all_projects = list(session.scalars(select(Project.id)))
        if len(all_projects) == 1:
            return all_projects[0]
        if all_projects:
            raise InvalidError("There are several projects here. Say which one: --project NAME")
    return create_project(session, name or FIRST_PROJECT, ensure_local_user(session)).id


@contextmanager
def progress(label: str, length: int | None) -> Iterator[Any]:
    """Show a bar on standard error, only to somebody who looks on."""
    bar: Any = click.progressbar(
        length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with bar as shown:
        yield shown


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
