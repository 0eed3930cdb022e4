"""Signing in by OpenID Connect, against a real provider on the loopback address."""

import time
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from joserfc.jwk import RSAKey
from sqlalchemy import select

from factcheck.accounts.logins import start_login
from factcheck.accounts.service import disable_user, find_user_by_email, set_password
from factcheck.config import OpenID
from factcheck.models import Event, Identity, User
from factcheck.web.access import COOKIE
from tests.support.csrf import csrf_token
from tests.support.openid_provider import CLIENT_ID, CLIENT_SECRET, Provider, providing


@pytest.fixture
def provider():
    with providing() as provider:
        provider.claims = {"email": "Alice@example.org", "email_verified": True, "name": "Ali"}
        yield provider


@pytest.fixture
def service(provider: Provider) -> OpenID:
    return OpenID(provider.issuer, CLIENT_ID, CLIENT_SECRET, "The newsroom")


@pytest.fixture
def settings(settings, service):
    return replace(settings, openid=service)


@pytest.fixture
def sign_in(client, provider):
    """Go the whole way, back to us too: ``sign_in(state="wrong")`` with another state."""

    def go(after: str | None = None, **changed: str):
        begun = client.get("/sign-in/openid", query_string={"next": after} if after else {})
        assert begun.status_code == 303, begun.text
        back = urlsplit(provider.sign_in(begun.location, **changed))
        return client.get(f"{back.path}?{back.query}")

    return go


def identities(database) -> list[Identity]:
    with database.read() as session:
        return list(session.scalars(select(Identity)))


def is_refused(client, answer, status: int) -> bool:
    return answer.status_code == status and client.get_cookie(COOKIE) is None


@pytest.mark.both_engines
def test_who_has_an_account_by_a_verified_email_is_signed_in_and_linked(
    client, sign_in, database, alice, provider
):
    answer = sign_in("/account")
    assert (answer.status_code, answer.location) == (303, "/account")
    assert "Alice" in client.get("/account").text
    (identity,) = identities(database)
    assert identity.user_id == alice.id
    assert (identity.issuer, identity.subject) == (provider.issuer, "subject-1")
    with database.read() as session:
        verbs = list(session.scalars(select(Event.verb).order_by(Event.id)))[-2:]
    assert verbs == ["user.identity_linked", "user.signed_in_by_openid"]


@pytest.mark.both_engines
def test_whoever_made_the_account_with_an_email_not_theirs_is_out(app, sign_in, database, alice):
    maker = app.test_client()
    database.write(lambda s: set_password(s, alice.id, "a few words of the maker"))
    maker.set_cookie(COOKIE, database.write(lambda s: start_login(s, alice.id)))
    assert maker.get("/account").status_code == 200
    sign_in()
    assert maker.get("/account").status_code == 303
    cleared = (Event.actor_id == User.id) & (Event.verb == "user.password_cleared")
    with database.read() as session:
        assert session.scalars(select(User.password_hash).join(Event, cleared)).all() == [None]


def test_afterwards_the_subject_counts_and_not_the_email(
    client, sign_in, database, alice, bob, provider
):
    sign_in()
    client.delete_cookie(COOKIE)
    provider.claims |= {"email": bob.email, "email_verified": False}
    sign_in()
    assert "Alice" in client.get("/account").text
    assert len(identities(database)) == 1


def test_the_same_subject_of_another_issuer_is_somebody_else(client, sign_in, database, bob, alice):
    other = Identity(user_id=bob.id, issuer="https://other.example", subject="subject-1")
    database.write(lambda session: session.add(other))
    sign_in()
    assert "Alice" in client.get("/account").text


@pytest.mark.parametrize("verified", [False, None, "false", "true", 1])
def test_an_email_that_is_not_verified_finds_nobody(
    client, sign_in, database, alice, provider, verified
):
    provider.claims["email_verified"] = verified
    answer = sign_in()
    assert is_refused(client, answer, 403)
    assert "e-mail address is verified" in answer.text
    assert identities(database) == []


def test_who_has_no_account_is_refused_and_told_what_to_do(
    client, sign_in, database, desk, provider
):
    provider.claims["email"] = "stranger@example.org"
    answer = sign_in()
    assert is_refused(client, answer, 403)
    assert "stranger@example.org" in answer.text
    assert "to invite you" in answer.text


@pytest.mark.parametrize(
    ("email", "allowed"),
    [
        ("new@example.org", True),
        ("new@sub.example.org", False),
        ("new@badexample.org", False),
        ("new@example.org.evil.example", False),
        ("a b@example.org", False),
    ],
)
def test_who_comes_from_the_allowed_domain_gets_an_account(
    client, sign_in, database, desk, provider, email, allowed
):
    openid = client.application.extensions["openid"]
    openid.service = replace(openid.service, allow="example.org")
    provider.claims |= {"email": email, "name": "Nora \u0007 New"}
    answer = sign_in()
    with database.read() as session:
        user = find_user_by_email(session, email)
    assert (user is not None) == allowed
    if allowed:
        assert answer.status_code == 303
        assert (user.name, user.is_admin) == (email, False), "the name cannot be stored"
    else:
        assert is_refused(client, answer, 403)


def test_an_email_that_only_the_userinfo_gives_counts_too(client, sign_in, alice, provider):
    email = provider.claims.pop("email")
    provider.userinfo = {"sub": "subject-1", "email": email, "email_verified": True}
    assert sign_in().status_code == 303


def test_the_userinfo_of_somebody_else_does_not(client, sign_in, alice, provider):
    email = provider.claims.pop("email")
    provider.userinfo = {"sub": "subject-2", "email": email, "email_verified": True}
    assert is_refused(client, sign_in(), 403)


