"""PUT /api/v1/annotations/<id>, which the workbench's script sends."""

import json

import pytest

from factcheck.models import uuid7
from tests.support.csrf import csrf_token
from tests.support.visit import Visitor
from tests.support.work import add_article, annotate, sentences


@pytest.fixture
def rows(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))


@pytest.fixture
def reviewer(signed_in, bob):
    return Visitor(signed_in(bob))


def body(about, **changes):
    return {
        "sentence": str(about.id), "revision": 0, "tag": "claim", "attributions": [],
        "note": "", **changes,
    }  # fmt: skip


def who(**changes):
    speaker = {"id": A_SPEAKER, "name": "Lena Ortiz", "kind": "person"}
    return {
        "id": AN_ATTRIBUTION,
        "speaker": speaker,
        "manner": "direct",
        "role": "mayor",
        **changes,
    }


def put(reviewer, what, annotation_id=None):
    return reviewer.put(f"/api/v1/annotations/{annotation_id or uuid7()}", what)


def test_the_answer_is_what_is_stored(reviewer, rows):
    made = uuid7()
    answer = put(reviewer, body(rows[0], attributions=[who()]), made)
    assert answer.status_code == 200
    told = answer.json
    assert (told["id"], told["revision"], told["tag"]) == (str(made), 1, "claim")
    assert told["attributions"][0]["speaker"]["name"] == "Lena Ortiz"


def test_a_stale_save_shows_both_versions(reviewer, rows, database, bob):
    database.write(lambda session: annotate(session, rows[0], bob))
    answer = put(reviewer, body(rows[0], tag="opinion"))
    assert answer.status_code == 409
    assert answer.json["error"]["code"] == "stale"
    assert answer.json["theirs"]["tag"] == "claim"


A_SPEAKER = "01a209de-8e58-739b-aa14-082d1f4569c7"
AN_ATTRIBUTION = "01a209de-8e58-7f00-8000-0123456789ab"
"""The same in every run, as they are part of the names of tests."""
SOMEWHERE = {"start": 0, "end": 3, "exact": "The"}
WRONG = [
    {"tag": "nonsense"},
    {"tag": 1},
    {"revision": "0"},
    {"revision": -1},
    {"revision": 2**63},
    {"revision": 1.5},
    {"note": None},
    {"note": "x" * 10_001},
    {"note": "a\0b"},
    {"sentence": "nonsense"},
    {"sentence": None},
    {"unknown": 1},
    {"attributions": {}},
    {"attributions": [{}]},
    {"attributions": [who(manner="shouting")]},
    {"attributions": [who(speaker={"id": "1", "name": "A", "kind": "person"})]},
    {"attributions": [who(speaker={"id": A_SPEAKER, "name": "", "kind": "person"})]},
    {"attributions": [who(role="x" * 301)]},
    {"attributions": [who(affiliation="x" * 301)]},
    {"attributions": [who(speaker=None)]},
    {"attributions": [who(), who()]},
    {"attributions": [who(parent=AN_ATTRIBUTION)]},
    {"attributions": [who(parent=A_SPEAKER)]},
    {"attributions": [who(cue={"start": 0, "end": 3, "exact": "She"})]},
    {"attributions": [who(source={"start": 0, "end": 3000, "exact": "The"})]},
    {"span": {"start": 0, "end": 0, "exact": "The"}},
    {"span": {"start": 0, "end": 400, "exact": "The"}},
    {"span": {"start": None, "end": None, "exact": "The"}},
    {"span": {"start": 0, "end": 3, "exact": "the"}},
    {"span": {**SOMEWHERE, "unknown": 1}},
    {"certainty": "maybe"},
    {"flagged": 1},
    {"verdict": "nonsense", "justification": "Why"},
    {"verdict": "supported", "justification": "No passage is linked"},
    {"verdict": "not_enough_evidence"},
    {"verdict": "not_enough_evidence", "justification": "Why", "tag": "quote"},
]


@pytest.mark.parametrize("changes", WRONG, ids=lambda changes: json.dumps(changes)[:50])
def test_a_wrong_body_is_refused_in_words(reviewer, rows, changes):
    answer = put(reviewer, body(rows[0], **changes))
    assert answer.status_code == 422
    assert answer.json["error"]["message"]


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"NaN",
    b'{"a":NaN}',
    b"[" * 100_000,
    b'{"sentence":"\\ud800"}',
    b"\xff\xfe",
    b'{"a":1,"a":2}',
]


@pytest.mark.parametrize("raw", BROKEN, ids=lambda raw: repr(raw[:20]))
def test_a_broken_body_is_refused(reviewer, rows, raw):
    assert reviewer.put_raw(f"/api/v1/annotations/{uuid7()}", raw).status_code == 422


def test_another_media_type_is_refused(reviewer, rows):
    raw = json.dumps(body(rows[0])).encode()
    answer = reviewer.put_raw(f"/api/v1/annotations/{uuid7()}", raw, "text/plain")
    assert answer.status_code == 422


def test_a_save_without_a_token_is_refused(reviewer, rows):
    answer = reviewer.client.put(f"/api/v1/annotations/{uuid7()}", json=body(rows[0]))
    assert answer.status_code == 400


def test_a_sentence_of_another_project_is_not_found(reviewer, desk, database, mallory):
    theirs = database.write(lambda s: sentences(s, add_article(s, desk.elsewhere, mallory)))[0]
    assert put(reviewer, body(theirs)).status_code == 404


def test_a_sentence_that_is_not_there_is_not_found(reviewer, rows):
    rows[0].id = uuid7()
    assert put(reviewer, body(rows[0])).status_code == 404


def test_anothers_annotation_cannot_be_taken_over(reviewer, rows, database, alice):
    theirs = database.write(lambda session: annotate(session, rows[0], alice))
    answer = put(reviewer, body(rows[1], revision=1), theirs.id)
    assert answer.status_code in {409, 422}
    answer = put(reviewer, body(rows[0], revision=0), theirs.id)
    assert answer.status_code == 422


def test_a_viewer_may_not_save(signed_in, carol, rows):
    assert put(Visitor(signed_in(carol)), body(rows[0])).status_code == 403


def test_a_locked_database_answers_503_and_when_to_try_again(
    settings, new_database_url, rows, database, bob
):
    import dataclasses  # noqa: PLC0415
    import sqlite3  # noqa: PLC0415

    from factcheck.app import create_app  # noqa: PLC0415
    from tests.support.sign_in import sign_in  # noqa: PLC0415

    hasty = create_app(dataclasses.replace(settings, lock_timeout=1))
    reviewer = Visitor(sign_in(hasty.test_client(), database, bob))
    reviewer.get("/")
    locker = sqlite3.connect(database.url.database, isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    answer = put(reviewer, body(rows[0]))
    locker.execute("ROLLBACK")
    locker.close()
    hasty.extensions["database"].close()
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) >= 1


def test_what_one_person_typed_is_not_saved_as_another(reviewer, rows, alice, bob):
    token = csrf_token(reviewer.client)
    address, what = f"/api/v1/annotations/{uuid7()}", body(rows[0])
    for person, status in ((alice, 401), (bob, 200)):
        headers = {"X-CSRFToken": token, "X-Person": str(person.id)}
        answer = reviewer.client.put(address, json=what, headers=headers)
        assert answer.status_code == status
        assert status == 200 or answer.json["error"]["code"] == "other_person"
