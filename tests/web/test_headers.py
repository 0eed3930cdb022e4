"""The headers that keep a page to itself."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from factcheck.accounts.service import make_sign_in_link
from factcheck.app import create_app
from factcheck.models import SignInAttempt

PLACES = ["/", "/sign-in", "/healthz", "/nothing", "/api/nothing", "/probe/fail/bug"]


@pytest.fixture
def secure(settings):
    app = create_app(replace(settings, secure_cookies=True, trusted_proxies=1))
    yield app
    app.extensions["database"].close()


@pytest.mark.parametrize("path", [*PLACES, "icons.svg"])
def test_they_are_on_every_answer(app, client, path):
    with app.test_request_context():
        path = path if path in PLACES else app.url_for("static", filename=path)
    answer = client.get(path)
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; manifest-src 'self'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("path", PLACES)
def test_a_page_is_not_kept_and_not_shared(client, path):
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in answer.vary


def test_over_https_the_browser_is_to_come_back_by_https(secure):
    assert secure.test_client().get("/nothing").headers["Strict-Transport-Security"] == (
        "max-age=31536000; includeSubDomains"
    )


def test_over_https_the_cookies_are_bound_to_this_host(secure):
    client = secure.test_client()
    answer = client.get("/sign-in", base_url="https://desk.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-factcheck_session=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_signing_in_behind_a_proxy_works_without_a_referrer(secure, database, alice):
    link = database.write(lambda s: make_sign_in_link(s, alice.id))
    client = secure.test_client()
    client.environ_base |= {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}
    cookie = client.get(f"/sign-in/{link}", base_url="https://desk.example").headers["Set-Cookie"]
    assert cookie.startswith("__Host-factcheck_login=")
    assert "Secure" in cookie.split("; ")


def test_no_proxy_is_believed_unless_it_was_announced(app, client, csrf, database):
    typed = {"email": "a@example.org", "password": "rivers run to the sea", "csrf_token": csrf}
    client.post("/sign-in", data=typed, headers={"X-Forwarded-For": "203.0.113.9"})
    with database.read() as session:
        subjects = set(session.scalars(select(SignInAttempt.subject)))
    assert subjects == {"email:a@example.org", "address:127.0.0.1"}


def test_the_last_proxy_that_was_announced_says_who_asks(secure, database):
    client = secure.test_client()
    client.environ_base["HTTP_X_FORWARDED_PROTO"] = "https"
    typed = {"email": "a@example.org", "password": "rivers run to the sea"}
    page = client.get("/sign-in", base_url="https://desk.example").text
    typed["csrf_token"] = page.partition('name="csrf-token" content="')[2].partition('"')[0]
    forwarded = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    client.post("/sign-in", data=typed, headers=forwarded, base_url="https://desk.example")
    with database.read() as session:
        subjects = set(session.scalars(select(SignInAttempt.subject)))
    assert subjects == {"email:a@example.org", "address:203.0.113.9"}
