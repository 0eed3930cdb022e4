"""Signing in by e-mail and password."""

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from factcheck.accounts.service import disable_user, set_password
from factcheck.db import Database
from factcheck.models import Event, Login, User
from factcheck.web.access import COOKIE
from tests.accounts.conftest import PASSWORD

HOME = "/"


def logins(database: Database) -> list[Login]:
    with database.read() as session:
        return list(session.scalars(select(Login)))


@pytest.mark.both_engines
def test_the_right_password_signs_in(client, post, dana):
    response = post("/sign-in", email="dana@example.org", password=PASSWORD)
    assert (response.status_code, response.headers["Location"]) == (303, HOME)
    assert "Dana" in client.get("/").text


def test_the_email_may_be_typed_in_capitals_and_with_spaces(client, post, dana):
    assert post("/sign-in", email=" Dana@Example.ORG ", password=PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("dana@example.org", "rivers run to the lake"),
        ("nobody@example.org", PASSWORD),
        ("dana@example.org", PASSWORD + "\0"),
        ("dana@example.org' --", PASSWORD),
    ],
)
@pytest.mark.both_engines
def test_a_wrong_pair_is_refused_without_saying_which_is_wrong(
    client, post, database, dana, email, password
):
    response = post("/sign-in", email=email, password=password)
    assert response.status_code == 401
    assert "E-mail and password do not match" in response.text
    assert logins(database) == []


def test_what_was_typed_stays_but_not_the_password(post, dana):
    response = post("/sign-in", email="dana@example.org", password="some wrong words")
    assert 'value="dana@example.org"' in response.text
    assert "some wrong words" not in response.text


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"email": "dana@example.org"},
        {"email": "", "password": PASSWORD},
        {"email": "a" * 300, "password": PASSWORD},
        {"email": "d\0ana@example.org", "password": PASSWORD},
        {"email": "dana@example.org", "password": "a" * 129},
    ],
)
def test_an_unfilled_form_is_shown_again(post, dana, fields):
    assert post("/sign-in", **fields).status_code == 422


def test_a_disabled_person_does_not_get_in(post, database, dana):
    database.write(lambda s: disable_user(s, dana.id))
    assert post("/sign-in", email="dana@example.org", password=PASSWORD).status_code == 401


def test_a_person_without_a_password_does_not_get_in(post, alice):
    assert post("/sign-in", email=alice.email, password="").status_code == 422
    assert post("/sign-in", email=alice.email, password="None").status_code == 401


def test_an_old_password_does_not_get_in(client, post, database, dana):
    post("/sign-in", email="dana@example.org", password=PASSWORD)
    database.write(lambda s: set_password(s, dana.id, "mountains stay put"))
    assert client.get("/").status_code == 303, "a new password signs out everywhere"
    assert post("/sign-in", email="dana@example.org", password=PASSWORD).status_code == 401
    again = post("/sign-in", email="dana@example.org", password="mountains stay put")
    assert again.status_code == 303


def test_every_sign_in_has_a_csrf_token_its_own(client, post, database, dana):
    tokens = set()
    for _ in range(2):
        client.delete_cookie(COOKIE)
        post("/sign-in", email="dana@example.org", password=PASSWORD)
        tokens.add(client.get_cookie(COOKIE).value)
    assert len(tokens) == len({login.token_hash for login in logins(database)}) == 2


def test_the_database_does_not_hold_the_token(client, post, database, dana):
    post("/sign-in", email="dana@example.org", password=PASSWORD)
    token = client.get_cookie(COOKIE).value
    assert len(token) == 43
    assert token.encode() not in logins(database)[0].token_hash


def test_a_token_chosen_by_the_browser_is_replaced(client, post, dana):
    client.set_cookie(COOKIE, "chosen-by-somebody-else")
    post("/sign-in", email="dana@example.org", password=PASSWORD)
    assert client.get_cookie(COOKIE).value != "chosen-by-somebody-else"


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(post, dana):
    response = post("/sign-in", email="dana@example.org", password=PASSWORD)
    cookie = next(c for c in response.headers.getlist("Set-Cookie") if c.startswith(COOKIE))
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"} <= set(cookie.split("; "))


def test_it_is_written_down(post, database, dana):
    post("/sign-in", email="dana@example.org", password=PASSWORD)
    with database.read() as session:
        verbs = list(session.scalars(select(Event.verb).order_by(Event.id)))
    assert verbs == ["user.added", "user.signed_in"]


def test_a_hash_with_other_parameters_is_made_anew(post, database, dana):
    def weaken(session) -> None:
        hasher = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
        session.get(User, dana.id).password_hash = hasher.hash(PASSWORD)

    database.write(weaken)
    assert post("/sign-in", email="dana@example.org", password=PASSWORD).status_code == 303
    with database.read() as session:
        stored = session.get(User, dana.id).password_hash
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    ("after", "goes_to"),
    [
        ("/articles/0190b3a2-0000-7000-8000-000000000000?sentence=x", None),
        ("//evil.example/", HOME),
        ("/\\evil.example/", HOME),
        ("https://evil.example/", HOME),
        ("javascript:alert(1)", HOME),
        ("/\t/evil.example/", HOME),
    ],
)
def test_it_goes_on_to_where_the_reader_was_but_never_to_another_site(
    client, post, dana, after, goes_to
):
    response = post("/sign-in", email="dana@example.org", password=PASSWORD, next=after)
    assert response.headers["Location"] == (goes_to or after)
    assert client.get("/sign-in", query_string={"next": after}).location == (goes_to or after)


def test_a_page_asked_for_before_comes_after(client):
    response = client.get("/projects/0190b3a2-0000-7000-8000-000000000000/articles?removed=1")
    assert response.status_code == 303
    form = client.get(response.location).text
    assert 'value="/projects/0190b3a2-0000-7000-8000-000000000000/articles?removed=1"' in form
