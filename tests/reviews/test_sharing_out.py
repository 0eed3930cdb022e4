"""Sharing articles out among reviewers."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.articles.details import remove_article
from factcheck.errors import InvalidError
from factcheck.models import Article, Event, Notice, Review, ReviewState, Role, uuid7
from factcheck.reviews.assigning import assign, take_away
from factcheck.reviews.sharing_out import (
    Lacking,
    Order,
    Way,
    plan_share,
    share_by_load,
    share_in_turn,
    share_out,
)
from tests.support.work import add_article, annotate, sentences

ANN, BEN, CEM, DOT = (UUID(int=n) for n in (1, 2, 3, 4))
NOBODY: frozenset[UUID] = frozenset()


def lacking(number, missing=1, passed_over=NOBODY):
    return Lacking(UUID(int=100 + number), missing, frozenset(passed_over))


def who(pairs):
    return [person for _, person in pairs]


@pytest.fixture
def articles(database, shared):
    """Five articles that nobody reviews, besides the one that two have begun."""

    def work(session):
        return [
            add_article(session, shared.project, shared.alice, f"Flood {n}. It rained.").id
            for n in range(5)
        ]

    return database.write(work)


@pytest.fixture
def share(database, shared):
    def share(*people, way=Way.IN_TURN, each=1, articles=None, actor=shared.alice):
        chosen = frozenset(one.id for one in people)
        order = Order(chosen, way, each, articles=articles and frozenset(articles))
        return database.write(lambda s: share_out(s, shared.project.id, order, actor.id))

    return share


def reviewers(database, article_ids):
    with database.read() as session:
        query = select(Review.article_id, Review.reviewer_id).where(
            Review.article_id.in_(article_ids)
        )
        return [tuple(row) for row in session.execute(query.order_by(Review.id))]


def test_in_turn_each_has_as_many_as_the_next_but_one():
    given = share_in_turn([lacking(n) for n in range(7)], [ANN, BEN, CEM])
    assert who(given) == [ANN, BEN, CEM, ANN, BEN, CEM, ANN]


def test_whoever_was_passed_over_stays_the_next():
    articles = [lacking(1, passed_over={ANN}), lacking(2), lacking(3)]
    assert who(share_in_turn(articles, [ANN, BEN, CEM])) == [BEN, ANN, CEM]


def test_nobody_is_given_the_same_article_twice_however_many_are_missing():
    given = share_in_turn([lacking(1, missing=5)], [ANN, BEN])
    assert who(given) == [ANN, BEN]
    assert who(share_by_load([lacking(1, missing=5)], {ANN: 3, BEN: 0})) == [BEN, ANN]


def test_the_least_loaded_are_given_most_and_of_equals_the_first():
    given = share_by_load([lacking(n) for n in range(5)], {ANN: 2, BEN: 0, CEM: 1})
    assert who(given) == [BEN, BEN, CEM, ANN, BEN]


@pytest.mark.both_engines
def test_all_articles_that_lack_reviewers_are_given_out_once(database, shared, articles, share):
    done = share(shared.bob, shared.dana, each=1)
    assert [article for article, _ in reviewers(database, articles)] == articles
    assert sorted(done.counts.values()) == [2, 3]
    assert (done.lacking, done.still_lacking) == (5, 0)
    assert share(shared.bob, shared.dana, each=1).pairs == []


@pytest.mark.both_engines
def test_the_next_sharing_out_goes_on_where_the_last_one_ended(database, shared, articles, share):
    people = (shared.alice, shared.bob, shared.dana)
    share(*people, articles=articles[:2])
    share(*people, articles=articles[2:])
    given = [person for _, person in reviewers(database, articles)]
    order = sorted(person.id for person in people)
    assert given == [*order, *order][:5]


@pytest.mark.both_engines
def test_the_least_loaded_level_out_what_was_uneven(database, shared, articles, share):
    share(shared.bob, articles=articles[:3])
    share(shared.bob, shared.dana, way=Way.LEAST_LOADED)
    counts = Counter(person for _, person in reviewers(database, [*articles, shared.article_id]))
    assert counts == {shared.bob.id: 4, shared.dana.id: 3}


@pytest.mark.both_engines
def test_what_was_taken_away_from_somebody_is_not_given_back_by_the_way(
    database, shared, articles, share
):
    first = articles[0]
    review_id = database.write(lambda s: assign(s, first, shared.bob.id, None, shared.alice.id))
    database.write(lambda s: annotate(s, sentences(s, s.get_one(Article, first))[0], shared.bob))
    database.write(lambda s: take_away(s, review_id, shared.alice.id))
    done = share(shared.bob, each=1, articles=[first])
    assert (done.pairs, done.still_lacking) == ([], 1)
    assert share(shared.bob, shared.dana, each=1, articles=[first]).pairs == [
        (first, shared.dana.id)
    ]


@pytest.mark.both_engines
def test_removed_articles_and_those_of_others_are_left_alone(
    database, shared, desk, articles, share
):
    database.write(lambda s: remove_article(s, articles[0], shared.alice.id))
    theirs = database.write(
        lambda s: add_article(s, desk.elsewhere, desk.mallory, "Elsewhere. Far.").id
    )
    done = share(shared.bob, articles=[articles[0], theirs, uuid7()])
    assert (done.pairs, done.lacking) == ([], 0)


@pytest.mark.both_engines
def test_nobody_and_no_reviewer_can_be_asked_for(database, shared, desk, articles, share):
    with pytest.raises(InvalidError, match="at least one"):
        share()
    for person in (desk.carol, desk.mallory):
        with pytest.raises(InvalidError, match="Choose somebody else"):
            share(shared.bob, person)
    for each in (0, 21, -1):
        with pytest.raises(InvalidError, match="from 1 to"):
            share(shared.bob, each=each)


@pytest.mark.both_engines
def test_each_person_is_told_once_however_many_they_are_given(database, shared, articles, share):
    share(shared.bob, articles=articles[:1])
    share(shared.dana, articles=articles[1:])
    with database.read() as session:
        told = {one.user_id: one.article_id for one in session.scalars(select(Notice))}
        logged = session.scalars(select(Event).where(Event.verb == "review.assigned")).all()
    assert told == {shared.bob.id: articles[0], shared.dana.id: None}
    assert len(logged) == 5


@pytest.mark.both_engines
def test_two_editors_at_the_same_moment_give_no_article_out_twice(
    database, shared, articles, share
):
    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(share, person, way=way, each=1)
            for person in (shared.alice, shared.bob, shared.dana)
            for way in Way
        ]
        for job in jobs:
            job.result()
    given = Counter(article for article, _ in reviewers(database, articles))
    assert given == dict.fromkeys(articles, 1)


@pytest.mark.both_engines
@pytest.mark.parametrize("number", [1, 5])
def test_it_runs_as_many_queries_for_many_articles(
    database, shared, articles, count_queries, number
):
    order = Order(
        frozenset({shared.bob.id, shared.dana.id}),
        Way.IN_TURN,
        2,
        articles=frozenset(articles[:number]),
    )
    with count_queries() as seen:
        done = database.write(lambda s: share_out(s, shared.project.id, order, shared.alice.id))
    assert len(done.pairs) == 2 * number
    # The project, the articles; people, articles, reviews, the last; reviews, events; two notices.
    assert len(seen) == 10


@pytest.mark.both_engines
def test_a_plan_says_the_same_and_does_nothing(database, shared, articles, count_queries):
    order = Order(frozenset({shared.bob.id}), Way.IN_TURN, 1)
    with database.read() as session, count_queries() as seen:
        plan = plan_share(session, shared.project.id, order, shared.alice.id)
    assert len(seen) == 4
    assert reviewers(database, articles) == []
    done = database.write(lambda s: share_out(s, shared.project.id, order, shared.alice.id))
    assert done.pairs == plan.pairs


@pytest.mark.both_engines
def test_three_hundred_people_can_be_asked_at_once(database, shared, articles, share):
    def work(session):
        people = [create_user(session, f"Person {n}") for n in range(300)]
        for person in people:
            add_member(session, shared.project.id, person.id, Role.REVIEWER)
        return people

    people = database.write(work)
    done = share(*people, each=20)
    assert len(done.pairs) == 5 * 20 + 18  # two have the first one already
    with database.read() as session:
        states = session.scalars(select(Review.state)).all()
    assert Counter(states)[ReviewState.ASSIGNED] == len(done.pairs)
