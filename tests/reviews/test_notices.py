"""What reviewers and editors are told of in their inboxes, and on the page of the article."""

import pytest
from sqlalchemy import select

from factcheck.accounts.service import add_member, create_user
from factcheck.models import Notice, NoticeKind, Review, Role, utc_now
from factcheck.reviews.reopening import reopen
from factcheck.reviews.sharing_out import Order, Way, share_out
from factcheck.reviews.states import submit_review
from factcheck.talk.notices import list_notices
from tests.support.visit import Visitor
from tests.support.work import add_article

pytestmark = pytest.mark.both_engines
REASON = "Two quotes are missing."


def hand_in(database, shared, *people):
    for person in people:
        database.write(lambda s, who=person: submit_review(s, shared.article_id, who.id))


def review_of(session, shared, person):
    query = select(Review).where(Review.article_id == shared.article_id, Review.own(person.id))
    return session.scalars(query).one()


@pytest.fixture
def reopened(database, shared):
    """Bob's review, which Alice has opened again."""
    hand_in(database, shared, shared.bob, shared.dana)

    def work(session):
        reopen(session, review_of(session, shared, shared.bob).id, shared.alice.id, REASON)

    database.write(work)
    return shared


def told_of(database, kind):
    with database.read() as session:
        return set(session.scalars(select(Notice.user_id).where(Notice.kind == kind)))


def test_the_reason_for_reopening_reaches_the_reviewer(signed_in, reopened):
    bobs = Visitor(signed_in(reopened.bob))
    assert REASON in bobs.get("/inbox").text
    page = bobs.get(f"/articles/{reopened.article_id}").text
    assert REASON in page
    assert "<bdi>Alice</bdi> opened your review again." in page
    danas = Visitor(signed_in(reopened.dana))
    assert REASON not in danas.get(f"/articles/{reopened.article_id}").text


def test_what_one_reopens_oneself_needs_no_words(database, signed_in, shared):
    hand_in(database, shared, shared.bob)
    database.write(
        lambda s: reopen(s, review_of(s, shared, shared.bob).id, shared.bob.id, "Not done")
    )
    page = Visitor(signed_in(shared.bob)).get(f"/articles/{shared.article_id}").text
    assert "opened your review again" not in page


def test_editors_are_told_once_when_the_last_review_is_in(database, signed_in, shared):
    def staff(session):
        people = [create_user(session, name, f"{name}@example.com") for name in ("Erin", "Gone")]
        for person in people:
            add_member(session, shared.project.id, person.id, Role.EDITOR, shared.alice.id)
        people[1].disabled_at = utc_now()
        return people[0]

    erin = database.write(staff)
    hand_in(database, shared, shared.bob)
    assert told_of(database, NoticeKind.SETTLED) == set()
    hand_in(database, shared, shared.dana)
    assert told_of(database, NoticeKind.SETTLED) == {shared.alice.id, erin.id}
    database.write(
        lambda s: reopen(s, review_of(s, shared, shared.bob).id, shared.alice.id, REASON)
    )
    hand_in(database, shared, shared.bob)
    with database.read() as session:
        (told,), _ = list_notices(session, shared.alice.id)
    alices = Visitor(signed_in(shared.alice))
    assert "All reviews of an article are in" in alices.get("/inbox").text
    place = alices.post(f"/inbox/{told.id}/open").location
    assert place == f"/articles/{shared.article_id}/adjudicate"
    assert alices.get(place).status_code == 200


def test_several_articles_given_at_once_are_counted_and_lead_to_the_queue(
    database, signed_in, shared
):
    def give(session):
        articles = [
            add_article(session, shared.project, shared.alice, f"Flood {n}. It rained.").id
            for n in range(2)
        ]
        order = Order(frozenset([shared.bob.id]), Way.IN_TURN, 1, articles=frozenset(articles))
        share_out(session, shared.project.id, order, shared.alice.id)

    database.write(give)
    bobs = Visitor(signed_in(shared.bob))
    assert "<bdi>Alice</bdi> gave you 2 articles to review" in bobs.get("/inbox").text
    with database.read() as session:
        (told,), _ = list_notices(session, shared.bob.id)
    assert bobs.post(f"/inbox/{told.id}/open").location == f"/projects/{shared.project.id}/queue"
