"""An account is shut out while its owner has a page open: nothing is done, and nothing is lost."""

import pytest

from factcheck.accounts.administration import disable_person, enable_person
from factcheck.accounts.logins import start_login
from factcheck.models import uuid7
from factcheck.web.access import COOKIE
from tests.support.work import add_article, sentences


@pytest.fixture
def article(database, project, alice):
    text = "One sentence. Another one."
    return database.write(lambda session: add_article(session, project, alice, text, "A title"))


@pytest.fixture
def page(signed_in, bob, article):
    """Bob's browser, and the token of the page he has open."""
    browser = signed_in(bob)
    text = browser.get(f"/articles/{article.id}").text
    return browser, text.partition('name="csrf-token" content="')[2].partition('"')[0]


@pytest.fixture
def save(page, database, article, bob):
    """Send what waits in the outbox of the page, again and again the same."""
    browser, token = page
    with database.read() as session:
        sentence = sentences(session, article)[0]
    edit = {
        "sentence": str(sentence.id),
        "revision": 0,
        "tag": "claim",
        "note": "Typed before it was known.",
        "attributions": [],
    }
    headers = {"X-CSRFToken": token, "X-Person": str(bob.id)}
    key = uuid7()
    return lambda: browser.put(f"/api/v1/annotations/{key}", json=edit, headers=headers)


@pytest.mark.both_engines
def test_a_save_is_answered_as_signed_out_and_taken_after_the_next_sign_in(
    page, save, database, bob, alice
):
    browser, _token = page
    database.write(lambda session: disable_person(session, bob.id, alice.id))
    refused = save()
    assert (refused.status_code, refused.json["error"]["code"]) == (401, "signed_out")
    database.write(lambda session: enable_person(session, bob.id, alice.id))
    assert save().status_code == 401, "a login that was ended stays ended"
    browser.set_cookie(COOKIE, database.write(lambda session: start_login(session, bob.id)))
    assert save().status_code in {200, 201}


def test_the_next_page_asks_to_sign_in_and_leads_back(page, database, bob, alice, article):
    browser, _token = page
    database.write(lambda session: disable_person(session, bob.id, alice.id))
    assert (
        browser.get(f"/articles/{article.id}").location == f"/sign-in?next=/articles/{article.id}"
    )


def test_what_was_typed_into_a_form_is_shown_again(page, database, bob, alice):
    browser, token = page
    database.write(lambda session: disable_person(session, bob.id, alice.id))
    answer = browser.post("/account/name", data={"csrf_token": token, "name": "Robert"})
    assert answer.status_code == 401
    assert "Robert" in answer.text
