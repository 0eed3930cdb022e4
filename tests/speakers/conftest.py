"""Fixtures: people at their browsers, and speakers of their project."""

import pytest

from tests.support.quoting import add
from tests.support.visit import Visitor
from tests.support.work import add_article, sentences


@pytest.fixture
def lena(database, project):
    return database.write(lambda s: add(s, project, "Lena Ortiz", "La Jefa"))


@pytest.fixture
def ortega(database, project):
    return database.write(lambda s: add(s, project, "Luis Ortega"))


@pytest.fixture
def rows(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))


@pytest.fixture
def editor(signed_in, alice):
    return Visitor(signed_in(alice))


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def viewer(signed_in, carol):
    return Visitor(signed_in(carol))
