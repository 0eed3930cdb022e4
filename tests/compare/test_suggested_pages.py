"""More sources of the library: beside a sentence, and where a source is chosen for it."""

import pytest

from tests.support.visit import Visitor
from tests.support.work import add_report, link

ANSWER = "The river rose by 11 centimetres on Monday."


@pytest.fixture
def reviewer(signed_in, alice):
    return Visitor(signed_in(alice))


@pytest.fixture
def library(database, project, alice):
    texts = {"Board": ANSWER, "Recipe": "Peel two onions.", "Mayor": "The mayor was away."}
    return database.write(
        lambda s: {name: add_report(s, project, alice, text, name) for name, text in texts.items()}
    )


@pytest.mark.parametrize("page", ["compare?source={Recipe}", "evidence"])
def test_nothing_is_looked_for_until_it_is_asked_for(reviewer, rows, library, page):
    ids = {name: source.id for name, source in library.items()}
    path = f"/sentences/{rows[0].id}/{page.format(**ids)}"
    asked = reviewer.get(path).text
    assert "may bear on it" not in asked
    assert ANSWER not in asked
    assert "suggest=1" in asked


def test_asked_for_they_are_added_beside_the_sentence(reviewer, rows, library):
    recipe, board = library["Recipe"].id, library["Board"].id
    path = f"/sentences/{rows[0].id}/compare?source={recipe}"
    page = reviewer.get(f"{path}&suggest=1").text
    assert "1 more source of the library may bear on it" in page
    assert f"{path}&amp;source={board}" in page


def test_asked_for_they_are_chosen_for_the_sentence(reviewer, rows, library):
    page = reviewer.get(f"/sentences/{rows[0].id}/evidence?suggest=1").text
    assert "1 more source of the library may bear on it" in page
    assert page.index(ANSWER) < page.index("Recipe")


def test_what_is_linked_is_not_suggested_again(reviewer, rows, library, database, alice):
    database.write(lambda s: link(s, rows[0], alice, library["Board"]))
    for page in ("compare", "evidence"):
        shown = reviewer.get(f"/sentences/{rows[0].id}/{page}?suggest=1").text
        assert "No other source of the library seems to bear on it." in shown
