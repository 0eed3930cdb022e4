"""A desk with a second reviewer, and an article both review."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, get_ident
from uuid import UUID

import pytest
from sqlalchemy import event

from factcheck.accounts.service import add_member, create_user
from factcheck.db import Database
from factcheck.models import Project, Role, User
from tests.support.desk import Desk
from tests.support.work import add_article, annotate, sentences

SECONDS = 10


@dataclass(frozen=True, slots=True)
class Shared:
    """An article of the desk, and two reviewers besides the editor, who is Alice."""

    project: Project
    article_id: UUID
    sentence_ids: list[UUID]
    alice: User
    bob: User
    dana: User


@pytest.fixture
def dana(database: Database, desk: Desk) -> User:
    def work(session):
        person = create_user(session, "Dana", "dana@example.org")
        add_member(session, desk.project.id, person.id, Role.REVIEWER, desk.alice.id)
        return person

    return database.write(work)


@pytest.fixture
def shared(database: Database, desk: Desk, dana: User) -> Shared:
    """Two are to review the article, and both have begun."""

    def work(session):
        project = session.get_one(Project, desk.project.id)
        project.reviewers_per_article = 2
        article = add_article(session, desk.project, desk.alice)
        rows = sentences(session, article)
        for person in (desk.bob, dana):
            annotate(session, rows[0], person)
        ids = [row.id for row in rows]
        return Shared(desk.project, article.id, ids, desk.alice, desk.bob, dana)

    return database.write(work)


@pytest.fixture
def race(database, caplog):
    """Do two things, the second while the first holds the article; return what was tried again.

    ``race(first, second, "INSERT INTO step")``: or once the first has done such a statement.
    """
    caplog.set_level(logging.INFO, "factcheck.db")
    holding, held_by = Event(), []

    def run(first, second, *after):
        def wait(_connection, _cursor, statement, *_rest):
            mine = held_by == [get_ident()] and not holding.is_set()
            if mine and all(words in statement for words in after or ("article", " FOR ")):
                holding.set()
                time.sleep(0.5)

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
