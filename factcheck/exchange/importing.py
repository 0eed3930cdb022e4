"""Storing what an export holds: what is here already is left alone, so a file may come twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from factcheck.accounts.service import add_member
from factcheck.exchange import records
from factcheck.exchange.document import Document
from factcheck.exchange.events import Values, events_of, made
from factcheck.exchange.library import (
    Prepared,
    add_publishers,
    add_relations,
    catalogue_sources,
    find_missing,
    prepare_texts,
    release_sources,
)
from factcheck.exchange.merge import add_missing, batches
from factcheck.exchange.people import add_people, add_speakers, ensure_author, refuse_forged
from factcheck.exchange.tables import (
    ANNOTATION,
    ARTICLE,
    KINDS,
    RELATION,
    SNAPSHOT,
    SOURCE,
    Kind,
    Row,
    article_rows,
    relation_row,
    source_rows,
)
from factcheck.history import record
from factcheck.models import Event, Project, Role
from factcheck.search.index import index_notes, reindex_articles

ROWS = 500
"""Rows after which others get a turn to write, where an import takes several transactions."""

Result = TypeVar("Result")


class Run(Protocol):
    """How a step of an import is run: Database.write, or within one transaction for all."""

    def __call__(self, work: Callable[[Session], Result]) -> Result: ...


@dataclass(frozen=True, slots=True)
class Target:
    """Where an import goes and who brings it.

    Attributes:
        trusted: whether work of people with an account here may come who are not of the project,
            and new work of anybody but *actor_id*.
    """

    project_id: UUID
    actor_id: UUID | None
    trusted: bool = False


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


@dataclass(frozen=True, slots=True)
class _Speakers:
    same: dict[UUID, UUID]
    """The id here for each id of the file."""
    by_id: dict[UUID, records.Speaker]
    """By the id here."""


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
        StaleError: something of the file is here and differs, or its id is taken.
        DuplicateError: something else is here in its place, such as an article with its text.
        InvalidError: it holds work of somebody who has nothing to do with the project, or new work
            of another who can sign in.
    """
    summary = Summary(document.articles)
    speakers, new = run(lambda session: _store_people(session, document, target))
    summary.made += new
    sources = (
        source_rows(path, source, target.project_id, older=document.older)
        for path, source in document.read_sources()
    )
    articles = (
        article_rows(path, article, target.project_id, speakers.same)
        for path, article in document.read_articles()
    )
    for found in (sources, articles):
        for rows in _grouped(found):
            texts = _prepare(run, rows)
            fresh = run(partial(_store, rows=rows, target=target, speakers=speakers, texts=texts))
            summary.made += Counter({kind.noun: len(stored) for kind, stored in fresh.items()})
            summary.sources += [row.values["id"] for row in fresh.get(SOURCE, ())]
            progress(sum(kind is ARTICLE for kind, _ in rows))
    relations = (
        relation_row(path, relation, target.project_id)
        for path, relation in document.read_relations()
    )
    for batch in batches(relations):
        summary.made += run(partial(_store_relations, rows=batch, target=target))
    return summary


def release_imported(run: Run, document: Document, target: Target, summary: Summary) -> list[UUID]:
    """Have the new sources of an import compared with the library, and return which.

    The server does it as it runs (factcheck.sources.pending), or whoever imported them. What an
    export says of its sources is taken as it is where the project has no others.
    """
    told: AbstractSet[UUID] = frozenset() if document.older else document.source_ids
    work = partial(
        release_sources,
        project_id=target.project_id,
        source_ids=summary.sources,
        told=told,
    )
    return run(work) if summary.sources else []


def add_project(session: Session, project: records.Project, owner_id: UUID | None) -> None:
    """Add the project of an export under its own id, with *owner_id* as its editor. Flushes."""
    session.add(Project(id=project.id, name=project.name))
    session.flush()
    record(
        session,
        verb="project.imported",
        object_id=project.id,
        actor_id=owner_id,
        project_id=project.id,
        after={"name": project.name},
    )
    if owner_id:
        add_member(session, project.id, owner_id, Role.EDITOR, owner_id)


def _store_people(
    session: Session, document: Document, target: Target
) -> tuple[_Speakers, Counter[str]]:
    people = add_people(
        session, [*document.read_people()], target.project_id, trusted=target.trusted
    )
    found = [*document.read_speakers()]
    same, speakers = add_speakers(session, found, target.project_id)
    ensure_author(session, target.project_id)
    publishers = add_publishers(session, [*document.read_publishers()], target.project_id)
    events = [made("user", row.values["id"], {"name": row.values["name"]}) for row in people]
    events += [
        made("speaker", row.values["id"], {n: row.values[n] for n in ("name", "kind")})
        for row in speakers
    ]
    events += [
        made("publisher", row.values["id"], {n: row.values[n] for n in ("name", "owner", "host")})
        for row in publishers
    ]
    _record(session, events, target)
    by_id = {same[speaker.id]: speaker for _, speaker in found}
    new = Counter(user=len(people), speaker=len(speakers), publisher=len(publishers))
    return _Speakers(same, by_id), new


def _prepare(run: Run, rows: list[tuple[Kind, Row]]) -> dict[UUID, Prepared]:
    """Make what the index is to hold of new texts, outside of transactions if *run* makes some."""
    if texts := [row for kind, row in rows if kind is SNAPSHOT]:
        return prepare_texts(run(partial(find_missing, texts=texts)))
    return {}


def _store(
    session: Session,
    rows: list[tuple[Kind, Row]],
    target: Target,
    speakers: _Speakers,
    texts: Mapping[UUID, Prepared],
) -> dict[Kind, list[Row]]:
    """Add those of *rows* that are not stored, and return them."""
    fresh: dict[Kind, list[Row]] = {}
    for kind in KINDS:
        if own := [row for k, row in rows if k is kind]:
            fresh[kind] = add_missing(session, kind, own)
    if not target.trusted:
        refuse_forged(session, fresh, target.actor_id)
    catalogue_sources(session, fresh, texts)
    reindex_articles(session, [row.values["id"] for row in fresh.get(ARTICLE, ())])
    index_notes(session, [row.values["id"] for row in fresh.get(ANNOTATION, ()) if _noted(row)])
    _record(session, events_of(fresh, speakers.by_id), target)
    return fresh


def _store_relations(session: Session, rows: list[Row], target: Target) -> Counter[str]:
    fresh = {RELATION: add_relations(session, rows)}
    if not target.trusted:
        refuse_forged(session, fresh, target.actor_id)
    _record(session, events_of(fresh, {}), target)
    return Counter(relation=len(fresh[RELATION]))


def _noted(row: Row) -> bool:
    return bool(row.values["note"] or row.values["justification"])


def _record(session: Session, events: list[Values], target: Target) -> None:
    if events:
        here = {"project_id": target.project_id, "actor_id": target.actor_id}
        session.execute(insert(Event), [event | here for event in events])


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
