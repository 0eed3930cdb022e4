"""Giving an article out and handing in its last review wait for each other, neither in vain."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest
import sqlalchemy

from factcheck.accounts.service import add_member, create_user
from factcheck.annotations.reading import AttributionDraft, Reading
from factcheck.annotations.service import save_annotation
from factcheck.models import Role, Tag, uuid7
from factcheck.reviews.assigning import assign
from factcheck.reviews.states import submit_review

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


@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_neither_is_tried_again_when_an_article_is_given_out_as_its_last_review_comes_in(
    database, shared, erin, caplog
):
    caplog.set_level(logging.INFO, "factcheck.db")
    holding, handing_in = Event(), []

    def wait(_connection, _cursor, statement, *_rest):
        """Hold the hand-in, once it has the article, until the other has begun."""
        mine = handing_in == [get_ident()]
        if mine and "FROM article" in statement and "NO KEY UPDATE" in statement:
            holding.set()
            time.sleep(0.5)

    def hand_in(session):
        handing_in[:] = [get_ident()]
        submit_review(session, shared.article_id, shared.bob.id)

    def give_out(session):
        assign(session, shared.article_id, erin, None, shared.alice.id)

    sqlalchemy.event.listen(database._writer, "after_cursor_execute", wait)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(database.write, hand_in)
        assert holding.wait(SECONDS)
        pool.submit(database.write, give_out).result(SECONDS)
        first.result(SECONDS)
    assert [record.message for record in caplog.records] == []
