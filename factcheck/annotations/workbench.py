"""What the workbench shows: an article's sentences with one reviewer's work on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from factcheck.annotations.reading import Saved, list_saved
from factcheck.models import Annotation, Attribution, Review, Sentence, Speaker
from factcheck.speakers.service import SpeakerRow

CHUNK = 25
"""Sentences in a part of the page that the browser may leave unrendered while out of sight."""
RECENT = 9
"""Speakers that a digit key stands for."""


# Built once, as building them anew took a third of the time of opening an article.
_SENTENCES = (
    select(Sentence.id, Sentence.position, Sentence.paragraph, Sentence.text, Sentence.in_quote)
    .where(Sentence.article_id == bindparam("article"))
    .order_by(Sentence.position)
)
_RECENT_SPEAKERS = (
    select(Speaker.id, Speaker.name, Speaker.kind)
    .join(Attribution, Attribution.speaker_id == Speaker.id)
    .join(Annotation, Annotation.id == Attribution.annotation_id)
    .join(Review, Review.id == Annotation.review_id)
    .where(
        Review.article_id == bindparam("article"),
        Review.own(bindparam("reviewer")),
        Speaker.id != bindparam("author"),
    )
    .group_by(Speaker.id, Speaker.name, Speaker.kind)
    .order_by(func.max(Annotation.updated_at).desc(), Speaker.id)
    .limit(RECENT)
)


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """One sentence with what the reviewer said of it."""

    id: UUID
    position: int
    paragraph: int
    text: str
    in_quote: bool
    first: bool
    """Whether it opens its paragraph."""
    annotation: Saved | None

    @property
    def tag(self) -> str:
        """The tag's value, empty while untagged."""
        return (self.annotation and self.annotation.tag) or ""

    @property
    def evidence(self) -> int:
        """How many passages the reviewer linked to it."""
        return self.annotation.evidence if self.annotation else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is."""

    tagged: int
    total: int


def list_sentences(session: Session, article_id: UUID, reviewer_id: UUID) -> list[SentenceRow]:
    """Return the article's sentences in order, in two queries whatever its length."""
    saved = {
        annotation.sentence_id: annotation
        for annotation in list_saved(session, article_id, reviewer_id)
    }
    rows = []
    paragraph = -1
    for sentence_id, position, in_paragraph, text, in_quote in session.execute(
        _SENTENCES, {"article": article_id}
    ):
        first = in_paragraph != paragraph
        rows.append(
            SentenceRow(
                sentence_id, position, in_paragraph, text, in_quote, first, saved.get(sentence_id)
            )
        )
        paragraph = in_paragraph
    return rows


def measure(rows: Sequence[SentenceRow]) -> Progress:
    """Count the tagged ones of *rows*."""
    return Progress(sum(1 for row in rows if row.tag), len(rows))


def choose_current(rows: Sequence[SentenceRow], wanted: UUID | None) -> SentenceRow | None:
    """Return the wanted sentence for the panel, else the first untagged, else the first."""
    if wanted:
        return next((row for row in rows if row.id == wanted), None)
    return next((row for row in rows if not row.tag), rows[0] if rows else None)


def find_next_untagged(rows: Sequence[SentenceRow], position: int) -> SentenceRow | None:
    """Return the next untagged sentence after *position*, going round at the end."""
    after = [row for row in rows if row.position > position and not row.tag]
    before = [row for row in rows if row.position < position and not row.tag]
    return next(iter(after or before), None)


def list_recent_speakers(
    session: Session, article_id: UUID, reviewer_id: UUID, author_id: UUID
) -> list[SpeakerRow]:
    """Return the speakers the reviewer last attributed to in the article, newest first."""
    named = {"article": article_id, "reviewer": reviewer_id, "author": author_id}
    found = session.execute(_RECENT_SPEAKERS, named)
    return [SpeakerRow(*row) for row in found]
