"""Undo, redo and the history over HTTP: as forms without a script, and as the API."""

import pytest

from factcheck.models import Tag, uuid7
from factcheck.undo.history import list_history
from tests.support.csrf import csrf_token
from tests.support.saying import say_of
from tests.support.work import add_article, add_report, annotate, link, sentences


@pytest.fixture
def places(database, project, alice):
    return database.write(lambda s: sentences(s, add_article(s, project, alice)))


@pytest.fixture
def browser(signed_in, bob):
    return signed_in(bob)


@pytest.fixture
def send(browser, project):
    """Post a form: ``send("/projects/…/undo", next="/")``."""

    def post(url, **fields):
        return browser.post(url, data={"csrf_token": csrf_token(browser), **fields})

    return post


@pytest.fixture
def ask(browser, project):
    """Ask the API to undo or redo: ``ask("undo")``."""

    def post(way, request_id=None):
        url = f"/api/v1/projects/{project.id}/{way}"
        body = {"id": str(request_id or uuid7())}
        return browser.post(url, json=body, headers={"X-CSRFToken": csrf_token(browser)})

    return post


def test_the_api_tells_what_was_undone_and_what_is_there_now(database, places, bob, ask):
    saved = database.write(lambda s: annotate(s, places[1], bob))
    database.write(lambda s: say_of(s, places[1], bob, tag=Tag.QUOTE))
    told = ask("undo").json
    assert told["words"] == "Undone: Tag Claim → Quote, sentence 2"
    assert (told["verb"], told["reload"]) == ("annotation.saved", False)
    assert (told["article"], told["sentence"]) == (
        str(places[1].article_id),
        str(places[1].id),
    )
    assert str(places[1].id) in told["url"]
    (now,) = told["annotations"]
    assert (now["id"], now["tag"], now["revision"]) == (str(saved.id), "claim", 3)
    told = ask("redo").json
    assert told["words"] == "Done again: Tag Claim → Quote, sentence 2"
    assert told["annotations"][0]["tag"] == "quote"


def test_an_undone_first_tag_is_told_as_taken_away(database, places, bob, ask):
    database.write(lambda s: annotate(s, places[0], bob))
    assert ask("undo").json["annotations"][0]["removed"] is True


def test_an_undone_link_is_told_with_the_count_that_is_left(
    database, project, places, alice, bob, ask
):
    def prepare(session):
        report = add_report(session, project, alice)
        link(session, places[0], bob, report)
        link(session, places[0], bob, report, (44, 60))

    database.write(prepare)
    told = ask("undo").json
    assert (told["reload"], told["annotations"][0]["evidence"]) == (True, 1)
    assert ask("redo").json["annotations"][0]["evidence"] == 2


def test_the_same_request_gets_the_same_answer(database, places, bob, ask):
    for place in places[:2]:
        database.write(lambda s, place=place: annotate(s, place, bob))
    request_id = uuid7()
    first, second = ask("undo", request_id), ask("undo", request_id)
    assert (first.status_code, first.json) == (second.status_code, second.json)


def test_nothing_to_undo_or_redo_is_a_conflict_with_a_code(ask):
    for way in ("undo", "redo"):
        answer = ask(way)
        assert (answer.status_code, answer.json["error"]["code"]) == (409, "nothing")
        assert answer.json["error"]["message"]


@pytest.mark.parametrize("body", [{}, {"id": "no"}, {"id": None}, {"id": str(uuid7()), "more": 1}])
def test_an_undo_without_a_proper_id_is_refused(browser, project, body):
    headers = {"X-CSRFToken": csrf_token(browser)}
    answer = browser.post(f"/api/v1/projects/{project.id}/undo", json=body, headers=headers)
    assert answer.status_code == 422


def test_without_a_script_undo_leads_to_where_it_was_and_offers_redo(
    database, project, places, browser, bob, send
):
    database.write(lambda s: annotate(s, places[0], bob))
    answer = send(f"/projects/{project.id}/undo")
    assert answer.status_code == 303
    assert str(places[0].id) in answer.location
    page = browser.get(answer.location).text
    assert "Undone: Tag Not tagged → Claim, sentence 1" in page
    assert f'action="/projects/{project.id}/redo"' in page


