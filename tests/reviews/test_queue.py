"""What a reviewer has to do next, and what they may take up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from factcheck.articles.details import remove_article
from factcheck.errors import ForbiddenError, InvalidError
from factcheck.models import Article, Event, Project, Review, ReviewState, Role, utc_now
from factcheck.reviews.assigning import assign, take_away
from factcheck.reviews.own import find_own
from factcheck.reviews.pool import go_on, list_free, take_up
from factcheck.reviews.queue import PAGE, find_next, list_tasks
from factcheck.reviews.states import reopen_review, submit_review
from tests.support.work import add_article, annotate, sentences

pytestmark = pytest.mark.both_engines

TODAY = utc_now().date()


@pytest.fixture
def articles(database, shared):
    def work(session):
        return [
            add_article(session, shared.project, shared.alice, f"Flood {n}. It rained.").id
            for n in range(4)
        ]

    return database.write(work)


def give(database, shared, person, article_id, due=None):
    return database.write(lambda s: assign(s, article_id, person.id, due, shared.alice.id))


def tasks(database, shared, person, role=Role.REVIEWER, **kwargs):
    with database.read() as session:
        return list_tasks(session, shared.project.id, person.id, role, **kwargs)[0]


def free(database, shared, person):
    with database.read() as session:
        return [one.article_id for one in list_free(session, shared.project.id, person.id)[0]]


def test_what_is_due_first_comes_first_and_what_has_no_due_date_last(database, shared, articles):
    give(database, shared, shared.bob, articles[0])
    give(database, shared, shared.bob, articles[1], TODAY + timedelta(2))
    give(database, shared, shared.bob, articles[2], TODAY - timedelta(1))
    found = tasks(database, shared, shared.bob)
    assert [one.article_id for one in found] == [
        articles[2],
        articles[1],
        shared.article_id,
        articles[0],
    ]
    assert [one.overdue for one in found] == [True, False, False, False]
    assert [one.state for one in found[2:]] == [ReviewState.OPEN, ReviewState.ASSIGNED]
    assert (found[2].tagged, found[2].sentences) == (1, 4)


def test_what_was_handed_in_or_taken_away_or_removed_waits_no_more(database, shared, articles):
    review_id = give(database, shared, shared.bob, articles[0])
    give(database, shared, shared.bob, articles[1])
    database.write(lambda s: take_away(s, review_id, shared.alice.id))
    database.write(lambda s: remove_article(s, articles[1], shared.alice.id))
    database.write(lambda s: submit_review(s, shared.article_id, shared.bob.id))
    assert tasks(database, shared, shared.bob) == []
    (done,) = tasks(database, shared, shared.bob, handed_in=True)
    assert done.may_reopen
    database.write(lambda s: submit_review(s, shared.article_id, shared.dana.id))
    (done,) = tasks(database, shared, shared.bob, handed_in=True)
    assert not done.may_reopen


def test_a_review_that_was_opened_again_says_so(database, shared):
    review_id = database.write(lambda s: submit_review(s, shared.article_id, shared.bob.id))
    database.write(lambda s: reopen_review(s, review_id, shared.bob.id))
    (task,) = tasks(database, shared, shared.bob)
    assert task.reopened


@pytest.mark.parametrize("days", [(1, 2), (0, 0)])
def test_pages_follow_one_another_without_gap_or_overlap(database, shared, days):
    def work(session):
        made = [
            add_article(session, shared.project, shared.alice, f"Storm {n}. It blew.").id
            for n in range(PAGE + 3)
        ]
        for number, article_id in enumerate(made):
            due = TODAY + timedelta(days[number % 2]) if number % 3 else None
            assign(session, article_id, shared.bob.id, due, shared.alice.id)
        return {*made, shared.article_id}

    made = database.write(work)
    with database.read() as session:
        where = (session, shared.project.id, shared.bob.id, Role.REVIEWER)
        first, after = list_tasks(*where)
        second, end = list_tasks(*where, after=after)
    assert (len(first), end) == (PAGE, None)
    assert len(first) + len(second) == len(made)
    assert {one.article_id for one in [*first, *second]} == made


def test_what_was_handed_in_last_comes_first_on_whichever_page(
    database, shared, articles, monkeypatch
):
    monkeypatch.setattr("factcheck.reviews.queue.PAGE", 2)
    made = [give(database, shared, shared.bob, article_id) for article_id in articles]
    noon = utc_now()
    days = [2, 2, 3, 1]  # ago, of reviews in the order of their ids

    def hand_in(session):
        for review_id, ago in zip(made, days, strict=True):
            review = session.get_one(Review, review_id)
            review.state, review.submitted_at = ReviewState.SUBMITTED, noon - timedelta(ago)
        # One that came with a file need not say when: its beginning stands for it.
        review = session.get_one(Review, made[2])
        review.submitted_at, review.created_at = None, review.submitted_at

    database.write(hand_in)
    with database.read() as session:
        where = (session, shared.project.id, shared.bob.id, Role.REVIEWER)
        first, after = list_tasks(*where, handed_in=True)
        second, end = list_tasks(*where, handed_in=True, after=after)
    assert [one.review_id for one in first] == [made[3], made[1]]
    assert [one.review_id for one in second] == [made[0], made[2]]
    assert end is None


@pytest.mark.parametrize("number", [1, 4])
def test_it_runs_as_many_queries_for_many_articles(
    database, shared, articles, count_queries, number
):
    for article_id in articles[:number]:
        give(database, shared, shared.bob, article_id)
    with count_queries() as seen:
        tasks(database, shared, shared.bob)
    assert len(seen) == 3
    with count_queries() as seen:
        free(database, shared, shared.dana)
    assert len(seen) == 2


def test_free_is_what_has_too_few_reviewers_and_is_not_the_readers_own(database, shared, articles):
    assert free(database, shared, shared.bob) == articles  # and not the shared one, which has two
    give(database, shared, shared.bob, articles[0])
    give(database, shared, shared.dana, articles[1])
    give(database, shared, shared.alice, articles[1])
    assert free(database, shared, shared.bob) == articles[2:]
    assert free(database, shared, shared.dana) == [articles[0], *articles[2:]]


def test_what_is_adjudicated_is_not_free_however_many_reviewers_it_lacks(
    database, shared, articles
):
    for person in (shared.bob, shared.dana):
        database.write(lambda s, key=person.id: submit_review(s, shared.article_id, key))

    def ask_for_more(session):
        session.get_one(Project, shared.project.id).reviewers_per_article = 3

    database.write(ask_for_more)
    assert free(database, shared, shared.alice) == articles


def test_without_a_pool_nothing_is_free_nor_taken_up(database, shared, articles):
    def close(session):
        session.get_one(Project, shared.project.id).open_pool = False

    database.write(close)
    assert free(database, shared, shared.bob) == []
    with pytest.raises(ForbiddenError, match="not given to you"):
        database.write(lambda s: take_up(s, articles[0], shared.bob.id))
    assert database.write(lambda s: go_on(s, shared.project.id, shared.dana.id)) is not None
    found = database.write(
        lambda s: go_on(s, shared.project.id, shared.dana.id, besides=shared.article_id)
    )
    assert found is None


def test_an_article_is_taken_up_once_and_that_is_written_down(database, shared, articles):
    first = database.write(lambda s: take_up(s, articles[0], shared.bob.id))
    assert database.write(lambda s: take_up(s, articles[0], shared.bob.id)) == first
    with database.read() as session:
        review = session.get_one(Review, first)
        verbs = [one.verb for one in session.query(Event).where(Event.object_id == first)]
    assert (review.state, review.assigned_by_id) == (ReviewState.ASSIGNED, None)
    assert verbs == ["review.taken_up"]


def test_what_was_taken_away_is_not_taken_up_again(database, shared, articles):
    review_id = give(database, shared, shared.bob, articles[0])

    def work(session):
        annotate(session, sentences(session, session.get_one(Article, articles[0]))[0], shared.bob)
        take_away(session, review_id, shared.alice.id)

    database.write(work)
    assert articles[0] not in free(database, shared, shared.bob)
    with pytest.raises(ForbiddenError, match="taken away"):
        database.write(lambda s: take_up(s, articles[0], shared.bob.id))


def test_a_viewer_takes_nothing_up(database, shared, desk, articles):
    with pytest.raises(ForbiddenError, match="not review"):
        database.write(lambda s: take_up(s, articles[0], desk.carol.id))
    with pytest.raises(ForbiddenError, match="no longer a member"):
        database.write(lambda s: take_up(s, articles[0], desk.mallory.id))


def test_who_takes_up_an_article_that_was_removed_is_told_to_take_another(
    database, shared, articles
):
    database.write(lambda s: remove_article(s, articles[0], shared.alice.id))
    with pytest.raises(InvalidError, match="Take up another one"):
        database.write(lambda s: take_up(s, articles[0], shared.bob.id))


def test_of_two_who_take_up_the_last_place_at_once_one_is_told(database, shared, articles):
    give(database, shared, shared.alice, articles[0])

    def try_to(person):
        try:
            return database.write(lambda s: take_up(s, articles[0], person.id))
        except InvalidError as error:
            return str(error)

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(try_to, (shared.bob, shared.dana)))
    assert sum(isinstance(one, str) and "Enough reviewers" in one for one in outcomes) == 1


def test_next_is_ones_own_first_and_then_one_of_the_pool(database, shared, articles):
    where = (shared.project.id, shared.bob.id)
    give(database, shared, shared.bob, articles[3], TODAY)
    with database.read() as session:
        assert find_next(session, *where) == articles[3]
        assert find_next(session, *where, besides=articles[3]) == shared.article_id
    database.write(lambda s: submit_review(s, shared.article_id, shared.bob.id))
    found = database.write(lambda s: go_on(s, *where, besides=articles[3]))
    assert found == articles[0]
    with database.read() as session:
        own = find_own(session, found, shared.bob.id, Role.REVIEWER)
    assert own.state is ReviewState.ASSIGNED


@pytest.mark.parametrize(
    ("before", "role", "can"),
    [
        ((None, False, True), Role.REVIEWER, (True, False)),
        ((None, False, False), Role.REVIEWER, (False, False)),
        ((None, False, False), Role.EDITOR, (True, False)),
        ((None, False, True), Role.VIEWER, (False, False)),
        ((ReviewState.ASSIGNED, False, False), Role.REVIEWER, (True, False)),
        ((ReviewState.OPEN, False, True), Role.VIEWER, (False, False)),
        ((ReviewState.SUBMITTED, False, True), Role.REVIEWER, (False, True)),
        ((ReviewState.SUBMITTED, True, True), Role.REVIEWER, (False, False)),
        ((ReviewState.SUBMITTED, True, True), Role.EDITOR, (False, True)),
        ((ReviewState.WITHDRAWN, False, True), Role.EDITOR, (False, False)),
    ],
)
def test_who_may_work_and_reopen(database, shared, articles, before, role, can):
    state, opened, pool = before

    def set_up(session):
        session.get_one(Project, shared.project.id).open_pool = pool
        if state:
            session.add(Review(article_id=articles[0], reviewer_id=shared.bob.id, state=state))
        if opened:
            session.get_one(Article, articles[0]).opened_at = utc_now()

    database.write(set_up)
    with database.read() as session:
        own = find_own(session, articles[0], shared.bob.id, role)
    assert (own.may_work, own.may_reopen) == can
