"""Undo and redo of what only an editor may do, by somebody who is no editor any more."""

import pytest
from sqlalchemy import update

from factcheck.models import Membership, Role, uuid7
from factcheck.speakers.entries import get_entry
from factcheck.speakers.merging import merge_speakers, split_alias
from factcheck.speakers.registry import add_alias
from factcheck.speakers.states import read_state
from factcheck.undo.outcomes import Refusal
from tests.support.csrf import csrf_token
from tests.support.quoting import add

pytestmark = pytest.mark.both_engines


def merge(session, project, editor):
    merged, into = (add(session, project, name) for name in ("A. Lee", "Ann Lee"))
    merge_speakers(session, merged.id, into.id, editor.id)
    return merged.id


def split(session, project, editor):
    speaker = add(session, project, "Anna Smith", "Smith")
    alias = next(a for a in get_entry(session, speaker.id).aliases if a.alias == "Smith")
    split_alias(session, speaker.id, alias.id, editor.id)
    return speaker.id


def take_back(session, project, editor):
    merged, into = (add(session, project, name) for name in ("B. Lee", "Bea Lee"))
    merge_speakers(session, merged.id, into.id, editor.id)
    alias = next(a for a in get_entry(session, into.id).aliases if a.alias == "B. Lee")
    split_alias(session, into.id, alias.id, editor.id)
    return merged.id


def make_reviewer(session, project, user):
    of_user = (Membership.project_id == project.id, Membership.user_id == user.id)
    session.execute(update(Membership).where(*of_user).values(role=Role.REVIEWER))


@pytest.mark.parametrize("work", [merge, split, take_back])
@pytest.mark.parametrize("way", ["undo", "redo"])
def test_what_only_an_editor_may_do_is_not_turned_by_a_reviewer(
    session, project, alice, undo, redo, work, way
):
    speaker_id = work(session, project, alice)
    if way == "redo":
        assert undo(alice).refusal is None
    before = read_state(session, speaker_id)
    make_reviewer(session, project, alice)
    refused = undo(alice) if way == "undo" else redo(alice)
    assert refused.refusal is Refusal.CHANGED
    assert "Only an editor of this project can do this." in refused.words
    assert read_state(session, speaker_id) == before


def test_what_a_reviewer_may_do_is_turned_by_one(session, project, alice, undo, redo):
    speaker = add(session, project, "Anna Smith")
    add_alias(session, speaker.id, "Smith", alice.id)
    make_reviewer(session, project, alice)
    assert (undo(alice).refusal, redo(alice).refusal) == (None, None)
    assert [a.alias for a in get_entry(session, speaker.id).aliases] == ["Smith"]


def test_a_redo_of_a_merge_by_a_reviewer_is_a_conflict_for_a_script(
    database, project, alice, signed_in
):
    speaker_id = database.write(lambda s: merge(s, project, alice))
    browser = signed_in(alice)

    def ask(way):
        url, headers = f"/api/v1/projects/{project.id}/{way}", {"X-CSRFToken": csrf_token(browser)}
        return browser.post(url, json={"id": str(uuid7())}, headers=headers)

    assert ask("undo").status_code == 200
    database.write(lambda s: make_reviewer(s, project, alice))
    told = ask("redo")
    assert (told.status_code, told.json["error"]["code"]) == (409, "changed_since")
    with database.read() as session:
        assert get_entry(session, speaker_id).merged_into_id is None