@pytest.mark.parametrize("linked", [False, True])
def test_who_is_shut_out_stays_out(client, sign_in, database, alice, linked):
    if linked:
        sign_in()
        client.delete_cookie(COOKIE)
    database.write(lambda session: disable_user(session, alice.id))
    answer = sign_in()
    assert is_refused(client, answer, 403)
    assert "shut out" in answer.text


@pytest.mark.parametrize("state", ["wrong", "", "ş", "\ufffd", "\U0001f600"])
def test_another_state_is_refused_before_anything_is_asked(client, sign_in, alice, provider, state):
    assert is_refused(client, sign_in(state=state), 422)
    assert "/token" not in provider.asked


def test_a_sign_in_begun_in_another_browser_is_refused(app, client, provider, alice):
    begun = client.get("/sign-in/openid").location
    back = urlsplit(provider.sign_in(begun))
    victim = app.test_client()
    assert is_refused(victim, victim.get(f"{back.path}?{back.query}"), 422)


def test_coming_back_twice_signs_in_once(client, provider, alice):
    back = urlsplit(provider.sign_in(client.get("/sign-in/openid").location))
    assert client.get(f"{back.path}?{back.query}").status_code == 303
    client.delete_cookie(COOKIE)
    assert is_refused(client, client.get(f"{back.path}?{back.query}"), 422)


WRONG = {
    "expired": lambda now: {"exp": now - 600, "iat": now - 900},
    "without an end": lambda now: {"exp": None},
    "for another client": lambda now: {"aud": "somebody else"},
    "for another client, by us": lambda now: {"aud": "somebody else", "azp": CLIENT_ID},
    "of another issuer": lambda now: {"iss": "https://evil.example"},
    "with another nonce": lambda now: {"nonce": "wrong"},
    "without a nonce": lambda now: {"nonce": None},
    "about nobody": lambda now: {"sub": None},
}


@pytest.mark.parametrize("claims", WRONG.values(), ids=WRONG)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    client, sign_in, database, alice, provider, claims
):
    provider.claims |= claims(int(time.time()))
    answer = sign_in()
    assert is_refused(client, answer, 403)
    assert "did not prove who you are" in answer.text
    assert identities(database) == []


def test_a_token_signed_by_another_key_is_refused(client, sign_in, alice, provider):
    provider.signed_by = RSAKey.generate_key(2048, {"kid": "one"})
    assert is_refused(client, sign_in(), 403)


@pytest.mark.parametrize("alg", ["none", "HS256"])
def test_a_token_that_anybody_could_have_signed_is_refused(client, sign_in, alice, provider, alg):
    provider.alg = alg
    assert is_refused(client, sign_in(), 403)


def test_a_new_key_of_the_provider_is_looked_up(client, sign_in, alice, provider):
    sign_in()
    client.delete_cookie(COOKIE)
    provider.key = RSAKey.generate_key(2048, {"kid": "two"})
    assert sign_in().status_code == 303
    assert provider.asked.count("/.well-known/openid-configuration") == 1
    assert provider.asked.count("/keys") == 2


def test_a_code_that_the_provider_refuses_is_explained(client, sign_in, alice):
    assert is_refused(client, sign_in(code="made-up"), 403)


def test_somebody_who_says_no_there_is_not_signed_in(client, sign_in, alice, provider):
    answer = sign_in(code="", error="access_denied")
    assert is_refused(client, answer, 403)
    assert "/token" not in provider.asked


def test_a_provider_that_is_away_is_said_to_be(app, client, provider, service, alice):
    app.extensions["openid"].service = replace(service, issuer="http://127.0.0.1:1")
    answer = client.get("/sign-in/openid")
    assert answer.status_code == 503
    assert "cannot be reached just now" in answer.text
    assert 'name="password"' in answer.text, "the other way stays open"


def test_a_provider_that_breaks_on_the_way_is_said_to(client, sign_in, provider, alice):
    begun = client.get("/sign-in/openid").location
    provider.broken = True
    back = urlsplit(provider.sign_in(begun))
    assert is_refused(client, client.get(f"{back.path}?{back.query}"), 503)


def test_metadata_of_another_issuer_are_not_believed(client, provider, alice):
    provider.named = "https://evil.example"
    assert client.get("/sign-in/openid").status_code == 503


@pytest.mark.parametrize("after", ["//evil.example/", "https://evil.example/", "/\\evil.example"])
def test_it_leads_to_no_other_site(sign_in, alice, after):
    assert sign_in(after).location == "/"


def test_the_page_to_sign_in_on_offers_both_ways(client):
    page = client.get("/sign-in?next=/account").text
    assert 'href="/sign-in/openid?next=/account"' in page
    assert "The newsroom" in page
    assert 'name="password"' in page


class TestWithoutPasswords:
    @pytest.fixture
    def settings(self, settings):
        return replace(settings, local_sign_in=False)

    def test_only_the_service_is_offered(self, client):
        page = client.get("/sign-in").text
        assert "The newsroom" in page
        assert 'name="password"' not in page

    def test_a_password_signs_nobody_in(self, client):
        typed = {"email": "a@b.org", "password": "x", "csrf_token": csrf_token(client)}
        assert client.post("/sign-in", data=typed).status_code == 403

    def test_none_can_be_set(self, signed_in, alice):
        client = signed_in(alice)
        assert 'name="new_password"' not in client.get("/account").text
        typed = {"new_password": "rivers run to the sea", "csrf_token": csrf_token(client)}
        assert client.post("/account/password", data=typed).status_code == 403
