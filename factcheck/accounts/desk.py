"""How a project works: its name, and what its reviewers may know and do."""

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.accounts.service import check_name
from factcheck.errors import DETAILS_CHANGED, InvalidError, NotFoundError, StaleError
from factcheck.history import record
from factcheck.locking import lock_project
from factcheck.models import MOST_REVIEWERS, Article, Project, Review, ReviewKind
from factcheck.models.blindness import is_opened
from factcheck.reviews.opening import open_settled
from factcheck.reviews.sharing import share_all
from factcheck.words import say, say_many


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What the editors of a project decide on how it works."""

    name: str
    blind: bool
    open_pool: bool
    reviewers_per_article: int
    names_hidden: bool


@dataclass(frozen=True, slots=True)
class SavedSettings:
    """Settings as they are stored."""

    settings: DeskSettings
    revision: int
    still_blind: int
    """Articles that reviewers have begun, and are blind to each other in: switching blindness off
    would show all of these."""


def get_settings(session: Session, project_id: UUID) -> SavedSettings:
    """Return how a project works, in two queries.

    Raises:
        NotFoundError: there is no such project.
    """
    project = _get(session, project_id)
    return SavedSettings(_read(project), project.revision, count_blind(session, project_id))


def count_blind(session: Session, project_id: UUID) -> int:
    """Count the articles that somebody reviews and that are not opened to all."""
    reviewed = select(Review.article_id).where(Review.kind == ReviewKind.INDEPENDENT)
    query = (
        select(func.count())
        .select_from(Article)
        .where(Article.project_id == project_id, Article.removed_at.is_(None), ~is_opened())
        .where(Article.id.in_(reviewed))
    )
    return session.scalar(query) or 0


def save_settings(
    session: Session,
    project_id: UUID,
    settings: DeskSettings,
    actor_id: UUID,
    *,
    seen_revision: int,
    sure: bool = False,
) -> None:
    """Store how a project works. Flushes.

    Args:
        seen_revision: the revision the editor's form showed.
        sure: whether the editor knows that switching blindness off shows articles in which
            reviewers are still blind to each other.

    Raises:
        InvalidError: a value that cannot be used, or somebody is not sure; `.fields` says which.
        NotFoundError: there is no such project.
        StaleError: somebody else saved meanwhile, and something else.
    """
    lock_project(session, project_id)
    project = _get(session, project_id)
    settings = replace(settings, name=check_name(settings.name))
    before, after = _read(project), settings
    if before == after:  # asked first, so that a form sent twice is no conflict with oneself
        return
    if project.revision != seen_revision:
        raise StaleError(DETAILS_CHANGED)
    if not 1 <= settings.reviewers_per_article <= MOST_REVIEWERS:
        message = say("Give a number from 1 to %(most)s.", most=MOST_REVIEWERS)
        raise InvalidError(message, {"reviewers_per_article": message})
    if project.blind and not settings.blind and not sure:
        _check_nothing_is_shown(session, project_id)
    project.name = settings.name
    project.blind, project.open_pool = settings.blind, settings.open_pool
    project.reviewers_per_article = settings.reviewers_per_article
    project.names_hidden = settings.names_hidden
    project.revision += 1
    session.flush()
    if after.reviewers_per_article < before.reviewers_per_article:
        open_settled(session, project_id)
    if before.blind and not after.blind:
        share_all(session, project_id, actor_id)
    record(
        session,
        verb="project.updated",
        object_id=project_id,
        actor_id=actor_id,
        project_id=project_id,
        before=asdict(before),
        after=asdict(after),
    )
    session.flush()


def _check_nothing_is_shown(session: Session, project_id: UUID) -> None:
    if count := count_blind(session, project_id):
        message = say_many(
            "This shows the reviews of %(n)s article to all members. Say below that you want it.",
            "This shows the reviews of %(n)s articles to all members. Say below that you want it.",
            count,
        )
        raise InvalidError(message, {"sure": message})


def _get(session: Session, project_id: UUID) -> Project:
    project = session.get(Project, project_id, populate_existing=True)
    if project is None:
        raise NotFoundError(say("There is no such project."))
    return project


def _read(project: Project) -> DeskSettings:
    return DeskSettings(
        name=project.name,
        blind=project.blind,
        open_pool=project.open_pool,
        reviewers_per_article=project.reviewers_per_article,
        names_hidden=project.names_hidden,
    )
