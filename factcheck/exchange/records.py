"""The annotated JSON, field by field: people and the library. Articles are in schema.py."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from factcheck.exchange.fields import (
    Address,
    End,
    ExternalId,
    Instant,
    Language,
    Line,
    Name,
    Removed,
    Sha256,
    Share,
    ShortName,
    Start,
    Text,
    Whole,
)
from factcheck.models import (
    CaptureMethod,
    Course,
    Kinship,
    RelationState,
    SourceKind,
    SpeakerKind,
)

MOST_REVIEWERS = 1_000
"""Of one article: far more than any desk asks for."""


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True)


class Project(Record):
    """The desk the work was done at, and how it works.

    An import sets up a desk that is not there yet so, and leaves one that is there as it is.
    """

    id: UUID
    name: Name
    blind: bool
    """Whether reviewers of an article see nothing of each other until it is opened."""
    open_pool: bool
    """Whether reviewers may take up articles that nobody gave them."""
    reviewers_per_article: Annotated[int, Field(ge=1, le=MOST_REVIEWERS)]
    names_hidden: bool
    """Whether an adjudicator sees letters in place of the reviewers' names."""


class Person(Record):
    """Somebody whom a record names, such as a reviewer or the author of a comment."""

    id: UUID
    name: Name


class Speaker(Record):
    """Somebody a sentence can be attributed to; kind "author" stands for each article's author."""

    id: UUID
    name: Name
    kind: SpeakerKind
    role: Line
    """What they usually are; an article may give another role."""
    external_id: ExternalId
    """A Wikidata id or a web address; empty when there is none."""
    aliases: list[Name]
    """All names the speaker is found by, the first one included, in code point order."""
    made_by: UUID | None
    """Id in "people" of who named them first; null for one that the desk has had from the start."""
    made_in: UUID | None
    """Id in "articles" of the article in whose review they were named first; null for one that
    came about elsewhere, or in an article that is not told."""
    created_at: Instant


class Publisher(Record):
    """An outlet, an agency or an office that publishes sources.

    A source says its name; that it goes by one of "names", however it is spelled, joins the two.
    """

    id: UUID
    name: Name
    owner: Line
    """The group or person it belongs to; empty when not known."""
    host: Line
    """The host of its website, such as "courier.example"; empty when not known."""
    names: Annotated[list[Name], Field(min_length=1)]
    """All it is found by, its own included, in code point order."""
    created_at: Instant


class Original(Record):
    """The file that a text was read from."""

    media_type: Name
    sha256: Sha256
    """Of the file, unpacked."""
    gzip_base64: Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]+={0,2}$")] | None
    """The file, packed by gzip, in Base64. Null when it was the text itself, in UTF-8."""


class Passage(Record):
    """A sentence of a snapshot: snapshot.text[start:end]."""

    id: UUID
    position: Whole
    """Place in the snapshot, from 0."""
    paragraph: Whole
    start: Start
    end: End


class Snapshot(Record):
    """The text of a source at one moment. It never changes."""

    id: UUID
    captured_at: Instant
    method: CaptureMethod
    language: Language
    segmenter: Name
    """Version of the segmenter that cut the passages."""
    sha256: Sha256
    """Of the text in UTF-8."""
    text: Text
    original: Original
    removed_at: Removed
    """When it was taken back, as no text of its source; null for one that stands."""
    passages: list[Passage]
    """By position."""


class Source(Record):
    """A publication that bears on what the articles say."""

    id: UUID
    title: Line
    url: Address
    archive_url: Address
    """Where an archive keeps a copy of the page."""
    archived_at: Instant | None
    """When that copy was made; null when it is not known."""
    publisher: Line
    author: Line
    published: date | None
    kind: SourceKind
    made_by: UUID | None
    """Id in "people" of who added it; null for one that the desk has had from the start."""
    made_in: UUID | None
    """Id in "articles" of the article in whose review it was added; null for one that came about
    elsewhere, or in an article that is not told."""
    created_at: Instant
    removed_at: Removed
    snapshots: Annotated[list[Snapshot], Field(min_length=1)]


class Relation(Record):
    """How a source is related to another one, or to an article, as found or as somebody said."""

    id: UUID
    a: UUID
    """Id in "sources"; of two sources the lower one."""
    b: UUID | None
    """Id in "sources"; null when it is related to an article."""
    article: UUID | None
    """Id in "articles"; null when it is related to a source."""
    kind: Kinship
    course: Course
    """Which of the two came from the other."""
    share_a: Share
    """How much of a's wording is the other's."""
    share_b: Share
    reason: ShortName
    """What shows it; "said" when a person said so."""
    engine: Line
    """Version of what found it; empty when a person said so."""
    state: RelationState
    decided_by: UUID | None
    """Id in "people" of who confirmed or rejected it; null while nobody has."""
    decided_at: Instant | None
    created_at: Instant
