"""Sharing articles out among reviewers: many at once, in turn or to whoever has least to do."""

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factcheck.errors import InvalidError
from factcheck.history import record_all
from factcheck.locking import lock_project
from factcheck.models import (
    ACTIVE,
    MOST_REVIEWERS,
    Article,
    NoticeKind,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    utc_now,
    uuid7s,
)
from factcheck.reviews.assigning import NO_REVIEWER, Candidate, list_candidates, tell
from factcheck.reviews.progress import lacks_reviewers
from factcheck.talk.notices import notify
from factcheck.words import say

NOBODY = say("Choose at least one person.")
TOO_MANY = say("Give a number from 1 to %(most)s.", most=MOST_REVIEWERS)


class Way(StrEnum):
    """How articles are shared out."""

    IN_TURN = "in_turn"
    LEAST_LOADED = "least_loaded"


@dataclass(frozen=True, slots=True)
class Order:
    """What an editor asks for."""

    people: frozenset[UUID]
    way: Way
    each: int
    """How many reviews that count each article is to have."""
    due: date | None = None
    articles: frozenset[UUID] | None = None
    """Which articles; None for all that have too few reviewers."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """An article with too few reviewers."""

    id: UUID
    missing: int
    passed_over: frozenset[UUID]
    """Who cannot be given it: they have it, or it was taken away from them."""


@dataclass(frozen=True, slots=True)
class Share:
    """Who is given what."""

    pairs: list[tuple[UUID, UUID]]
    """Article and person, in the order of the articles."""
    people: list[Candidate]
    """Those chosen, in the order in which it is their turn."""
    counts: Counter[UUID]
    """How many each person is given."""
    lacking: int
    """How many articles have too few reviewers before."""
    still_lacking: int
    """How many will have too few even so."""


def find_wanted(session: Session, project_id: UUID) -> int:
    """Return how many are to review each article of a project."""
    query = select(Project.reviewers_per_article).where(Project.id == project_id)
    return session.scalars(query).one()


def plan_share(session: Session, project_id: UUID, order: Order, actor_id: UUID) -> Share:
    """Work out who would be given what, in four queries whatever there is to share out.

    Who has least to do is reckoned from what the actor is told: an editor who reviews an article
    blind would else read from it who is at work there.

    Raises:
        InvalidError: nobody is chosen, somebody who is no reviewer, or a number out of bounds.
    """
    if not 1 <= order.each <= MOST_REVIEWERS:
        raise InvalidError(TOO_MANY, {"each": TOO_MANY})
    if not order.people:
        raise InvalidError(NOBODY, {"people": NOBODY})
    people = [
        one for one in list_candidates(session, project_id, actor_id) if one.id in order.people
    ]
    if len(people) < len(order.people):
        raise InvalidError(NO_REVIEWER, {"people": NO_REVIEWER})
    lacking = _list_lacking(session, project_id, order)
    if order.way is Way.IN_TURN:
        people = _turned(people, _find_last(session, project_id))
        pairs = share_in_turn(lacking, [one.id for one in people])
    else:
        pairs = share_by_load(lacking, {one.id: one.under_way for one in people})
    given = Counter(article_id for article_id, _ in pairs)
    counts = Counter(person_id for _, person_id in pairs)
    still = sum(given[article.id] < article.missing for article in lacking)
    return Share(pairs, people, counts, len(lacking), still)


def share_out(session: Session, project_id: UUID, order: Order, actor_id: UUID) -> Share:
    """Give articles out, and return who was given what. Each person is told of it once.

    The number of queries grows with the people alone. Two who share out at the same moment come one
    after the other, so that no article is given out more often than asked.

    Raises:
        InvalidError: as plan_share.
    """
    lock_project(session, project_id)
    _hold_articles(session, project_id, order)
    share = plan_share(session, project_id, order, actor_id)
    if not share.pairs:
        return share
    ids = uuid7s(len(share.pairs))
    shared = {
        "kind": ReviewKind.INDEPENDENT,
        "state": ReviewState.ASSIGNED,
        "due": order.due,
        "assigned_by_id": actor_id,
        "revision": 1,
        "created_at": utc_now(),
    }
    rows = [
        {"id": review_id, "article_id": article_id, "reviewer_id": person_id, **shared}
        for review_id, (article_id, person_id) in zip(ids, share.pairs, strict=True)
    ]
    # With RETURNING, many rows go in one statement, which is faster on PostgreSQL.
    session.execute(insert(_review).returning(_review.c.id), rows)
    told = (
        (review_id, None, tell(*pair, ReviewState.ASSIGNED, order.due))
        for review_id, pair in zip(ids, share.pairs, strict=True)
    )
    record_all(
        session,
        told,
        verb="review.assigned",
        actor_id=actor_id,
        project_id=project_id,
        step_id=None,
    )
    _tell_all(session, project_id, share, actor_id)
    return share


def share_in_turn(lacking: Iterable[Lacking], people: Sequence[UUID]) -> list[tuple[UUID, UUID]]:
    """Give each article to the next people; whoever is passed over stays the next."""
    turn = deque(people)
    pairs = []
    for article in lacking:
        able = [one for one in turn if one not in article.passed_over][: article.missing]
        for person in able:
            turn.remove(person)
            turn.append(person)
            pairs.append((article.id, person))
    return pairs


def share_by_load(lacking: Iterable[Lacking], loads: dict[UUID, int]) -> list[tuple[UUID, UUID]]:
    """Give each article to those with least to do; of several, to the first in *loads*."""
    loads = dict(loads)
    pairs = []
    for article in lacking:
        able = [one for one in loads if one not in article.passed_over]
        for person in sorted(able, key=loads.__getitem__)[: article.missing]:
            loads[person] += 1
            pairs.append((article.id, person))
    return pairs


_review: Any = Review.__table__


def _hold_articles(session: Session, project_id: UUID, order: Order) -> None:
    """Keep the reviews of all that may be given out as they are: see opening.hold_article.

    In the order of the articles, in which everybody holds several.
    """
    query = _only(select(Article.id).where(Article.project_id == project_id), order)
    session.execute(query.order_by(Article.id).with_for_update(key_share=True)).all()


def _only(query: Any, order: Order) -> Any:
    return query if order.articles is None else query.where(Article.id.in_(order.articles))


def _list_lacking(session: Session, project_id: UUID, order: Order) -> list[Lacking]:
    """Return the articles with too few reviewers, the oldest first."""
    query = select(Article.id).where(
        Article.project_id == project_id, Article.removed_at.is_(None), lacks_reviewers(order.each)
    )
    found = session.scalars(_only(query, order).order_by(Article.id)).all()
    reviews = (
        select(Review.article_id, Review.reviewer_id, Review.state)
        .join(Article, Article.id == Review.article_id)
        .where(Article.project_id == project_id, Review.kind == ReviewKind.INDEPENDENT)
    )
    passed_over: defaultdict[UUID, set[UUID]] = defaultdict(set)
    active: Counter[UUID] = Counter()
    for article_id, reviewer_id, state in session.execute(_only(reviews, order)):
        passed_over[article_id].add(reviewer_id)
        active[article_id] += state in ACTIVE
    return [Lacking(key, order.each - active[key], frozenset(passed_over[key])) for key in found]


def _find_last(session: Session, project_id: UUID) -> UUID | None:
    """Return to whom an editor has given the last article of the project."""
    query = (
        select(Review.reviewer_id)
        .join(Article, Article.id == Review.article_id)
        .where(Article.project_id == project_id, Review.assigned_by_id.is_not(None))
        .order_by(Review.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def _turned(people: list[Candidate], last: UUID | None) -> list[Candidate]:
    """Return *people* by their ids, an order that stays as it is, beginning after *last*."""
    people = sorted(people, key=lambda one: one.id)
    first = bisect_right([one.id for one in people], last) if last else 0
    return people[first:] + people[:first]


def _tell_all(session: Session, project_id: UUID, share: Share, actor_id: UUID) -> None:
    article_of = {person_id: article_id for article_id, person_id in share.pairs}
    for person_id, count in share.counts.items():
        notify(
            session,
            person_id,
            NoticeKind.ASSIGNED,
            project_id=project_id,
            actor_id=actor_id,
            article_id=article_of[person_id] if count == 1 else None,
            articles=count,
        )
