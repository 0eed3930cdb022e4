"""An article of two reviewers and more, and browsers without scripts for them."""

import pytest

from factcheck.models import Role
from tests.support.visit import Visitor
from tests.support.work import add_article, add_report, sentences
from tests.talk.saying import join


@pytest.fixture
def article(session, project, alice):
    return add_article(session, project, alice)


@pytest.fixture
def rows(session, article):
    """The sentences of the article."""
    return sentences(session, article)


@pytest.fixture
def report(session, project, alice):
    return add_report(session, project, alice)


@pytest.fixture
def dana(session, project):
    """Another reviewer."""
    return join(session, project, "Dana Ruiz", Role.REVIEWER)


@pytest.fixture
def erin(session, project):
    """Another editor."""
    return join(session, project, "Erin Hale", Role.EDITOR)


@pytest.fixture
def visit(signed_in):
    """Open a browser: ``visit(bob).get("/inbox")``."""
    return lambda user: Visitor(signed_in(user))
