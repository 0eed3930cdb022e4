"""Writing annotated JSON: in flat memory, from one moment of the database, always the same bytes.

Rows are streamed and never become objects of the models. What belongs to a record, such as the
sentences of an article, comes from a query of its own in the records' order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import NotFoundError
from factcheck.exchange import selects, selects_desk, selects_library
from factcheck.exchange.chosen import Chosen
from factcheck.exchange.columns import id_text
from factcheck.exchange.counts import Counts
from factcheck.exchange.format import FORMAT, OFFSET_UNIT, VERSION
from factcheck.exchange.layers import guideline_line, layer
from factcheck.exchange.rows import Children, find_batches, stream
from factcheck.exchange.said import Count, Told, by_annotation, review_lines
from factcheck.exchange.writer import array, blocks, encode, lines, open_record, quote
from factcheck.models import Article, Project, ReviewKind, Source
from factcheck.models.known import show_known
from factcheck.words import say

Record = dict[str, Any]


def export_project(
    session: Session, project_id: UUID, *, reviewer_id: UUID | None = None
) -> Iterator[bytes]:
    """Return the export of a project, in blocks, with its removed articles and sources.

    The blocks are read from *session* as they are asked for: keep it open until the last.

    Args:
        reviewer_id: for whom to export it, as far as they may know others' reviews; None for all
            of it.

    Raises:
        NotFoundError: there is no such project.
    """
    if reviewer_id:
        show_known(session, reviewer_id)
    project = _get_project(session, project_id)
    return blocks(_export(session, project, Chosen.all_of(project_id, reviewer_id)))


def export_article(
    session: Session, article_id: UUID, *, reviewer_id: UUID | None = None
) -> Iterator[bytes]:
    """Return the export of one article and what its annotations refer to, in blocks.

    The blocks are read from *session* as they are asked for: keep it open until the last.

    Args:
        reviewer_id: as for a project.

    Raises:
        NotFoundError: there is no such article.
    """
    if reviewer_id:
        show_known(session, reviewer_id)
    project_id = session.scalar(select(Article.project_id).where(Article.id == article_id))
    if project_id is None:
        raise NotFoundError(say("There is no such article."))
    project = _get_project(session, project_id)
    chosen = Chosen.used_by(session, project_id, article_id, reviewer_id)
    return blocks(_export(session, project, chosen))


def _get_project(session: Session, project_id: UUID) -> Record:
    query = select(
        id_text(Project.id),
        Project.name,
        Project.blind,
        Project.open_pool,
        Project.reviewers_per_article,
        Project.names_hidden,
    ).where(Project.id == project_id)
    project = session.execute(query).first()
    if project is None:
        raise NotFoundError(say("There is no such project."))
    return project._asdict()


def _export(session: Session, project: Record, chosen: Chosen) -> Iterator[str]:
    yield f'{{\n"format":{encode(FORMAT)},\n"schema_version":{encode(VERSION)},\n'
    yield f'"offset_unit":{encode(OFFSET_UNIT)},\n"project":{encode(project)},\n"people":'
    people = stream(session, selects_desk.people(chosen))
    yield from array([encode(person._asdict())] for person in people)
    yield ',\n"guidelines":'
    guidelines = stream(session, selects_desk.guidelines(chosen))
    yield from array([guideline_line(guideline)] for guideline in guidelines)
    yield ',\n"comments":'
    comments = stream(session, selects_desk.comments(chosen))
    yield from array([encode(comment._asdict())] for comment in comments)
    yield ',\n"speakers":'
    yield from array(_speakers(session, chosen))
    yield ',\n"publishers":'
    yield from array(_publishers(session, chosen))
    yield ',\n"sources":'
    yield from array(_sources(session, chosen))
    yield ',\n"articles":'
    yield from array(_articles(session, chosen))
    yield ',\n"relations":'
    relations = stream(session, selects_library.relations(chosen))
    yield from array([encode(relation._asdict())] for relation in relations)
    yield "\n}\n"


def _speakers(session: Session, chosen: Chosen) -> Iterator[Iterable[str]]:
    aliases = Children(stream(session, selects.aliases(chosen)))
    for speaker in stream(session, selects.speakers(chosen)):
        record = {
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind,
            "role": speaker.role,
            "external_id": speaker.external_id,
            "aliases": sorted({row.alias for row in aliases.of(speaker.id)}),
            "made_by": speaker.made_by,
            "made_in": speaker.made_in,
            "created_at": speaker.created_at,
        }
        yield [encode(record)]


def _publishers(session: Session, chosen: Chosen) -> Iterator[Iterable[str]]:
    names = Children(stream(session, selects_library.publisher_names(chosen)))
    for publisher in stream(session, selects_library.publishers(chosen)):
        record: Record = publisher._asdict()
        created_at = record.pop("created_at")
        record["names"] = sorted(row.name for row in names.of(publisher.id))
        yield [encode({**record, "created_at": created_at})]


def _sources(session: Session, chosen: Chosen) -> Iterator[Iterable[str]]:
    for ids in find_batches(session, Source.id, chosen.sources):
        snapshots = Children(stream(session, selects_library.snapshots(ids, chosen), rows=1))
        passages = Children(stream(session, selects_library.passages(ids, chosen)))
        for source in stream(session, selects_library.sources(ids, chosen)):
            yield _source(source, snapshots, passages)


def _source(source: Any, snapshots: Children, passages: Children) -> Iterator[str]:
    yield open_record(source._asdict()) + ',"snapshots":'
    yield from array(_snapshot(snapshot, passages) for snapshot in snapshots.of(source.id))
    yield "}"


def _snapshot(snapshot: Any, passages: Children) -> Iterator[str]:
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
    for ids in find_batches(session, Article.id, chosen.articles):
        reviews = [*stream(session, selects.reviews(ids, chosen))]
        parts = _Parts(
            versions=Children(stream(session, selects.versions(ids), rows=1)),
            sentences=Children(stream(session, selects.sentences(ids))),
            reviews=Children(iter(reviews)),
            decisions=Children(_decisions(session, ids, chosen, reviews)),
            annotations=Children(stream(session, selects.annotations(ids, chosen))),
            attributions=Children(stream(session, selects.attributions(ids, chosen))),
            evidence=Children(stream(session, selects.evidence(ids, chosen))),
            discrepancies=Children(stream(session, selects.discrepancies(ids, chosen))),
            counts=Counts(session, ids, session.execute(selects.linked(ids, chosen))),
        )
        for article in stream(session, selects.articles(ids), rows=1):
            yield _article(article, parts)


def _decisions(
    session: Session, ids: Sequence[UUID], chosen: Chosen, reviews: Iterable[Any]
) -> Iterator[Any]:
    """Yield what was decided of some articles; most have nothing to be decided, and ask nothing."""
    if any(review.kind is ReviewKind.ADJUDICATED for review in reviews):
        yield from stream(session, selects_desk.decisions(ids, chosen))


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
        layer(
            review,
            review_lines(parts.annotations.of(review.id), told, count_of(review)),
            parts.decisions.of(review.id),
        )
        for review in parts.reviews.of(article.id)
    )
    yield "}"


def _version(version: Any) -> str:
    record = version._asdict()
    del record["parent"]
    return encode(record)


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


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to the articles of one batch."""

    versions: Children
    sentences: Children
    reviews: Children
    decisions: Children
    annotations: Children
    attributions: Children
    evidence: Children
    discrepancies: Children
    counts: Counts
