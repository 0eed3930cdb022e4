"""Refusals and failures as scripts and readers get them."""

import sqlite3

import pytest

from factcheck.errors import InvalidError
from tests.support.csrf import csrf_token
from tests.support.sign_in import sign_in
from tests.web.conftest import ERRORS, ID

STATUS = {
    "invalid": 422,
    "not_found": 404,
    "forbidden": 403,
    "stale": 409,
    "duplicate": 409,
    "too_large": 413,
    "throttled": 429,
    "unavailable": 503,
    "refused": 400,
    "database": 503,
    "disk": 503,
    "connection": 400,
    "query": 500,
    "bug": 500,
}
CODE = {
    "database": "unavailable",
    "disk": "unavailable",
    "connection": "bad_request",
    "query": "broken",
    "bug": "broken",
}
"""What is told by another name than the test's."""
OWN = {"Sec-Fetch-Site": "same-origin"}


def test_every_kind_of_error_is_tried():
    assert set(STATUS) == set(ERRORS)


@pytest.mark.parametrize("name", STATUS)
def test_a_script_gets_one_shape(client, name):
    answer = client.get(f"/api/probe/fail/{name}")
    assert answer.status_code == STATUS[name]
    error = answer.json["error"]
    assert set(error) == {"code", "message", "fields"}
    assert error["code"] == CODE.get(name, name)
    assert error["fields"] == ({"tag": "Choose one."} if name == "invalid" else {})


@pytest.mark.parametrize("name", STATUS)
def test_a_reader_gets_a_page(client, name):
    answer = client.get(f"/probe/fail/{name}")
    assert (answer.status_code, answer.mimetype) == (STATUS[name], "text/html")
    assert f'<p class="status">{STATUS[name]}</p>' in answer.text
    if STATUS[name] < 500 and name not in CODE:
        assert str(ERRORS[name]) in answer.text


@pytest.mark.parametrize(
    ("name", "seconds"), [("throttled", "60"), ("unavailable", "2"), ("database", "2")]
)
@pytest.mark.parametrize("prefix", ["", "/api"])
def test_what_passes_says_when_to_come_back(client, prefix, name, seconds):
    assert client.get(f"{prefix}/probe/fail/{name}").headers["Retry-After"] == seconds


def test_a_conflict_carries_what_is_stored(client):
    assert client.get("/api/probe/fail/stale").json["theirs"] == {"id": "theirs", "revision": 3}
    assert client.get("/api/probe/fail/duplicate").json["existing"] == str(ID)


@pytest.mark.parametrize("name", ["database", "disk", "query", "bug"])
@pytest.mark.parametrize("prefix", ["", "/api"])
def test_a_failure_tells_nothing_of_the_inside(client, caplog, prefix, name):
    answer = client.get(f"{prefix}/probe/fail/{name}")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert caplog.records


def test_a_failure_is_found_in_the_log_by_its_number(client, caplog):
    message = client.get("/api/probe/fail/bug").json["error"]["message"]
    number = message.partition("number ")[2].rstrip(".")
    assert len(number) == 8
    assert any(number in record.getMessage() and record.exc_info for record in caplog.records)


def test_a_path_cannot_write_lines_into_the_log(client, caplog):
    client.get("/probe/fail/bug\nroot signed in")
    assert not any("\n" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("DELETE", "/api/probe/fail/bug", 405, "method_not_allowed"),
        ("TRACE", "/api/probe/fail/bug", 405, "method_not_allowed"),
        ("OPTIONS", "/api/probe/fail/bug", 405, "method_not_allowed"),
        ("POST", "/api/probe/fail/bug", 400, "csrf"),
    ],
)
def test_what_flask_refuses_has_the_same_shape(client, method, path, status, code):
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)
    assert answer.json["error"]["message"]


def test_a_wrong_method_is_told_the_right_ones(client):
    assert set(client.delete("/probe/fail/bug").allow) >= {"GET", "POST"}


