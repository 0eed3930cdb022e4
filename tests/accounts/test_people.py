"""Adding people and projects."""

import pytest
from sqlalchemy import select

from factcheck.accounts.permissions import find_person
from factcheck.accounts.service import (
    add_member,
    create_project,
    create_user,
    disable_user,
    find_role,
    find_user_by_email,
    list_projects,
    set_password,
    start_login,
)
from factcheck.errors import DuplicateError, InvalidError, NotFoundError
from factcheck.models import Event, Role, Speaker, SpeakerAlias, SpeakerKind, uuid7


def test_a_person_needs_only_a_name(session):
    user = create_user(session, "  Dana   Ruiz ")
    assert (user.name, user.email, user.password_hash) == ("Dana Ruiz", None, None)


@pytest.mark.parametrize("name", ["", "   ", "\u2063", "\u3164\u200b", "x" * 101])
def test_a_person_without_a_proper_name_is_refused(session, name):
    with pytest.raises(InvalidError) as refusal:
        create_user(session, name)
    assert "name" in refusal.value.fields


@pytest.mark.parametrize(
    "email", ["dana", "dana@", "@example.org", "a b@example.org", "a@b@c", "a\0@b.org"]
)
def test_what_is_no_email_is_refused(session, email):
    with pytest.raises(InvalidError) as refusal:
        create_user(session, "Dana", email)
    assert "email" in refusal.value.fields


def test_an_email_belongs_to_one_person_however_it_is_written(session):
    dana = create_user(session, "Dana", "Dana@example.org")
    with pytest.raises(DuplicateError) as refusal:
        create_user(session, "Another", "dana@EXAMPLE.org ")
    assert refusal.value.existing_id == dana.id
    assert find_user_by_email(session, " DANA@example.org") is dana


def test_no_secret_is_written_into_the_history(session):
    user = create_user(session, "Dana", "dana@example.org", "rivers run to the sea")
    set_password(session, user.id, "mountains stay put")
    session.flush()
    told = [str((event.before, event.after)) for event in session.scalars(select(Event))]
    assert len(told) == 2
    assert not any("rivers" in line or "argon2" in line for line in told)


@pytest.mark.both_engines
def test_a_project_has_its_maker_for_editor_and_an_author_to_attribute_to(session):
    dana = create_user(session, "Dana")
    project = create_project(session, "Europe desk", dana.id)
    assert [(row.name, row.role, row.articles) for row in list_projects(session, dana.id)] == [
        ("Europe desk", Role.EDITOR, 0)
    ]
    author = session.scalars(select(Speaker).where(Speaker.project_id == project.id)).one()
    assert (author.kind, author.name) == (SpeakerKind.AUTHOR, "The author")
    alias = session.scalars(select(SpeakerAlias)).one()
    assert (alias.speaker_id, alias.alias) == (author.id, "The author")


@pytest.mark.parametrize("name", ["", "\u2063", "\u00ad\u3164"])
def test_a_project_without_a_proper_name_is_refused(session, name):
    dana = create_user(session, "Dana")
    with pytest.raises(InvalidError, match="Give a name"):
        create_project(session, name, dana.id)


def test_a_member_can_get_another_role(session):
    dana, erik = create_user(session, "Dana"), create_user(session, "Erik")
    project = create_project(session, "Europe desk", dana.id)
    add_member(session, project.id, erik.id, Role.VIEWER)
    add_member(session, project.id, erik.id, Role.REVIEWER, dana.id)
    assert [row.role for row in list_projects(session, erik.id)] == [Role.REVIEWER]


def test_what_a_person_is_in_a_project_is_found(session):
    dana, erik = create_user(session, "Dana"), create_user(session, "Erik")
    project, other = (create_project(session, name, dana.id) for name in ("Europe", "Asia"))
    add_member(session, project.id, erik.id, Role.VIEWER)
    assert find_role(session, project.id, dana.id) is Role.EDITOR
    assert find_role(session, project.id, erik.id) is Role.VIEWER
    assert find_role(session, other.id, erik.id) is None


def test_projects_are_listed_in_one_query(session, count_queries):
    dana = create_user(session, "Dana")
    for number in range(7):
        create_project(session, f"Desk {number}", dana.id)
    with count_queries() as seen:
        assert len(list_projects(session, dana.id)) == 7
    assert len(seen) == 1


def test_a_disabled_person_cannot_be_signed_in(session):
    dana = create_user(session, "Dana")
    token = start_login(session, dana.id)
    assert find_person(session, token).id == dana.id
    disable_user(session, dana.id)
    assert find_person(session, token) is None
    with pytest.raises(NotFoundError):
        start_login(session, dana.id)


@pytest.mark.parametrize(
    "action",
    [
        lambda s: disable_user(s, uuid7()),
        lambda s: set_password(s, uuid7(), "rivers run to the sea"),
        lambda s: start_login(s, uuid7()),
        lambda s: add_member(s, uuid7(), uuid7(), Role.VIEWER),
    ],
)
def test_a_person_who_is_not_there_is_said_to_be_so(session, action):
    with pytest.raises(NotFoundError):
        action(session)
