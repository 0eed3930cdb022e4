"""Giving an article to a person, and taking it away again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select

from factcheck.accounts.members import list_members, remove_member
from factcheck.articles.details import remove_article
from factcheck.errors import InvalidError, NotFoundError
from factcheck.models import Event, Notice, NoticeKind, Review, ReviewState, uuid7
from factcheck.reviews.assigning import assign, list_candidates, set_due, take_away
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import reopen_review, submit_review
from tests.support.work import add_article, annotate, sentences

pytestmark = pytest.mark.both_engines

FRIDAY = date(2026, 3, 6)
MONDAY = date(2026, 3, 9)


@pytest.fixture
def fresh(database, shared):
    """An article that nobody reviews yet."""
    return database.write(
        lambda session: add_article(session, shared.project, shared.alice, "It rained. A lot.")
    )


@pytest.fixture
def give(database, shared, fresh):
    def give(person, due=None, article_id=fresh.id):
        return database.write(lambda s: assign(s, article_id, person.id, due, shared.alice.id))

    return give


@pytest.fixture
def take(database, shared):
    return lambda review_id: database.write(lambda s: take_away(s, review_id, shared.alice.id))


def stored(database, review_id):
    with database.read() as session:
        return session.get(Review, review_id)


def verbs(database, review_id):
    with database.read() as session:
        found = session.scalars(
            select(Event.verb).where(Event.object_id == review_id).order_by(Event.id)
        )
        return found.all()


def test_whoever_is_given_an_article_has_it_with_its_due_date_and_is_told(
    database, shared, fresh, give
):
    review_id = give(shared.bob, FRIDAY)
    review = stored(database, review_id)
    assert (review.state, review.due) == (ReviewState.ASSIGNED, FRIDAY)
    assert review.assigned_by_id == shared.alice.id
    assert verbs(database, review_id) == ["review.assigned"]
    with database.read() as session:
        told = session.scalars(select(Notice)).one()
    assert (told.user_id, told.kind, told.article_id) == (
        shared.bob.id,
        NoticeKind.ASSIGNED,
        fresh.id,
    )


def test_an_editor_may_take_an_article_themselves_and_is_not_told(database, shared, give):
    assert stored(database, give(shared.alice)).reviewer_id == shared.alice.id
    with database.read() as session:
        assert session.scalars(select(Notice)).all() == []


def test_to_give_it_twice_changes_the_due_date_and_nothing_else(database, shared, give):
    first = give(shared.bob, FRIDAY)
    assert give(shared.bob) == first
    assert stored(database, first).due == FRIDAY
    assert give(shared.bob, MONDAY) == first
    assert stored(database, first).due == MONDAY
    assert verbs(database, first) == ["review.assigned", "review.due_set"]
    with database.read() as session:
        assert len(session.scalars(select(Notice)).all()) == 1


def test_two_who_give_it_to_the_same_person_at_once_give_it_once(database, shared, give):
    with ThreadPoolExecutor(2) as pool:
        given = set(pool.map(lambda _: give(shared.bob), range(2)))
    assert len(given) == 1


def test_a_viewer_and_a_stranger_are_given_nothing(shared, desk, give):
    for person in (desk.carol, desk.mallory):
        with pytest.raises(InvalidError, match="Choose somebody else"):
            give(person)


def test_a_removed_or_unknown_article_is_given_to_nobody(database, shared, fresh, give):
    database.write(lambda s: remove_article(s, fresh.id, shared.alice.id))
    with pytest.raises(InvalidError, match="removed"):
        give(shared.bob)
    with pytest.raises(NotFoundError):
        give(shared.bob, article_id=uuid7())


def test_whoever_was_removed_between_form_and_post_is_given_nothing(database, shared, give):
    with database.read() as session:
        members = list_members(session, shared.project.id, shared.alice.id)
    bob = next(one for one in members if one.user_id == shared.bob.id)
    database.write(lambda s: remove_member(s, shared.project.id, bob.id, shared.alice.id))
    with pytest.raises(InvalidError, match="Choose somebody else"):
        give(shared.bob)


def test_one_who_is_removed_at_the_same_moment_is_left_with_nothing(database, shared, fresh, give):
    with database.read() as session:
        members = list_members(session, shared.project.id, shared.alice.id)
    bob = next(one for one in members if one.user_id == shared.bob.id)

    def remove():
        database.write(lambda s: remove_member(s, shared.project.id, bob.id, shared.alice.id))

    def try_to_give():
        try:
            give(shared.bob)
        except InvalidError:
            return

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(remove), pool.submit(try_to_give)]:
            done.result()
    with database.read() as session:
        states = session.scalars(
            select(Review.state).where(
                Review.article_id == fresh.id, Review.reviewer_id == shared.bob.id
            )
        ).all()
    assert states in ([], [ReviewState.WITHDRAWN])


def test_a_review_that_says_nothing_is_gone_when_it_is_taken_away(database, shared, give, take):
    review_id = give(shared.bob)
    assert take(review_id) is False
    assert stored(database, review_id) is None
    assert verbs(database, review_id) == ["review.assigned", "review.withdrawn"]
    with pytest.raises(NotFoundError):
        take(review_id)


def test_taking_away_asks_for_nothing_twice(give, take, shared, count_queries):
    review_id = give(shared.bob)
    with count_queries() as seen:
        take(review_id)
    assert len(seen) == len(set(seen))


def test_one_that_says_something_is_kept_and_comes_back_with_it(
    database, shared, fresh, give, take
):
    review_id = give(shared.bob)
    database.write(lambda s: annotate(s, sentences(s, fresh)[0], shared.bob))
    assert take(review_id) is True
    assert stored(database, review_id).state is ReviewState.WITHDRAWN
    assert give(shared.bob, MONDAY) == review_id
    again = stored(database, review_id)
    assert (again.state, again.due) == (ReviewState.OPEN, MONDAY)
    database.write(lambda s: annotate(s, sentences(s, fresh)[1], shared.bob))


def test_nothing_is_given_once_the_adjudication_is_finished(database, shared, give):
    database.write(lambda s: submit_review(s, shared.article_id, shared.bob.id))
    database.write(lambda s: submit_review(s, shared.article_id, shared.dana.id))
    with database.read() as session:
        assert session.scalars(select(Review).where(Review.kind == "adjudicated")).one()

    def finish(session):
        session.scalars(
            select(Review).where(Review.kind == "adjudicated")
        ).one().state = ReviewState.SUBMITTED

    database.write(finish)
    with pytest.raises(InvalidError, match="adjudicated"):
        give(shared.alice, article_id=shared.article_id)


def test_the_due_date_can_be_changed_and_taken_away(database, shared, give):
    review_id = give(shared.bob, FRIDAY)
    for due in (MONDAY, None):
        database.write(lambda s, due=due: set_due(s, review_id, due, shared.alice.id))
        assert stored(database, review_id).due == due
    assert verbs(database, review_id) == ["review.assigned", "review.due_set", "review.due_set"]


def test_the_list_of_reviewers_says_how_much_they_have_to_do(database, shared, give):
    give(shared.bob)
    with database.read() as session:
        found = list_candidates(session, shared.project.id, shared.alice.id)
    assert [(one.name, one.under_way) for one in found] == [("Alice", 0), ("Bob", 2), ("Dana", 1)]


def test_a_reason_to_reopen_is_written_down(database, shared):
    review_id = database.write(lambda s: submit_review(s, shared.article_id, shared.bob.id))
    database.write(lambda s: open_article(s, shared.article_id, shared.alice.id))
    database.write(
        lambda s: reopen_review(s, review_id, shared.alice.id, reason="Two quotes are missing.")
    )
    with database.read() as session:
        event = session.scalars(select(Event).where(Event.verb == "review.reopened")).one()
    assert event.after["reason"] == "Two quotes are missing."
