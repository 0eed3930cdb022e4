"""The annotated JSON, field by field. The published JSON Schema is made from these models.

``python -m factcheck.exchange.schema`` writes export-4.json anew.
"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from factcheck.annotations.checks import MOST_ATTRIBUTIONS
from factcheck.exchange.fields import (
    Address,
    Counter,
    End,
    Exact,
    Instant,
    Language,
    Line,
    Name,
    Near,
    Note,
    Removed,
    Sha256,
    Start,
    Text,
    Whole,
)
from factcheck.exchange.format import VERSION
from factcheck.exchange.records import (
    Original,
    Person,
    Project,
    Publisher,
    Record,
    Relation,
    Source,
    Speaker,
)
from factcheck.exchange.records_desk import Agreement, Comment, Decision, Guideline
from factcheck.exchange.records_evidence import Discrepancy, Evidence, Independence
from factcheck.models import (
    Certainty,
    Manner,
    Naming,
    ReviewKind,
    ReviewState,
    Tag,
    Verdict,
)

SCHEMA_ID = "urn:factcheck:schemas:export-4"
SCHEMA_FILE = Path(__file__).with_name("export-4.json")
"""The published schema; a test keeps it equal to these models."""
SCHEMA_FILE_3 = Path(__file__).with_name("export-3.json")
"""That of version 3, as it was."""
SCHEMA_FILE_2 = Path(__file__).with_name("export-2.json")
"""That of version 2, as it was."""
SCHEMA_FILE_1 = Path(__file__).with_name("export-1.json")
"""That of version 1, as it was."""

MOST_SENTENCES = 50_000
"""Of an article: more than can be brought in as text, and what the search can tell apart."""


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


class Words(Record):
    """Words of the article: article.text[start:end] == exact.

    Without offsets when a correction of the text left no place with these words.
    """

    start: Start | None
    end: End | None
    exact: Exact


class Attribution(Record):
    """Whose words an annotated text is; several when several say it or pass it on."""

    id: UUID
    parent: UUID | None
    """Id of the attribution through whom these words are known, in the same annotation."""
    naming: Naming
    speaker: UUID | None
    """Id in "speakers"; null for a source without a name."""
    manner: Manner
    role: Line
    """The speaker's role as the article gives it."""
    affiliation: Line
    """Whom they speak for or belong to, as the article gives it."""
    cue: Words | None
    """The words that attribute, such as "stated"."""
    source: Words | None
    """The words that name who says it."""
    content: Words | None
    """The words attributed, where they are less than the annotated text."""


class Annotation(Record):
    """What one reviewer says of one sentence or of words in it: article.text[start:end] == exact.

    Words whose place a correction of the text took away have no offsets.
    """

    id: UUID
    sentence: UUID
    """Id in the article's "sentences"."""
    scope: Literal["sentence", "span"]
    start: Start | None
    end: End | None
    exact: Exact
    prefix: Near
    """What stood before the words in the sentence; empty for a whole sentence."""
    suffix: Near
    tag: Tag | None
    """Null while it is not tagged."""
    certainty: Certainty | None
    flagged: bool
    """Whether it needs another look."""
    note: Note
    verdict: Verdict | None
    justification: Note
    created_at: Instant
    updated_at: Instant
    attributions: Annotated[list[Attribution], Field(max_length=MOST_ATTRIBUTIONS)]
    evidence: list[Evidence]
    discrepancies: list[Discrepancy]
    independence: Independence | None
    """Null when nothing is linked."""


class Review(Record):
    """A layer: one reviewer's pass over the article, or the adjudicated one, of which it has one.

    The adjudicated one tells what the independent ones agreed on, and what was decided of the rest.
    """

    id: UUID
    reviewer: UUID
    """Id in "people"; of the adjudicated one, who handed in first or began it."""
    kind: ReviewKind
    state: ReviewState
    """One that is withdrawn was taken away from its reviewer, and counts for nothing."""
    due: date | None
    assigned_by: UUID | None
    """Id in "people"; null for one that its reviewer took up."""
    submitted_at: Instant | None
    """When it was last handed in."""
    guideline: UUID | None
    """Id in "guidelines" of the version it was made under; null when there was none."""
    created_at: Instant
    annotations: list[Annotation]
    """By the position of their sentences, a whole sentence before the words in it."""
    agreement: Agreement | None
    """Of the adjudicated one; null for any other."""
    decisions: list[Decision]
    """Of the adjudicated one, by the position of their sentences; empty for any other."""


class TextVersion(Record):
    """The text of an article up to a correction."""

    id: UUID
    number: Counter
    """Which text of the article it was, from 1, the one that was imported."""
    sha256: Sha256
    text: Text
    replaced_at: Instant


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
    versions: list[TextVersion]
    """What it was before it was corrected, by number."""
    original: Original
    created_at: Instant
    removed_at: Removed
    opened_at: Instant | None
    """When its reviews were shown to all members; null while its reviewers are blind to each other,
    where the project is."""
    opened_by: UUID | None
    """Id in "people"; null when it opened as all its reviews were handed in."""
    sentences: Annotated[list[Sentence], Field(min_length=1, max_length=MOST_SENTENCES)]
    """By position."""
    reviews: list[Review]


class Export(Record):
    """Articles of one project, with everything their annotations refer to.

    The export of an article holds what it refers to, and the sources that these have it from; that
    of a project holds all it has, removed articles and sources too. A reader who may not know of a
    review yet, of what came about in it and of what was said of it, is not told of these. Speakers
    that were merged are told as one. Lists are ordered by id, unless they say otherwise.
    """

    format: Literal["factcheck-annotations"]
    schema_version: Literal["4.0"]
    offset_unit: Literal["unicode code points, half-open"]
    project: Project
    people: list[Person]
    guidelines: list[Guideline]
    """By version; in the export of an article those that its reviews were made under."""
    comments: list[Comment]
    """In the export of an article those on it and on what is in it."""
    speakers: list[Speaker]
    publishers: list[Publisher]
    sources: list[Source]
    articles: list[Article]
    relations: list[Relation]


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
