"""How many reviews a member is said to have under way."""

import pytest

from factcheck.accounts.members import get_own_membership
from factcheck.articles.details import remove_article
from tests.support.work import add_article, annotate, sentences


@pytest.mark.both_engines
def test_a_review_of_a_removed_article_is_not_under_way(session, project, alice, bob):
    article = add_article(session, project, alice)
    annotate(session, sentences(session, article)[0], bob)
    assert get_own_membership(session, project.id, bob.id).under_way == 1
    remove_article(session, article.id, alice.id)
    session.flush()
    assert get_own_membership(session, project.id, bob.id).under_way == 0
