"""What reviewers have linked: passages of sources, as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, select
from sqlalchemy.orm import Session

from factcheck.annotations.own import find_own
from factcheck.errors import NotFoundError
from factcheck.models import (
    Annotation,
    Article,
    Evidence,
    Review,
    Sentence,
    Snapshot,
    Source,
    Stance,
)
from factcheck.text.sanitize import render_note
from factcheck.words import say

STANDS = and_(Evidence.removed_at.is_(None), Annotation.removed_at.is_(None))
"""The condition of all that shows links: neither it nor what it belongs to was taken away."""
NO_LINK = say("There is no such link.")
NO_WORDS = say("The words this was to be linked to are no longer marked. Mark them again first.")


class Placed(Protocol):
    """Anything with offsets in a snapshot's text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A linked passage with all that a page shows of it."""

    id: UUID
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    stance: Stance
    note: str
    revision: int
    snapshot_id: UUID
    source_id: UUID
    source_title: str
    source_publisher: str
    source_url: str
    sentence_id: UUID
    sentence_text: str
    article_id: UUID
    article_title: str
    annotation_id: UUID
    words: str | None
    """What of the sentence it is linked to; None for the whole."""

    def touches(self, passage: Placed) -> bool:
        """Whether it shares a character with a passage of the same snapshot."""
        return self.start < passage.end and passage.start < self.end

    @property
    def span_id(self) -> UUID | None:
        """The annotation of the words it is linked to; None for the whole sentence."""
        return None if self.words is None else self.annotation_id

    @property
    def note_html(self) -> str:
        """The note as it is shown."""
        return render_note(self.note)


@dataclass(frozen=True, slots=True)
class Target:
    """What of a sentence a passage is to be linked to."""

    annotation_id: UUID | None
    """Of words in the sentence; None for the sentence as a whole."""
    words: str
    """Empty for the sentence as a whole."""
    links: Sequence[EvidenceRow]
    """What is linked to it already."""


# Built once: naming these columns anew took most of the time of asking for them.
_ROWS: Select[*tuple[Any, ...]] = (
    select(
        Evidence.id,
        Evidence.start,
        Evidence.end,
        Evidence.exact,
        Evidence.prefix,
        Evidence.suffix,
        Evidence.stance,
        Evidence.note,
        Evidence.revision,
        Evidence.snapshot_id,
        Source.id,
        Source.title,
        Source.publisher,
        Source.url,
        Sentence.id,
        Sentence.text,
        Article.id,
        Article.title,
        Annotation.id,
        Annotation.exact,
    )
    .join(Annotation, Annotation.id == Evidence.annotation_id)
    .join(Review, Review.id == Annotation.review_id)
    .join(Sentence, Sentence.id == Annotation.sentence_id)
    .join(Article, Article.id == Sentence.article_id)
    .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
    .join(Source, Source.id == Snapshot.source_id)
    .where(STANDS)
)
_LINKED = _ROWS.where(
    Annotation.sentence_id == bindparam("sentence"), Review.own(bindparam("reviewer"))
).order_by(Evidence.id)


def get_evidence(session: Session, evidence_id: UUID, reviewer_id: UUID) -> EvidenceRow:
    """Return one of the reviewer's links.

    Raises:
        NotFoundError: the reviewer has no such link.
    """
    query = _ROWS.where(Evidence.id == evidence_id, Review.own(reviewer_id))
    found = session.execute(query).first()
    if found is None:
        raise NotFoundError(NO_LINK)
    return EvidenceRow(*found)


def list_evidence(session: Session, sentence_id: UUID, reviewer_id: UUID) -> list[EvidenceRow]:
    """Return the passages the reviewer linked to a sentence or words in it, in one query.

    The oldest link comes first.
    """
    named = {"sentence": sentence_id, "reviewer": reviewer_id}
    return [EvidenceRow(*row) for row in session.execute(_LINKED, named)]


def find_target(
    session: Session, sentence_id: UUID, reviewer_id: UUID, annotation_id: UUID | None
) -> Target:
    """Return what of a sentence the reviewer links to, with what is linked, in two queries.

    Raises:
        NotFoundError: *annotation_id* is not of words that the reviewer has marked there.
    """
    links = list_evidence(session, sentence_id, reviewer_id)
    if annotation_id is None:
        return Target(None, "", [link for link in links if link.words is None])
    saved = find_own(session, annotation_id, reviewer_id, NO_WORDS)
    if saved.span is None or saved.removed or saved.sentence_id != sentence_id:
        raise NotFoundError(NO_WORDS)
    here = [link for link in links if link.annotation_id == annotation_id]
    return Target(annotation_id, saved.span.exact, here)


def list_uses(session: Session, source_id: UUID, reviewer_id: UUID) -> list[EvidenceRow]:
    """Return the reviewer's links to a source's passages, in their order, in one query."""
    query = _ROWS.where(Source.id == source_id, Review.own(reviewer_id))
    found = session.execute(query.order_by(Evidence.snapshot_id, Evidence.start, Evidence.id))
    return [EvidenceRow(*row) for row in found]