@pytest.mark.parametrize("path", ["/nothing", "/articles/1", "/articles/no-uuid", "/s/0/x", "/%00"])
def test_an_address_that_leads_nowhere_says_so(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Check it, or go back to the start." in answer.text


@pytest.mark.parametrize("path", ["/", "/probe/fail/not_found", "/nothing", "/api/probe/fail/bug"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_query_that_is_no_text_is_refused(client, method, path):
    raw = {"QUERY_STRING": "q=\xff"}  # as a WSGI server hands the byte on
    answer = client.open(path, method=method, headers=OWN, environ_overrides=raw)
    assert answer.status_code == 422
    assert "a character that no text can hold" in answer.text


def test_a_percent_encoded_byte_that_is_no_text_does_no_harm(client, signed_in, alice, project):
    answer = client.get(f"/projects/{project.id}/sources?q=%FF")
    assert (answer.status_code, answer.location[:8]) == (303, "/sign-in")
    assert signed_in(alice).get(f"/projects/{project.id}/sources?q=%FF").status_code == 200


def test_a_form_of_a_signed_out_reader_keeps_what_was_typed(client, csrf, project):
    url = f"/projects/{project.id}/articles/new"
    typed = {"title": "Half a <b>day</b>’s work", "text": "A long\ntext.", "csrf_token": csrf}
    answer = client.post(url, data=typed, headers=OWN)
    assert answer.status_code == 401
    assert "Half a &lt;b&gt;day&lt;/b&gt;’s work" in answer.text
    assert "A long\ntext." in answer.text
    assert f'action="{url}"' in answer.text


def test_signing_in_elsewhere_lets_the_kept_form_through(
    app, client, csrf, database, alice, project
):
    url = f"/projects/{project.id}/articles/new"
    typed = {"title": "Kept", "text": "It was kept. It was sent.", "csrf_token": csrf}
    assert client.post(url, data=typed, headers=OWN).status_code == 401
    sign_in(client, database, alice)
    assert client.post(url, data=typed, headers=OWN).status_code == 303


def test_a_form_without_a_token_keeps_what_was_typed_and_gets_a_fresh_one(client):
    answer = client.post("/probe/fail/bug", data={"note": "an hour of work"}, headers=OWN)
    assert answer.status_code == 400
    assert "an hour of work" in answer.text
    fresh = answer.text.rpartition('name="csrf_token" value="')[2].partition('"')[0]
    again = client.post("/probe/fail/stale", data={"note": "an hour of work", "csrf_token": fresh})
    assert again.status_code == 409


@pytest.mark.parametrize("name", ["database", "unavailable", "invalid", "bug", "throttled"])
def test_a_form_that_could_not_be_saved_can_be_sent_again(client, csrf, name):
    path = f"/probe/fail/{name}?then=next"
    answer = client.post(path, data={"note": "n", "csrf_token": csrf}, headers=OWN)
    assert f'action="{path}"' in answer.text


@pytest.mark.parametrize("name", ["stale", "duplicate", "forbidden", "not_found"])
def test_a_form_that_cannot_go_through_can_only_be_copied(client, csrf, name):
    typed = {"note": "an hour of work", "csrf_token": csrf}
    answer = client.post(f"/probe/fail/{name}", data=typed, headers=OWN)
    assert "an hour of work" in answer.text
    assert f'action="/probe/fail/{name}"' not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_what_another_site_may_have_filled_in_cannot_be_sent_again(client, headers):
    answer = client.post("/probe/fail/bug", data={"note": "theirs"}, headers=headers)
    assert answer.status_code in (400, 403)
    assert 'action="/probe/fail/bug"' not in answer.text


def test_passwords_and_tokens_are_never_shown_again(client, csrf):
    typed = {
        "password": "rivers run",
        "new-Password": "to the sea",
        "csrf_token": csrf,
        "note": "x",
    }
    answer = client.post("/probe/fail/bug", data=typed, headers=OWN)
    page = answer.text.partition("<main")[2]
    assert "rivers run" not in page
    assert "to the sea" not in page
    assert page.count('name="csrf_token"') == 1
    assert 'action="/probe/fail/bug"' not in page


def test_too_large_a_form_is_refused_with_advice(app, signed_in, alice):
    app.config["MAX_CONTENT_LENGTH"] = 2_000_000
    answer = signed_in(alice).post("/probe/own", data={"text": "x" * 2_100_000}, headers=OWN)
    assert answer.status_code == 413
    assert "At most 2 MB" in answer.text


def test_a_form_without_a_file_may_be_as_large_as_one_with_it(signed_in, alice):
    client = signed_in(alice)
    typed = {"text": "x" * 3_000_000, "csrf_token": csrf_token(client)}
    assert client.post("/probe/own", data=typed).status_code == 409
    multipart = {"Content-Type": "multipart/form-data"}
    assert client.post("/probe/own", data=typed, headers=multipart).status_code == 409


def test_a_broken_error_page_still_says_what_is_wrong(app, client):
    app.jinja_env.globals["url_for"] = None
    answer = client.get("/probe/fail/not_found")
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert "No such thing." in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_a_database_that_fails_a_read_is_a_503(app, client):
    database = app.extensions["database"]
    with sqlite3.connect(database.url.database) as connection:
        connection.execute("DROP TABLE login")
    client.set_cookie("factcheck_login", "x")
    answer = client.get("/")
    assert answer.status_code == 503
    assert "Try again in a moment" in answer.text


def test_a_page_says_once_what_is_wrong_with_one_field(client, app):
    @app.before_request
    def refuse():
        raise InvalidError("Choose one.", {"tag": "Choose one.", "note": "Shorten it."})

    page = client.get("/sign-in").text
    assert (page.count("Choose one."), page.count("Shorten it.")) == (1, 1)
