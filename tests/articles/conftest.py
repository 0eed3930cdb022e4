"""An article to cut anew over HTTP. Tests of the services make theirs in a session."""

import pytest

from tests.articles.recutting import TEXT, rows_of, texts_of
from tests.support.visit import Visitor
from tests.support.work import add_article


@pytest.fixture
def article(database, project, alice):
    return database.write(lambda session: add_article(session, project, alice, TEXT))


@pytest.fixture
def rows(database, article):
    with database.read() as session:
        return rows_of(session, article)


@pytest.fixture
def bobs(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def texts(database, article):
    def texts():
        with database.read() as session:
            return texts_of(session, article)

    return texts
