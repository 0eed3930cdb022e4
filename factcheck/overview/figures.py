"""The figures of a project's overview, in a number of queries that does not grow with it.

Every figure equals a plain count over the tables (tests/overview/test_figures.py).
"""

from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from factcheck.models import Annotation, Article, Evidence, Review, ReviewKind, Snapshot, Tag
from factcheck.models.blindness import shown_to
from factcheck.overview.articles import count_states
from factcheck.overview.scope import counts_in
from factcheck.overview.shown import DAYS, ProjectFigures
from factcheck.overview.work import count_days, in_reviews, read_reviewers
from factcheck.talk.reading import count_unresolved


def read_figures(
    session: Session, project_id: UUID, reader_id: UUID, *, is_editor: bool, today: date
) -> ProjectFigures:
    """Return what a reader's overview of a project counts, in seven queries.

    Args:
        today: the last of the days told, in UTC.
    """
    counted = counts_in(project_id, reader_id, is_editor=is_editor)
    days = [today - timedelta(days=DAYS - 1 - number) for number in range(DAYS)]
    states, conflicts = count_states(session, project_id, reader_id, is_editor=is_editor)
    figures = ProjectFigures(
        states,
        conflicts,
        reviewers=read_reviewers(session, counted, days),
        days=days,
        work=count_days(session, counted, days),
        sourced=_count_sourced(session, counted),
        open_threads=count_unresolved(session, project_id, reader_id),
        coincidences=_list_coincidences(session, project_id, reader_id),
    )
    figures.sourced[0] = figures.claims - figures.sourced.total()
    return figures


def _list_coincidences(
    session: Session, project_id: UUID, reader_id: UUID
) -> list[tuple[datetime, dict[str, dict[str, float]]]]:
    """Return those of each article that is settled, and since when."""
    found = session.execute(
        select(Review.created_at, Review.coincidences)
        .join(Article, Article.id == Review.article_id)
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_(None),
            Review.kind == ReviewKind.ADJUDICATED,
            shown_to(reader_id),
        )
        .order_by(Review.created_at, Review.id)
    )
    return [(at, coincidences) for at, coincidences in found if coincidences]


def _count_sourced(session: Session, counted: ColumnElement[bool]) -> Counter[int]:
    """Count the claims with one source, with two, and so on."""
    claims = (
        select(func.count(Snapshot.source_id.distinct()).label("sources"))
        .select_from(Evidence)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
        .where(
            in_reviews(counted),
            Evidence.removed_at.is_(None),
            Annotation.removed_at.is_(None),
            Annotation.exact.is_(None),
            Annotation.tag == Tag.CLAIM,
        )
        .group_by(Annotation.id)
        .subquery()
    )
    found = session.execute(select(claims.c.sources, func.count()).group_by(claims.c.sources))
    return Counter(dict(found.all()))
