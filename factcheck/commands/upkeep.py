"""Looking after the database and the installation."""

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click
from sqlalchemy import create_engine, text

from factcheck import __version__
from factcheck.commands.common import (
    SEE_DOCTOR,
    index_all,
    is_missing,
    newest_revision,
    open_database,
    plain_errors,
    prepare,
    stored_revision,
)
from factcheck.config import Settings
from factcheck.db import checked_url
from factcheck.errors import DomainError, InvalidError
from factcheck.search.index import forget_all
from factcheck.sources.index import forget_sources
from factcheck.sources.pending import count_waiting

FREE_BYTES = 500_000_000
"""Free space under which a warning is due."""


@click.group()
def db() -> None:
    """Bring the database up to date."""


@db.command("upgrade")
def upgrade_() -> None:
    """Make the tables, or bring them to the newest form."""
    settings = Settings.from_env()
    with plain_errors():
        prepare(settings, upgrading=True)
    with open_database(settings) as database:
        if indexed := index_all(database):
            click.echo(f"Articles indexed for the search: {indexed:,}")
        with database.read() as session:
            waiting = count_waiting(session)
    if waiting:
        click.echo(
            f"Sources to be compared with the library: {waiting:,}. The server does it as it runs."
        )
    click.echo("The database is up to date.")


@db.command()
def reindex() -> None:
    """Make the index of the search anew, article by article.

    It follows every change by itself; this is for an index that was damaged. While it runs, what is
    not indexed yet is not found. A run that was broken off is finished by the next start.
    """
    with open_database() as database:
        database.write(forget_all)
        database.write(forget_sources)
        click.echo(f"Articles indexed for the search: {index_all(database):,}")


@db.command()
def check() -> None:
    """Say whether the database is up to date; exit with 1 if it is not."""
    with plain_errors():
        found, newest = stored_revision(_existing(Settings.from_env())), newest_revision()
    if found != newest:
        raise InvalidError(
            f"The database is at {found or 'no revision'}, this Factcheck at {newest}. "
            "Back it up, then run: factcheck db upgrade"
        )
    click.echo(f"The database is up to date ({newest}).")


def _existing(settings: Settings) -> Settings:
    """Return *settings*, unless they name a SQLite file that is not there: opening makes it."""
    if is_missing(settings):
        raise InvalidError("There is no database yet. Run: factcheck db upgrade")
    return settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at one thing found."""

    level: str
    """"ok", "warn" or "fail"."""
    text: str


@click.command()
def doctor() -> None:
    """Look for what could go wrong here: folder, disk, keys, database, browser.

    Exits with 1 when something has to be mended.
    """
    findings = [Finding("ok", f"Factcheck {__version__}, Python {sys.version.split()[0]}")]
    try:
        settings = Settings.from_env()
    except DomainError as error:
        findings.append(Finding("fail", str(error)))
    else:
        for look in LOOKS:
            findings += _safely(look, settings)
    colours = {"ok": "green", "warn": "yellow", "fail": "red"}
    for finding in findings:
        click.echo(f"{click.style(f'{finding.level:<4}', colours[finding.level])}  {finding.text}")
    if any(finding.level == "fail" for finding in findings):
        raise SystemExit(1)


def _safely(look: Callable[[Settings], Iterator[Finding]], settings: Settings) -> Iterator[Finding]:
    try:
        with plain_errors():
            yield from look(settings)
    except (DomainError, OSError) as error:
        yield Finding("fail", str(error).removesuffix(SEE_DOCTOR))


def _folder(settings: Settings) -> Iterator[Finding]:
    folder = settings.data_dir
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Finding("fail", f"The data folder {folder} cannot be written; make it yours.")
        return
    yield Finding("ok", f"The data folder is {folder}")
    free = shutil.disk_usage(folder).free
    level = "ok" if free > FREE_BYTES else "warn"
    yield Finding(level, f"{free / 1e9:,.1f} GB are free there")


def _secret_key(settings: Settings) -> Iterator[Finding]:
    if len(settings.secret_key) < 32:
        yield Finding(
            "fail", "FACTCHECK_SECRET_KEY is short; give it 32 random characters or more."
        )
    path = settings.data_dir / "secret_key"
    if not path.exists():
        yield Finding("ok", "The secret key comes from FACTCHECK_SECRET_KEY")
    elif os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Finding("fail", f"Others can read {path}. Run: chmod 600 {path}")
    else:
        yield Finding("ok", "Only you can read the secret key")


def _database(settings: Settings) -> Iterator[Finding]:
    found, newest = stored_revision(_existing(settings)), newest_revision()
    if found == newest:
        yield Finding("ok", f"The database is up to date ({newest})")
    elif found and found > newest:
        yield Finding("fail", f"The database was made by a newer Factcheck ({found})")
    else:
        yield Finding("fail", "The database is not up to date. Run: factcheck db upgrade")
    url = checked_url(settings.database_url)
    yield from _sqlite() if url.get_backend_name() == "sqlite" else _postgresql(settings)


def _sqlite() -> Iterator[Finding]:
    version = sqlite3.sqlite_version_info
    fixed = version >= (3, 51, 3) or version in {(3, 50, 7), (3, 44, 6)}
    note = (
        ""
        if fixed
        else ". It has the WAL reset bug, which our write gate keeps from doing harm: let no other "
        "program write to the file while Factcheck runs"
    )
    yield Finding("ok", f"SQLite {sqlite3.sqlite_version}{note}")


def _postgresql(settings: Settings) -> Iterator[Finding]:
    engine = create_engine(checked_url(settings.database_url))
    try:
        with engine.connect() as connection:
            version = connection.scalar(text("SHOW server_version"))
            commit = connection.scalar(text("SHOW synchronous_commit"))
            encoding = connection.scalar(text("SHOW server_encoding"))
    finally:
        engine.dispose()
    yield Finding("ok", f"PostgreSQL {version}")
    if commit == "off":
        yield Finding("fail", "synchronous_commit is off: a crash can lose saves. Turn it on.")
    if encoding != "UTF8":
        yield Finding("fail", f"The database's encoding is {encoding}; make one with UTF8.")


def _browser(_settings: Settings) -> Iterator[Finding]:
    names = ("chromium", "chromium-browser", "google-chrome", "firefox", "chrome", "msedge")
    found = next((name for name in names if shutil.which(name)), None)
    if found:
        yield Finding("ok", f"There is a browser here: {found}")
    elif sys.platform in {"win32", "darwin"}:
        yield Finding("ok", "The system's browser will do")
    else:
        yield Finding("warn", "No browser was found here; open the link in one on another machine")


LOOKS = (_folder, _secret_key, _database, _browser)
