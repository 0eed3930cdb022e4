"""The pages of a project's people."""

import re

import pytest
from lxml.html import document_fromstring

from factcheck.accounts.members import get_own_membership
from factcheck.accounts.service import add_member, create_user, find_role
from factcheck.models import Role
from tests.support.csrf import csrf_token
from tests.support.work import add_article, annotate, sentences


@pytest.fixture
def people(signed_in, alice, project):
    """Alice's browser at the people of the project: ``people.post("", email="...")``."""
    return At(signed_in(alice), f"/projects/{project.id}")


class At:
    def __init__(self, browser, base):
        self.browser, self.base = browser, base

    def get(self, path="/people"):
        return self.browser.get(self.base + path)

    def post(self, path="/people", **fields):
        token = csrf_token(self.browser)
        return self.browser.post(self.base + path, data={"csrf_token": token, **fields})


@pytest.fixture
def member_path(database, project):
    def path(user):
        with database.read() as session:
            return f"/people/{get_own_membership(session, project.id, user.id).id}"

    return path


def role_of(database, project, user):
    with database.read() as session:
        return find_role(session, project.id, user.id)


def test_the_list_says_who_is_there_as_what(people):
    page = people.get().text
    for words in ("Alice", "Bob", "bob@example.org", "Reviewer", "Viewer", "Editor"):
        assert words in page
    assert "Mallory" not in page


def test_the_list_takes_as_many_queries_for_many(people, database, project, count_queries):
    people.get()
    with count_queries() as few:
        people.get()
    database.write(
        lambda s: [
            add_member(s, project.id, user.id, Role.VIEWER)
            for user in [create_user(s, f"Newcomer {number}") for number in range(9)]
        ]
    )
    with count_queries() as many:
        people.get()
    assert len(many) == len(few)


def test_an_invitation_is_shown_once_as_a_field_to_select(people):
    answer = people.post(email="nia@example.org", role="reviewer")
    assert answer.status_code == 200
    [field] = document_fromstring(answer.text).xpath("//input[@id='link']")
    assert re.fullmatch(r"http://localhost/invites/[\w-]{43}", field.get("value"))
    assert field.get("readonly") is not None
    again = people.get().text
    assert "nia@example.org" in again
    assert field.get("value").rpartition("/")[2] not in again


def test_the_link_works(people, app):
    page = document_fromstring(people.post(email="", role="viewer").text)
    link = page.xpath("//input[@id='link']/@value")[0]
    assert "As a viewer" in app.test_client().get(link).text


def test_a_stranger_and_nobody_get_the_same_page(people):
    pages = [
        people.post(email=email, role="viewer").text
        for email in ("mallory@example.org", "mallori@example.org")
    ]
    mains = [
        re.sub(r"invites/[\w-]+", "", page.partition("<main")[2]).replace("mallori", "mallory")
        for page in pages
    ]
    assert "Mallory" not in pages[0]
    assert mains[0] == mains[1]


@pytest.mark.parametrize(
    "fields",
    [
        {"email": "nobody", "role": "viewer"},
        {"email": "a@b.org", "role": "owner"},
        {"email": "a@b.org" + "x" * 300, "role": "viewer"},
        {"email": "a\x00@b.org", "role": "viewer"},
    ],
)
def test_what_cannot_be_taken_is_kept_and_said(people, fields):
    answer = people.post(**fields)
    assert answer.status_code == 422
    assert "Nobody was added yet" in answer.text


def test_an_invitation_is_taken_back(people, app):
    link = document_fromstring(people.post(email="", role="viewer").text).xpath(
        "//input[@id='link']/@value"
    )[0]
    [action] = document_fromstring(people.get().text).xpath(
        "//form[contains(@action, '/revoke')]/@action"
    )
    assert people.post(action.partition(people.base)[2]).status_code == 303
    assert app.test_client().get(link).status_code == 410
    assert "Open invitations" not in people.get().text


def test_a_role_is_changed_by_a_form(people, database, project, bob, member_path):
    page = people.get(member_path(bob)).text
    assert re.search(r'checked[^>]*value="reviewer"', page)
    assert people.post(member_path(bob), role="editor").status_code == 303
    assert role_of(database, project, bob) is Role.EDITOR


def test_the_last_editor_is_told_why_not(people, database, project, alice, member_path):
    answer = people.post(member_path(alice), role="viewer")
    assert answer.status_code == 422
    assert "Make somebody else an editor first" in answer.text
    assert role_of(database, project, alice) is Role.EDITOR


@pytest.mark.parametrize("fields", [{}, {"role": "owner"}, {"role": ""}])
def test_no_role_is_none(people, bob, member_path, fields):
    assert people.post(member_path(bob), **fields).status_code == 422


def test_an_editor_who_lowers_themselves_goes_on_where_they_may(
    people, database, project, alice, bob, member_path
):
    database.write(lambda s: add_member(s, project.id, bob.id, Role.EDITOR))
    answer = people.post(member_path(alice), role="viewer")
    assert answer.location.endswith("/articles")
    assert people.browser.get(answer.location).status_code == 200


def test_a_member_is_taken_out(people, database, project, bob, member_path, signed_in):
    browser = signed_in(bob)
    assert people.post(f"{member_path(bob)}/remove").status_code == 303
    assert role_of(database, project, bob) is None
    assert browser.get(f"{people.base}/articles").status_code == 404


def test_whether_to_take_a_member_out_is_asked_first(people, database, project, bob, member_path):
    page = people.get(f"{member_path(bob)}/remove")
    assert page.status_code == 200
    assert "Take <bdi>Bob</bdi> out of" in page.text
    asking = f'action="{people.base}{member_path(bob)}/remove"'
    assert asking in page.text
    assert asking not in people.get(member_path(bob)).text
    assert role_of(database, project, bob) is not None


def test_how_many_reviews_are_withdrawn_is_said_before(
    people, database, project, alice, bob, member_path
):
    def work(session):
        annotate(session, sentences(session, add_article(session, project, alice))[0], bob)

    database.write(work)
    assert "1 review that they have not handed in" in people.get(member_path(bob)).text


def test_a_member_removed_in_mid_edit_keeps_what_was_typed(
    people, database, project, bob, member_path, signed_in
):
    browser = signed_in(bob)
    token = csrf_token(browser)
    people.post(f"{member_path(bob)}/remove")
    sent = browser.post(
        f"{people.base}/speakers/new", data={"csrf_token": token, "name": "Lena Ortiz"}
    )
    assert sent.status_code == 404
    assert "Lena Ortiz" in sent.text


@pytest.mark.both_engines
def test_anyone_may_leave(signed_in, database, project, carol):
    browser = signed_in(carol)
    page = f"/projects/{project.id}/leave"
    assert "Leave" in browser.get(page).text
    sent = browser.post(page, data={"csrf_token": csrf_token(browser)})
    assert sent.location == "/"
    assert role_of(database, project, carol) is None


def test_the_last_editor_may_not(people, database, project, alice):
    answer = people.post("/leave")
    assert answer.status_code == 422
    assert "Make somebody else an editor first" in answer.text
    assert role_of(database, project, alice) is Role.EDITOR


def test_a_member_of_another_project_cannot_be_reached_through_this_one(people, database, desk):
    with database.read() as session:
        theirs = get_own_membership(session, desk.elsewhere.id, desk.mallory.id).id
    assert people.get(f"/people/{theirs}").status_code == 404
    assert people.post(f"/people/{theirs}", role="viewer").status_code == 404
    assert people.post(f"/people/{theirs}/remove").status_code == 404


def test_a_form_without_its_fields_breaks_nothing(people):
    assert people.post().status_code == 200
