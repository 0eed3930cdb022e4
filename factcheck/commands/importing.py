"""Importing from the command line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import click
from sqlalchemy.orm import Session

from factcheck.articles.service import Metadata, import_drafts
from factcheck.commands.common import (
    choose_project,
    ensure_local_user,
    open_database,
    progress,
)
from factcheck.db import Database
from factcheck.errors import DomainError, InvalidError
from factcheck.exchange.document import Document, read_document
from factcheck.exchange.importing import (
    add_project,
    import_document,
    release_imported,
)
from factcheck.exchange.intake import ENDINGS, Item, Prepared, prepare_all, read_items
from factcheck.exchange.storing import Target
from factcheck.models import Project
from factcheck.sources.pending import relate_source
from factcheck.text.capture import CapturedText

AT_ONCE = 2_000
"""Sentences stored in a transaction, which takes about 50 ms: others wait so long to write."""
KINDS = list(dict.fromkeys(ENDINGS.values()))
SHOWN = 50
"""Mistakes listed one by one."""

Ready = list[tuple[CapturedText, Metadata]]


@dataclass(slots=True)
class Outcome:
    """What came of an import."""

    created: int = 0
    already: int = 0
    failed: list[str] = field(default_factory=list)
    """A line for each article or file that could not be taken."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--project",
    metavar="NAME",
    help="The project, by name or id; made if there is none. Not needed if there is but one.",
)
@click.option(
    "--format",
    "kind",
    default="auto",
    type=click.Choice(["auto", *KINDS]),
    help="What the files are; auto goes by their names' endings.",
)
def import_(files: tuple[Path, ...], project: str | None, kind: str) -> None:
    """Import articles: text, saved pages, PDF, Word, JSON lines, or JSON from Factcheck.

    FILES may be folders, whose files are all taken. A line of a .jsonl file is an article:
    {"text": ..., "title": ..., "byline": ..., "publisher": ..., "url": ..., "published":
    "2026-03-14", "language": "en"}; only the text is needed.

    What is here already is left alone, so the same import can be run again. Exported JSON without
    --project goes into the project it came from, which is made if it is not here.
    """
    found = [*_find(files, kind)]
    exports = [path for path, what in found if what == "json"]
    articles = [(path, what) for path, what in found if what != "json"]
    outcome = Outcome()
    with open_database() as database:
        if articles:
            project_id = database.write(lambda session: choose_project(session, project))
            _import_articles(database, project_id, articles, outcome)
        for path in exports:
            try:
                _import_export(database, path, project, outcome)
            except DomainError as error:
                outcome.failed.append(f"{path}: {error}")
    _report(outcome)


def _find(files: Iterable[Path], kind: str) -> Iterator[tuple[Path, str]]:
    """Yield each file with what it is.

    Raises:
        UsageError: the name of a file does not tell what it is, or a folder has nothing in it.
    """
    for path in files:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        known = [p for p in inside if kind != "auto" or p.suffix.lower() in ENDINGS]
        if not known and path.is_dir():
            raise click.UsageError(f"There is nothing to import in {path}.")
        if not known:
            raise click.UsageError(f"What is {path}? Say it with --format: {', '.join(KINDS)}.")
        for found in known:
            yield found, ENDINGS[found.suffix.lower()] if kind == "auto" else kind


def _import_articles(
    database: Database, project_id: UUID, files: list[tuple[Path, str]], outcome: Outcome
) -> None:
    size = sum(path.stat().st_size for path, _ in files)
    items = _items(files, outcome)
    with progress("Importing", size) as bar:
        for prepared in _grouped(prepare_all(items, size)):
            ready: Ready = [p.article for p in prepared if p.article]
            outcome.failed += [f"{p.place}: {p.error}" for p in prepared if not p.article]

            def store(session: Session, ready: Ready = ready) -> int:
                return import_drafts(session, project_id, ready, None).created

            created = database.write(store)
            outcome.created += created
            outcome.already += len(ready) - created
            bar.update(sum(p.size for p in prepared))


def _items(files: list[tuple[Path, str]], outcome: Outcome) -> Iterator[Item]:
    for path, kind in files:
        try:
            yield from read_items(path, kind)
        except InvalidError as error:
            outcome.failed.append(str(error))


def _grouped(all_prepared: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Gather articles until they have AT_ONCE sentences, so that others get a turn to write."""
    group: list[Prepared] = []
    rows = 0
    for prepared in all_prepared:
        group.append(prepared)
        rows += len(prepared.article[0].spans) if prepared.article else 1
        if rows >= AT_ONCE:
            yield group
            group, rows = [], 0
    if group:
        yield group


def _import_export(database: Database, path: Path, project: str | None, outcome: Outcome) -> None:
    with path.open("rb") as file:
        document = read_document(file)
        project_id = database.write(lambda session: _target(session, document, project))
        with progress("Importing", document.articles) as bar:
            target = Target(project_id, None, trusted=True)
            summary = import_document(database.write, document, target, bar.update)
        released = release_imported(database.write, document, target, summary)
        with progress("Comparing sources", len(released)) as bar:
            for source_id in released:
                relate_source(database, source_id)
                bar.update(1)
        outcome.created += summary.made["article"]
        outcome.already += summary.already


def _target(session: Session, document: Document, project: str | None) -> UUID:
    if project:
        return choose_project(session, project)
    if session.get(Project, document.project.id) is None:
        add_project(session, document.project, ensure_local_user(session))
    return document.project.id


def _report(outcome: Outcome) -> None:
    """Say what was done, and what was not on standard error; exit with 1 for the latter."""
    for line in outcome.failed[:SHOWN]:
        click.echo(line, err=True)
    if len(outcome.failed) > SHOWN:
        click.echo(f"and {len(outcome.failed) - SHOWN:,} more that failed", err=True)
    failed = f", {len(outcome.failed):,} failed" if outcome.failed else ""
    click.echo(f"{outcome.created:,} imported, {outcome.already:,} already here{failed}")
    if outcome.failed:
        raise SystemExit(1)