def test_a_form_comes_back_to_where_it_was_sent_from_but_to_no_other_site(
    database, project, places, bob, send
):
    url = f"/projects/{project.id}/undo"
    assert send(url, next="/articles/x?y").location == "/articles/x?y"
    assert "evil" not in send(url, next="//evil.example/").location


def test_a_link_taken_away_offers_undo_and_comes_back(
    database, project, places, alice, bob, browser, send
):
    made = database.write(lambda s: link(s, places[0], bob, add_report(s, project, alice)))
    page = browser.get(
        send(f"/evidence/{made}/remove", next=f"/sentences/{places[0].id}/evidence").location
    ).text
    assert "Link taken away" in page
    assert f'action="/projects/{project.id}/undo"' in page
    send(f"/projects/{project.id}/undo")
    assert browser.get(f"/evidence/{made}").status_code == 200


def test_the_history_page_shows_each_change_and_brings_one_back(
    database, places, bob, browser, send
):
    place = places[0]
    database.write(lambda s: annotate(s, place, bob, Tag.CLAIM))
    database.write(lambda s: say_of(s, place, bob, tag=Tag.QUOTE, note="<b>Sure?</b>"))
    page = browser.get(f"/sentences/{place.id}/history").text
    assert "Tag Not tagged → Claim" in page
    assert "Tag Claim → Quote" in page
    assert "As it is now" in page
    assert "<b>Sure" not in page
    with database.read() as session:
        entries, _ = list_history(session, place.id, place.article_id, bob.id, None)
    url = f"/events/{entries[1].id}/restore"
    page = browser.get(send(url, next=f"/sentences/{place.id}/history").location).text
    assert "Restored: Tag Quote → Claim" in page
    page = browser.get(send(url, next=f"/sentences/{place.id}/history").location).text
    assert "It is like this already" in page


def test_the_history_of_a_sentence_not_yet_annotated_says_so(places, browser):
    assert "Nothing yet" in browser.get(f"/sentences/{places[0].id}/history").text


def test_the_api_tells_the_history_and_restores(database, places, bob, browser):
    place = places[0]
    database.write(lambda s: annotate(s, place, bob, Tag.CLAIM))
    database.write(lambda s: say_of(s, place, bob, tag=Tag.QUOTE))
    told = browser.get(f"/api/v1/sentences/{place.id}/history").json
    newest, oldest = told["entries"]
    assert (newest["lines"], newest["who"], newest["mine"]) == (
        ["Tag Claim → Quote"],
        "Bob",
        True,
    )
    assert (newest["current"], oldest["current"], told["next"]) == (True, False, None)
    headers = {"X-CSRFToken": csrf_token(browser)}
    answer = browser.post(f"/api/v1/events/{oldest['id']}/restore", json={}, headers=headers)
    assert answer.json["annotations"][0]["tag"] == "claim"


def test_the_history_of_another_is_not_shown(database, places, alice, browser):
    database.write(lambda s: annotate(s, places[0], alice, Tag.OPINION))
    assert "Opinion" not in browser.get(f"/sentences/{places[0].id}/history").text
    assert browser.get(f"/api/v1/sentences/{places[0].id}/history").json["entries"] == []


def test_another_persons_event_cannot_be_restored(database, places, alice, browser, send):
    place = places[0]
    database.write(lambda s: annotate(s, place, alice, Tag.CLAIM))
    database.write(lambda s: say_of(s, place, alice, tag=Tag.QUOTE))
    with database.read() as session:
        entries, _ = list_history(session, place.id, place.article_id, alice.id, None)
    assert send(f"/events/{entries[1].id}/restore").status_code == 404


def test_whoever_may_no_longer_review_undoes_nothing(
    database, project, places, carol, mallory, signed_in
):
    for user, status in ((carol, 403), (mallory, 404)):
        browser = signed_in(user)
        headers = {"X-CSRFToken": csrf_token(browser)}
        url = f"/api/v1/projects/{project.id}/undo"
        answer = browser.post(url, json={"id": str(uuid7())}, headers=headers)
        assert answer.status_code == status
