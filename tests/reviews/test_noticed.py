"""What one was given is no news any more once one does it."""

from datetime import date

import pytest

from factcheck.models import Article
from factcheck.reviews.assigning import assign
from factcheck.reviews.sharing_out import Order, Way, share_out
from factcheck.reviews.states import submit_review
from factcheck.talk.notices import count_unread
from tests.support.work import add_article, annotate, sentences

pytestmark = pytest.mark.both_engines


@pytest.fixture
def floods(database, shared):
    """Three articles that nobody reviews."""

    def work(session):
        return [
            add_article(session, shared.project, shared.alice, f"Flood {n}. It rained.").id
            for n in range(3)
        ]

    return database.write(work)


@pytest.fixture
def give(database, shared):
    """Give articles to Bob, all with one notice."""

    def give(*articles):
        order = Order(frozenset([shared.bob.id]), Way.IN_TURN, 1, articles=frozenset(articles))
        database.write(lambda s: share_out(s, shared.project.id, order, shared.alice.id))

    return give


@pytest.fixture
def begin(database, shared):
    def begin(article_id):
        database.write(
            lambda s: annotate(s, sentences(s, s.get_one(Article, article_id))[0], shared.bob)
        )

    return begin


@pytest.fixture
def unread(database, shared):
    def unread(person=shared.bob):
        with database.read() as session:
            return count_unread(session, person.id)

    return unread


def test_that_one_was_given_an_article_is_read_with_ones_first_save_in_it(
    database, shared, floods, begin, unread
):
    for article_id in floods[:2]:
        for person in (shared.bob, shared.dana):
            database.write(
                lambda s, a=article_id, p=person: assign(
                    s, a, p.id, date(2030, 1, 2), shared.alice.id
                )
            )
    begin(floods[0])
    assert (unread(), unread(shared.dana)) == (1, 2)
    begin(floods[1])
    assert (unread(), unread(shared.dana)) == (0, 2)


def test_that_one_was_given_several_is_read_once_all_of_them_are_begun(floods, give, begin, unread):
    give(*floods[:2])
    give(floods[2])
    begin(floods[0])
    assert unread() == 2
    begin(floods[1])
    assert unread() == 1


def test_handing_in_what_one_said_nothing_in_is_doing_it(database, shared, floods, give, unread):
    give(*floods[:2])
    for left, article_id in ((1, floods[0]), (0, floods[1])):
        database.write(lambda s, a=article_id: submit_review(s, a, shared.bob.id))
        assert unread() == left
