"""What a comment can be about, and whether somebody may speak of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.errors import ForbiddenError, NotFoundError
from factcheck.models import Annotation, Article, Review, Sentence, Source, Speaker, SpeakerKind
from factcheck.models.blindness import (
    is_opened,
    made_known_to,
    result_known_to,
    reviews_blind,
    shown_to,
)
from factcheck.words import say

NOTHING = say(
    "There is nothing at this address that you can see. It may belong to another project."
)
"""Said in the very words of an address that never was, so that blind reviewers learn nothing."""
REMOVED = say("This was removed, so nothing can be said of it now. Ask an editor to put it back.")


@dataclass(frozen=True, slots=True)
class Topic:
    """What comments are about: ids as a comment has them, and words for the page."""

    project_id: UUID
    name: str
    """The title of the article or source, or the name of the speaker."""
    removed: bool
    article_id: UUID | None = None
    sentence_id: UUID | None = None
    annotation_id: UUID | None = None
    source_id: UUID | None = None
    speaker_id: UUID | None = None
    quoted: str = ""
    """The sentence; empty for the article as a whole."""
    position: int = 0
    """Of the sentence in the article."""
    language: str = ""
    words: str = ""
    """The words of the annotation; empty where it is about the whole sentence."""
    made_in_id: UUID | None = None
    """The article whose blindness covers what is said of it; None for none."""
    kind: SpeakerKind | None = None
    """Of a speaker."""

    def columns(self) -> dict[str, Any]:
        """Return what a comment stores of it."""
        names = ("project_id", "article_id", "sentence_id", "annotation_id", "source_id")
        return {name: getattr(self, name) for name in (*names, "speaker_id", "quoted")}


def find_article(session: Session, article_id: UUID) -> Topic:
    """Return an article as what a comment is about.

    Raises:
        NotFoundError: there is no such article.
    """
    query = select(Article.project_id, Article.title, Article.removed_at, Article.language)
    row = _one(session, query.where(Article.id == article_id))
    return Topic(
        row.project_id,
        row.title,
        row.removed_at is not None,
        article_id=article_id,
        language=row.language,
        made_in_id=article_id,
    )


def find_sentence(
    session: Session, sentence_id: UUID, reader_id: UUID, annotation_id: UUID | None = None
) -> Topic:
    """Return a sentence, or what a review says of it.

    Raises:
        NotFoundError: there is no such sentence, or no such annotation of it that the reader may
            see.
    """
    row = _one(
        session,
        select(
            Article.project_id,
            Article.title,
            Article.removed_at,
            Article.language,
            Sentence.article_id,
            Sentence.text,
            Sentence.position,
        )
        .join(Article, Article.id == Sentence.article_id)
        .where(Sentence.id == sentence_id),
    )
    words = _find_words(session, sentence_id, reader_id, annotation_id) if annotation_id else ""
    return Topic(
        row.project_id,
        row.title,
        row.removed_at is not None,
        article_id=row.article_id,
        sentence_id=sentence_id,
        annotation_id=annotation_id,
        quoted=row.text,
        position=row.position,
        language=row.language,
        words=words,
        made_in_id=row.article_id,
    )


def find_source(session: Session, source_id: UUID, reader_id: UUID) -> Topic:
    """Return a source that the reader may see.

    Raises:
        NotFoundError: there is none.
    """
    query = select(Source.project_id, Source.title, Source.removed_at, Source.made_in_id)
    row = _one(session, query.where(Source.id == source_id, made_known_to(Source, reader_id)))
    removed = row.removed_at is not None
    return Topic(row.project_id, row.title, removed, source_id=source_id, made_in_id=row.made_in_id)


def find_speaker(session: Session, speaker_id: UUID, reader_id: UUID) -> Topic:
    """Return a speaker that the reader may see; for one that was merged, the one it stands for.

    Raises:
        NotFoundError: there is none.
    """
    standing = select(Speaker.standing()).where(Speaker.id == speaker_id).scalar_subquery()
    row = _one(
        session,
        select(
            Speaker.id,
            Speaker.project_id,
            Speaker.name,
            Speaker.kind,
            Speaker.removed_at,
            Speaker.made_in_id,
        ).where(Speaker.id == standing, made_known_to(Speaker, reader_id)),
    )
    return Topic(
        row.project_id,
        row.name,
        row.removed_at is not None,
        speaker_id=row.id,
        made_in_id=row.made_in_id,
        kind=row.kind,
    )


def check_standing(topic: Topic) -> None:
    """Refuse to add to what was removed.

    Raises:
        ForbiddenError: it was.
    """
    if topic.removed:
        raise ForbiddenError(REMOVED)


def is_blind(session: Session, article_id: UUID | None) -> bool:
    """Whether the reviews of an article, None for none, are still kept from other reviewers."""
    query = select(Article.id).where(Article.id == article_id, ~is_opened())
    return article_id is not None and session.scalar(query) is not None


def reviews_it_blind(session: Session, article_id: UUID | None, reader_id: UUID) -> bool:
    """Whether somebody reviews an article, None for none, that is not opened."""
    query = select(Article.id).where(Article.id == article_id, reviews_blind(reader_id))
    return article_id is not None and session.scalar(query) is not None


def _find_words(session: Session, sentence_id: UUID, reader_id: UUID, annotation_id: UUID) -> str:
    row = _one(
        session,
        select(Annotation.exact)
        .join(Review, Review.id == Annotation.review_id)
        .where(
            Annotation.id == annotation_id,
            Annotation.sentence_id == sentence_id,
            Annotation.removed_at.is_(None),
            shown_to(reader_id),
            result_known_to(reader_id),
        ),
    )
    return row.exact or ""


def _one(session: Session, query: Any) -> Any:
    row = session.execute(query).first()
    if row is None:
        raise NotFoundError(NOTHING)
    return row
