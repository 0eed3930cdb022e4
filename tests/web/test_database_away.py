"""A database that takes no change just now: 503, and nothing that was typed is lost."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.app import create_app
from factcheck.db import Database
from factcheck.models import uuid7
from tests.support.csrf import csrf_token
from tests.support.routes import add_things
from tests.support.sign_in import sign_in

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def impatient(settings) -> Iterator[Flask]:
    """An app that waits for nobody."""
    app = create_app(replace(settings, lock_timeout=0))
    yield app
    app.extensions["database"].close()


@pytest.fixture
def browser(impatient: Flask, database: Database, alice) -> FlaskClient:
    return sign_in(impatient.test_client(), database, alice)


def test_a_form_keeps_what_was_typed_and_goes_through_later(browser, database, project):
    url = f"/projects/{project.id}/articles/new"
    typed = {
        "title": "Kept",
        "text": "It was kept. It was sent.",
        "csrf_token": csrf_token(browser),
    }
    with database._held_gate():
        answer = browser.post(url, data=typed, headers=OWN)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "2"
        assert "It was kept. It was sent." in answer.text
        assert f'action="{url}"' in answer.text
    assert browser.post(url, data=typed, headers=OWN).status_code == 303


def test_a_script_is_told_to_try_again(browser, database, desk):
    things = database.write(lambda s: add_things(s, desk.project, desk.bob))
    headers = {"X-CSRFToken": csrf_token(browser)}
    url = f"/api/v1/annotations/{uuid7()}"
    body = {"sentence": str(things.sentence_id), "revision": 0, "tag": "claim", "note": ""}
    body["attributions"] = []
    with database._held_gate():
        answer = browser.put(url, json=body, headers=headers)
        assert (answer.status_code, answer.json["error"]["code"]) == (503, "unavailable")
    assert browser.put(url, json=body, headers=headers).status_code == 200


def test_reading_goes_on(browser, database, project):
    with database._held_gate():
        assert browser.get(f"/projects/{project.id}/articles").status_code == 200


def test_a_full_disk_is_said_to_be_full(browser, impatient, database, project):
    with impatient.extensions["database"]._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # of the only connection
    url = f"/projects/{project.id}/articles/new"
    text = "A sentence that takes room. " * 4000
    typed = {"title": "Kept", "text": text, "csrf_token": csrf_token(browser)}
    answer = browser.post(url, data=typed, headers=OWN)
    assert answer.status_code == 503
    assert "disk of the server is full" in answer.text
    assert text.strip() in answer.text
