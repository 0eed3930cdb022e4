"""The annotated JSON, field by field: people, speakers and sources. Articles are in schema.py."""

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
    Start,
    Text,
    Whole,
)
from factcheck.models import CaptureMethod, SourceKind, SpeakerKind


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
    role: Line
    """What they usually are; an article may give another role."""
    external_id: ExternalId
    """A Wikidata id or a web address; empty when there is none."""
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
    created_at: Instant
    removed_at: Removed
    snapshots: Annotated[list[Snapshot], Field(min_length=1)]
