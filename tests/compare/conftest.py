"""The sentences of an article, which sources are laid beside."""

import pytest

from tests.support.work import add_article, sentences


@pytest.fixture
def rows(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))
