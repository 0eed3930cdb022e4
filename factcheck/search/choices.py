"""What a search of a project can be narrowed down to."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.models import Article
from factcheck.speakers.service import SpeakerRow, find_speaker


@dataclass(frozen=True, slots=True)
class ArticleName:
    """An article by its title."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """The languages there are, and the speaker and article that were chosen."""

    languages: list[str]
    """ISO 639-1 codes of the project's articles."""
    speaker: SpeakerRow | None
    article: ArticleName | None


def find_choices(
    session: Session,
    project_id: UUID,
    speaker_id: UUID | None,
    article_id: UUID | None,
    reader_id: UUID,
) -> Choices:
    """Return the choices; a speaker or article that the project does not have is None."""
    languages = session.scalars(
        select(Article.language)
        .where(Article.project_id == project_id, Article.removed_at.is_(None))
        .distinct()
    )
    return Choices(
        sorted(languages),
        find_speaker(session, project_id, speaker_id, reader_id) if speaker_id else None,
        _find_article(session, project_id, article_id) if article_id else None,
    )


def _find_article(session: Session, project_id: UUID, article_id: UUID) -> ArticleName | None:
    found = session.execute(
        select(Article.id, Article.title).where(
            Article.id == article_id,
            Article.project_id == project_id,
            Article.removed_at.is_(None),
        )
    ).first()
    return ArticleName(*found) if found else None
