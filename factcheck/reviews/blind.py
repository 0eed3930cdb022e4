"""Whether the reviewers of an article are blind to each other now."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Article, Sentence
from factcheck.models.blindness import is_opened


def find_blind(session: Session, article_id: UUID) -> UUID | None:
    """Return *article_id* while what is made in its reviews is its maker's alone, else None."""
    return session.scalar(select(Article.id).where(Article.id == article_id, ~is_opened()))


def find_blind_at(session: Session, project_id: UUID, sentence_id: UUID) -> UUID | None:
    """Return the article of one of the project's sentences, if that is so there, else None."""
    here = select(Sentence.article_id).where(Sentence.id == sentence_id)
    query = select(Article.id).where(
        Article.id == here.scalar_subquery(), Article.project_id == project_id, ~is_opened()
    )
    return session.scalar(query)
