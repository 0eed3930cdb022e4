"""The page that an invitation's link leads to."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from factcheck.accounts.invites import make_invite, revoke_invite
from factcheck.accounts.service import find_role, find_user_by_email
from factcheck.models import Event, Invite, Role, utc_now
from tests.accounts.conftest import PASSWORD
from tests.support.csrf import csrf_token


@pytest.fixture
def link(database, project, alice):
    """Make an invitation: ``link(email="...")`` is its address."""

    def make(role=Role.REVIEWER, email="", project_id=project.id):
        token = database.write(
            lambda s: make_invite(s, alice.id, project_id=project_id, role=role, email=email)
        )
        return f"/invites/{token}"

    return make


def newcomer(**changed):
    return {"name": "Nia", "email": "nia@example.org", "password": PASSWORD} | changed


def role_of(database, project, email):
    with database.read() as session:
        user = find_user_by_email(session, email)
        return user and find_role(session, project.id, user.id)


def test_it_says_to_what_as_what_and_by_whom(client, link):
    page = client.get(link()).text
    assert "The Chronicle" in page
    assert "Alice" in page
    assert "As a reviewer" in page


def test_looking_at_it_uses_nothing_up(app, client, link):
    address = link()
    for _ in range(2):
        assert app.test_client().get(address).status_code == 200


@pytest.mark.both_engines
def test_a_newcomer_gets_an_account_and_is_signed_in(client, database, project, post, link):
    address = link()
    response = post(f"{address}/account", **newcomer())
    assert response.status_code == 303
    page = client.get(response.location)
    assert (page.status_code, "Nia" in page.text) == (200, True)
    assert role_of(database, project, "nia@example.org") is Role.REVIEWER


def test_the_password_is_good_for_signing_in(app, post, link):
    post(f"{link()}/account", **newcomer())
    other = app.test_client()
    fields = {"email": "nia@example.org", "password": PASSWORD, "csrf_token": csrf_token(other)}
    assert other.post("/sign-in", data=fields).status_code == 303


def test_the_email_an_invitation_names_cannot_be_exchanged(client, database, project, post, link):
    address = link(email="nia@example.org")
    assert "readonly" in client.get(address).text
    post(f"{address}/account", **newcomer(email="other@example.org"))
    assert role_of(database, project, "nia@example.org") is Role.REVIEWER
    assert role_of(database, project, "other@example.org") is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Type your name"),
        ({"name": "x" * 101}, "at most 100"),
        ({"email": ""}, "Type your e-mail"),
        ({"email": "nia"}, "not an e-mail address"),
        ({"password": "short"}, "12 characters"),
        ({"password": "password1234"}, "first to be tried"),
        ({"password": "\x00" * 200}, "128"),
        ({"name": "N\x00ia"}, "unreadable"),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_rest_kept(post, link, wrong, said):
    response = post(f"{link()}/account", **newcomer(**wrong))
    assert response.status_code == 422
    assert said in response.text
    assert PASSWORD not in response.text
    if "email" not in wrong:
        assert "nia@example.org" in response.text


def test_an_email_that_is_taken_leads_to_signing_in_and_back(dana, post, link):
    address = link()
    response = post(f"{address}/account", **newcomer(email="dana@example.org"))
    assert response.status_code == 409
    assert "is an account with this e-mail already" in response.text
    assert f"/sign-in?next={address.replace('/', '%2F')}" in response.text or (
        f"/sign-in?next={address}" in response.text
    )


@pytest.mark.both_engines
def test_who_is_signed_in_joins_with_that_account(signed_in, database, project, mallory, link):
    browser, address = signed_in(mallory), link(Role.EDITOR)
    assert "You are signed in as" in browser.get(address).text
    response = browser.post(address, data={"csrf_token": csrf_token(browser)})
    assert response.location.endswith("/articles")
    assert role_of(database, project, "mallory@example.org") is Role.EDITOR
    again = browser.post(address, data={"csrf_token": csrf_token(browser)})
    assert again.status_code == 410
    assert "used already" in again.text


def test_who_is_signed_in_makes_no_second_account(signed_in, database, project, bob, link):
    browser, address = signed_in(bob), link()
    fields = {"csrf_token": csrf_token(browser), **newcomer()}
    assert browser.post(f"{address}/account", data=fields).location == address
    assert role_of(database, project, "nia@example.org") is None


def test_one_for_somebody_else_is_refused_by_page_and_form(signed_in, mallory, link):
    browser, address = signed_in(mallory), link(email="nia@example.org")
    page = browser.get(address)
    assert "this invitation is for" in page.text
    assert f'action="{address}"' not in page.text
    sent = browser.post(address, data={"csrf_token": csrf_token(browser)})
    assert sent.status_code == 403
    assert "nia@example.org" in sent.text


def test_nobody_joins_without_signing_in(client, link):
    sent = client.post(link(), data={"csrf_token": csrf_token(client)})
    assert sent.status_code == 401


def use(_database, _alice, post, address):
    post(f"{address}/account", **newcomer())
    post("/sign-out")


def revoke(database, alice, _post, _address):
    with database.read() as session:
        invite = session.scalars(select(Invite)).one()
    database.write(lambda s: revoke_invite(s, invite.id, alice.id, project_id=invite.project_id))


def age(database, _alice, _post, _address):
    late = update(Invite).values(expires_at=utc_now() - timedelta(seconds=1))
    database.write(lambda s: s.execute(late))


@pytest.mark.parametrize(
    ("spoil", "said"), [(use, "used already"), (revoke, "taken back"), (age, "a week old")]
)
def test_one_of_no_use_any_more_says_so(client, database, alice, post, link, spoil, said):
    address = link()
    spoil(database, alice, post, address)
    for response in (client.get(address), post(f"{address}/account", **newcomer(name="Late"))):
        assert response.status_code == 410
        assert said in response.text
        assert "Ask whoever sent it" in response.text or "ask whoever sent it" in response.text


def test_a_made_up_one_is_nowhere(client):
    response = client.get("/invites/made-up")
    assert response.status_code == 404
    assert "ask whoever sent it" in response.text


def test_one_to_an_account_alone_makes_one(client, database, post, link):
    address = link(role=None, project_id=None)
    assert "Make your account" in client.get(address).text
    assert post(f"{address}/account", **newcomer()).location == "/"
    with database.read() as session:
        assert find_user_by_email(session, "nia@example.org").is_admin is False


def test_one_to_an_account_alone_is_not_used_up_by_who_has_one(signed_in, app, bob, link):
    browser, address = signed_in(bob), link(role=None, project_id=None)
    assert "you have an account already" in browser.get(address).text
    browser.post(address, data={"csrf_token": csrf_token(browser)})
    assert app.test_client().get(address).status_code == 200


def test_guessing_emails_by_it_is_slowed_down(dana, post, link):
    address = link()
    taken = newcomer(email="dana@example.org")
    got = [post(f"{address}/account", **taken).status_code for _ in range(6)]
    assert got == [409] * 5 + [429]


def test_the_password_is_not_written_down(database, post, link):
    post(f"{link()}/account", **newcomer())
    with database.read() as session:
        told = [str((event.before, event.after)) for event in session.scalars(select(Event))]
    assert not any(PASSWORD in line or "argon2" in line for line in told)
