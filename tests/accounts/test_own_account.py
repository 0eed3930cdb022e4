"""One's own account: name, password, where one is signed in."""

import pytest
from sqlalchemy import select

from factcheck.accounts.agents import describe_agent
from factcheck.accounts.logins import Browser, prove, start_login, use_sign_in_link
from factcheck.accounts.own_account import change_password, prepare_password
from factcheck.accounts.service import (
    create_project,
    create_user,
    find_user_by_email,
    make_sign_in_link,
)
from factcheck.errors import NotFoundError, StaleError
from factcheck.models import Event, Login, User
from tests.accounts.conftest import PASSWORD
from tests.support.csrf import csrf_token

NEW = "mountains stay put"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0"
)


@pytest.fixture
def browser(signed_in, dana):
    return signed_in(dana)


def send(browser, path: str, **fields: str):
    return browser.post(path, data={"csrf_token": csrf_token(browser), **fields})


def verbs(database) -> list[str]:
    with database.read() as session:
        return list(session.scalars(select(Event.verb).order_by(Event.id)))


def logins_of(database, user: User) -> list[Login]:
    with database.read() as session:
        query = select(Login).where(Login.user_id == user.id).order_by(Login.id)
        return list(session.scalars(query))


def test_the_page_shows_name_email_and_projects_with_roles(signed_in, bob):
    page = signed_in(bob).get("/account").text
    assert 'value="Bob"' in page
    assert 'value="bob@example.org"' in page
    assert "The Chronicle" in page
    assert "You are a reviewer" in page


def test_the_name_is_changed_and_that_is_written_down(browser, database):
    assert send(browser, "/account/name", name=" Dana  Ruiz ").status_code == 303
    assert "Dana Ruiz" in browser.get("/account").text
    assert verbs(database)[-1] == "user.renamed"


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\0b"])
def test_a_name_that_cannot_be_used_stays_in_the_form(browser, name):
    answer = send(browser, "/account/name", name=name)
    assert answer.status_code == 422
    assert "Dana" in answer.text.partition("menu__name")[2][:30], "the account keeps its own"


@pytest.mark.both_engines
def test_a_new_password_ends_all_logins_but_this_one(browser, signed_in, database, dana):
    other = signed_in(dana)
    link = database.write(lambda session: make_sign_in_link(session, dana.id))
    answer = send(browser, "/account/password", current_password=PASSWORD, new_password=NEW)
    assert answer.status_code == 303
    assert browser.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    with pytest.raises(NotFoundError):
        database.write(lambda session: use_sign_in_link(session, link))
    with database.read() as session:
        assert prove(find_user_by_email(session, dana.email), NEW)
    assert verbs(database)[-1] == "user.password_set"


@pytest.mark.parametrize(
    ("current", "new", "said"),
    [
        ("rivers run to the lake", NEW, "This is not your password now"),
        ("", NEW, "Type your password."),
        (PASSWORD, "short", "12 characters or more"),
        (PASSWORD, "", "Type a new password."),
        (PASSWORD, "dana@example.org", "not your e-mail address"),
        (PASSWORD, "x" * 129, "128"),
    ],
)
def test_a_password_is_not_changed_by_a_wrong_form(browser, database, dana, current, new, said):
    answer = send(browser, "/account/password", current_password=current, new_password=new)
    assert answer.status_code == 422
    assert said in answer.text
    assert "lake" not in answer.text
    with database.read() as session:
        assert prove(find_user_by_email(session, dana.email), PASSWORD)


def test_the_password_cannot_be_found_here_by_trying_many(browser):
    answers = [
        send(browser, "/account/password", current_password="wrong wrong", new_password=NEW)
        for _ in range(6)
    ]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]


def test_who_has_none_sets_a_first_password(signed_in, database, alice):
    browser = signed_in(alice)
    assert "Set the password" in browser.get("/account").text
    assert send(browser, "/account/password", new_password=NEW).status_code == 303
    with database.read() as session:
        assert prove(find_user_by_email(session, alice.email), NEW)


def test_who_has_no_email_cannot_set_a_password(signed_in, database):
    nameless = database.write(lambda session: create_user(session, "Nameless"))
    browser = signed_in(nameless)
    assert "new_password" not in browser.get("/account").text
    answer = send(browser, "/account/password", new_password=NEW)
    assert answer.status_code == 422
    assert "no e-mail in your account" in answer.text


@pytest.mark.both_engines
def test_of_two_changes_at_once_one_is_refused(database, dana):
    with database.read() as session:
        prepared = prepare_password(session, dana.id, PASSWORD, NEW)

    def change(session) -> None:
        change_password(session, dana.id, *prepared, token="", attempt=[])

    database.write(change)
    with pytest.raises(StaleError):
        database.write(change)


def test_a_login_keeps_what_the_browser_is_and_where_it_asked_from(client, post, database, dana):
    client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    post("/sign-in", email=dana.email, password=PASSWORD)
    page = client.get("/account").text
    assert "Firefox on Linux" in page
    assert "192.0.2.7" in page
    assert "this one" in page


def test_a_sign_in_link_keeps_it_too(client, database, dana):
    token = database.write(lambda session: make_sign_in_link(session, dana.id))
    client.get(f"/sign-in/{token}", headers={"User-Agent": SAFARI})
    assert "Safari on iPhone" in client.get("/account").text


@pytest.mark.parametrize("agent", ["x" * 5000, "a\tb\x7f", "<script>alert(1)</script>", "ü" * 300])
def test_a_strange_browser_signs_in_as_any_other(client, post, database, dana, agent):
    client.environ_base["HTTP_USER_AGENT"] = agent
    assert post("/sign-in", email=dana.email, password=PASSWORD).status_code == 303
    (login,) = logins_of(database, dana)
    assert len(login.agent) <= 200
    assert "does not say what it is" in client.get("/account").text


def test_one_other_browser_is_signed_out(browser, signed_in, database, dana):
    other = signed_in(dana)
    login = logins_of(database, dana)[-1]
    assert send(browser, f"/account/logins/{login.id}/end").status_code == 303
    assert other.get("/account").status_code == 303
    assert browser.get("/account").status_code == 200
    assert verbs(database)[-1] == "user.login_ended"


def test_all_others_are_signed_out(browser, signed_in, dana):
    others = [signed_in(dana) for _ in range(2)]
    assert send(browser, "/account/logins/end-others").status_code == 303
    assert [other.get("/account").status_code for other in others] == [303, 303]
    assert browser.get("/account").status_code == 200


def test_the_login_of_somebody_else_is_not_found(browser, signed_in, database, alice):
    theirs = signed_in(alice)
    login = logins_of(database, alice)[-1]
    assert send(browser, f"/account/logins/{login.id}/end").status_code == 404
    assert theirs.get("/account").status_code == 200


def test_the_page_costs_the_same_queries_whatever_there_is(browser, database, dana, count_queries):
    with count_queries() as few:
        assert browser.get("/account").status_code == 200
    for number in range(7):
        database.write(lambda session: start_login(session, dana.id, browser=Browser(FIREFOX)))
        database.write(
            lambda session, name=f"Desk {number}": create_project(session, name, dana.id)
        )
    with count_queries() as many:
        assert "Desk 6" in browser.get("/account").text
    assert len(many) == len(few) <= 6


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        (SAFARI, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("curl/8.5.0", "curl"),
        ("Something (Android 15)", "A browser on Android"),
        ("", "A browser that does not say what it is"),
    ],
)
def test_a_browser_is_named_in_a_few_words(agent, name):
    assert describe_agent(agent) == name
