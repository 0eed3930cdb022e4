"""The annotated JSON, field by field. The published JSON Schema is made from these models.

``python -m factcheck.exchange.schema`` writes export-1.json anew.
"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from factcheck.exchange.fields import (
    Address,
    End,
    Exact,
    Instant,
    Language,
    Line,
    Name,
    Note,
    Removed,
    Revision,
    Sha256,
    Start,
    Text,
    Whole,
)
from factcheck.exchange.format import VERSION
from factcheck.models import (
    CaptureMethod,
    Manner,
    ReviewKind,
    ReviewState,
    SourceKind,
    SpeakerKind,
    Stance,
    Tag,
)

SCHEMA_ID = "urn:factcheck:schemas:export-1"
SCHEMA_FILE = Path(__file__).with_name("export-1.json")
"""The published schema; a test keeps it equal to these models."""


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True)


class Project(Record):
    """The desk the work was done at."""

    id: UUID
    name: Name


class Person(Record):
    """Somebody who reviewed one of the articles."""

    id: UUID
    name: Name


class Speaker(Record):
    """Somebody a sentence can be attributed to; kind "author" stands for each article's author."""

    id: UUID
    name: Name
    kind: SpeakerKind
    aliases: list[Name]
    """All names the speaker is found by, the first one included, in code point order."""
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
    passages: list[Passage]
    """By position."""


class Source(Record):
    """A publication that bears on what the articles say."""

    id: UUID
    title: Line
    url: Address
    publisher: Line
    author: Line
    published: date | None
    kind: SourceKind
    revision: Revision
    created_at: Instant
    removed_at: Removed
    snapshots: Annotated[list[Snapshot], Field(min_length=1)]


class Sentence(Record):
    """A sentence of an article: article.text[start:end] == exact."""

    id: UUID
    position: Whole
    """Place in the article, from 0."""
    paragraph: Whole
    start: Start
    end: End
    exact: Exact
    in_quote: bool
    """Whether it begins or stands inside a quotation."""


class Attribution(Record):
    """Whose words a sentence is."""

    id: UUID
    speaker: UUID
    """Id in "speakers"."""
    manner: Manner
    role: Line
    """The speaker's role as the article gives it."""


class Selector(Record):
    """A span of a snapshot: snapshot.text[start:end] == exact, between prefix and suffix."""

    start: Start
    end: End
    exact: Exact
    prefix: str
    suffix: str


class Evidence(Record):
    """A passage of a source that bears on an annotated sentence."""

    id: UUID
    source: UUID
    """Id in "sources"."""
    snapshot: UUID
    """Id in that source's "snapshots"."""
    selector: Selector
    stance: Stance
    note: Note
    revision: Revision
    created_at: Instant


class Annotation(Record):
    """What one reviewer says of one sentence: article.text[start:end] == exact."""

    id: UUID
    sentence: UUID
    """Id in the article's "sentences"."""
    start: Start
    end: End
    exact: Exact
    tag: Tag | None
    """Null while the sentence is not tagged."""
    note: Note
    revision: Revision
    created_at: Instant
    updated_at: Instant
    attributions: Annotated[list[Attribution], Field(max_length=1)]
    """One at most in this version of the format."""
    evidence: list[Evidence]


class Review(Record):
    """One reviewer's pass over the article, or the adjudicated one."""

    id: UUID
    reviewer: UUID
    """Id in "people"."""
    kind: ReviewKind
    state: ReviewState
    created_at: Instant
    annotations: list[Annotation]
    """By the position of their sentences."""


class Article(Record):
    """A news article and all that was said of it."""

    id: UUID
    title: Line
    byline: Line
    publisher: Line
    url: Address
    published: date | None
    language: Language
    segmenter: Name
    """Version of the segmenter that cut the sentences."""
    sha256: Sha256
    """Of the text in UTF-8."""
    text: Text
    """The canonical text, one paragraph a line. All offsets count its code points."""
    original: Original
    revision: Revision
    created_at: Instant
    removed_at: Removed
    sentences: Annotated[list[Sentence], Field(min_length=1)]
    """By position."""
    reviews: list[Review]


class Export(Record):
    """Articles of one project, with everything their annotations refer to.

    The export of an article holds what it refers to; that of a project holds all it has, removed
    articles and sources too. Lists are ordered by id, unless they say otherwise.
    """

    format: Literal["factcheck-annotations"]
    schema_version: Literal["1.0"]
    offset_unit: Literal["unicode code points, half-open"]
    project: Project
    people: list[Person]
    speakers: list[Speaker]
    sources: list[Source]
    articles: list[Article]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of an export."""
    made = Export.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **made,
        "title": f"Factcheck annotations, version {VERSION}",
    }


def schema_text() -> str:
    """Return the text of the published schema."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
