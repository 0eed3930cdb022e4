"""What reviewers made blind to each other, made the desk's as an article is opened."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Article, Source, Speaker
from factcheck.sources.opening import share_sources
from factcheck.speakers.opening import share_speakers


def share_made(
    session: Session, project_id: UUID, article_id: UUID, actor_id: UUID | None = None
) -> None:
    """Show all members the speakers and sources that an article's reviewers made. Flushes.

    Before anybody compares the reviews: what two reviewers have both made becomes one.

    Args:
        actor_id: who opened the article; None where its last review was handed in.
    """
    share_speakers(session, project_id, article_id, actor_id)
    share_sources(session, article_id, actor_id)


def share_all(session: Session, project_id: UUID, actor_id: UUID) -> None:
    """Do so for all articles of a project whose reviewers are no longer blind to each other."""
    made_in = select(Speaker.made_in_id).union(select(Source.made_in_id))
    query = select(Article.id).where(Article.project_id == project_id, Article.id.in_(made_in))
    for article_id in session.scalars(query.order_by(Article.id)).all():
        share_made(session, project_id, article_id, actor_id)
