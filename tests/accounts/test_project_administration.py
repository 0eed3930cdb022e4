"""Administration of projects, and of invitations to any of them."""

import pytest
from sqlalchemy import select

from factcheck.accounts import by_name
from factcheck.accounts.invites import make_invite
from factcheck.accounts.project_administration import list_all_projects
from factcheck.accounts.service import create_project, create_user, find_role
from factcheck.models import Event, Invite, Project, Role
from tests.support.csrf import csrf_token
from tests.support.work import add_article


@pytest.fixture
def ada(signed_in, desk):
    return signed_in(desk.admin)


def send(browser, path: str, **fields: str):
    return browser.post(path, data={"csrf_token": csrf_token(browser), **fields})


def test_projects_are_listed_with_how_many_there_are(ada, database, desk):
    database.write(lambda s: add_article(s, desk.project, desk.alice, "A secret story.", "Secret"))
    page = ada.get("/admin/projects").text
    assert "The Chronicle" in page
    assert "3 members" in page
    assert "1 article" in page
    assert "Tatler" not in ada.get("/admin/projects?q=chron").text


def test_an_administrator_sees_no_work_of_a_project(ada, database, desk):
    article = database.write(
        lambda s: add_article(s, desk.project, desk.alice, "A secret story.", "Secret")
    )
    page = ada.get(f"/admin/projects/{desk.project.id}").text
    assert "Alice" in page
    assert "Secret" not in page
    assert ada.get(f"/articles/{article.id}").status_code == 404
    assert ada.get(f"/projects/{desk.project.id}/articles").status_code == 404


@pytest.mark.both_engines
def test_each_is_on_one_page_in_one_query(database, desk, count_queries, monkeypatch):
    monkeypatch.setattr(by_name, "PAGE", 2)
    for _ in range(3):
        database.write(lambda session: create_project(session, "the same", desk.bob.id))
    seen, after = [], None
    with database.read() as session:
        while True:
            with count_queries() as asked:
                rows, after = list_all_projects(session, after=after)
            assert len(asked) <= 2
            seen += [row.id for row in rows]
            if after is None:
                break
        assert sorted(seen) == sorted(session.scalars(select(Project.id)))


def test_a_project_is_opened_with_its_first_editor(ada, database, desk, bob):
    answer = send(ada, "/admin/projects/new", name="The Gazette", person="Bob")
    assert answer.status_code == 303
    with database.read() as session:
        project = session.scalars(select(Project).where(Project.name == "The Gazette")).one()
        assert find_role(session, project.id, bob.id) is Role.EDITOR
        assert find_role(session, project.id, desk.admin.id) is None
        added = session.scalars(select(Event).where(Event.verb == "project.added")).all()[-1]
    assert added.actor_id == desk.admin.id


@pytest.mark.parametrize(
    ("name", "person", "said"),
    [
        ("", "Bob", "Give it a name."),
        ("The Gazette", "", "Type an e-mail, or a name"),
        ("The Gazette", "Nobody", "Nobody has this e-mail"),
        ("The Gazette", "Twin", "Several people have this name"),
        ("x" * 101, "Bob", "100"),
    ],
)
def test_a_project_that_cannot_be_opened_stays_in_the_form(ada, database, name, person, said):
    database.write(lambda session: [create_user(session, "Twin") for _ in range(2)])
    answer = send(ada, "/admin/projects/new", name=name, person=person)
    assert answer.status_code == 422
    assert said in answer.text


def test_who_names_nobody_is_led_to_the_list_of_people(ada, project):
    link = '<a class="button button--small" href="/admin/people">The list of people</a>'
    for path, fields in (
        ("/admin/projects/new", {"name": "The Gazette"}),
        (f"/admin/projects/{project.id}/members", {"role": "reviewer"}),
    ):
        assert link in send(ada, path, person="Nobody", **fields).text
        assert link not in ada.get(path.removesuffix("/members")).text


