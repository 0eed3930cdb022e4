"""Exporting from the command line."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.commands.common import find_project, open_database
from factcheck.errors import InvalidError
from factcheck.exchange.export import export_article, export_project
from factcheck.models import Project

WHICH = "There {are} projects here. Say which one: --project NAME"


@click.command()
@click.option("--article", type=click.UUID, help="Export only the article with this id.")
@click.option("--project", metavar="NAME", help="The project, by name or id; if there are several.")
@click.option(
    "-o",
    "--output",
    default="-",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="File to write; - for standard output, which is the default.",
)
def export(article: UUID | None, project: str | None, output: str) -> None:
    """Write annotated JSON, of a project or of one article.

    The same data always gives the same bytes.
    """
    if article and project:
        raise click.UsageError("Give --article or --project, not both.")
    with open_database() as database, database.read() as session:
        if article:
            blocks = export_article(session, article)
        else:
            with database.read() as looking:
                project_id = _choose(looking, project)
            blocks = export_project(session, project_id)
        with _written(output) as file:
            size = 0
            for block in blocks:
                file.write(block)
                size += len(block)
                _show(size)
    if sys.stderr.isatty():
        click.echo(err=True)


def _choose(session: Session, name: str | None) -> UUID:
    if name:
        return find_project(session, name)
    found = list(session.scalars(select(Project.id)))
    if len(found) != 1:
        raise InvalidError(WHICH.format(are=f"are {len(found)}" if found else "are no"))
    return found[0]


@contextmanager
def _written(output: str) -> Iterator[BinaryIO]:
    """Open the output. A file appears under its name only when it is whole."""
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(f"{output}.part")
    try:
        with part.open("wb") as file:
            yield file
        os.replace(part, output)  # noqa: PTH105  Path.replace would return the path
    except OSError as error:
        raise InvalidError(f"Cannot write {output}: {error.strerror}.") from error
    finally:
        part.unlink(missing_ok=True)


def _show(size: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\rWritten: {size / 1_000_000:,.1f} MB", nl=False, err=True)
