"""Whoever works at one article at the same moment waits for the others, and nobody in vain."""

import pytest
from sqlalchemy import select

from factcheck.accounts.members import change_role, remove_member
from factcheck.accounts.service import add_member, create_user
from factcheck.adjudication.bench import read_bench
from factcheck.adjudication.decisions import Wanted, decide
from factcheck.adjudication.finishing import finish
from factcheck.adjudication.given import GIVEN
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.articles.recut import Cutter, split_sentence
from factcheck.errors import ForbiddenError
from factcheck.models import DecisionField, Membership, Review, ReviewState, Role, Tag, uuid7
from factcheck.reviews.assigning import assign
from factcheck.reviews.opening import open_article
from factcheck.reviews.states import submit_review, withdraw_review


@pytest.fixture
def erin(database, shared):
    """Who is to review it, too; all but Bob have handed in, and Bob has named somebody new."""

    def work(session):
        quote = Reading(Tag.QUOTE, (AttributionDraft(uuid7(), "Mara Voss"),))
        where = (uuid7(), shared.sentence_ids[1], shared.bob.id)
        save_annotation(session, *where, quote, seen_revision=0)
        submit_review(session, shared.article_id, shared.dana.id)
        erin = create_user(session, "Erin", "erin@example.org")
        add_member(session, shared.project.id, erin.id, Role.REVIEWER, shared.alice.id)
        return erin.id

    return database.write(work)


NAMING = Reading(Tag.QUOTE, (AttributionDraft(uuid7(), "Ines Falk"),))


def saving(shared, reviewer_id, reading):
    def work(session):
        where = (uuid7(), shared.sentence_ids[2], reviewer_id)
        save_annotation(session, *where, reading, seen_revision=0)

    return work


def losing(database, shared, user_id, removed):
    """Return what takes a person's role from them, or the person from the project."""
    with database.read() as session:
        own = select(Membership.id).where(Membership.user_id == user_id)
        member_id = session.scalars(own).one()

    def work(session):
        about = session, shared.project.id, member_id
        if removed:
            remove_member(*about, shared.alice.id)
        else:
            change_role(*about, Role.VIEWER, shared.alice.id)

    return work


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_neither_is_tried_again_when_an_article_is_given_out_as_its_last_review_comes_in(
    shared, erin, race
):
    def hand_in(session):
        submit_review(session, shared.article_id, shared.bob.id)

    def give_out(session):
        assign(session, shared.article_id, erin, None, shared.alice.id)

    assert race(hand_in, give_out) == []


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_neither_is_tried_again_when_a_save_names_somebody_new_as_its_review_is_taken_away(
    database, shared, erin, race
):
    def take_away(session):
        own = Review.article_id == shared.article_id, Review.own(shared.bob.id)
        review_id = session.scalars(select(Review.id).where(*own)).one()
        withdraw_review(session, review_id, shared.alice.id)

    assert race(saving(shared, shared.bob.id, NAMING), take_away) == []


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_neither_is_tried_again_when_the_first_save_in_an_article_meets_a_split(shared, erin, race):
    def split(session):
        cutter = Cutter(shared.alice.id, is_editor=True)
        split_sentence(session, shared.sentence_ids[2], 10, cutter, seen_cut=1)

    assert race(saving(shared, erin, NAMING), split) == []


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
@pytest.mark.parametrize("removed", [True, False])
def test_who_loses_their_role_as_they_begin_a_review_has_none_under_way_then(
    database, shared, erin, race, removed
):
    lose = losing(database, shared, erin, removed)
    assert race(saving(shared, erin, Reading(Tag.CLAIM)), lose) == []
    with database.read() as session:
        state = select(Review.state).where(Review.reviewer_id == erin)
        assert session.scalars(state).all() == [ReviewState.WITHDRAWN]


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
@pytest.mark.parametrize("removed", [True, False])
def test_a_save_that_waits_for_its_member_to_lose_their_role_is_refused_at_once(
    database, shared, erin, race, removed, caplog
):
    lose = losing(database, shared, erin, removed)
    with pytest.raises(ForbiddenError):
        race(lose, saving(shared, erin, Reading(Tag.CLAIM)), "FROM membership")
    assert caplog.records == []
    with database.read() as session:
        assert session.scalars(select(Review).where(Review.reviewer_id == erin)).all() == []


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_neither_is_tried_again_when_a_finish_adds_somebody_as_the_article_is_opened(
    database, shared, erin, race
):
    database.write(lambda s: submit_review(s, shared.article_id, shared.bob.id))
    with database.read() as session:
        bench = read_bench(session, shared.article_id)
    for part in bench.undecided:
        of_whom = part.field is DecisionField.ATTRIBUTION
        choice = GIVEN if of_whom else part.options[0].choice
        given = AttributionDraft(uuid7(), "Kai Brandt") if of_whom else None
        wanted = Wanted(part.key, choice, part.fingerprint, reason="So.", given=given)
        database.write(lambda s, w=wanted: decide(s, shared.article_id, shared.alice.id, w))

    def finish_it(session):
        finish(session, shared.article_id, shared.alice.id)

    def open_it(session):
        open_article(session, shared.article_id, shared.alice.id)

    assert race(finish_it, open_it) == []
