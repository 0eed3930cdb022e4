"""The pages of a reviewer: the queue, taking up, handing in, reopening, what is only read."""

import pytest
from sqlalchemy import select

from factcheck.models import Notice, NoticeKind, Project, Review, ReviewState
from factcheck.reviews.assigning import assign, take_away
from factcheck.reviews.states import submit_review
from tests.support.visit import Visitor
from tests.support.work import add_article

pytestmark = pytest.mark.both_engines


@pytest.fixture
def bobs(signed_in, shared):
    return Visitor(signed_in(shared.bob))


@pytest.fixture
def alices(signed_in, shared):
    return Visitor(signed_in(shared.alice))


@pytest.fixture
def fresh(database, shared):
    return database.write(
        lambda s: add_article(s, shared.project, shared.alice, "It rained. A lot.", "The rain")
    )


def review(database, article_id, person):
    with database.read() as session:
        return session.scalars(
            select(Review).where(Review.article_id == article_id, Review.own(person.id))
        ).one()


def hand_in(database, shared, *people):
    for person in people:
        database.write(lambda s, p=person: submit_review(s, shared.article_id, p.id))


def test_the_queue_lists_what_is_ones_own_and_what_is_free(bobs, shared, fresh):
    page = bobs.get(f"/projects/{shared.project.id}/queue").text
    assert "The river" in page
    assert "1 of 4 tagged" in page
    assert page.index("Free to take up") < page.index("The rain")
    assert "Dana" not in page  # who reviews the same article, blind


def test_an_article_is_taken_up_by_a_button(bobs, database, shared, fresh):
    answer = bobs.post(f"/articles/{fresh.id}/take-up")
    assert answer.headers["Location"] == f"/articles/{fresh.id}"
    assert review(database, fresh.id, shared.bob).state is ReviewState.ASSIGNED
    assert bobs.post(f"/articles/{fresh.id}/take-up").status_code == 303


def test_one_that_has_enough_reviewers_is_not_taken_up(signed_in, database, shared):
    alices = Visitor(signed_in(shared.alice))
    answer = alices.post(f"/articles/{shared.article_id}/take-up")
    page = alices.get(answer.headers["Location"]).text
    assert "Enough reviewers have this article by now." in page


def test_handing_in_shows_what_is_left_and_goes_on_to_the_next(bobs, database, shared, fresh):
    page = bobs.get(f"/articles/{shared.article_id}/hand-in").text
    assert "Sentences tagged: 1 of 4" in page
    assert "Claims without a source" in page
    answer = bobs.post(f"/articles/{shared.article_id}/hand-in")
    assert answer.headers["Location"] == f"/articles/{fresh.id}"
    assert review(database, shared.article_id, shared.bob).state is ReviewState.SUBMITTED


def test_handing_in_can_be_taken_back_until_the_article_opens(bobs, database, shared, fresh):
    answer = bobs.post(f"/articles/{shared.article_id}/hand-in")
    own = review(database, shared.article_id, shared.bob)
    assert f"/reviews/{own.id}/reopen" in bobs.get(answer.headers["Location"]).text
    answer = bobs.post(f"/reviews/{own.id}/reopen")
    assert answer.headers["Location"] == f"/articles/{shared.article_id}"
    assert review(database, shared.article_id, shared.bob).state is ReviewState.OPEN
    hand_in(database, shared, shared.dana)
    answer = bobs.post(f"/articles/{shared.article_id}/hand-in")
    assert f"/reviews/{own.id}/reopen" not in bobs.get(answer.headers["Location"]).text
    assert bobs.post(f"/reviews/{own.id}/reopen").status_code == 403


def test_a_review_that_is_handed_in_can_be_read_and_not_changed(bobs, database, shared):
    hand_in(database, shared, shared.bob)
    page = bobs.get(f"/articles/{shared.article_id}").text
    assert "You have handed this review in." in page
    assert "data-readonly" in page
    assert "Reopen" in page
    page = bobs.get(f"/articles/{shared.article_id}/hand-in").text
    assert "handed in already" in page


