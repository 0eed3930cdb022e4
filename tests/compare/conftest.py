"""The sentences of an article, which sources are laid beside."""

import pytest

from factcheck.compare.service import side_by_side
from tests.support.work import add_article, sentences


@pytest.fixture
def rows(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice)


@pytest.fixture
def sentence(session, article):
    return sentences(session, article)[0]


@pytest.fixture
def lay(session, article, sentence, alice):
    """Lay sources beside the sentence, and return their columns."""

    def lay(*sources, weak=False):
        ids = [getattr(source, "id", source) for source in sources]
        return side_by_side(session, article, sentence, alice.id, ids, weak=weak)

    return lay
