"""An article of two reviewers and more, and browsers without scripts for them."""

import pytest

from factcheck.models import Role, utc_now
from tests.support.quoting import add
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


@pytest.fixture
def opened(session, article):
    article.opened_at = utc_now()
    session.flush()
    return article


@pytest.fixture
def places(session, project, opened, rows, report):
    """The pages where one writes, by what they are about."""
    speaker = add(session, project, "Lena Ortiz")
    session.commit()
    return {
        "article": f"/articles/{opened.id}/comments",
        "sentence": f"/sentences/{rows[1].id}/comments",
        "source": f"/sources/{report.id}/comments",
        "speaker": f"/speakers/{speaker.id}/comments",
    }
