"""Articles and a source to say something of, and ways to undo as a person does."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from factcheck.models import Article, Sentence, Source, User, uuid7
from factcheck.undo import service
from factcheck.undo.outcomes import Outcome
from tests.support.work import add_article, add_report, sentences


@pytest.fixture
def article(session, project, alice) -> Article:
    return add_article(session, project, alice)


@pytest.fixture
def places(session, article) -> list[Sentence]:
    """The sentences of the article."""
    return sentences(session, article)


@pytest.fixture
def report(session, project, alice) -> Source:
    return add_report(session, project, alice)


@pytest.fixture
def undo(session: Session, project) -> Callable[[User], Outcome]:
    """Undo once: ``undo(bob)``."""
    return lambda user: service.undo(session, project.id, user.id, uuid7())


@pytest.fixture
def redo(session: Session, project) -> Callable[[User], Outcome]:
    """Redo once: ``redo(bob)``."""
    return lambda user: service.redo(session, project.id, user.id, uuid7())
