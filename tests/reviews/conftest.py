"""A desk with a second reviewer, and an article both review."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from factcheck.accounts.service import add_member, create_user
from factcheck.db import Database
from factcheck.models import Project, Role, User
from tests.support.desk import Desk
from tests.support.work import add_article, annotate, sentences


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
