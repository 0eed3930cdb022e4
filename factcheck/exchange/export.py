"""Writing annotated JSON: in flat memory, from one moment of the database, always the same bytes.

Rows are streamed and never become objects of the models. What belongs to a record, such as the
sentences of an article, comes from a query of its own in the records' order.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from factcheck.errors import NotFoundError
from factcheck.exchange import selects, selects_library
from factcheck.exchange.chosen import Chosen
from factcheck.exchange.columns import id_text
from factcheck.exchange.counts import Counts
from factcheck.exchange.format import FORMAT, OFFSET_UNIT, VERSION
from factcheck.exchange.said import Count, Told, by_annotation, review_lines
from factcheck.exchange.writer import array, blocks, encode, lines, open_record, quote
from factcheck.models import Article, Project, Source
from factcheck.words import say

BATCH = 50
"""Articles, or sources, that share one round of queries."""
ROWS = 1000
"""Rows fetched at a time where rows are small; texts and originals are fetched one by one."""

Record = dict[str, Any]


def export_project(
    session: Session, project_id: UUID, *, reviewer_id: UUID | None = None
) -> Iterator[bytes]:
    """Return the export of a project, in blocks, with its removed articles and sources.

    The blocks are read from *session* as they are asked for: keep it open until the last.

    Args:
        reviewer_id: whose reviews to export, those of all when None.

    Raises:
        NotFoundError: there is no such project.
    """
    project = _get_project(session, project_id)
    return blocks(_export(session, project, Chosen.all_of(project_id, reviewer_id)))


def export_article(
    session: Session, article_id: UUID, *, reviewer_id: UUID | None = None
) -> Iterator[bytes]:
    """Return the export of one article and what its annotations refer to, in blocks.

    The blocks are read from *session* as they are asked for: keep it open until the last.

    Args:
        reviewer_id: whose reviews to export, those of all when None.

    Raises:
        NotFoundError: there is no such article.
    """
    project_id = session.scalar(select(Article.project_id).where(Article.id == article_id))
    if project_id is None:
        raise NotFoundError(say("There is no such article."))
    project = _get_project(session, project_id)
    chosen = Chosen.used_by(session, project_id, article_id, reviewer_id)
    return blocks(_export(session, project, chosen))


def _get_project(session: Session, project_id: UUID) -> Record:
    query = select(id_text(Project.id), Project.name).where(Project.id == project_id)
    project = session.execute(query).first()
    if project is None:
        raise NotFoundError(say("There is no such project."))
    return project._asdict()


def _export(session: Session, project: Record, chosen: Chosen) -> Iterator[str]:
    yield f'{{\n"format":{encode(FORMAT)},\n"schema_version":{encode(VERSION)},\n'
    yield f'"offset_unit":{encode(OFFSET_UNIT)},\n"project":{encode(project)},\n"people":'
    people = _stream(session, selects.people(chosen))
    yield from array([encode({"id": person.id, "name": person.name})] for person in people)
    yield ',\n"speakers":'
    yield from array(_speakers(session, chosen))
    yield ',\n"publishers":'
    yield from array(_publishers(session, chosen))
    yield ',\n"sources":'
    yield from array(_sources(session, chosen))
    yield ',\n"articles":'
    yield from array(_articles(session, chosen))
    yield ',\n"relations":'
    relations = _stream(session, selects_library.relations(chosen))
    yield from array([encode(relation._asdict())] for relation in relations)
    yield "\n}\n"


def _speakers(session: Session, chosen: Chosen) -> Iterator[Iterable[str]]:
    aliases = _Children(_stream(session, selects.aliases(chosen)))
    for speaker in _stream(session, selects.speakers(chosen)):
        record = {
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind,
            "role": speaker.role,
            "external_id": speaker.external_id,
            "aliases": sorted({row.alias for row in aliases.of(speaker.id)}),
            "created_at": speaker.created_at,
        }
        yield [encode(record)]


def _publishers(session: Session, chosen: Chosen) -> Iterator[Iterable[str]]:
    names = _Children(_stream(session, selects_library.publisher_names(chosen)))
    for publisher in _stream(session, selects_library.publishers(chosen)):
        record: Record = publisher._asdict()
        created_at = record.pop("created_at")
        record["names"] = sorted(row.name for row in names.of(publisher.id))
        yield [encode({**record, "created_at": created_at})]


def _sources(session: Session, chosen: Chosen) -> Iterator[Iterable[str]]:
    for ids in _batches(session, Source.id, chosen.sources):
        snapshots = _Children(_stream(session, selects_library.snapshots(ids, chosen), rows=1))
        passages = _Children(_stream(session, selects_library.passages(ids, chosen)))
        for source in _stream(session, selects_library.sources(ids)):
            yield _source(source, snapshots, passages)


def _source(source: Any, snapshots: "_Children", passages: "_Children") -> Iterator[str]:
    yield open_record(source._asdict()) + ',"snapshots":'
    yield from array(_snapshot(snapshot, passages) for snapshot in snapshots.of(source.id))
    yield "}"


def _snapshot(snapshot: Any, passages: "_Children") -> Iterator[str]:
    record = _with_original(snapshot)
    del record["parent"]
    yield open_record(record) + ',"passages":'
    yield lines(
        f'{{"id":"{p.id}","position":{p.position},"paragraph":{p.paragraph}'
        f',"start":{p.start},"end":{p.end}}}'
        for p in passages.of(snapshot.id)
    )
    yield "}"


def _articles(session: Session, chosen: Chosen) -> Iterator[Iterable[str]]:
    for ids in _batches(session, Article.id, chosen.articles):
        parts = _Parts(
            versions=_Children(_stream(session, selects.versions(ids), rows=1)),
            sentences=_Children(_stream(session, selects.sentences(ids))),
            reviews=_Children(_stream(session, selects.reviews(ids, chosen))),
            annotations=_Children(_stream(session, selects.annotations(ids, chosen))),
            attributions=_Children(_stream(session, selects.attributions(ids, chosen))),
            evidence=_Children(_stream(session, selects.evidence(ids, chosen))),
            discrepancies=_Children(_stream(session, selects.discrepancies(ids, chosen))),
            counts=Counts(session, ids, session.execute(selects.linked(ids, chosen))),
        )
        for article in _stream(session, selects.articles(ids), rows=1):
            yield _article(article, parts)


def _article(article: Any, parts: "_Parts") -> Iterator[str]:
    yield open_record(_with_original(article)) + ',"versions":'
    yield from array([_version(version)] for version in parts.versions.of(article.id))
    yield ',"sentences":'
    places = {sentence.id: sentence for sentence in parts.sentences.of(article.id)}
    yield lines(map(_sentence, places.values()))
    told = Told(
        places,
        by_annotation(parts.attributions.of(article.id)),
        by_annotation(parts.evidence.of(article.id)),
        by_annotation(parts.discrepancies.of(article.id)),
    )

    def count_of(review: Any) -> Count:
        return partial(parts.counts.count, article.id, review.reviewer)

    yield ',"reviews":'
    yield from array(
        _review(review, review_lines(parts.annotations.of(review.id), told, count_of(review)))
        for review in parts.reviews.of(article.id)
    )
    yield "}"


def _version(version: Any) -> str:
    record = version._asdict()
    del record["parent"]
    return encode(record)


def _review(review: Any, annotations: str) -> Iterator[str]:
    record = review._asdict()
    del record["parent"]
    yield open_record(record) + ',"annotations":'
    yield annotations
    yield "}"


def _sentence(row: Any) -> str:
    # Most of an export is sentences, and this takes a quarter of the time that encode() does.
    return (
        f'{{"id":"{row.id}","position":{row.position},"paragraph":{row.paragraph}'
        f',"start":{row.start},"end":{row.end},"exact":{quote(row.exact)}'
        f',"in_quote":{"true" if row.in_quote else "false"}}}'
    )


def _with_original(row: Any) -> Record:
    """Gather what is known of the imported file under "original", where its bytes stand."""
    record: Record = row._asdict()
    media_type, sha256 = record.pop("original_type"), record.pop("original_sha256")
    record["original"] = {
        "media_type": media_type,
        "sha256": sha256,
        "gzip_base64": record["original"],
    }
    return record


def _batches(
    session: Session, key: InstrumentedAttribute[UUID], chosen: ColumnElement[bool]
) -> Iterator[list[UUID]]:
    """Yield the chosen ids in order, BATCH at a time."""
    query = select(key).where(chosen).order_by(key).limit(BATCH)
    ids = list(session.scalars(query))
    while ids:
        yield ids
        ids = list(session.scalars(query.where(key > ids[-1])))


def _stream(session: Session, query: selects.Query, rows: int = ROWS) -> Iterator[Any]:
    """Run *query* when the first row is asked for, and fetch *rows* at a time."""
    # On the connection, as the session would look for objects in each row.
    result = session.connection().execute(query, execution_options={"yield_per": rows})
    yield from map(_row_type(*result.keys()), result)


@cache
def _row_type(*names: str) -> Callable[[Iterable[Any]], Any]:
    """Return what makes a named tuple of a row: SQLAlchemy's own takes a microsecond a name."""
    made: Any = NamedTuple("row", [(name, Any) for name in names])  # type: ignore[misc]
    make: Callable[[Iterable[Any]], Any] = made._make
    return make


class _Children:
    """Rows of one query, handed out parent by parent, in the order both queries have."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._groups = groupby(rows, key=attrgetter("parent"))
        self._next = next(self._groups, None)

    def of(self, parent: str) -> Iterator[Any]:
        """Yield the children of *parent*, which must come after the last parent asked for."""
        if self._next is None or self._next[0] != parent:
            return
        yield from self._next[1]
        self._next = next(self._groups, None)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to the articles of one batch."""

    versions: _Children
    sentences: _Children
    reviews: _Children
    annotations: _Children
    attributions: _Children
    evidence: _Children
    discrepancies: _Children
    counts: Counts
