"""How a project works, and changing it."""

from dataclasses import replace

import pytest
from lxml.html import document_fromstring
from sqlalchemy import select

from factcheck.accounts.desk import count_blind, get_settings, save_settings
from factcheck.errors import InvalidError, StaleError
from factcheck.models import Event, Project
from factcheck.reviews.opening import open_article
from tests.support.csrf import csrf_token
from tests.support.work import add_article, annotate, sentences


def begin(session, project, alice, bob, number=1):
    """Let Bob begin *number* articles."""
    articles = [
        add_article(session, project, alice, f"It rained on day {day}. Nobody was hurt.")
        for day in range(number)
    ]
    for article in articles:
        annotate(session, sentences(session, article)[0], bob)
    session.flush()
    return articles


@pytest.mark.both_engines
def test_they_are_stored_and_written_down(session, project, alice):
    saved = get_settings(session, project.id)
    wanted = replace(
        saved.settings, name="  Europe   desk ", open_pool=False, reviewers_per_article=3
    )
    save_settings(session, project.id, wanted, alice.id, seen_revision=saved.revision)
    now = get_settings(session, project.id)
    assert now.settings == replace(wanted, name="Europe desk")
    assert now.revision == saved.revision + 1
    event = session.scalars(select(Event).where(Event.verb == "project.updated")).one()
    assert (event.actor_id, event.before["reviewers_per_article"]) == (alice.id, 1)
    assert event.after["reviewers_per_article"] == 3


@pytest.mark.both_engines
def test_a_stale_form_does_not_overwrite(session, project, alice):
    saved = get_settings(session, project.id)
    one, other = (replace(saved.settings, name=name) for name in ("One", "Other"))
    save_settings(session, project.id, one, alice.id, seen_revision=saved.revision)
    with pytest.raises(StaleError):
        save_settings(session, project.id, other, alice.id, seen_revision=saved.revision)


def test_saving_nothing_new_changes_nothing(session, project, alice):
    saved = get_settings(session, project.id)
    save_settings(session, project.id, saved.settings, alice.id, seen_revision=saved.revision)
    assert get_settings(session, project.id).revision == saved.revision


@pytest.mark.parametrize("number", [0, -1, 21, 10**9])
def test_no_article_is_for_nobody_or_a_crowd(session, project, alice, number):
    saved = get_settings(session, project.id)
    wanted = replace(saved.settings, reviewers_per_article=number)
    with pytest.raises(InvalidError) as refusal:
        save_settings(session, project.id, wanted, alice.id, seen_revision=saved.revision)
    assert "reviewers_per_article" in refusal.value.fields


@pytest.mark.both_engines
def test_blindness_is_not_switched_off_by_oversight(session, project, alice, bob):
    begin(session, project, alice, bob, 2)
    saved = get_settings(session, project.id)
    assert saved.still_blind == 2
    seeing = replace(saved.settings, blind=False)
    with pytest.raises(InvalidError, match="2 articles") as refusal:
        save_settings(session, project.id, seeing, alice.id, seen_revision=saved.revision)
    assert "sure" in refusal.value.fields
    save_settings(session, project.id, seeing, alice.id, seen_revision=saved.revision, sure=True)
    assert session.get(Project, project.id).blind is False


@pytest.mark.both_engines
def test_what_is_open_or_not_begun_is_not_counted(session, project, alice, bob):
    begun, opened = begin(session, project, alice, bob, 2)
    add_article(session, project, alice, "Nobody has begun this one. It is new.")
    open_article(session, opened.id, alice.id)
    assert count_blind(session, project.id) == 1
    open_article(session, begun.id, alice.id)
    saved = get_settings(session, project.id)
    seeing = replace(saved.settings, blind=False)
    save_settings(session, project.id, seeing, alice.id, seen_revision=saved.revision)


@pytest.fixture
def send(signed_in, alice, project):
    """Send Alice's form: ``send(name="...")``; the rest is as it is at first."""
    browser = signed_in(alice)

    def send(**changed):
        fields = {
            "name": "The Chronicle",
            "blind": "y",
            "open_pool": "y",
            "reviewers_per_article": "1",
            "revision": "1",
            "csrf_token": csrf_token(browser),
        }
        sent = {name: value for name, value in (fields | changed).items() if value is not None}
        return browser.post(f"/projects/{project.id}/settings", data=sent)

    send.browser = browser
    return send


def test_the_page_shows_what_holds(send, project):
    page = send.browser.get(f"/projects/{project.id}/settings").text
    ticked = document_fromstring(page).xpath("//form//input[@checked]/@id")
    assert {"blind", "open_pool"} == set(ticked) - {"theme"}
    assert 'value="The Chronicle"' in page
    assert "Reviewers do not see each other’s work" in page
    assert "Yes, show" not in page


def test_the_form_saves(send, database, project):
    assert send(open_pool=None, reviewers_per_article="2", names_hidden="y").status_code == 303
    with database.read() as session:
        settings = get_settings(session, project.id).settings
    assert (settings.open_pool, settings.reviewers_per_article) == (False, 2)
    assert (settings.blind, settings.names_hidden) == (True, True)


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""},
        {"name": "\u2063"},
        {"name": "x" * 101},
        {"reviewers_per_article": "0"},
        {"reviewers_per_article": "21"},
        {"reviewers_per_article": "many"},
        {"reviewers_per_article": "9" * 5000},
        {"reviewers_per_article": ""},
        {"revision": "x"},
    ],
)
def test_what_cannot_be_taken_is_said(send, database, project, changed):
    assert send(**changed).status_code == 422
    with database.read() as session:
        assert get_settings(session, project.id).revision == 1


def test_a_stale_form_keeps_what_was_typed_and_shows_theirs(send):
    send(name="Theirs")
    answer = send(name="Mine")
    assert answer.status_code == 409
    assert 'value="Mine"' in answer.text
    assert "Theirs" in answer.text
    assert send(name="Mine", revision="2").status_code == 303


@pytest.mark.both_engines
def test_a_form_that_is_sent_twice_is_no_conflict_with_oneself(send, database, project):
    for _ in range(2):
        assert send(name="Europe desk").status_code == 303
    with database.read() as session:
        assert get_settings(session, project.id).revision == 2


def test_the_page_asks_before_it_shows_what_is_blind(send, database, project, alice, bob):
    database.write(lambda s: len(begin(s, project, alice, bob)))
    page = send.browser.get(f"/projects/{project.id}/settings").text
    assert "Yes, show all members the reviews of 1 article" in page
    answer = send(blind=None)
    assert answer.status_code == 422
    assert "1 article" in answer.text
    assert send(blind=None, sure="y").status_code == 303