def test_one_that_came_with_a_file_need_not_say_when_it_was_handed_in(
    bobs, alices, database, shared
):
    hand_in(database, shared, shared.bob)
    own = review(database, shared.article_id, shared.bob)

    def forget(session):
        session.get_one(Review, own.id).submitted_at = None

    database.write(forget)
    assert "The river" in bobs.get(f"/projects/{shared.project.id}/queue?show=handed-in").text
    page = alices.get(f"/articles/{shared.article_id}/assignments").text
    assert "Handed in" in page
    assert "<time" not in page


def test_one_that_was_taken_away_says_so(bobs, database, shared):
    own = review(database, shared.article_id, shared.bob)
    database.write(lambda s: take_away(s, own.id, shared.alice.id))
    page = bobs.get(f"/articles/{shared.article_id}").text
    assert "taken away from you" in page
    assert "data-readonly" in page
    assert bobs.post(f"/articles/{shared.article_id}/hand-in").status_code == 403


def test_without_a_pool_what_was_not_given_is_only_read(bobs, database, shared, fresh):
    def close(session):
        session.get_one(Project, shared.project.id).open_pool = False

    database.write(close)
    page = bobs.get(f"/articles/{fresh.id}").text
    assert "This article was not given to you" in page
    assert "data-readonly" in page
    assert "data-readonly" not in bobs.get(f"/articles/{shared.article_id}").text


def test_nothing_is_handed_in_where_nothing_was_said(bobs, shared, fresh):
    answer = bobs.post(f"/articles/{fresh.id}/hand-in")
    assert answer.status_code == 422
    assert "nothing to hand in" in answer.text


def test_a_second_press_of_hand_in_does_no_harm(bobs, database, shared):
    for _ in range(2):
        assert bobs.post(f"/articles/{shared.article_id}/hand-in").status_code == 303


def test_next_leads_to_the_next_and_at_the_end_to_the_queue(bobs, database, shared, fresh):
    following = f"/projects/{shared.project.id}/queue/next"
    assert bobs.post(following).headers["Location"] == f"/articles/{shared.article_id}"
    answer = bobs.post(following, besides=str(shared.article_id))
    assert answer.headers["Location"] == f"/articles/{fresh.id}"
    hand_in(database, shared, shared.bob)
    answer = bobs.post(following, besides=str(fresh.id))
    assert answer.headers["Location"].endswith("/queue")


def test_others_reviews_are_not_there_for_a_reviewer(bobs, database, shared):
    dana = review(database, shared.article_id, shared.dana)
    assert bobs.get(f"/reviews/{dana.id}/reopen").status_code == 404
    assert bobs.post(f"/reviews/{dana.id}/reopen", reason="I want to.").status_code == 404


def test_an_editor_says_why_they_reopen_and_the_reviewer_is_told(alices, database, shared):
    hand_in(database, shared, shared.bob, shared.dana)
    own = review(database, shared.article_id, shared.bob)
    answer = alices.post(f"/reviews/{own.id}/reopen")
    assert answer.status_code == 422
    assert "Say why" in answer.text
    answer = alices.post(f"/reviews/{own.id}/reopen", reason="Two quotes are missing.")
    assert answer.headers["Location"] == f"/articles/{shared.article_id}/assignments"
    assert review(database, shared.article_id, shared.bob).state is ReviewState.OPEN
    with database.read() as session:
        kinds = session.execute(select(Notice.user_id, Notice.kind)).all()
    assert (shared.bob.id, NoticeKind.REOPENED) in [tuple(row) for row in kinds]


def test_the_list_of_articles_says_how_far_ones_own_are(bobs, database, shared, fresh):
    database.write(lambda s: assign(s, fresh.id, shared.bob.id, None, shared.alice.id))
    hand_in(database, shared, shared.bob)
    page = bobs.get(f"/projects/{shared.project.id}/articles").text
    assert "Yours to review" in page
    assert "Handed in" in page


def test_a_viewer_sees_no_tabs_and_no_way_to_hand_in(signed_in, desk, shared):
    carols = Visitor(signed_in(desk.carol))
    page = carols.get(f"/projects/{shared.project.id}/articles").text
    assert "My queue" not in page
    page = carols.get(f"/articles/{shared.article_id}").text
    assert "Hand in" not in page.split("data-keys")[0]
    assert carols.get(f"/projects/{shared.project.id}/queue").status_code == 403
