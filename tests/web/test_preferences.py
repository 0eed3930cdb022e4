"""Language, and light or dark: the choice goes with the account, or stays in the browser."""

import pytest

from factcheck.accounts.service import make_sign_in_link
from factcheck.models import Event, Theme, User
from factcheck.web.language import COOKIE
from factcheck.web.preferences import THEME_COOKIE
from tests.support.csrf import csrf_token


def choose(client, path: str, **fields: str):
    return client.post(path, data={"csrf_token": csrf_token(client), **fields})


def looks(client, path: str = "/account") -> str:
    """Return the first tag of a page, which says its language, direction and theme."""
    page = client.get(path).text
    return page[page.index("<html") : page.index("<head>")].strip()


ENGLISH = '<html lang="en" dir="ltr">'


def stored(database, user: User) -> tuple[str, Theme]:
    with database.read() as session:
        found = session.get_one(User, user.id)
        return found.language, found.theme


def arrive(app, database, user: User, **cookies: str):
    """Sign *user* in at one more browser, as a person does."""
    browser = app.test_client()
    for name, value in cookies.items():
        browser.set_cookie(name, value)
    token = database.write(lambda session: make_sign_in_link(session, user.id))
    assert browser.get(f"/sign-in/{token}").status_code == 303
    return browser


@pytest.mark.both_engines
def test_a_choice_in_the_menu_follows_to_another_browser(app, signed_in, database, alice):
    here, there = signed_in(alice), signed_in(alice)
    assert looks(there) == ENGLISH
    choose(here, "/language", language="ar", next="/account")
    assert choose(here, "/theme", theme="dark").status_code == 204
    assert looks(there) == '<html lang="ar" dir="rtl" data-theme="dark">'
    assert stored(database, alice) == ("ar", Theme.DARK)


def test_the_last_choice_counts_wherever_it_was_made(signed_in, alice):
    here, there = signed_in(alice), signed_in(alice)
    choose(here, "/theme", theme="dark")
    choose(there, "/theme", theme="system")
    assert looks(here) == ENGLISH


def test_the_page_of_the_account_sets_both_without_scripts(signed_in, database, alice):
    client = signed_in(alice)
    choose(client, "/account/preferences", language="tr", theme="light")
    assert looks(client) == '<html lang="tr" dir="ltr" data-theme="light">'
    choose(client, "/account/preferences", language="", theme="system")
    assert looks(client) == ENGLISH
    assert stored(database, alice) == ("", Theme.SYSTEM)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/account/preferences", {"language": "xx", "theme": "dark"}),
        ("/account/preferences", {"language": "es", "theme": "pink"}),
        ("/account/preferences", {}),
        ("/theme", {"theme": "pink"}),
        ("/theme", {}),
    ],
)
def test_what_there_is_not_is_refused(signed_in, database, alice, path, fields):
    client = signed_in(alice)
    assert choose(client, path, **fields).status_code == 422
    assert stored(database, alice) == ("", Theme.SYSTEM)


def test_signed_out_the_choice_stays_in_the_browser(app, client):
    assert choose(client, "/theme", theme="dark").status_code == 204
    assert looks(client, "/sign-in") == '<html lang="en" dir="ltr" data-theme="dark">'
    assert looks(app.test_client(), "/sign-in") == ENGLISH
    choose(client, "/theme", theme="system")
    assert client.get_cookie(THEME_COOKIE) is None


@pytest.mark.parametrize("value", ["pink", "", "dark;x", "%00"])
def test_a_broken_cookie_is_as_none(client, value):
    client.set_cookie(THEME_COOKIE, value)
    assert looks(client, "/sign-in") == ENGLISH


def test_signing_in_takes_the_choice_of_the_browser_where_the_account_has_none(
    app, database, alice
):
    arrive(app, database, alice, **{COOKIE: "es", THEME_COOKIE: "dark"})
    assert stored(database, alice) == ("es", Theme.DARK)
    arrive(app, database, alice, **{COOKIE: "tr", THEME_COOKIE: "light"})
    assert stored(database, alice) == ("es", Theme.DARK), "what was chosen stays"


def test_after_a_sign_in_pages_that_look_nobody_up_are_the_same(app, database, signed_in, alice):
    choose(signed_in(alice), "/account/preferences", language="ar", theme="dark")
    browser = arrive(app, database, alice)
    expected = '<html lang="ar" dir="rtl" data-theme="dark">'
    assert looks(browser, "/no-such-page") == expected
    choose(browser, "/sign-out")
    assert looks(browser, "/sign-in") == expected


def test_a_choice_is_written_down_once(signed_in, database, alice):
    client = signed_in(alice)
    for _ in range(2):
        choose(client, "/theme", theme="dark")
    with database.read() as session:
        told = [e for e in session.query(Event) if e.verb == "user.preferences_set"]
    assert len(told) == 1
    assert told[0].after == {"language": "", "theme": "dark"}


def test_the_menu_shows_what_is_chosen(signed_in, alice):
    client = signed_in(alice)
    choose(client, "/theme", theme="dark")
    assert 'name="theme" value="dark" checked' in client.get("/account").text
