"""The library: lists of sources, and the passages of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, func, literal_column, select, tuple_
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Evidence, Passage, Review, Snapshot, Source, SourceKind
from factcheck.sources.index import matching_sources
from factcheck.sources.linked import STANDS
from factcheck.sources.publisher_names import printed_names
from factcheck.text.urls import page_of

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])

PAGE = 50
"""Sources on a page."""
FEW = 2_000
"""Sources that are found and then sorted."""


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
    """Words that title, publisher, author, address or text hold, each of them somewhere; or the
    address of a page, however it is written."""
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
    """Return a page of the library, and where the next begins.

    It takes three queries, and one more for each of these: filters, the order by day, a page after
    the first.

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
        .where(_here(session, project_id, reader_id, wanted))
        .limit(PAGE + 1)
    )
    undated = wanted.lacking is Lacking.DATE and wanted.order is Order.PUBLISHED
    found = _find(session, query, Order.NEWEST if undated else wanted.order, after)
    page = found[:PAGE]
    ids = [row.id for row in page]
    snapshots = _count_snapshots(session, ids)
    used = _count_uses(session, ids, reader_id)
    rows = [
        SourceRow(**row._asdict(), snapshots=snapshots.get(row.id, 0), used=used.get(row.id, 0))
        for row in page
    ]
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


def _here(
    session: Session, project_id: UUID, reader_id: UUID, wanted: Wanted
) -> ColumnElement[bool]:
    """Return the condition of what is wanted, so that the engine begins where there is least.

    It does not know whether a filter leaves ten sources or most of the library: ten are best found
    and then sorted, of most the first are best met in their order.
    """
    removed = Source.removed_at.is_not(None) if wanted.removed else Source.removed_at.is_(None)
    filters = _filters(session, project_id, reader_id, wanted)
    project = Source.project_id == project_id
    all_of = and_(project, removed, *filters)
    if not filters and not wanted.removed:
        return all_of
    # Words are looked up in the project's own already. Told so twice, SQLite begins with its
    # sources instead of with the words.
    narrow = and_(removed, *filters) if wanted.typed.strip() else all_of
    found = select(Source.id).where(narrow).correlate(None)
    some = found.limit(FEW + 1).subquery()
    few = session.scalars(select(func.count()).select_from(some)).one() <= FEW
    return Source.id.in_(found) if few else all_of


def _filters(
    session: Session, project_id: UUID, reader_id: UUID, wanted: Wanted
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.typed.strip():
        page = page_of(wanted.typed)
        matching = matching_sources(session, project_id, wanted.typed)
        here = and_(Source.project_id == project_id, Source.page == page.key) if page else false()
        conditions.append(here | matching)
    if wanted.kind:
        conditions.append(Source.kind == wanted.kind)
    if wanted.publisher:
        called = printed_names(session, project_id, wanted.publisher)
        conditions.append(Source.publisher.in_(called))
    match wanted.lacking:
        case Lacking.ARCHIVE:
            # Written out, as the index that holds just these knows them so.
            empty: ColumnElement[str] = literal_column("''")
            conditions += [Source.url != empty, Source.archive_url == empty]
        case Lacking.DATE:
            conditions.append(Source.published.is_(None))
        case Lacking.USE:
            used = _uses(select(Snapshot.source_id), reader_id)
            conditions.append(Source.id.not_in(used))
    return conditions


def _find(
    session: Session, query: Select[*tuple[Any, ...]], order: Order, after: UUID | None
) -> Sequence[Any]:
    """Return what *query* finds, sorted, behind the source that the last page ended with."""
    last = session.get(Source, after) if after else None
    match order:
        case Order.TITLE:
            if last:
                place = tuple_(Source.sort_title, Source.id)
                query = query.where(place > (last.sort_title, last.id))
            return session.execute(query.order_by(Source.sort_title, Source.id)).all()
        case Order.PUBLISHED:
            return _find_by_day(session, query, last)
    return session.execute(_newest(query, last)).all()


def _find_by_day(
    session: Session, query: Select[*tuple[Any, ...]], last: Source | None
) -> Sequence[Any]:
    """Return those with a date, then those without: engines differ in where null belongs."""
    found: list[Any] = []
    if last is None or last.published:
        dated = query.where(Source.published.is_not(None))
        if last:
            dated = dated.where(tuple_(Source.published, Source.id) < (last.published, last.id))
        found += session.execute(dated.order_by(Source.published.desc(), Source.id.desc()))
        last = None
    if left := PAGE + 1 - len(found):
        undated = query.where(Source.published.is_(None)).limit(left)
        found += session.execute(_newest(undated, last))
    return found


def _newest(query: Select[*tuple[Any, ...]], last: Source | None) -> Select[*tuple[Any, ...]]:
    newest = query.order_by(Source.id.desc())
    return newest.where(Source.id < last.id) if last else newest


def _count_snapshots(session: Session, source_ids: Sequence[UUID]) -> dict[UUID, int]:
    counted = session.execute(
        select(Snapshot.source_id, func.count())
        .where(Snapshot.source_id.in_(source_ids), Snapshot.removed_at.is_(None))
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
