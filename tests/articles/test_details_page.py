"""GET and POST /articles/<id>/details."""

import re

import pytest

from tests.support.visit import Visitor
from tests.support.work import add_article, annotate, sentences


@pytest.fixture
def article(database, project, alice):
    return database.write(lambda session: add_article(session, project, alice))


@pytest.fixture
def editor(signed_in, alice):
    return Visitor(signed_in(alice))


def details(**fields):
    return {"title": "The flood", "language": "en", "revision": 1, **fields}


def test_the_form_shows_what_is_stored(editor, article):
    page = editor.get(f"/articles/{article.id}/details").text
    assert 'value="The river"' in page
    assert '<option selected value="en">' in page


def test_corrected_details_are_saved(editor, article):
    address = f"/articles/{article.id}/details"
    answer = editor.post(address, **details(byline="Ann Lee", published="2026-03-14"))
    assert answer.status_code == 303
    page = editor.get(address).text
    assert 'value="Ann Lee"' in page
    assert 'value="2026-03-14"' in page


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "\u2063"},
        {"title": None},
        {"published": "soon"},
        {"url": "x"},
        {"language": "xx"},
    ],
)
def test_wrong_details_are_refused_and_nothing_typed_is_lost(editor, article, fields):
    typed = details(byline="Ann Lee") | fields
    sent = {name: value for name, value in typed.items() if value is not None}
    answer = editor.post(f"/articles/{article.id}/details", **sent)
    assert answer.status_code == 422
    assert 'value="Ann Lee"' in answer.text


def test_stale_details_are_refused_and_nothing_typed_is_lost(editor, article):
    address = f"/articles/{article.id}/details"
    editor.post(address, **details())
    answer = editor.post(address, **details(title="My own title"))
    assert answer.status_code == 409
    assert 'value="My own title"' in answer.text
    assert "The flood" in answer.text
    seen = re.search(r'name="revision" type="hidden" value="(\d+)"', answer.text)[1]
    assert editor.post(address, **details(title="My own title", revision=seen)).status_code == 303


def test_the_language_of_an_annotated_article_is_kept_and_it_says_why(
    editor, article, database, alice
):
    database.write(lambda s: annotate(s, sentences(s, article)[0], alice))
    answer = editor.post(f"/articles/{article.id}/details", **details(language="fr"))
    assert answer.status_code == 422
    assert "Keep the language" in answer.text


def test_a_removed_article_can_be_put_back(editor, article, project):
    assert editor.post(f"/articles/{article.id}/remove").status_code == 303
    listed = f"/projects/{project.id}/articles"
    assert "The river" not in editor.get(listed).text
    assert "The river" in editor.get(f"{listed}?removed=1").text
    assert editor.post(f"/articles/{article.id}/restore").status_code == 303
    assert "The river" in editor.get(listed).text
