"""The table of who reviews what: states, filters, and what a blind editor is told."""

from datetime import timedelta

import pytest

from factcheck.models import Article, Review, ReviewKind, ReviewState, utc_now
from factcheck.reviews.assigning import assign
from factcheck.reviews.assignments import PAGE, Wanted, get_assigned, list_assigned
from factcheck.reviews.opening import open_article
from factcheck.reviews.progress import ArticleState
from factcheck.reviews.states import submit_review
from tests.support.work import add_article, annotate, sentences

pytestmark = pytest.mark.both_engines

TODAY = utc_now().date()


@pytest.fixture
def fresh(database, shared):
    return database.write(
        lambda session: add_article(session, shared.project, shared.alice, "It rained. A lot.")
    )


@pytest.fixture
def rows(database, shared):
    def rows(reader=shared.alice, **wanted):
        with database.read() as session:
            found, _ = list_assigned(session, shared.project.id, reader.id, Wanted(**wanted))
        return {row.id: row for row in found}

    return rows


def give(database, shared, person, article_id, due=None):
    return database.write(lambda s: assign(s, article_id, person.id, due, shared.alice.id))


def hand_in(database, shared, *people):
    for person in people:
        database.write(lambda s, p=person: submit_review(s, shared.article_id, p.id))


def test_an_article_goes_through_its_states(database, shared, fresh, rows):
    state = lambda: rows()[shared.article_id].state  # noqa: E731
    assert state() is ArticleState.IN_PROGRESS
    assert rows()[fresh.id].state is ArticleState.NOT_STARTED
    give(database, shared, shared.bob, fresh.id)
    assert rows()[fresh.id].state is ArticleState.NOT_STARTED
    hand_in(database, shared, shared.bob)
    assert state() is ArticleState.IN_PROGRESS
    hand_in(database, shared, shared.dana)
    assert state() is ArticleState.SUBMITTED

    def finish(session):
        session.query(Review).where(
            Review.kind == ReviewKind.ADJUDICATED
        ).one().state = ReviewState.SUBMITTED

    database.write(finish)
    assert state() is ArticleState.ADJUDICATED


def test_one_handed_in_of_two_wanted_is_not_all(database, shared, fresh, rows):
    database.write(lambda s: annotate(s, sentences(s, fresh)[0], shared.bob))
    database.write(lambda s: submit_review(s, fresh.id, shared.bob.id))
    assert rows()[fresh.id].state is ArticleState.IN_PROGRESS


def test_an_editor_sees_who_how_far_and_until_when(database, shared, fresh, rows):
    give(database, shared, shared.dana, fresh.id, TODAY - timedelta(1))
    row = rows()[shared.article_id]
    assert [(one.name, one.state, one.tagged) for one in row.reviews] == [
        ("Bob", ReviewState.OPEN, 1),
        ("Dana", ReviewState.OPEN, 1),
    ]
    (dana,) = rows()[fresh.id].reviews
    assert (dana.state, dana.overdue) == (ReviewState.ASSIGNED, True)


def test_an_editor_who_reviews_it_blind_sees_a_number_and_themselves(database, shared, fresh, rows):
    give(database, shared, shared.alice, shared.article_id)
    row = rows()[shared.article_id]
    assert (row.blind, row.count, row.opened) == (True, 3, False)
    assert [one.name for one in row.reviews] == ["Alice"]
    assert row.state is ArticleState.NOT_STARTED  # their own, not that of the others
    assert shared.article_id not in rows(reviewer_id=shared.bob.id)
    assert shared.article_id not in rows(state=ArticleState.IN_PROGRESS)
    database.write(lambda s: open_article(s, shared.article_id, shared.alice.id))
    row = rows()[shared.article_id]
    assert (row.blind, len(row.reviews), row.opened) == (False, 3, True)
    assert row.state is ArticleState.IN_PROGRESS
    assert shared.article_id in rows(reviewer_id=shared.bob.id)


def test_an_overdue_review_of_others_is_no_trace_for_one_who_is_blind(
    database, shared, fresh, rows
):
    give(database, shared, shared.bob, fresh.id, TODAY - timedelta(2))
    assert set(rows(overdue=True)) == {fresh.id}
    give(database, shared, shared.alice, fresh.id)
    assert rows(overdue=True) == {}
    give(database, shared, shared.alice, fresh.id, TODAY - timedelta(1))
    assert set(rows(overdue=True)) == {fresh.id}


def test_the_filters_find_what_they_say(database, shared, fresh, rows):
    give(database, shared, shared.bob, fresh.id)
    assert set(rows(state=ArticleState.NOT_STARTED)) == {fresh.id}
    assert set(rows(reviewer_id=shared.dana.id)) == {shared.article_id}
    assert set(rows(reviewer_id=shared.bob.id)) == {fresh.id, shared.article_id}
    assert rows(reviewer_id=shared.bob.id, state=ArticleState.SUBMITTED) == {}


def test_what_was_taken_away_is_seen_on_the_articles_own_page_alone(database, shared, rows):
    def withdraw(session):
        for review in session.query(Review).where(Review.reviewer_id == shared.dana.id):
            review.state = ReviewState.WITHDRAWN

    database.write(withdraw)
    assert [one.name for one in rows()[shared.article_id].reviews] == ["Bob"]
    with database.read() as session:
        found = get_assigned(session, shared.article_id, shared.alice.id)
    assert [one.name for one in found.reviews] == ["Bob", "Dana"]
    assert found.count == 1


@pytest.mark.parametrize("number", [0, 8])
def test_pages_cost_the_same_however_much_is_on_them(
    database, shared, fresh, count_queries, number
):
    def work(session):
        for n in range(number):
            article = add_article(session, shared.project, shared.alice, f"Storm {n}. It blew.")
            assign(session, article.id, shared.bob.id, TODAY, shared.alice.id)

    database.write(work)
    with database.read() as session, count_queries() as seen:
        wanted = Wanted(state=ArticleState.NOT_STARTED)
        found, _ = list_assigned(session, shared.project.id, shared.alice.id, wanted)
    assert len(found) == number + 1
    assert len(seen) == 4


def test_pages_follow_one_another(database, shared):
    def work(session):
        for n in range(PAGE):
            add_article(session, shared.project, shared.alice, f"Storm {n}. It blew.")
        return session.query(Article).count()

    database.write(work)
    with database.read() as session:
        where = (session, shared.project.id, shared.alice.id, Wanted())
        first, after = list_assigned(*where)
        second, end = list_assigned(*where, after=after)
    assert (len(first), len(second), end) == (PAGE, 1, None)
    assert second[0].id == shared.article_id
