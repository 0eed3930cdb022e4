"""Which reviews are compared.

Only those that are handed in and not taken away count, and for a page only those of articles
whose reviews are shown to all members.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Subquery, func, select
from sqlalchemy.orm import Session

from factcheck.agreement.types import ReviewedArticle, Reviewer, Scope
from factcheck.models import Article, Project, Review, ReviewState, User
from factcheck.models.blindness import is_opened
from factcheck.reviews.lettering import read_letters

Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Counted:
    """The reviews that are compared, and whose they are."""

    reviewers: Sequence[Reviewer]
    pairs: Mapping[str, frozenset[int]]
    """Of all of them, also where the scope asks for one pair."""
    articles: Mapping[UUID, ReviewedArticle]
    whole: int
    """How many articles there are, with those that were too many."""
    places: Mapping[UUID, tuple[int, ...]]
    """The reviewers of an article, as places in `reviewers`, in the order of their ids."""
    table: CTE
    """Their review_id, article_id, and place: which of an article's reviewers it is, from 1."""


def counted_in(scope: Scope) -> Conditions:
    """Return which rows of Review, joined with Article, are of a scope, shown to all or not."""
    conditions: Conditions = [Review.counts([ReviewState.SUBMITTED]), *_within(scope)]
    if scope.since:
        conditions.append(Review.submitted_at >= datetime.combine(scope.since, time(), UTC))
    if scope.until:
        last = datetime.combine(scope.until, time.max, UTC)
        conditions.append(Review.submitted_at <= last)
    return conditions


def _within(scope: Scope) -> Conditions:
    if scope.article_id:
        return [Article.id == scope.article_id]
    return [Article.project_id == scope.project_id, Article.removed_at.is_(None)]


def read_counted(session: Session, scope: Scope) -> Counted:
    """Return the reviews of a scope that all members may see. In one query, or two for letters."""
    conditions = [*counted_in(scope), is_opened()]
    chosen = _choose_articles(conditions, scope.articles)
    rows = session.execute(
        select(
            Review.article_id,
            Review.reviewer_id,
            User.name,
            Article.title,
            Article.language,
            Project.names_hidden,
            chosen.c.whole,
        )
        .join(Article, Article.id == Review.article_id)
        .join(Project, Project.id == Article.project_id)
        .join(User, User.id == Review.reviewer_id)
        .join(chosen, chosen.c.article_id == Review.article_id)
        .where(*conditions)
        .order_by(Review.article_id, Review.reviewer_id)
    ).all()
    ids, reviewers = _name(session, scope, rows)
    articles = _group(rows, {key: place for place, key in enumerate(ids)})
    pairs = _find_pairs(reviewers, articles.values())
    conditions.append(Review.article_id.in_(select(chosen.c.article_id)))
    if scope.pair:
        pair = pairs.get(scope.pair, frozenset())
        articles = {key: pair_of for key, one in articles.items() if (pair_of := _of(one, pair))}
        conditions += _both_of([ids[place] for place in pair], conditions)
    return Counted(
        reviewers,
        pairs,
        articles,
        whole=rows[0].whole if rows else 0,
        places={
            key: tuple(sorted(one.reviewers, key=lambda place: ids[place]))
            for key, one in articles.items()
        },
        table=_tabulate(conditions),
    )


def _choose_articles(conditions: Conditions, most: int | None) -> Subquery:
    """Select articles, and how many there are: those first that two or more have handed in."""
    reviews = func.count()
    # Older exports do not say when. PostgreSQL would take these first, SQLite last.
    handed_in = func.max(Review.submitted_at).desc().nulls_last()
    return (
        select(Review.article_id, func.count().over().label("whole"))
        .join(Article, Article.id == Review.article_id)
        .where(*conditions)
        .group_by(Review.article_id)
        .order_by((reviews > 1).desc(), handed_in, Review.article_id)
        .limit(most)
        .subquery()
    )


def _name(session: Session, scope: Scope, rows: Sequence[Any]) -> tuple[list[UUID], list[Reviewer]]:
    """Return the reviewers in the order of their names, or of their letters where those hide."""
    people = {row.reviewer_id: row.name for row in rows}
    if any(row.names_hidden for row in rows):
        # Of all that began, whatever days are asked for: no filter gives a letter to another. An
        # article that opens may, of a project, as nothing may be told of those still blind.
        letters = read_letters(session, *_within(scope), is_opened())
        ids = [key for key in letters if key in people]
        return ids, [Reviewer(letters[key], "") for key in ids]
    ids = sorted(people, key=lambda key: (people[key], key))
    return ids, [Reviewer(str(key), people[key]) for key in ids]


def _group(rows: Sequence[Any], places: Mapping[UUID, int]) -> dict[UUID, ReviewedArticle]:
    by_article: dict[UUID, list[Any]] = {}
    for row in rows:
        by_article.setdefault(row.article_id, []).append(row)
    return {
        key: ReviewedArticle(
            key, of[0].title, of[0].language, frozenset(places[row.reviewer_id] for row in of)
        )
        for key, of in by_article.items()
    }


def _find_pairs(
    reviewers: Sequence[Reviewer], articles: Iterable[ReviewedArticle]
) -> dict[str, frozenset[int]]:
    pairs = {pair for one in articles for pair in combinations(sorted(one.reviewers), 2)}
    return {
        ",".join(reviewers[place].key for place in pair): frozenset(pair) for pair in sorted(pairs)
    }


def _of(article: ReviewedArticle, pair: frozenset[int]) -> ReviewedArticle | None:
    """Return an article as reviewed by a pair alone, if both did."""
    if not pair or not pair <= article.reviewers:
        return None
    return ReviewedArticle(article.id, article.title, article.language, pair)


def _both_of(pair: list[UUID], conditions: Conditions) -> Conditions:
    both = (
        select(Review.article_id)
        .join(Article, Article.id == Review.article_id)
        .where(*conditions, Review.reviewer_id.in_(pair))
        .group_by(Review.article_id)
        .having(func.count() > 1)
    )
    return [Review.reviewer_id.in_(pair), Review.article_id.in_(both)]


def _tabulate(conditions: Conditions) -> CTE:
    # Whether an article is open is asked of each review, not of each of its annotations.
    place = func.row_number().over(partition_by=Review.article_id, order_by=Review.reviewer_id)
    return (
        select(Review.id.label("review_id"), Review.article_id, place.label("place"))
        .join(Article, Article.id == Review.article_id)
        .where(*conditions)
        .cte("counted")
    )
