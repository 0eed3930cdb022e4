"""The tables that an import fills, and in which order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from factcheck.models import (
    Annotation,
    Article,
    Attribution,
    Base,
    Comment,
    Decision,
    Discrepancy,
    Evidence,
    Guideline,
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
ADJUDICATION = Kind(
    Review, "adjudicated review", "article_id", ("article_id", "kind"), "article_id"
)
"""The adjudicated review, of which an article has one."""
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
GUIDELINE = Kind(Guideline, "guideline", "project_id", ("project_id", "version"), "project_id")
DECISION = Kind(
    Decision,
    "decision",
    "review_id",
    ("review_id", "sentence_id", "field", "place"),
    "review_id",
)
COMMENT = Kind(Comment, "comment", "project_id")
KINDS = (
    SPEAKER,
    SOURCE,
    SNAPSHOT,
    PASSAGE,
    ARTICLE,
    TEXT_VERSION,
    SENTENCE,
    REVIEW,
    ADJUDICATION,
    ANNOTATION,
    ATTRIBUTION,
    EVIDENCE,
    DISCREPANCY,
    DECISION,
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
