"""Links that sign in once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select, update

from factcheck.accounts.logins import use_sign_in_link
from factcheck.accounts.service import disable_user, make_sign_in_link
from factcheck.errors import NotFoundError
from factcheck.models import Event, SignInLink, utc_now


@pytest.fixture
def link(database, alice) -> str:
    token = database.write(lambda s: make_sign_in_link(s, alice.id))
    return f"/sign-in/{token}"


def refused(response) -> bool:
    return response.status_code == 404 and "factcheck user link" in response.text


@pytest.mark.both_engines
def test_a_link_signs_in_once(app, client, link):
    assert client.get(link).location == "/"
    assert client.get("/").location.endswith("/articles")
    assert refused(app.test_client().get(link))


def test_the_page_that_refuses_it_says_how_to_get_another(client):
    response = client.get("/sign-in/made-up")
    assert refused(response)
    assert "start Factcheck again" in response.text


def test_who_is_signed_in_keeps_the_link_for_another_time(app, signed_in, bob, link):
    browser = signed_in(bob)
    assert browser.get(link).location == "/"
    assert app.test_client().get(link).location == "/"


def test_a_link_is_good_for_a_day(client, database, link):
    late = update(SignInLink).values(expires_at=utc_now() - timedelta(seconds=1))
    database.write(lambda s: s.execute(late))
    assert refused(client.get(link))


def test_a_disabled_person_has_no_use_for_it(client, database, alice, link):
    database.write(lambda s: disable_user(s, alice.id))
    assert refused(client.get(link))


def test_a_head_request_does_not_use_it_up_for_nothing(client, link):
    client.head(link)
    assert client.get("/").status_code == 303


def test_it_is_written_down(client, database, alice, link):
    client.get(link)
    with database.read() as session:
        newest = session.scalar(select(Event).order_by(Event.id.desc()).limit(1))
    assert (newest.verb, newest.actor_id) == ("user.signed_in_by_link", alice.id)


@pytest.mark.both_engines
def test_of_two_browsers_at_the_same_moment_one_gets_in(database, link):
    token, start, got = link.rpartition("/")[2], Barrier(2), []

    def use() -> None:
        start.wait()
        try:
            got.append(bool(database.write(lambda s: use_sign_in_link(s, token))))
        except NotFoundError:
            got.append(False)

    threads = [Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == [False, True]


def test_a_look_at_the_head_does_not_use_the_link_up(app, client, link):
    assert client.head(link).status_code == 303
    assert app.test_client().get(link).location == "/"
