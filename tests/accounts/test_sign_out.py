"""Signing out really ends the login."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from factcheck.accounts.service import disable_user
from factcheck.models import Login, utc_now
from factcheck.web.access import COOKIE
from tests.support.csrf import csrf_token


@pytest.fixture
def browser(signed_in, alice):
    return signed_in(alice)


def sign_out(browser):
    return browser.post("/sign-out", data={"csrf_token": csrf_token(browser)})


def test_the_cookie_is_taken_away(browser):
    assert sign_out(browser).location == "/sign-in"
    assert browser.get_cookie(COOKIE) is None
    assert browser.get("/").location.startswith("/sign-in")


@pytest.mark.both_engines
def test_a_copy_of_the_cookie_is_worth_nothing(app, browser):
    thief = app.test_client()
    thief.set_cookie(COOKIE, browser.get_cookie(COOKIE).value)
    assert thief.get("/").location.endswith("/articles")
    sign_out(browser)
    assert thief.get("/").location.startswith("/sign-in")


def test_other_browsers_stay_signed_in(browser, signed_in, alice):
    other = signed_in(alice)
    sign_out(browser)
    assert other.get("/").location.endswith("/articles")


def test_signing_out_twice_does_no_harm(client):
    assert sign_out(client).status_code == 303


def test_the_next_person_here_gets_another_csrf_secret(browser):
    before = csrf_token(browser)
    sign_out(browser)
    csrf_token(browser)
    assert browser.post("/sign-out", data={"csrf_token": before}).status_code == 400


def test_a_disabled_person_is_out_at_once(browser, database, alice):
    database.write(lambda s: disable_user(s, alice.id))
    assert browser.get("/").location.startswith("/sign-in")


def test_a_login_ends_by_itself(browser, database):
    expire = update(Login).values(expires_at=utc_now() - timedelta(seconds=1))
    database.write(lambda s: s.execute(expire))
    assert browser.get("/").location.startswith("/sign-in")


@pytest.mark.parametrize("value", ["", "x", "\udcff", "ü" * 40, "A" * 4000, "a\0b"])
def test_a_broken_cookie_is_no_login(client, value):
    client.environ_base["HTTP_COOKIE"] = f"{COOKIE}={value}".encode(errors="replace").decode(
        "latin-1"
    )
    assert client.get("/").location.startswith("/sign-in")
