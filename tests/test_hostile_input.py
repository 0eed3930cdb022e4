"""What no route may fall for: bytes that are no text, and ids of another desk's things."""

import json
from io import BytesIO

import pytest

from factcheck.db import Database
from factcheck.models import uuid7
from tests.support.csrf import csrf_token
from tests.support.desk import Desk
from tests.support.routes import Things, add_things, path_of, questions

HOSTILE = [
    "%00",
    "%ff",
    "%ed%a0%80",
    "x" * 3000,
    "9" * 30,
    "-1",
    "1e9",
    "%3Cscript%3E",
    "..%2F..",
    "%27%22--",
    "",
]
NAMES = {
    "arguments": "after before language next q removed sentence source then",
    "fields": "byline email file id kind language manner next note password published publisher "
    "revision role sentence snapshot source span speaker_kind speaker_name stance tag text then "
    "title url author",
}


@pytest.mark.both_engines
def test_nothing_that_can_be_typed_breaks_a_route(app, signed_in, alice, things):
    """Values are given as an URL writes them, so that bytes that are no text come along."""
    client, broken = signed_in(alice), {}
    headers = {"X-CSRFToken": csrf_token(client)}
    for question in questions(app):
        if question.rule.endpoint == "accounts.sign_out":
            continue
        for value in HOSTILE:
            query, fields = (
                "&".join(f"{n}={value}" for n in names.split()) for names in NAMES.values()
            )
            response = client.open(
                path_of(question, things) + (f"?{query}" if question.method == "GET" else ""),
                method=question.method,
                headers=headers,
                data=fields if question.method == "POST" else None,
                content_type="application/x-www-form-urlencoded",
            )
            if response.status_code >= 500:
                broken[f"{question.name} {value[:9]}"] = response.status_code
    assert broken == {}


def test_a_file_sent_for_what_is_to_be_typed_breaks_no_route(app, signed_in, alice, things):
    client, broken = signed_in(alice), {}
    fields = [*NAMES["fields"].split(), "addresses", "annotation", "archive_url", "held", "names"]
    fields += ["apart", "claim", "owner", "passage", "seen", "sentences", "website"]
    for question in questions(app):
        if question.method != "POST" or question.rule.endpoint == "accounts.sign_out":
            continue
        for name in fields:
            data = {name: (BytesIO(b"x"), "a.txt"), "csrf_token": csrf_token(client)}
            response = client.post(
                path_of(question, things), data=data, content_type="multipart/form-data"
            )
            if response.status_code >= 500:
                broken[question.name, name] = response.status_code
    assert broken == {}


@pytest.fixture
def things(database: Database, desk: Desk) -> Things:
    """Alice's, who may use every route, so that what only its maker may change is tried too."""
    return database.write(lambda session: add_things(session, desk.project, desk.alice))


@pytest.fixture
def theirs(database: Database, desk: Desk) -> Things:
    """Things of the other desk."""
    return database.write(lambda session: add_things(session, desk.elsewhere, desk.mallory))


def test_a_thing_of_another_desk_cannot_be_named_in_a_query(signed_in, bob, things, theirs):
    client = signed_in(bob)
    for path, name in (
        (f"/sentences/{things.sentence_id}/compare", "source"),
        (f"/sentences/{things.sentence_id}/evidence/new", "source"),
        (f"/articles/{things.article_id}", "sentence"),
    ):
        for value in (theirs.source_id, theirs.sentence_id):
            response = client.get(path, query_string={name: value})
            assert response.status_code in (200, 404), path
            assert "The Tatler’s" not in response.text


def test_a_thing_of_another_desk_cannot_be_named_in_a_form(signed_in, bob, things, theirs):
    client = signed_in(bob)
    form = {
        "csrf_token": csrf_token(client),
        "id": str(uuid7()),
        "span": "0-10",
        "stance": "supports",
    }
    path = f"/sentences/{things.sentence_id}/evidence"
    snapshots = {"ours": things.snapshot_id, "theirs": theirs.snapshot_id}
    got = {
        whose: client.post(path, data=form | {"snapshot": str(snapshot_id)}).status_code
        for whose, snapshot_id in snapshots.items()
    }
    assert got == {"ours": 303, "theirs": 404}


def test_a_thing_of_another_desk_cannot_be_named_in_a_body(signed_in, bob, things, theirs):
    client = signed_in(bob)
    headers = {"X-CSRFToken": csrf_token(client)}
    speaker = {"id": str(theirs.author_id), "name": "Somebody", "kind": "person"}
    who = {"id": str(uuid7()), "speaker": speaker, "manner": "direct", "role": ""}
    body = {"sentence": str(theirs.sentence_id), "revision": 0, "tag": None, "note": ""}

    def put(**changes: object) -> int:
        path = f"/api/v1/annotations/{uuid7()}"
        sent = body | {"attributions": []} | changes
        return client.put(path, json=sent, headers=headers).status_code

    assert put() == 404
    assert put(sentence=str(things.sentence_id), attributions=[who]) == 422
    assert put(sentence=str(things.sentence_id)) == 200
    twice = json.dumps(body)[:-1] + f', "sentence": "{things.sentence_id}", "attributions": []}}'
    answer = client.put(
        f"/api/v1/annotations/{uuid7()}",
        data=twice,
        content_type="application/json",
        headers=headers,
    )
    assert answer.status_code == 422, "one reader would take the first, another the second"
