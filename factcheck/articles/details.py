"""Correcting what is known of an article, and hiding it."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from factcheck.articles.recut_rows import lock_article
from factcheck.articles.service import Metadata, clean_metadata, get_article, sentence_rows
from factcheck.errors import DETAILS_CHANGED, InvalidError, StaleError
from factcheck.history import record
from factcheck.models import Annotation, Article, Sentence, utc_now
from factcheck.text.capture import capture_text, check_language
from factcheck.text.segment import SEGMENTER_VERSION
from factcheck.words import say


def update_article(
    session: Session, article_id: UUID, metadata: Metadata, seen_revision: int, actor_id: UUID
) -> Article:
    """Store corrected metadata. Flushes.

    Another language cuts the sentences anew, as long as nobody has annotated one.

    Raises:
        StaleError: it was saved after the editor opened it.
        InvalidError: a value cannot be taken, or the language of an annotated article was changed.
    """
    lock_article(session, article_id)  # before its sentences are cut anew
    article = get_article(session, article_id)
    if article.revision != seen_revision:
        raise StaleError(DETAILS_CHANGED)
    cleaned = clean_metadata(metadata)
    check_language(cleaned.language)
    before = describe(article)
    if cleaned.language != article.language:
        _cut_anew(session, article, cleaned.language)
    for name in ("title", "byline", "publisher", "url", "published", "language"):
        setattr(article, name, getattr(cleaned, name))
    article.revision += 1
    record(
        session,
        verb="article.updated",
        object_id=article.id,
        actor_id=actor_id,
        project_id=article.project_id,
        before=before,
        after=describe(article),
    )
    session.flush()
    return article


def remove_article(session: Session, article_id: UUID, actor_id: UUID) -> None:
    """Hide an article; restore_article brings it back with all that was said of it."""
    article = get_article(session, article_id)
    if article.removed_at is None:
        article.removed_at = utc_now()
        article.revision += 1
        _record_change(session, article, "article.removed", actor_id)


def restore_article(session: Session, article_id: UUID, actor_id: UUID) -> None:
    """Show a removed article again."""
    article = get_article(session, article_id)
    if article.removed_at is not None:
        article.removed_at = None
        article.revision += 1
        _record_change(session, article, "article.restored", actor_id)


def describe(article: Article) -> dict[str, Any]:
    """Return the metadata in JSON's types, for the history."""
    return {
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published and article.published.isoformat(),
        "language": article.language,
    }


def _record_change(session: Session, article: Article, verb: str, actor_id: UUID) -> None:
    record(
        session, verb=verb, object_id=article.id, actor_id=actor_id, project_id=article.project_id
    )
    session.flush()


def _cut_anew(session: Session, article: Article, language: str) -> None:
    annotated = (
        select(Annotation.id).join(Annotation.sentence).where(Sentence.article_id == article.id)
    )
    if session.scalar(annotated.limit(1)):
        raise InvalidError(
            say("The language cannot be changed any more."),
            {
                "language": say(
                    "Sentences of this article are annotated, and another language could cut them "
                    "differently. Keep the language."
                )
            },
        )
    text = session.scalar(select(Article.text).where(Article.id == article.id)) or ""
    captured = capture_text(text, original_type="text/plain", language=language)
    session.execute(delete(Sentence).where(Sentence.article_id == article.id))
    session.execute(insert(Sentence), sentence_rows(article.id, captured))
    article.segmenter = str(SEGMENTER_VERSION)
