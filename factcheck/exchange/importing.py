"""Storing what an export holds: what is here already is left alone, so a file may come twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member
from factcheck.exchange import records
from factcheck.exchange.document import Document
from factcheck.exchange.elsewhere import refuse_elsewhere
from factcheck.exchange.kinds import ARTICLE, SNAPSHOT, SOURCE, Kind, Row
from factcheck.exchange.library import Prepared, find_missing, prepare_texts, release_sources
from factcheck.exchange.merge import batches
from factcheck.exchange.storing import (
    NOBODY,
    Speakers,
    Target,
    store_comments,
    store_people,
    store_relations,
    store_speakers,
    store_texts,
)
from factcheck.exchange.tables import Same, article_rows, relation_row, source_rows, text_rows
from factcheck.exchange.tables_desk import comment_row
from factcheck.history import record
from factcheck.models import Project, Role

ROWS = 500
"""Rows after which others get a turn to write, where an import takes several transactions."""

Result = TypeVar("Result")


class Run(Protocol):
    """How a step of an import is run: Database.write, or within one transaction for all."""

    def __call__(self, work: Callable[[Session], Result]) -> Result: ...


@dataclass(slots=True)
class Summary:
    """What an import made, by noun, such as "article" or "annotation"."""

    articles: int
    """How many articles the file holds."""
    made: Counter[str] = field(default_factory=Counter)
    sources: list[UUID] = field(default_factory=list)
    """Those that are new."""

    @property
    def already(self) -> int:
        """How many of the articles were here."""
        return self.articles - self.made["article"]


def import_document(
    run: Run,
    document: Document,
    target: Target,
    progress: Callable[[int], None] = lambda _articles: None,
) -> Summary:
    """Store all of *document* that is not here, in steps, each of which *run* makes lasting.

    A step that fails leaves those before it stored; the same import again goes on from there. Call
    `release_imported` afterwards.

    Args:
        progress: told how many articles are done, step by step.

    Raises:
        StaleError: something of the file is here and differs, or belongs to another project.
        DuplicateError: something else is here in its place, such as an article with its text.
        InvalidError: it holds work of somebody who has nothing to do with the project, or new work
            of another who can sign in.
    """
    elsewhere = partial(
        refuse_elsewhere,
        ids=document.ids,
        project_id=target.project_id,
        importer_id=target.actor_id,
        trusted=target.trusted,
    )
    run(elsewhere)
    summary = Summary(document.articles)
    guidelines, new = run(lambda session: store_people(session, document, target))
    summary.made += new
    _store_where_made(run, document, target, summary)
    speakers, new = run(lambda session: store_speakers(session, document, target))
    summary.made += new
    same = Same(speakers.same, guidelines)
    sources = (
        source_rows(path, source, target.project_id, older=not document.tells_as("3.0"))
        for path, source in document.read_sources()
    )
    articles = (
        article_rows(path, article, target.project_id, same, older=not document.tells_as("4.0"))
        for path, article in document.read_articles()
    )
    for found in (sources, articles):
        for rows in _grouped(found):
            _store(run, rows, target, summary, speakers)
            progress(sum(kind is ARTICLE for kind, _ in rows))
    relations = (
        relation_row(path, relation, target.project_id)
        for path, relation in document.read_relations()
    )
    for batch in batches(relations):
        summary.made += run(partial(store_relations, rows=batch, target=target))
    _store_comments(run, document, target, summary, same)
    return summary


def release_imported(run: Run, document: Document, target: Target, summary: Summary) -> list[UUID]:
    """Have the new sources of an import compared with the library, and return which.

    The server does it as it runs (factcheck.sources.pending), or whoever imported them. What an
    export says of its sources is taken as it is where the project has no others.
    """
    told: AbstractSet[UUID] = document.source_ids if document.tells_as("3.0") else frozenset()
    work = partial(
        release_sources,
        project_id=target.project_id,
        source_ids=summary.sources,
        told=told,
    )
    return run(work) if summary.sources else []


def add_project(session: Session, project: records.Project, owner_id: UUID | None) -> None:
    """Add the project of an export, set up as it was, with *owner_id* as its editor. Flushes."""
    settings = project.model_dump()
    session.add(Project(**settings))
    session.flush()
    record(
        session,
        verb="project.imported",
        object_id=project.id,
        actor_id=owner_id,
        project_id=project.id,
        after={name: value for name, value in settings.items() if name != "id"},
    )
    if owner_id:
        add_member(session, project.id, owner_id, Role.EDITOR, owner_id)


def _store_where_made(run: Run, document: Document, target: Target, summary: Summary) -> None:
    """Store the articles in which something was made before what was made there.

    Else others would see for a moment what only its maker may see. What was said of them follows.
    """
    if not document.made_in:
        return
    articles = (
        text_rows(path, article, target.project_id)
        for path, article in document.read_articles()
        if article.id in document.made_in
    )
    for rows in _grouped(articles):
        _store(run, rows, target, summary)


def _store(
    run: Run,
    rows: list[tuple[Kind, Row]],
    target: Target,
    summary: Summary,
    speakers: Speakers = NOBODY,
) -> None:
    texts = _prepare(run, rows)
    step = partial(store_texts, rows=rows, target=target, speakers=speakers, texts=texts)
    fresh = run(step)
    summary.made += Counter({kind.noun: len(stored) for kind, stored in fresh.items()})
    summary.sources += [row.values["id"] for row in fresh.get(SOURCE, ())]


def _store_comments(
    run: Run, document: Document, target: Target, summary: Summary, same: Same
) -> None:
    """Store what begins threads before what answers it."""
    for answers in (False, True):
        comments = (
            comment_row(path, comment, target.project_id, same.speakers)
            for path, comment in document.read_comments()
            if (comment.thread is not None) == answers
        )
        for batch in batches(comments):
            summary.made += run(partial(store_comments, rows=batch, target=target))


def _prepare(run: Run, rows: list[tuple[Kind, Row]]) -> dict[UUID, Prepared]:
    """Make what the index is to hold of new texts, outside of transactions if *run* makes some."""
    if texts := [row for kind, row in rows if kind is SNAPSHOT]:
        return prepare_texts(run(partial(find_missing, texts=texts)))
    return {}


def _grouped(found: Iterable[Iterable[tuple[Kind, Row]]]) -> Iterator[list[tuple[Kind, Row]]]:
    """Gather the rows of whole records until there are ROWS."""
    gathered: list[tuple[Kind, Row]] = []
    for rows in found:
        gathered += rows
        if len(gathered) >= ROWS:
            yield gathered
            gathered = []
    if gathered:
        yield gathered
