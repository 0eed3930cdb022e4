"""What a report of an article holds: what one review says, with the sources it rests on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, groupby
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import AttributionDraft, Saved, list_chains
from factcheck.annotations.stored import list_in_review
from factcheck.annotations.workbench import SentenceRow, place_in_text
from factcheck.models import (
    Annotation,
    Evidence,
    Snapshot,
    Source,
    SourceKind,
    Stance,
    Tag,
    Verdict,
)
from factcheck.reports.corrections import Corrected, list_corrections
from factcheck.reports.wording import tell_chain
from factcheck.text.sanitize import render_note


@dataclass(frozen=True, slots=True)
class Cited:
    """A source that the review rests on."""

    number: int
    """Its place in the list of sources, from 1, in the order in which they are first named."""
    id: UUID
    title: str
    publisher: str
    author: str
    published: date | None
    kind: SourceKind
    url: str
    captured_at: datetime
    """When the text was captured that is quoted first."""


@dataclass(frozen=True, slots=True)
class Link:
    """A passage and what it does to what was said."""

    source: Cited
    stance: Stance
    exact: str
    note_html: str
    """Empty where there is none."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """One chain of attributions."""

    words: str
    """Who says it, and by way of whom it is known."""
    links: Sequence[AttributionDraft]
    """The same one by one, with how the text gives it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a sentence or of words in it."""

    saved: Saved
    words: str
    """What of the sentence it is said of, empty for the whole."""
    attributed: list[Attributed]
    links: list[Link]

    @property
    def note_html(self) -> str:
        """The note as it is shown."""
        return render_note(self.saved.reading.note)

    @property
    def justification_html(self) -> str:
        """The justification as it is shown."""
        return render_note(self.saved.reading.justification)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with all that was said of it."""

    row: SentenceRow
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is of each."""

    sentences: int
    tagged: int
    """Sentences with a tag, or with one on words in them."""
    partly: int
    """Those of them with one on words in them only."""
    flagged: int
    attributed: int
    links: int
    tags: Counter[Tag] = field(default_factory=Counter)
    """Of whole sentences: with `partly` they make up `tagged`."""
    marks: Counter[Tag] = field(default_factory=Counter)
    """Of words in sentences."""
    verdicts: Counter[Verdict] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Report:
    """What one review says of an article."""

    paragraphs: list[list[Line]]
    sources: list[Cited]
    totals: Totals
    corrections: list[Corrected]
    """Of the article's text, whoever made them."""


def list_paragraphs(
    session: Session, article_id: UUID, review_id: UUID | None
) -> list[list[SentenceRow]]:
    """Return an article's sentences by paragraph, with what a review says, in two queries.

    Args:
        review_id: None where there is no review, and nothing said.
    """
    said = list_in_review(session, review_id) if review_id else ()
    rows = place_in_text(session, article_id, said)
    return [list(rows) for _, rows in groupby(rows, key=lambda row: row.paragraph)]


def make_report(session: Session, article_id: UUID, review_id: UUID | None) -> Report:
    """Return all that a review says of an article, in four queries.

    It takes two more when the text was corrected.
    """
    linked: dict[UUID, list[Any]] = {}
    for row in session.execute(_EVIDENCE, {"review": review_id}):
        linked.setdefault(row.annotation_id, []).append(row)
    cited: dict[UUID, Cited] = {}
    lines = [
        [
            Line(row, [_said(saved, linked.get(saved.id, []), cited) for saved in row.readings])
            for row in paragraph
        ]
        for paragraph in list_paragraphs(session, article_id, review_id)
    ]
    totals = _count([*chain.from_iterable(lines)])
    return Report(lines, list(cited.values()), totals, list_corrections(session, article_id))


def _said(saved: Saved, linked: Sequence[Any], cited: dict[UUID, Cited]) -> Said:
    attributed = [
        Attributed(tell_chain(links), links) for links in list_chains(saved.reading.attributions)
    ]
    words = saved.span.exact if saved.span else ""
    return Said(saved, words, attributed, [_link(row, cited) for row in linked])


def _link(row: Any, cited: dict[UUID, Cited]) -> Link:
    source = cited.get(row.id)
    if source is None:
        source = cited[row.id] = Cited(
            len(cited) + 1,
            row.id,
            row.title,
            row.publisher,
            row.author,
            row.published,
            row.kind,
            row.url,
            row.captured_at,
        )
    return Link(source, row.stance, row.exact, render_note(row.note) if row.note else "")


def _count(lines: Sequence[Line]) -> Totals:
    readings = [said.saved.reading for line in lines for said in line.said]
    return Totals(
        sentences=len(lines),
        tagged=sum(line.row.done for line in lines),
        partly=sum(line.row.done and not line.row.tag for line in lines),
        flagged=sum(any(said.saved.reading.flagged for said in line.said) for line in lines),
        attributed=sum(any(said.attributed for said in line.said) for line in lines),
        links=sum(len(said.links) for line in lines for said in line.said),
        tags=Counter(Tag(line.row.tag) for line in lines if line.row.tag),
        marks=Counter(mark.tag for line in lines for mark in line.row.spans if mark.tag),
        verdicts=Counter(reading.verdict for reading in readings if reading.verdict),
    )


_EVIDENCE = (
    select(
        Evidence.annotation_id,
        Evidence.stance,
        Evidence.exact,
        Evidence.note,
        Source.id,
        Source.title,
        Source.publisher,
        Source.author,
        Source.published,
        Source.kind,
        Source.url,
        Snapshot.captured_at,
    )
    .join(Annotation, Annotation.id == Evidence.annotation_id)
    .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
    .join(Source, Source.id == Snapshot.source_id)
    .where(
        Annotation.review_id == bindparam("review"),
        Annotation.removed_at.is_(None),
        Evidence.removed_at.is_(None),
    )
    .order_by(Evidence.id)
)
