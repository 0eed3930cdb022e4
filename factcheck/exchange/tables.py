"""The rows that a record of an export becomes."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from factcheck.exchange import records, schema
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Base,
    Discrepancy,
    Evidence,
    Passage,
    Publisher,
    Review,
    Sentence,
    Snapshot,
    Source,
    SourceRelation,
    Speaker,
    TextVersion,
)
from factcheck.sources.titles import sort_title_of
from factcheck.text.urls import page_of

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A table as an import sees it.

    Attributes:
        noun: what a message calls a row.
        owner: column that says what a row belongs to; an id whose row belongs to something else
            is taken.
        key: columns that no two rows may share, besides the id; empty when there are none.
        found_by: the column of *key* by which rows that may clash are looked up.
        free: columns that keep a row out of the way of others unless they are null.
    """

    model: type[Base]
    noun: str
    owner: str
    key: tuple[str, ...] = ()
    found_by: str = ""
    free: tuple[str, ...] = ()


SPEAKER = Kind(Speaker, "speaker", "project_id")
PUBLISHER = Kind(Publisher, "publisher", "project_id")
SOURCE = Kind(Source, "source", "project_id")
SNAPSHOT = Kind(Snapshot, "snapshot", "source_id", ("source_id", "sha256"), "source_id")
PASSAGE = Kind(Passage, "passage", "snapshot_id", ("snapshot_id", "position"), "snapshot_id")
ARTICLE = Kind(Article, "article", "project_id", ("project_id", "sha256"), "sha256")
SENTENCE = Kind(Sentence, "sentence", "article_id", ("article_id", "position"), "article_id")
REVIEW = Kind(Review, "review", "article_id", ("article_id", "reviewer_id", "kind"), "article_id")
TEXT_VERSION = Kind(
    TextVersion, "text version", "article_id", ("article_id", "number"), "article_id"
)
ANNOTATION = Kind(
    Annotation,
    "annotation",
    "review_id",
    ("review_id", "sentence_id"),
    "review_id",
    ("exact", "removed_at"),
)
ATTRIBUTION = Kind(Attribution, "attribution", "annotation_id")
EVIDENCE = Kind(
    Evidence,
    "evidence",
    "annotation_id",
    ("annotation_id", "snapshot_id", "start", "end"),
    "annotation_id",
    ("removed_at",),
)
DISCREPANCY = Kind(
    Discrepancy,
    "discrepancy",
    "annotation_id",
    ("annotation_id", "snapshot_id", "kind", "start", "end", "claim"),
    "annotation_id",
    ("removed_at",),
)
RELATION = Kind(SourceRelation, "relation", "project_id")
KINDS = (
    SPEAKER,
    SOURCE,
    SNAPSHOT,
    PASSAGE,
    ARTICLE,
    TEXT_VERSION,
    SENTENCE,
    REVIEW,
    ANNOTATION,
    ATTRIBUTION,
    EVIDENCE,
    DISCREPANCY,
)
"""In the order in which their rows can be inserted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the place in the file that it comes from."""

    path: str
    values: Values
    fresh: Values = field(default_factory=dict)
    """What a new row gets besides; an older one may have got other values since."""


Rows = Iterator[tuple[Kind, Row]]


def speaker_row(path: str, speaker: records.Speaker, project_id: UUID) -> Row:
    values = speaker.model_dump(include={"id", "name", "kind", "created_at"})
    usual = speaker.model_dump(include={"role", "external_id"})
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
    values = source.model_dump(exclude={"snapshots"} | copy) | {"project_id": project_id}
    copied, page = source.model_dump(include=copy), page_of(source.url)
    derived = {"page": page.key if page else "", "sort_title": sort_title_of(source.title)}
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
    path: str, article: schema.Article, project_id: UUID, speakers: Mapping[UUID, UUID]
) -> Rows:
    """Yield the rows of an article and of all that was said of it.

    Args:
        speakers: the id stored here for each id of the file.
    """
    values = article.model_dump(exclude={"versions", "sentences", "reviews", "original"})
    values |= {"project_id": project_id, **_original(article.original)}
    yield ARTICLE, Row(path, values)
    for index, version in enumerate(article.versions):
        values = version.model_dump() | {"article_id": article.id}
        yield TEXT_VERSION, Row(f"{path}.versions[{index}]", values)
    for index, sentence in enumerate(article.sentences):
        values = sentence.model_dump(exclude={"exact"})
        values |= {"article_id": article.id, "text": sentence.exact}
        yield SENTENCE, Row(f"{path}.sentences[{index}]", values)
    starts = {sentence.id: sentence.start for sentence in article.sentences}
    for index, review in enumerate(article.reviews):
        place = f"{path}.reviews[{index}]"
        values = review.model_dump(exclude={"reviewer", "annotations"})
        values |= {"article_id": article.id, "reviewer_id": review.reviewer}
        yield REVIEW, Row(place, values)
        for number, annotation in enumerate(review.annotations):
            at = f"{place}.annotations[{number}]"
            base = starts[annotation.sentence]
            yield from _annotation_rows(at, annotation, review.id, base, speakers)


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


def _original(original: records.Original) -> Values:
    packed = original.gzip_base64
    return {
        "original": None if packed is None else b64decode(packed),
        "original_sha256": original.sha256,
        "original_type": original.media_type,
    }