def test_who_made_a_project_for_themselves_finds_the_way_into_it(ada, desk):
    own = send(ada, "/admin/projects/new", name="The Gazette", person="Ada").location
    others = send(ada, "/admin/projects/new", name="The Star", person="Bob").location
    assert "Open the project" in ada.get(own).text
    assert "Open the project" not in ada.get(others).text


def test_a_project_is_renamed_once_by_what_was_seen(ada, database, project):
    path = f"/admin/projects/{project.id}/name"
    assert send(ada, path, name="The Herald", revision="1").status_code == 303
    stale = send(ada, path, name="The Star", revision="1")
    assert stale.status_code == 409
    assert "Theirs: The Herald" in stale.text
    assert 'value="The Star"' in stale.text
    assert 'name="revision" type="hidden" value="2"' in stale.text
    with database.read() as session:
        event = session.scalars(select(Event).where(Event.verb == "project.renamed")).one()
    assert (event.before, event.after) == ({"name": "The Chronicle"}, {"name": "The Herald"})


@pytest.mark.parametrize("person", ["ada@example.org", "Ada", "mallory@example.org"])
def test_anybody_is_let_in_oneself_too(ada, database, project, desk, person):
    path = f"/admin/projects/{project.id}/members"
    assert send(ada, path, person=person, role="editor").status_code == 303
    user = desk.mallory if "mallory" in person else desk.admin
    with database.read() as session:
        assert find_role(session, project.id, user.id) is Role.EDITOR


def test_a_member_keeps_the_role(ada, database, project, bob):
    path = f"/admin/projects/{project.id}/members"
    answer = send(ada, path, person="Bob", role="viewer")
    assert answer.status_code == 409
    assert "They are a member already" in answer.text
    with database.read() as session:
        assert find_role(session, project.id, bob.id) is Role.REVIEWER


@pytest.mark.parametrize("role", ["", "owner"])
def test_a_role_there_is_not_is_refused(ada, project, role):
    path = f"/admin/projects/{project.id}/members"
    assert send(ada, path, person="Ada", role=role).status_code == 422


def test_who_is_shut_out_is_not_let_in(ada, project, mallory):
    send(ada, f"/admin/people/{mallory.id}/disable")
    path = f"/admin/projects/{project.id}/members"
    answer = send(ada, path, person="Mallory", role="viewer")
    assert answer.status_code == 422
    assert "shut out" in answer.text


def test_open_invitations_of_all_projects_are_listed_and_taken_back(ada, database, desk):
    def invite(session) -> None:
        make_invite(session, desk.alice.id, project_id=desk.project.id, role=Role.VIEWER)
        make_invite(
            session,
            desk.mallory.id,
            project_id=desk.elsewhere.id,
            role=Role.EDITOR,
            email="nora@example.org",
        )

    database.write(invite)
    page = ada.get("/admin/invites").text
    assert all(text in page for text in ("The Chronicle", "The Tatler", "nora@example.org"))
    with database.read() as session:
        first = session.scalars(select(Invite.id).order_by(Invite.id)).first()
    assert send(ada, f"/admin/invites/{first}/revoke").status_code == 303
    assert "The Chronicle" not in ada.get("/admin/invites").text
    assert send(ada, f"/admin/invites/{first}/revoke").status_code == 404


def test_no_project_and_no_invitation_unknown_is_changed(ada, desk):
    nowhere = "0190b3a2-0000-7000-8000-000000000000"
    assert ada.get(f"/admin/projects/{nowhere}").status_code == 404
    for path, fields in (
        (f"projects/{nowhere}/name", {"name": "X", "revision": "1"}),
        (f"projects/{nowhere}/members", {"person": "Bob", "role": "viewer"}),
        (f"invites/{nowhere}/revoke", {}),
    ):
        assert send(ada, f"/admin/{path}", **fields).status_code == 404
