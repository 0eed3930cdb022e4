"""The rows that a record of an export becomes."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from factcheck.exchange import schema
from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Base,
    Evidence,
    Passage,
    Review,
    Sentence,
    Snapshot,
    Source,
    Speaker,
)

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
    """

    model: type[Base]
    noun: str
    owner: str
    key: tuple[str, ...] = ()
    found_by: str = ""


SPEAKER = Kind(Speaker, "speaker", "project_id")
SOURCE = Kind(Source, "source", "project_id")
SNAPSHOT = Kind(Snapshot, "snapshot", "source_id", ("source_id", "sha256"), "source_id")
PASSAGE = Kind(Passage, "passage", "snapshot_id", ("snapshot_id", "position"), "snapshot_id")
ARTICLE = Kind(Article, "article", "project_id", ("project_id", "sha256"), "sha256")
SENTENCE = Kind(Sentence, "sentence", "article_id", ("article_id", "position"), "article_id")
REVIEW = Kind(Review, "review", "article_id", ("article_id", "reviewer_id", "kind"), "article_id")
ANNOTATION = Kind(Annotation, "annotation", "review_id", ("review_id", "sentence_id"), "review_id")
ATTRIBUTION = Kind(Attribution, "attribution", "annotation_id", ("annotation_id",), "annotation_id")
EVIDENCE = Kind(
    Evidence,
    "evidence",
    "annotation_id",
    ("annotation_id", "snapshot_id", "start", "end"),
    "annotation_id",
)
KINDS = (
    SPEAKER,
    SOURCE,
    SNAPSHOT,
    PASSAGE,
    ARTICLE,
    SENTENCE,
    REVIEW,
    ANNOTATION,
    ATTRIBUTION,
    EVIDENCE,
)
"""In the order in which their rows can be inserted."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the place in the file that it comes from."""

    path: str
    values: Values


Rows = Iterator[tuple[Kind, Row]]


def speaker_row(path: str, speaker: schema.Speaker, project_id: UUID) -> Row:
    values = speaker.model_dump(include={"id", "name", "kind", "created_at"})
    return Row(path, values | {"project_id": project_id})


def source_rows(path: str, source: schema.Source, project_id: UUID) -> Rows:
    """Yield the rows of a source, its snapshots and their passages."""
    values = source.model_dump(exclude={"snapshots"}) | {"project_id": project_id}
    yield SOURCE, Row(path, values)
    for index, snapshot in enumerate(source.snapshots):
        place = f"{path}.snapshots[{index}]"
        values = snapshot.model_dump(exclude={"passages", "original"})
        values |= {"source_id": source.id, **_original(snapshot.original)}
        yield SNAPSHOT, Row(place, values)
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
    values = article.model_dump(exclude={"sentences", "reviews", "original"})
    values |= {"project_id": project_id, **_original(article.original)}
    yield ARTICLE, Row(path, values)
    for index, sentence in enumerate(article.sentences):
        values = sentence.model_dump(exclude={"exact"})
        values |= {"article_id": article.id, "text": sentence.exact}
        yield SENTENCE, Row(f"{path}.sentences[{index}]", values)
    for index, review in enumerate(article.reviews):
        place = f"{path}.reviews[{index}]"
        values = review.model_dump(exclude={"reviewer", "annotations"})
        values |= {"article_id": article.id, "reviewer_id": review.reviewer}
        yield REVIEW, Row(place, values)
        for number, annotation in enumerate(review.annotations):
            at = f"{place}.annotations[{number}]"
            yield from _annotation_rows(at, annotation, review.id, speakers)


def _annotation_rows(
    path: str, annotation: schema.Annotation, review_id: UUID, speakers: Mapping[UUID, UUID]
) -> Rows:
    values = annotation.model_dump(
        include={"id", "tag", "note", "revision", "created_at", "updated_at"}
    )
    values |= {"review_id": review_id, "sentence_id": annotation.sentence}
    yield ANNOTATION, Row(path, values)
    for index, attribution in enumerate(annotation.attributions):
        values = attribution.model_dump(exclude={"speaker"})
        values |= {"annotation_id": annotation.id, "speaker_id": speakers[attribution.speaker]}
        yield ATTRIBUTION, Row(f"{path}.attributions[{index}]", values)
    for index, link in enumerate(annotation.evidence):
        values = link.model_dump(exclude={"source", "snapshot", "selector"})
        values |= {"annotation_id": annotation.id, "snapshot_id": link.snapshot}
        values |= link.selector.model_dump()
        yield EVIDENCE, Row(f"{path}.evidence[{index}]", values)


def _original(original: schema.Original) -> Values:
    packed = original.gzip_base64
    return {
        "original": None if packed is None else b64decode(packed),
        "original_sha256": original.sha256,
        "original_type": original.media_type,
    }
