"""Copies and citations, publishers, and two sources side by side, through the pages."""

import re

import pytest

from factcheck.models import Publisher, RelationState, SourceRelation
from factcheck.sources.service import SourceDraft, SourceMetadata, add_source
from tests.sources.test_relating import OTHER, PAPER, WIRE
from tests.support.visit import Visitor
from tests.support.work import add_report


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


@pytest.fixture
def copies(database, project, alice):
    def store(session):
        ids = []
        for text, publisher in ((WIRE, "Northern Wire"), (PAPER, "The Orlen Post")):
            metadata = SourceMetadata(f"{publisher}’s story", publisher=publisher)
            ids.append(add_source(session, project.id, SourceDraft(text, metadata), alice.id))
        return ids

    return database.write(store)


@pytest.fixture
def relation(database, copies):
    def read():
        with database.read() as session:
            return session.query(SourceRelation).one()

    return read


def test_a_pair_is_confirmed_beside_its_evidence(reviewer, project, copies, relation):
    answered = reviewer.post(
        f"/projects/{project.id}/relations/{relation().id}",
        state="confirmed", revision="1", next=f"/projects/{project.id}/sources",
    )  # fmt: skip
    assert answered.location == f"/projects/{project.id}/sources"
    assert relation().state is RelationState.CONFIRMED
    assert "Confirmed (Bob)" in reviewer.get(f"/sources/{copies[0]}/beside/{copies[1]}").text


def test_a_decision_made_meanwhile_is_told(reviewer, project, relation):
    path = f"/projects/{project.id}/relations/{relation().id}"
    reviewer.post(path, state="rejected", revision="1")
    answered = reviewer.post(path, state="confirmed", revision="1")
    assert answered.status_code == 409
    assert "Kept apart (Bob)" in answered.text
    assert relation().state is RelationState.REJECTED
    seen = re.findall(r'name="revision" value="(\d+)"', answered.text)
    assert set(seen) == {"2"}


@pytest.mark.parametrize(
    "fields", [{"state": "maybe", "revision": "1"}, {"state": "confirmed"}, {}]
)
def test_a_broken_decision_is_refused(reviewer, project, relation, fields):
    answered = reviewer.post(f"/projects/{project.id}/relations/{relation().id}", **fields)
    assert answered.status_code == 422
    assert relation().state is RelationState.SUGGESTED


def test_two_sources_stand_side_by_side(reviewer, copies):
    page = reviewer.get(f"/sources/{copies[0]}/beside/{copies[1]}").text
    assert "<del>Two hundred</del>" in page
    assert "<ins>Some 200</ins>" in page


def test_people_say_how_sources_are_related(reviewer, project, copies, database, alice):
    other = database.write(lambda s: add_report(s, project, alice, OTHER, "Loaves").id)
    answered = reviewer.post(
        f"/sources/{other}/beside/{copies[0]}", kind="cites", course="a_from_b", revision="0"
    )
    assert answered.status_code == 303
    assert "cites" in reviewer.get(answered.location).text


def test_what_was_said_too_late_is_kept_on_the_page(reviewer, copies):
    path = f"/sources/{copies[0]}/beside/{copies[1]}"
    answered = reviewer.post(path, kind="cites", course="b_from_a", revision="0")
    assert answered.status_code == 409
    for value in ("cites", "b_from_a"):
        assert f'<option value="{value}" selected>' in answered.text
    assert 'name="revision" value="1"' in answered.text


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "twin", "course": "unknown", "revision": "1"},
        {"kind": "copy", "revision": "1"},
        {"kind": "copy", "course": "unknown"},
    ],
)
def test_a_relation_that_is_none_is_refused(reviewer, copies, fields):
    answered = reviewer.post(f"/sources/{copies[0]}/beside/{copies[1]}", **fields)
    assert answered.status_code == 422


def test_a_source_is_not_laid_beside_itself_or_anothers(reviewer, desk, copies, database, mallory):
    theirs = database.write(lambda s: add_report(s, desk.elsewhere, mallory).id)
    assert reviewer.get(f"/sources/{copies[0]}/beside/{theirs}").status_code == 404
    assert reviewer.get(f"/sources/{copies[0]}/beside/{copies[0]}").status_code == 422


def test_a_source_tells_its_relatives_and_its_texts(reviewer, copies):
    page = reviewer.get(f"/sources/{copies[1]}").text
    assert "Northern Wire’s story" in page
    assert "Captured texts" in page


@pytest.fixture
def publisher(database, copies):
    with database.read() as session:
        return session.query(Publisher).filter_by(name="Northern Wire").one()


def test_a_publisher_gets_names_and_an_owner(reviewer, project, publisher):
    path = f"/projects/{project.id}/publishers/{publisher.id}"
    assert "Northern Wire" in reviewer.get(path).text
    reviewer.post(
        path, name="Northern Wire", names="N-Wire\nNW", owner="Boreal Group", revision="1"
    )
    page = reviewer.get(f"/projects/{project.id}/publishers?q=boreal").text
    assert "N-Wire" in page
    assert "Boreal Group" in page


@pytest.mark.parametrize(
    ("fields", "status"), [({"name": ""}, 422), ({"names": "The Orlen Post", "revision": "9"}, 409)]
)
def test_a_wrong_publisher_is_refused_and_nothing_typed_is_lost(
    reviewer, project, publisher, fields, status
):
    typed = {"name": "Northern Wire", "names": "N-Wire", "owner": "Boreal", "revision": "1"}
    path = f"/projects/{project.id}/publishers/{publisher.id}"
    answered = reviewer.post(path, **typed | fields)
    assert answered.status_code == status
    assert "Boreal" in answered.text


def test_another_projects_publisher_is_not_found(reviewer, desk, database, mallory):
    def store(session):
        metadata = SourceMetadata("T", publisher="Theirs")
        add_source(session, desk.elsewhere.id, SourceDraft(OTHER, metadata), mallory.id)
        return session.query(Publisher).filter_by(name="Theirs").one().id

    theirs = database.write(store)
    assert reviewer.get(f"/projects/{desk.project.id}/publishers/{theirs}").status_code == 404
