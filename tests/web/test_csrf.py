"""Forms that another site has the reader send."""

import time
from dataclasses import replace

import pytest

from factcheck.app import create_app
from tests.support.csrf import csrf_token

PASSES = 409
"""What the probe answers to whatever gets as far as its view."""


def send(client, **headers):
    data = {"csrf_token": csrf_token(client)}
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/probe/fail/stale", data=data, headers=names).status_code


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, PASSES),
        ({"Sec_Fetch_Site": "same-origin"}, PASSES),
        ({"Sec_Fetch_Site": "none"}, PASSES),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "nonsense"}, 403),
        ({"Origin": "http://localhost"}, PASSES),
        ({"Origin": "null"}, PASSES),
        ({"Origin": "http://localhost:8000"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Origin": "http://localhost"}, 403),
    ],
)
def test_the_browser_says_where_it_comes_from(client, headers, status):
    assert send(client, **headers) == status


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "\0", "é" * 50, "x" * 5000])
def test_a_broken_token_is_refused(client, token):
    csrf_token(client)
    assert client.post("/probe/fail/stale", data={"csrf_token": token}).status_code == 400


def test_a_csrf_token_another_browser_is_refused(app, client, csrf):
    other = app.test_client()
    csrf_token(other)
    assert other.post("/probe/fail/stale", data={"csrf_token": csrf}).status_code == 400


def test_a_csrf_token_another_installation_is_refused(client, settings, csrf):
    elsewhere = create_app(replace(settings, secret_key="another key of another installation"))
    token = csrf_token(elsewhere.test_client())
    assert client.post("/probe/fail/stale", data={"csrf_token": token}).status_code == 400


def test_a_form_may_stay_open_over_night(client, csrf, monkeypatch):
    later = time.time() + 10 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert client.post("/probe/fail/stale", data={"csrf_token": csrf}).status_code == PASSES


def test_a_script_sends_it_as_a_header(client, csrf):
    headers = {"X-CSRFToken": csrf}
    assert client.post("/api/probe/fail/stale", headers=headers).status_code == PASSES


def test_the_cookie_holds_only_the_secret(client, csrf):
    with client.session_transaction() as session:
        assert set(session) == {"csrf_token"}
