"""The library of an export, brought together with what is here: publishers, texts, relations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from factcheck.errors import StaleError
from factcheck.exchange import records
from factcheck.exchange.kinds import PUBLISHER, RELATION, SOURCE, Kind, Row
from factcheck.exchange.merge import add_missing, batches, find_ids, id_taken
from factcheck.exchange.tables import publisher_row
from factcheck.locking import lock_project
from factcheck.models import (
    Publisher,
    PublisherName,
    Snapshot,
    Source,
    SourceRelation,
    utc_now,
    uuid7,
)
from factcheck.sources.finding import newest_snapshot_id
from factcheck.sources.index import Indexed, index_source, prepare_index
from factcheck.sources.pending import keep_apart, let_wait, skip_relating
from factcheck.sources.publishers import ensure_publisher
from factcheck.text.fold import fold

IMPORT_LASTS = timedelta(days=1)
"""How long sources of an import wait for what the file says of their relations, which comes last.
One that was broken off is gone on with within that time."""

_Pair = tuple[UUID, UUID | None]
"""The two that a relation is of."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The newest text that a file has of a source, ready to be put into the index."""

    snapshot_id: UUID
    indexed: Indexed


def add_publishers(
    session: Session, publishers: Sequence[tuple[str, records.Publisher]], project_id: UUID
) -> list[Row]:
    """Add those who are not here, neither by id nor by any of their names; return them.

    Raises:
        StaleError: one is here and differs, or its id is taken.
    """
    lock_project(session, project_id)
    here = find_ids(session, Publisher.id, (publisher.id for _, publisher in publishers))
    folded = {publisher.id: {fold(n): n for n in publisher.names} for _, publisher in publishers}
    known = _find_names(session, project_id, {key for keys in folded.values() for key in keys})
    rows = [
        publisher_row(path, publisher, project_id)
        for path, publisher in publishers
        if publisher.id in here or known.isdisjoint(folded[publisher.id])
    ]
    fresh = add_missing(session, PUBLISHER, rows)
    names = [
        {"project_id": project_id, "publisher_id": publisher_id, "folded": key, "name": name}
        for publisher_id in (row.values["id"] for row in fresh)
        for key, name in folded[publisher_id].items()
    ]
    if names:
        session.execute(insert(PublisherName), names)
    return fresh


def find_missing(session: Session, texts: Sequence[Row]) -> dict[UUID, Row]:
    """Return the newest of *texts* of each source of which one is not stored, by its id."""
    here = find_ids(session, Snapshot.id, (row.values["id"] for row in texts))
    newest: dict[UUID, Row] = {}
    for row in sorted(texts, key=lambda row: row.values["id"]):
        if not (row.values | row.fresh)["removed_at"]:
            newest[row.values["source_id"]] = row
    missing = {row.values["source_id"] for row in texts if row.values["id"] not in here}
    return {source_id: row for source_id, row in newest.items() if source_id in missing}


def prepare_texts(texts: Mapping[UUID, Row]) -> dict[UUID, Prepared]:
    """Make what the index is to hold of *texts*. Needs no database."""
    return {
        source_id: Prepared(row.values["id"], prepare_index(row.values["text"]))
        for source_id, row in texts.items()
    }


def catalogue_sources(
    session: Session, fresh: Mapping[Kind, Sequence[Row]], prepared: Mapping[UUID, Prepared]
) -> None:
    """Put sources whose newest text has just come into the index, new ones with publishers.

    Nobody compares new ones with the library before `release_sources`, or IMPORT_LASTS is over.
    """
    added = [row.values for row in fresh.get(SOURCE, ())]
    for values in added:
        ensure_publisher(session, values["project_id"], values["publisher"], values["url"])
    for some in batches(prepared):
        query = select(Source, newest_snapshot_id()).where(Source.id.in_(some))
        for source, newest in session.execute(query).all():
            if prepared[source.id].snapshot_id == newest:
                index_source(session, source, prepared[source.id].indexed)
                let_wait(session, [source.id])
    let_wait(session, [values["id"] for values in added], utc_now() + IMPORT_LASTS)


def add_relations(session: Session, rows: Sequence[Row]) -> list[Row]:
    """Store relations between two of which none is known here, and decisions that nobody made.

    Returns:
        those stored; what was decided or suggested here otherwise stays.

    Raises:
        StaleError: an id is taken.
    """
    stored: list[Row] = []
    for batch in batches(rows):
        by_id, by_pair = _find_relations(session, batch)
        fresh = [row for row in batch if _pair(row.values) not in by_pair]
        for row in fresh:
            if row.values["id"] in by_id:
                raise StaleError(id_taken(RELATION, row))
        if fresh:
            session.execute(insert(SourceRelation), [row.values for row in fresh])
        filled = [
            row
            for row in batch
            if (here := by_pair.get(_pair(row.values)))
            and here.decided_at is None
            and row.values["decided_at"]
        ]
        for row in filled:
            _decide(by_pair[_pair(row.values)], row.values)
        stored += [*fresh, *filled]
    session.flush()
    return stored


def has_more_sources(session: Session, project_id: UUID, source_ids: Collection[UUID]) -> bool:
    """Whether a project has sources besides *source_ids*, all of which it has."""
    count = select(func.count()).where(Source.project_id == project_id)
    return session.scalars(count).one() > len(source_ids)


def release_sources(
    session: Session, project_id: UUID, source_ids: Collection[UUID], told: Collection[UUID]
) -> list[UUID]:
    """Have imported sources compared with the library from now on, and return which. Flushes.

    Args:
        told: sources of which the file says how they are related to each other. Where the project
            has no others, nothing is left to be compared.
    """
    alone = not has_more_sources(session, project_id, told)
    for some in batches(source_ids):
        if alone:
            skip_relating(session, some)
        else:
            let_wait(session, some)
    if not alone:
        told_with = uuid7()
        for some in batches(told):
            keep_apart(session, some, told_with)
    return [] if alone else [*source_ids]


def _find_names(session: Session, project_id: UUID, folded: Iterable[str]) -> set[str]:
    """Return those of the *folded* names that a publisher of the project goes by."""
    query = select(PublisherName.folded).where(PublisherName.project_id == project_id)
    found: set[str] = set()
    for some in batches(folded):
        found.update(session.scalars(query.where(PublisherName.folded.in_(some))))
    return found


def _find_relations(
    session: Session, rows: Sequence[Row]
) -> tuple[dict[UUID, SourceRelation], dict[_Pair, SourceRelation]]:
    """Return the relations stored under the ids of *rows*, and those of the same sources."""
    ids, sources = ({row.values[name] for row in rows} for name in ("id", "a_id"))
    query = select(SourceRelation).where(
        SourceRelation.id.in_(ids) | SourceRelation.a_id.in_(sources)
    )
    found = session.scalars(query).all()
    by_pair = {(row.a_id, row.b_id or row.article_id): row for row in found}
    return {row.id: row for row in found}, by_pair


def _pair(values: Mapping[str, Any]) -> _Pair:
    return values["a_id"], values["b_id"] or values["article_id"]


def _decide(here: SourceRelation, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name not in {"id", "created_at"}:
            setattr(here, name, value)
    here.revision += 1
