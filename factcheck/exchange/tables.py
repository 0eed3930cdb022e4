"""The rows that a record of an export becomes: people, the library and articles."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from factcheck.exchange import records, schema
from factcheck.exchange.kinds import (
    ANNOTATION,
    ARTICLE,
    ATTRIBUTION,
    DISCREPANCY,
    EVIDENCE,
    PASSAGE,
    SENTENCE,
    SNAPSHOT,
    SOURCE,
    TEXT_VERSION,
    Row,
    Rows,
    Values,
)
from factcheck.exchange.tables_desk import decision_rows, review_row
from factcheck.sources.titles import sort_title_of
from factcheck.text.urls import page_of


@dataclass(frozen=True, slots=True)
class Same:
    """The id stored here for each id of the file, where they may differ."""

    speakers: Mapping[UUID, UUID]
    guidelines: Mapping[UUID, UUID]


def speaker_row(path: str, speaker: records.Speaker, project_id: UUID) -> Row:
    values = speaker.model_dump(include={"id", "name", "kind", "created_at"})
    usual = speaker.model_dump(include={"role", "external_id"}) | _made(speaker)
    return Row(path, values | {"project_id": project_id}, usual)


def publisher_row(path: str, publisher: records.Publisher, project_id: UUID) -> Row:
    return Row(path, publisher.model_dump(exclude={"names"}) | {"project_id": project_id})


def relation_row(path: str, relation: records.Relation, project_id: UUID) -> Row:
    values = relation.model_dump(exclude={"a", "b", "article", "decided_by"})
    values |= {"a_id": relation.a, "b_id": relation.b, "article_id": relation.article}
    return Row(path, values | {"decided_by_id": relation.decided_by, "project_id": project_id})


def source_rows(path: str, source: records.Source, project_id: UUID, *, older: bool) -> Rows:
    """Yield the rows of a source, its snapshots and their passages.

    Args:
        older: the file knows of no copies in archives and no texts taken back; what is here may.
    """
    copy = {"archive_url", "archived_at"}
    values = source.model_dump(exclude={"snapshots", "made_by", "made_in"} | copy)
    values |= {"project_id": project_id}
    copied, page = source.model_dump(include=copy), page_of(source.url)
    derived = {"page": page.key if page else "", "sort_title": sort_title_of(source.title)}
    derived |= _made(source)
    if older:
        yield SOURCE, Row(path, values, derived | copied)
    else:
        yield SOURCE, Row(path, values | copied, derived)
    for index, snapshot in enumerate(source.snapshots):
        place = f"{path}.snapshots[{index}]"
        values = snapshot.model_dump(exclude={"passages", "original", "removed_at"})
        values |= {"source_id": source.id, **_original(snapshot.original)}
        removed = {"removed_at": snapshot.removed_at}
        yield SNAPSHOT, Row(place, values, removed) if older else Row(place, values | removed)
        for number, passage in enumerate(snapshot.passages):
            values = passage.model_dump() | {"snapshot_id": snapshot.id}
            yield PASSAGE, Row(f"{place}.passages[{number}]", values)


def article_rows(
    path: str, article: schema.Article, project_id: UUID, same: Same, *, older: bool
) -> Rows:
    """Yield the rows of an article and of all that was said of it.

    Args:
        older: the file does not tell how the work on it was arranged; here it may be.
    """
    yield from text_rows(path, article, project_id)
    starts = {sentence.id: sentence.start for sentence in article.sentences}
    for index, review in enumerate(article.reviews):
        place = f"{path}.reviews[{index}]"
        yield review_row(place, review, article.id, same.guidelines, older=older)
        for number, annotation in enumerate(review.annotations):
            at = f"{place}.annotations[{number}]"
            base = starts[annotation.sentence]
            yield from _annotation_rows(at, annotation, review.id, base, same.speakers)
        yield from decision_rows(place, review.decisions, review.id)


def text_rows(path: str, article: schema.Article, project_id: UUID) -> Rows:
    """Yield the rows of an article without what was said of it."""
    apart = {"versions", "sentences", "reviews", "original", "opened_at", "opened_by"}
    values = article.model_dump(exclude=apart)
    values |= {"project_id": project_id, **_original(article.original)}
    opened = {"opened_at": article.opened_at, "opened_by_id": article.opened_by}
    yield ARTICLE, Row(path, values, opened)
    for index, version in enumerate(article.versions):
        values = version.model_dump() | {"article_id": article.id}
        yield TEXT_VERSION, Row(f"{path}.versions[{index}]", values)
    for index, sentence in enumerate(article.sentences):
        values = sentence.model_dump(exclude={"exact"})
        values |= {"article_id": article.id, "text": sentence.exact}
        yield SENTENCE, Row(f"{path}.sentences[{index}]", values)


def _annotation_rows(
    path: str,
    annotation: schema.Annotation,
    review_id: UUID,
    base: int,
    speakers: Mapping[UUID, UUID],
) -> Rows:
    """Yield the rows of an annotation.

    Args:
        base: where its sentence begins in the article; stored spans count from there.
    """
    values = annotation.model_dump(
        exclude={"sentence", "scope", "start", "end", "exact", "prefix", "suffix"}
        | {"attributions", "evidence", "discrepancies", "independence"}
    )
    values |= {
        "review_id": review_id,
        "sentence_id": annotation.sentence,
        **_span(annotation, base),
    }
    yield ANNOTATION, Row(path, values)
    for row in _parents_first(_attribution_rows(path, annotation, base, speakers)):
        yield ATTRIBUTION, row
    for index, link in enumerate(annotation.evidence):
        values = link.model_dump(exclude={"source", "snapshot", "selector"})
        values |= {"annotation_id": annotation.id, "snapshot_id": link.snapshot}
        values |= link.selector.model_dump()
        yield EVIDENCE, Row(f"{path}.evidence[{index}]", values)
    for index, difference in enumerate(annotation.discrepancies):
        values = difference.model_dump(exclude={"source", "snapshot"})
        values |= {"annotation_id": annotation.id, "snapshot_id": difference.snapshot}
        yield DISCREPANCY, Row(f"{path}.discrepancies[{index}]", values)


def _span(annotation: schema.Annotation, base: int) -> Values:
    if annotation.scope == "sentence":
        return dict.fromkeys(("start", "end", "exact", "prefix", "suffix"))
    words = _words("", annotation, base)
    return {**words, "prefix": annotation.prefix, "suffix": annotation.suffix}


def _words(prefix: str, words: schema.Words | schema.Annotation | None, base: int) -> Values:
    """Return the three columns of a span, without offsets if it has lost its place."""
    start = None if words is None or words.start is None else words.start - base
    end = None if words is None or words.end is None else words.end - base
    exact = words.exact if words else None
    return {f"{prefix}start": start, f"{prefix}end": end, f"{prefix}exact": exact}


def _attribution_rows(
    path: str, annotation: schema.Annotation, base: int, speakers: Mapping[UUID, UUID]
) -> list[Row]:
    rows = []
    for index, who in enumerate(annotation.attributions):
        values = who.model_dump(include={"id", "naming", "manner", "role", "affiliation"})
        values |= {
            "annotation_id": annotation.id,
            "position": index,
            "parent_id": who.parent,
            "speaker_id": who.speaker and speakers[who.speaker],
            **_words("cue_", who.cue, base),
            **_words("source_", who.source, base),
            **_words("content_", who.content, base),
        }
        rows.append(Row(f"{path}.attributions[{index}]", values))
    return rows


def _parents_first(rows: list[Row]) -> Iterator[Row]:
    """Yield rows after those they refer to, as the database asks for; there is no cycle."""
    stored: set[UUID | None] = {None}
    while waiting := [row for row in rows if row.values["id"] not in stored]:
        for row in waiting:
            if row.values["parent_id"] in stored:
                stored.add(row.values["id"])
                yield row


def _made(record: records.Speaker | records.Source) -> Values:
    """Return who made what, in which article; what was here already was made otherwise."""
    return {"made_by_id": record.made_by, "made_in_id": record.made_in}


def _original(original: records.Original) -> Values:
    packed = original.gzip_base64
    return {
        "original": None if packed is None else b64decode(packed),
        "original_sha256": original.sha256,
        "original_type": original.media_type,
    }
