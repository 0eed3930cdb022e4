"""The pages for merging and splitting, without scripts."""

import re

import pytest

from factcheck.models import uuid7
from factcheck.speakers.entries import get_entry
from factcheck.speakers.service import get_author
from tests.support.quoting import add, quote


def entry(database, speaker_id):
    with database.read() as session:
        return get_entry(session, speaker_id)


@pytest.mark.parametrize("alias", ["", "nonsense", "01a209de-8e58-739b-aa14-082d1f4569c7"])
def test_an_unknown_alias_is_refused(editor, lena, alias):
    assert editor.post(f"/speakers/{lena.id}/aliases/remove", alias=alias).status_code == 422
    assert editor.post(f"/speakers/{lena.id}/split", alias=alias).status_code == 422


def test_a_merge_is_found_shown_and_done_without_scripts(editor, database, lena, ortega):
    page = editor.get(f"/speakers/{lena.id}/merge?q=ort").text
    assert "Luis Ortega" in page
    assert f"into={lena.id}" not in page
    confirm = editor.get(f"/speakers/{lena.id}/merge?into={ortega.id}")
    assert "2 names will find" in confirm.text
    answer = editor.post(f"/speakers/{lena.id}/merge", into=str(ortega.id))
    assert (answer.status_code, answer.location) == (303, f"/speakers/{ortega.id}")
    page = editor.get(answer.location).text
    assert "La Jefa" in page
    old = editor.get(f"/speakers/{lena.id}")
    assert (old.status_code, old.location) == (303, f"/speakers/{ortega.id}")


def test_a_merge_that_cannot_be_is_refused_in_words(editor, database, desk, lena):
    with database.read() as session:
        author = get_author(session, desk.project.id)
    stranger = database.write(lambda s: add(s, desk.elsewhere, "Secret Source"))
    for into in (lena.id, author.id, stranger.id, uuid7(), ""):
        for answer in (
            editor.post(f"/speakers/{lena.id}/merge", into=str(into)),
            *([editor.get(f"/speakers/{lena.id}/merge?into={into}")] if into else []),
        ):
            assert answer.status_code == 422
            assert 'class="notice notice--danger"' in answer.text
            assert "Secret Source" not in answer.text
    assert editor.post(f"/speakers/{author.id}/merge", into=str(lena.id)).status_code == 422
    assert entry(database, lena.id).standing


def test_a_merge_is_undone_by_the_button_that_follows_it(editor, project, database, lena, ortega):
    answer = editor.post(f"/speakers/{lena.id}/merge", into=str(ortega.id))
    page = editor.get(answer.location).text
    form = re.search(r'<form[^>]*action="(/projects/[^"]*/undo)".*?</form>', page, re.DOTALL)
    following = re.search(r'name="next" value="([^"]*)"', form[0])[1]
    done = editor.post(form[1], next=following)
    assert done.status_code == 303
    assert editor.get(done.location).status_code == 200
    assert entry(database, lena.id).standing


def test_a_split_is_shown_and_done(editor, database, project, alice, rows, lena):
    database.write(lambda s: quote(s, rows[1], alice, "Lena Ortiz", source="Mayor Lena Ortiz"))
    (alias,) = entry(database, lena.id).aliases
    page = editor.get(f"/speakers/{lena.id}/split?alias={alias.id}")
    assert "No attribution goes along" in page.text
    assert "1 attribution stays" in page.text
    answer = editor.post(f"/speakers/{lena.id}/split", alias=str(alias.id))
    assert answer.status_code == 303
    assert '<h1 dir="auto">La Jefa</h1>' in editor.get(answer.location).text


def test_merging_and_splitting_are_for_editors(reviewer, lena, ortega):
    page = reviewer.get(f"/speakers/{lena.id}").text
    assert f"/speakers/{lena.id}/merge" not in page
    assert f"/speakers/{lena.id}/split" not in page
    for path in ("merge", "split"):
        assert reviewer.get(f"/speakers/{lena.id}/{path}").status_code == 403
        assert reviewer.post(f"/speakers/{lena.id}/{path}").status_code == 403
