"""Which version of the guidelines a review is made under."""

import pytest
from sqlalchemy import select

from factcheck.errors import ForbiddenError, NotFoundError, StaleError
from factcheck.guidelines.following import find_following, follow_current
from factcheck.guidelines.service import GuidelineDraft, find_current, save_version
from factcheck.models import Event, Review, ReviewState
from factcheck.reviews.states import submit_review, withdraw_review
from tests.support.work import add_article, annotate, sentences


@pytest.fixture
def article(session, desk):
    return add_article(session, desk.project, desk.alice)


def write_version(session, desk, number):
    draft = GuidelineDraft(f"Text {number}.", {"claim": f"Meaning {number}."}, f"Change {number}")
    save_version(session, desk.project.id, draft, desk.alice.id, seen_version=number - 1)


def begin(session, desk, article):
    annotate(session, sentences(session, article)[0], desk.bob)
    session.flush()


def see(session, desk, article):
    return find_following(session, desk.project.id, article.id, desk.bob.id)


def test_without_guidelines_there_is_nothing_to_follow(session, desk, article):
    begin(session, desk, article)
    assert see(session, desk, article) is None


@pytest.mark.both_engines
def test_a_review_stays_under_the_version_it_was_begun_under(session, desk, article):
    write_version(session, desk, 1)
    assert see(session, desk, article).under is None
    assert not see(session, desk, article).is_behind
    begin(session, desk, article)
    write_version(session, desk, 2)
    seen = see(session, desk, article)
    assert (seen.current, seen.under, seen.is_behind) == (2, 1, True)
    assert seen.definitions == {"claim": "Meaning 1."}


@pytest.mark.both_engines
def test_a_reviewer_goes_on_under_the_newest(session, desk, article):
    write_version(session, desk, 1)
    begin(session, desk, article)
    write_version(session, desk, 2)
    follow_current(session, article.id, desk.bob.id, 2)
    seen = see(session, desk, article)
    assert (seen.under, seen.is_behind) == (2, False)
    assert seen.definitions == {"claim": "Meaning 2."}
    event = session.scalars(select(Event).where(Event.verb == "review.followed")).one()
    assert (event.before["guideline"], event.after["guideline"]) == (1, 2)


def test_a_review_begun_before_there_were_any_is_behind(session, desk, article):
    begin(session, desk, article)
    write_version(session, desk, 1)
    seen = see(session, desk, article)
    assert (seen.under, seen.is_behind) == (None, True)
    follow_current(session, article.id, desk.bob.id, 1)
    assert see(session, desk, article).under == 1


def test_one_review_is_not_anothers(session, desk, article):
    write_version(session, desk, 1)
    begin(session, desk, article)
    write_version(session, desk, 2)
    alices = find_following(session, desk.project.id, article.id, desk.alice.id)
    assert (alices.under, alices.is_behind) == (None, False)


def test_it_takes_one_query_however_many_versions(session, desk, article, count_queries):
    for number in range(1, 9):
        write_version(session, desk, number)
    with count_queries() as seen:
        see(session, desk, article)
    assert len(seen) == 1


def test_a_newer_one_that_came_meanwhile_is_to_be_read_first(session, desk, article):
    write_version(session, desk, 1)
    begin(session, desk, article)
    for number in (2, 3):
        write_version(session, desk, number)
    with pytest.raises(StaleError, match="newer version"):
        follow_current(session, article.id, desk.bob.id, 2)


def test_what_is_handed_in_stays_under_its_version(session, desk, article):
    write_version(session, desk, 1)
    begin(session, desk, article)
    submit_review(session, article.id, desk.bob.id)
    write_version(session, desk, 2)
    assert not see(session, desk, article).is_behind
    with pytest.raises(ForbiddenError, match="handed this review in"):
        follow_current(session, article.id, desk.bob.id, 2)


def test_what_was_taken_away_stays_as_it_is(session, desk, article):
    write_version(session, desk, 1)
    begin(session, desk, article)
    withdraw_review(session, session.scalars(select(Review.id)).one(), desk.alice.id)
    with pytest.raises(ForbiddenError):
        follow_current(session, article.id, desk.bob.id, 1)


@pytest.mark.parametrize("state", [None, ReviewState.ASSIGNED])
def test_who_has_not_begun_follows_nothing_yet(session, desk, article, state):
    write_version(session, desk, 1)
    if state:
        session.add(Review(article_id=article.id, reviewer_id=desk.bob.id, state=state))
        session.flush()
    with pytest.raises(NotFoundError, match="not begun"):
        follow_current(session, article.id, desk.bob.id, 1)
    assert find_current(session, desk.project.id).version == 1
