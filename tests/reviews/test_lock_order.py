"""Whoever works at one article at the same moment waits for the others, and nobody in vain."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest
from sqlalchemy import event, select

from factcheck.accounts.service import add_member, create_user
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.articles.recut import Cutter, split_sentence
from factcheck.models import Review, Role, Tag, uuid7
from factcheck.reviews.assigning import assign
from factcheck.reviews.states import submit_review, withdraw_review

SECONDS = 10


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


@pytest.fixture
def race(database, caplog):
    """Do two things, the second while the first holds the article; return what was tried again."""
    caplog.set_level(logging.INFO, "factcheck.db")
    holding, held_by = Event(), []

    def wait(_connection, _cursor, statement, *_rest):
        mine = held_by == [get_ident()]
        if mine and "article" in statement and " FOR " in statement and not holding.is_set():
            holding.set()
            time.sleep(0.5)

    def run(first, second):
        def begin(session):
            held_by[:] = [get_ident()]
            first(session)

        event.listen(database._writer, "after_cursor_execute", wait)
        with ThreadPoolExecutor(2) as pool:
            one = pool.submit(database.write, begin)
            assert holding.wait(SECONDS)
            other = pool.submit(database.write, second)
            other.result(SECONDS)
            one.result(SECONDS)
        return [record.message for record in caplog.records]

    return run


def name_somebody(shared, reviewer_id):
    quote = Reading(Tag.QUOTE, (AttributionDraft(uuid7(), "Ines Falk"),))

    def work(session):
        where = (uuid7(), shared.sentence_ids[2], reviewer_id)
        save_annotation(session, *where, quote, seen_revision=0)

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

    assert race(name_somebody(shared, shared.bob.id), take_away) == []


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_neither_is_tried_again_when_the_first_save_in_an_article_meets_a_split(shared, erin, race):
    def split(session):
        cutter = Cutter(shared.alice.id, is_editor=True)
        split_sentence(session, shared.sentence_ids[2], 10, cutter, seen_cut=1)

    assert race(name_somebody(shared, erin), split) == []
