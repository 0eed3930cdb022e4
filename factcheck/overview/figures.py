"""The figures of a project's overview, in a number of queries that does not grow with it.

Every figure equals a plain count over the tables (tests/overview/test_figures.py).
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, case, func, select
from sqlalchemy.orm import Session

from factcheck.models import (
    Annotation,
    Article,
    Decision,
    Evidence,
    Review,
    ReviewKind,
    ReviewState,
    Sentence,
    Snapshot,
    Tag,
    User,
)
from factcheck.models.blindness import shown_to
from factcheck.overview.scope import counts_in
from factcheck.overview.shown import DAYS, ArticleFigures, Figures, ReviewerFigures
from factcheck.reviews.progress import ArticleState, article_state
from factcheck.talk.reading import count_unresolved


def read_figures(
    session: Session, project_id: UUID, reader_id: UUID, *, is_editor: bool, today: date
) -> Figures:
    """Return what a reader's overview of a project counts, in seven queries.

    Args:
        today: the last of the days told, in UTC.
    """
    counted = counts_in(project_id, reader_id, is_editor=is_editor)
    days = [today - timedelta(days=DAYS - 1 - number) for number in range(DAYS)]
    articles = _read_articles(session, project_id, article_state(reader_id, is_editor=is_editor))
    reviewers: dict[UUID, ReviewerFigures] = {}
    work = _count_work(session, counted)
    for row in _list_reviews(session, counted):
        article = articles[row.article_id]
        person = reviewers.setdefault(row.reviewer_id, ReviewerFigures(row.reviewer_id, row.name))
        _add_review(article, person, row, work.get(row.id), today)
    _count_days(session, counted, days, reviewers)
    coincidences = _read_adjudicated(session, project_id, reader_id, articles)
    claims = sum(article.tags[Tag.CLAIM] for article in articles.values())
    sourced = _count_sourced(session, counted)
    sourced[0] = claims - sum(sourced.values())
    return Figures(
        list(articles.values()),
        sorted(reviewers.values(), key=lambda one: (one.name.casefold(), one.id)),
        days,
        claims,
        sourced,
        count_unresolved(session, project_id, reader_id),
        coincidences,
    )


def _read_articles(
    session: Session, project_id: UUID, state: ColumnElement[str]
) -> dict[UUID, ArticleFigures]:
    count = (
        select(func.count())
        .where(Sentence.article_id == Article.id)
        .correlate(Article)
        .scalar_subquery()
    )
    found = session.execute(
        select(Article.id, Article.title, Article.language, count, state)
        .where(Article.project_id == project_id, Article.removed_at.is_(None))
        .order_by(Article.id.desc())
    )
    return {
        key: ArticleFigures(key, title, language, sentences, ArticleState(state))
        for key, title, language, sentences, state in found
    }


def _list_reviews(session: Session, counted: Any) -> Sequence[Any]:
    query = (
        select(
            Review.id, Review.article_id, Review.reviewer_id, Review.state, Review.due, User.name
        )
        .join(Article, Article.id == Review.article_id)
        .join(User, User.id == Review.reviewer_id)
        .where(counted)
    )
    return session.execute(query).all()


def _count_work(session: Session, counted: Any) -> dict[UUID, Any]:
    """Count what each review says, in one pass over the annotations."""

    def number(tag: Tag) -> Any:
        whole = and_(Annotation.tag == tag, Annotation.exact.is_(None))
        return func.sum(case((whole, 1), else_=0), type_=Integer)

    query = (
        select(
            Annotation.review_id,
            func.count(case((Annotation.tag.is_not(None), Annotation.sentence_id)).distinct()),
            *(number(tag) for tag in Tag),
        )
        .where(_in_reviews(counted), Annotation.removed_at.is_(None))
        .group_by(Annotation.review_id)
    )
    return {row[0]: row for row in session.execute(query)}


def _count_days(
    session: Session, counted: Any, days: Sequence[date], reviewers: dict[UUID, ReviewerFigures]
) -> None:
    """Say of each person how much they last saved on each day."""
    begins = [datetime.combine(day, time(), UTC) for day in days]
    # The newest first, so that the first that holds is the day. A sum for each took three times.
    which = case(
        *((Annotation.updated_at >= begin, number) for number, begin in [*enumerate(begins)][::-1])
    )
    query = (
        select(Review.reviewer_id, which, func.count())
        .select_from(Annotation)
        .join(Review, Review.id == Annotation.review_id)
        .where(
            _in_reviews(counted),
            Annotation.removed_at.is_(None),
            Annotation.updated_at >= begins[0],
            Annotation.updated_at < begins[-1] + timedelta(days=1),
        )
        .group_by(Review.reviewer_id, which)
    )
    for reviewer_id, number, saved in session.execute(query):
        reviewers[reviewer_id].days[number] = saved


def _in_reviews(counted: Any) -> ColumnElement[bool]:
    # By their ids, which are found once: else all of it is asked again of every annotation.
    reviews = select(Review.id).join(Article, Article.id == Review.article_id).where(counted)
    return Annotation.review_id.in_(reviews)


def _add_review(
    article: ArticleFigures, person: ReviewerFigures, row: Any, work: Any, today: date
) -> None:
    article.reviews += 1
    person.sentences += article.sentences
    match row.state:
        case ReviewState.ASSIGNED:
            person.assigned += 1
        case ReviewState.OPEN:
            person.open += 1
        case ReviewState.SUBMITTED:
            person.submitted += 1
            article.submitted += 1
    if row.due and row.due < today and row.state is not ReviewState.SUBMITTED:
        person.overdue += 1
    if work is None:
        return
    _, tagged, *rest = work
    article.tagged += tagged
    person.tagged += tagged
    for tag, count in zip(Tag, rest, strict=True):
        article.tags[tag] += count


def _read_adjudicated(
    session: Session, project_id: UUID, reader_id: UUID, articles: dict[UUID, ArticleFigures]
) -> list[tuple[datetime, dict[str, dict[str, float]]]]:
    """Say of each article that is settled what is left to decide, and return the coincidences."""
    decided = (
        select(func.count())
        .where(Decision.review_id == Review.id, ~Decision.stale)
        .correlate(Review)
        .scalar_subquery()
    )
    found = session.execute(
        select(
            Review.article_id,
            Review.conflicts,
            Review.coincidences,
            Review.created_at,
            decided,
        )
        .join(Article, Article.id == Review.article_id)
        .where(
            Article.project_id == project_id,
            Article.removed_at.is_(None),
            Review.kind == ReviewKind.ADJUDICATED,
            shown_to(reader_id),
        )
        .order_by(Review.created_at, Review.id)
    )
    told = []
    for article_id, conflicts, coincidences, at, done in found:
        article = articles[article_id]
        article.conflicts = max(0, (conflicts or 0) - done)
        if coincidences:
            told.append((at, coincidences))
    return told


def _count_sourced(session: Session, counted: Any) -> Counter[int]:
    """Count the claims with one source, with two, and so on."""
    query = (
        select(func.count(Snapshot.source_id.distinct()))
        .select_from(Evidence)
        .join(Annotation, Annotation.id == Evidence.annotation_id)
        .join(Snapshot, Snapshot.id == Evidence.snapshot_id)
        .where(
            _in_reviews(counted),
            Evidence.removed_at.is_(None),
            Annotation.removed_at.is_(None),
            Annotation.exact.is_(None),
            Annotation.tag == Tag.CLAIM,
        )
        .group_by(Annotation.id)
    )
    return Counter(session.scalars(query))
