"""How far the articles of a project are: counted all together, and told a page of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from factcheck.adjudication.waiting import count_left
from factcheck.models import Article, Review, ReviewKind, ReviewState, Tag
from factcheck.models.blindness import is_opened, reviews_blind, shown_to
from factcheck.overview.scope import counts_in
from factcheck.overview.shown import ArticleProgress
from factcheck.overview.work import LENGTH, count_work
from factcheck.parts import PagePart, take_part
from factcheck.reviews.progress import ArticleState, article_state


def count_states(
    session: Session, project_id: UUID, reader_id: UUID, *, is_editor: bool
) -> tuple[Counter[ArticleState], int]:
    """Count the articles that are so far, and what is to be decided in all. In one query."""
    each = _select_articles(project_id, reader_id, is_editor=is_editor).subquery()
    found = session.execute(
        select(each.c.state, func.count(), func.sum(each.c.undecided)).group_by(each.c.state),
        {"reader": reader_id},
    )
    states: Counter[ArticleState] = Counter()
    undecided = 0
    for state, articles, conflicts in found:
        states[ArticleState(state)] = articles
        if state == ArticleState.SUBMITTED:
            undecided = int(conflicts)
    return states, undecided


def list_articles(
    session: Session,
    project_id: UUID,
    reader_id: UUID,
    *,
    is_editor: bool,
    whole: int,
    number: int,
    size: int,
) -> PagePart[ArticleProgress]:
    """Return a part of the articles, the newest first. In two queries.

    Args:
        whole: how many there are.
        number: which part, from 1; the nearest when there is no such part.
        size: how many are a part.
    """
    part = take_part(range(whole), number, size)
    own_only = reviews_blind(reader_id) if is_editor else ~is_opened()
    more = Article.title, Article.language, LENGTH, own_only
    query = _select_articles(project_id, reader_id, *more, is_editor=is_editor)
    query = query.order_by(Article.id.desc()).offset(part.first - 1).limit(size)
    page = session.execute(query, {"reader": reader_id})
    articles = {
        key: ArticleProgress(
            key,
            title,
            language,
            sentences,
            ArticleState(state),
            undecided if state == ArticleState.SUBMITTED else 0,
            bool(alone),
        )
        for key, state, undecided, title, language, sentences, alone in page
    }
    counted = and_(
        counts_in(project_id, reader_id, is_editor=is_editor), Article.id.in_([*articles])
    )
    for row in _list_reviews(session, counted):
        _add_review(articles[row.article_id], row)
    return PagePart([*articles.values()], part.whole, part.number, part.first)


def _select_articles(project_id: UUID, reader_id: UUID, *more: Any, is_editor: bool) -> Select[Any]:
    """Select articles: id, state, undecided, and *more*. Run with the parameter "reader".

    As long as not all reviews are handed in, what they differ on is not to be decided, whatever
    undecided says.
    """
    left = count_left()
    state = article_state(is_editor=is_editor)
    adjudicated = and_(
        Review.article_id == Article.id,
        Review.kind == ReviewKind.ADJUDICATED,
        shown_to(reader_id),
    )
    return (
        select(
            Article.id,
            state.label("state"),
            case((left > 0, left), else_=0).label("undecided"),
            *more,
        )
        .outerjoin(Review, adjudicated)
        .where(Article.project_id == project_id, Article.removed_at.is_(None))
    )


def _list_reviews(session: Session, counted: ColumnElement[bool]) -> Sequence[Any]:
    work = count_work(counted)
    query = (
        select(Review.article_id, Review.state, work.c.tagged, *(work.c[tag] for tag in Tag))
        .join(Article, Article.id == Review.article_id)
        .outerjoin(work, work.c.review_id == Review.id)
        .where(counted)
    )
    return session.execute(query).all()


def _add_review(article: ArticleProgress, row: Any) -> None:
    _, state, tagged, *tags = row
    article.reviews += 1
    article.submitted += state is ReviewState.SUBMITTED
    if tagged is not None:
        article.tagged += tagged
        article.tags.update(dict(zip(Tag, tags, strict=True)))
