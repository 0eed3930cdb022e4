"""The library: lists of sources, and the passages of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Evidence, Passage, Review, Snapshot, Source, SourceKind
from factcheck.sources.index import matching_sources
from factcheck.sources.linked import STANDS
from factcheck.sources.publishers import printed_names

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])

PAGE = 50
"""Sources on a page."""


class Order(StrEnum):
    """What a list of sources is sorted by."""

    NEWEST = "newest"
    TITLE = "title"
    PUBLISHED = "published"


class Lacking(StrEnum):
    """What the sources of a list do without."""

    ARCHIVE = "archive"
    """A page that no archive is known to keep."""
    USE = "use"
    """No sentence is linked to it, by whoever reads the list."""
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sources a list is to hold, and in which order."""

    typed: str = ""
    """Words that title, publisher, author, address or text hold, each of them somewhere."""
    kind: SourceKind | None = None
    lacking: Lacking | None = None
    publisher: str = ""
    order: Order = Order.NEWEST
    removed: bool = False
    """The hidden ones instead."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of the library."""

    id: UUID
    title: str
    publisher: str
    author: str
    published: date | None
    kind: SourceKind
    url: str
    snapshots: int
    used: int
    """How many sentences the reader of the list linked it to."""


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage of a snapshot, with its text."""

    position: int
    paragraph: int
    start: int
    end: int
    text: str


def list_sources(
    session: Session,
    project_id: UUID,
    reader_id: UUID,
    wanted: Wanted | None = None,
    *,
    after: UUID | None = None,
) -> tuple[list[SourceRow], UUID | None]:
    """Return a page of the library in three queries, and where the next begins.

    Args:
        after: the id that the last page ended with.
    """
    wanted = wanted or Wanted()
    query = (
        select(
            Source.id,
            Source.title,
            Source.publisher,
            Source.author,
            Source.published,
            Source.kind,
            Source.url,
        )
        .where(
            Source.project_id == project_id,
            Source.removed_at.is_not(None) if wanted.removed else Source.removed_at.is_(None),
        )
        .limit(PAGE + 1)
    )
    for condition in _conditions(session, project_id, reader_id, wanted):
        query = query.where(condition)
    found = session.execute(_ordered(session, query, wanted.order, after)).all()
    page = found[:PAGE]
    ids = [row.id for row in page]
    snapshots = _count_snapshots(session, ids)
    used = _count_uses(session, ids, reader_id)
    rows = [SourceRow(*row, snapshots.get(row.id, 0), used.get(row.id, 0)) for row in page]
    return rows, page[-1].id if len(found) > PAGE else None


def list_passages(session: Session, snapshot: Snapshot) -> list[PassageRow]:
    """Return a snapshot's passages in order; its text must be loaded."""
    found = session.execute(
        select(Passage.position, Passage.paragraph, Passage.start, Passage.end)
        .where(Passage.snapshot_id == snapshot.id)
        .order_by(Passage.position)
    )
    text = snapshot.text
    return [PassageRow(*row, text=text[row.start : row.end]) for row in found]


def _conditions(
    session: Session, project_id: UUID, reader_id: UUID, wanted: Wanted
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.typed.strip():
        matching = matching_sources(session, project_id, wanted.typed)
        conditions.append(Source.url.icontains(wanted.typed.strip(), autoescape=True) | matching)
    if wanted.kind:
        conditions.append(Source.kind == wanted.kind)
    if wanted.publisher:
        called = printed_names(session, project_id, wanted.publisher)
        conditions.append(Source.publisher.in_(called))
    match wanted.lacking:
        case Lacking.ARCHIVE:
            conditions += [Source.url != "", Source.archive_url == ""]
        case Lacking.DATE:
            conditions.append(Source.published.is_(None))
        case Lacking.USE:
            used = _uses(select(Snapshot.source_id), reader_id)
            conditions.append(Source.id.not_in(used))
    return conditions


def _ordered(session: Session, query: Query, order: Order, after: UUID | None) -> Query:
    """Sort *query*, and begin it behind the source that the last page ended with."""
    last = session.get(Source, after) if after else None
    if order is Order.TITLE:
        title = func.lower(Source.title)
        query = query.order_by(title, Source.id)
        if last:
            here = func.lower(last.title)
            query = query.where((title > here) | ((title == here) & (Source.id > last.id)))
    elif order is Order.PUBLISHED:
        # Without a date they come last, as the oldest: engines differ in where null belongs.
        day = func.coalesce(Source.published, date.min)
        query = query.order_by(day.desc(), Source.id.desc())
        if last:
            then = last.published or date.min
            query = query.where((day < then) | ((day == then) & (Source.id < last.id)))
    else:
        query = query.order_by(Source.id.desc())
        if last:
            query = query.where(Source.id < last.id)
    return query


def _count_snapshots(session: Session, source_ids: Sequence[UUID]) -> dict[UUID, int]:
    counted = session.execute(
        select(Snapshot.source_id, func.count())
        .where(Snapshot.source_id.in_(source_ids))
        .group_by(Snapshot.source_id)
    )
    return dict(counted.all())


def _count_uses(session: Session, source_ids: Sequence[UUID], reader_id: UUID) -> dict[UUID, int]:
    counted = session.execute(
        _uses(select(Snapshot.source_id, func.count(Annotation.sentence_id.distinct())), reader_id)
        .where(Snapshot.source_id.in_(source_ids))
        .group_by(Snapshot.source_id)
    )
    return dict(counted.all())


def _uses(query: Query, reader_id: UUID) -> Query:
    """Have *query*, which selects of snapshots, see the links of one reviewer that stand."""
    return (
        query.join(Evidence, Evidence.snapshot_id == Snapshot.id)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Review, Review.id == Annotation.review_id)
        .where(Review.own(reader_id), STANDS)
    )
