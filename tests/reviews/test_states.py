"""Handing in, reopening and taking away reviews, and when an article is opened to all."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from factcheck.accounts.desk import get_settings, save_settings
from factcheck.accounts.members import remove_member
from factcheck.accounts.service import add_member
from factcheck.annotations.reading import Reading
from factcheck.annotations.service import save_annotation
from factcheck.errors import ForbiddenError, InvalidError
from factcheck.models import (
    Annotation,
    Article,
    Event,
    Membership,
    Project,
    Review,
    ReviewKind,
    ReviewState,
    Role,
    Tag,
    utc_now,
    uuid7,
)
from factcheck.reviews.opening import close_article, open_article
from factcheck.reviews.states import reopen_review, submit_review, withdraw_review
from factcheck.undo.outcomes import Refusal
from factcheck.undo.service import undo

pytestmark = pytest.mark.both_engines


def is_open(database, shared):
    with database.read() as session:
        return session.get_one(Article, shared.article_id).opened_at is not None


def review_of(session, shared, person):
    return session.scalars(
        select(Review).where(Review.article_id == shared.article_id, Review.own(person.id))
    ).one()


def hand_in(database, shared, *people):
    for person in people:
        database.write(lambda s, p=person: submit_review(s, shared.article_id, p.id))


def tag(session, shared, person, number=1):
    sentence_id = shared.sentence_ids[number]
    return save_annotation(
        session, uuid7(), sentence_id, person.id, Reading(Tag.QUOTE), seen_revision=0
    )


def test_the_article_opens_with_the_last_review_handed_in(database, shared):
    hand_in(database, shared, shared.bob)
    assert not is_open(database, shared)
    hand_in(database, shared, shared.dana)
    assert is_open(database, shared)
    with database.read() as session:
        kinds = session.scalars(select(Review.kind).order_by(Review.kind)).all()
        assert kinds.count(ReviewKind.ADJUDICATED) == 1


def test_a_review_of_an_article_that_was_removed_is_not_handed_in(database, shared):
    def remove(session):
        session.get_one(Article, shared.article_id).removed_at = utc_now()

    database.write(remove)
    with pytest.raises(ForbiddenError, match="was removed"):
        hand_in(database, shared, shared.bob)
    with database.read() as session:
        assert review_of(session, shared, shared.bob).state is ReviewState.OPEN


def test_the_review_of_who_left_is_not_reopened_for_nobody(database, shared):
    hand_in(database, shared, shared.bob)

    def leave(session):
        own = Membership.user_id == shared.bob.id
        member = session.scalars(select(Membership.id).where(own)).one()
        remove_member(session, shared.project.id, member, shared.alice.id)
        return review_of(session, shared, shared.bob).id

    review_id = database.write(leave)
    with pytest.raises(InvalidError, match="none of this project any more"):
        database.write(lambda s: reopen_review(s, review_id, shared.alice.id))


def test_two_who_hand_in_at_the_same_moment_open_it_once(database, shared):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda person: hand_in(database, shared, person), (shared.bob, shared.dana)))
    assert is_open(database, shared)
    with database.read() as session:
        verbs = session.scalars(select(Event.verb)).all()
    assert verbs.count("article.opened") == 1
    assert verbs.count("review.submitted") == 2


def test_one_review_of_the_two_wanted_does_not_open_it(database, shared):
    with database.read() as session:
        dana = review_of(session, shared, shared.dana).id
    database.write(lambda s: withdraw_review(s, dana, shared.alice.id))
    hand_in(database, shared, shared.bob)
    assert not is_open(database, shared)


def test_it_opens_when_fewer_reviews_are_wanted_than_are_handed_in(database, shared):
    with database.read() as session:
        dana = review_of(session, shared, shared.dana).id
    database.write(lambda s: withdraw_review(s, dana, shared.alice.id))
    hand_in(database, shared, shared.bob)

    def want_one(session):
        saved = get_settings(session, shared.project.id)
        one = replace(saved.settings, reviewers_per_article=1)
        save_settings(
            session, shared.project.id, one, shared.alice.id, seen_revision=saved.revision
        )

    database.write(want_one)
    assert is_open(database, shared)


def test_taking_away_the_one_that_was_waited_for_opens_it(database, shared):
    database.write(lambda s: tag(s, shared, shared.alice))
    hand_in(database, shared, shared.bob, shared.dana)
    assert not is_open(database, shared)
    with database.read() as session:
        alice = review_of(session, shared, shared.alice).id
    database.write(lambda s: withdraw_review(s, alice, shared.alice.id))
    assert is_open(database, shared)


def test_nothing_changes_in_a_review_that_is_handed_in(database, shared):
    hand_in(database, shared, shared.bob)
    with pytest.raises(ForbiddenError, match="handed this review in"):
        database.write(lambda s: tag(s, shared, shared.bob))
    outcome = database.write(lambda s: undo(s, shared.project.id, shared.bob.id, uuid7()))
    assert outcome.refusal is Refusal.CHANGED
    with database.read() as session:
        assert session.scalars(select(Annotation.tag).order_by(Annotation.id)).all() == [
            Tag.CLAIM,
            Tag.CLAIM,
        ]


def test_what_an_undo_passed_over_is_undone_once_the_review_is_reopened(database, shared):
    hand_in(database, shared, shared.bob)
    database.write(lambda s: undo(s, shared.project.id, shared.bob.id, uuid7()))
    again = database.write(lambda s: undo(s, shared.project.id, shared.bob.id, uuid7()))
    assert again.refusal is Refusal.NOTHING
    with database.read() as session:
        bob = review_of(session, shared, shared.bob).id
    database.write(lambda s: reopen_review(s, bob, shared.bob.id))
    outcome = database.write(lambda s: undo(s, shared.project.id, shared.bob.id, uuid7()))
    assert outcome.verb == "annotation.saved"
    assert outcome.refusal is None


def test_a_review_that_was_taken_away_takes_no_save_and_keeps_what_it_said(database, shared):
    with database.read() as session:
        bob = review_of(session, shared, shared.bob).id
    database.write(lambda s: withdraw_review(s, bob, shared.alice.id))
    with pytest.raises(ForbiddenError, match="taken away"):
        database.write(lambda s: tag(s, shared, shared.bob))
    with database.read() as session:
        assert review_of(session, shared, shared.bob).state is ReviewState.WITHDRAWN
        assert (
            len(session.scalars(select(Annotation).where(Annotation.review_id == bob)).all()) == 1
        )


def test_a_reviewer_reopens_their_own_review_until_the_article_is_opened(database, shared):
    hand_in(database, shared, shared.bob)
    with database.read() as session:
        bob, dana = (review_of(session, shared, who).id for who in (shared.bob, shared.dana))
    with pytest.raises(ForbiddenError):
        database.write(lambda s: reopen_review(s, bob, shared.dana.id))
    database.write(lambda s: reopen_review(s, bob, shared.bob.id))
    hand_in(database, shared, shared.bob, shared.dana)
    with pytest.raises(ForbiddenError, match="only an editor"):
        database.write(lambda s: reopen_review(s, bob, shared.bob.id))
    database.write(lambda s: reopen_review(s, dana, shared.alice.id))
    with database.read() as session:
        assert review_of(session, shared, shared.dana).state is ReviewState.OPEN
        logged = session.scalars(select(Event.object_id).where(Event.verb == "review.reopened"))
        assert logged.all() == [bob, dana]
    assert is_open(database, shared)


def test_a_finished_adjudication_keeps_the_reviews_as_they_are(database, shared):
    hand_in(database, shared, shared.bob, shared.dana)
    with database.read() as session:
        bob = review_of(session, shared, shared.bob).id

    def finish(session):
        adjudicated = session.scalars(
            select(Review).where(Review.kind == ReviewKind.ADJUDICATED)
        ).one()
        adjudicated.state = ReviewState.SUBMITTED

    database.write(finish)
    for change in (reopen_review, withdraw_review):
        with pytest.raises(InvalidError, match="adjudicated"):
            database.write(lambda s, change=change: change(s, bob, shared.alice.id))


def test_an_editor_opens_an_article_early_and_closes_it_again(database, shared):
    database.write(lambda s: open_article(s, shared.article_id, shared.alice.id))
    assert is_open(database, shared)
    database.write(lambda s: close_article(s, shared.article_id, shared.alice.id))
    assert not is_open(database, shared)
    hand_in(database, shared, shared.bob, shared.dana)
    with pytest.raises(InvalidError, match="handed in"):
        database.write(lambda s: close_article(s, shared.article_id, shared.alice.id))


def test_a_review_that_is_taken_away_is_no_longer_part_of_what_is_compared(database, shared):
    database.write(lambda s: tag(s, shared, shared.bob))
    hand_in(database, shared, shared.bob, shared.dana)
    query = select(Review.conflicts, Review.coincidences).where(
        Review.kind == ReviewKind.ADJUDICATED
    )
    with database.read() as session:
        dana = review_of(session, shared, shared.dana).id
        assert session.execute(query).one() == (1, {"claim": {"claim": 2.0}})
    database.write(lambda s: withdraw_review(s, dana, shared.alice.id))
    with database.read() as session:
        assert session.execute(query).one() == (0, {})


def test_nothing_is_handed_in_where_nothing_was_said(database, shared):
    with pytest.raises(InvalidError, match="nothing to hand in"):
        hand_in(database, shared, shared.alice)


def test_whoever_was_removed_from_the_project_saves_no_more(database, shared):
    def remove(session):
        session.delete(
            session.scalars(
                select(Membership).where(
                    Membership.user_id == shared.bob.id, Membership.project_id == shared.project.id
                )
            ).one()
        )

    database.write(remove)
    with pytest.raises(ForbiddenError, match="no longer a member"):
        database.write(lambda s: tag(s, shared, shared.bob))
    with pytest.raises(ForbiddenError, match="no longer a member"):
        hand_in(database, shared, shared.bob)


def test_without_an_open_pool_only_who_was_given_an_article_reviews_it(database, shared, desk):
    def close_pool(session):
        session.get_one(Project, shared.project.id).open_pool = False
        add_member(session, shared.project.id, desk.carol.id, Role.REVIEWER)

    database.write(close_pool)
    with pytest.raises(ForbiddenError, match="not given to you"):
        database.write(lambda s: tag(s, shared, desk.carol))
    assert database.write(lambda s: tag(s, shared, shared.bob)).tag is Tag.QUOTE
    assert database.write(lambda s: tag(s, shared, shared.alice)).tag is Tag.QUOTE


def test_a_review_that_was_assigned_is_begun_by_its_first_save(database, shared, desk):
    review = Review(
        id=uuid7(),
        article_id=shared.article_id,
        reviewer_id=shared.alice.id,
        state=ReviewState.ASSIGNED,
    )
    database.write(lambda s: s.add(review))
    database.write(lambda s: tag(s, shared, shared.alice))
    with database.read() as session:
        assert review_of(session, shared, shared.alice).state is ReviewState.OPEN
