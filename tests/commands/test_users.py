"""`factcheck user`: people, passwords, links and projects."""

import pytest
from sqlalchemy import select

from factcheck.accounts.logins import prove, use_sign_in_link
from factcheck.accounts.service import find_user_by_email
from factcheck.db import Database
from factcheck.models import Membership, Project, User

GOOD = "four words make one"


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/data/factcheck.sqlite")
    yield database
    database.close()


def test_somebody_is_added_and_gets_a_link(run, database):
    answer = run("user", "add", "Dana Ruiz", "--email", "Dana@Example.org")
    assert answer.exit_code == 0
    token = answer.stdout.rpartition("/sign-in/")[2].strip()
    assert database.write(lambda session: use_sign_in_link(session, token))


def test_a_password_is_read_from_a_pipe(run, database):
    added = run("user", "add", "Dana", "--email", "d@example.org", "--password", input=GOOD + "\n")
    assert added.exit_code == 0
    assert "/sign-in/" not in added.stdout
    assert run("user", "password", "Dana", input="another one of mine\n").exit_code == 0
    with database.read() as session:
        assert prove(find_user_by_email(session, "d@example.org"), "another one of mine")


def test_a_weak_password_is_refused(run):
    answer = run("user", "add", "D", "--email", "d@example.org", "--password", input="short\n")
    assert answer.exit_code == 1
    assert "12 characters" in answer.stderr


def test_a_password_without_an_address_is_refused(run):
    assert run("user", "add", "Dana", "--password", input=GOOD).exit_code == 2


def test_everybody_is_listed(run):
    run("user", "add", "Dana", "--email", "d@example.org")
    run("user", "add", "Ann")
    run("user", "disable", "Ann")
    first, second = run("user", "list").stdout.splitlines()
    assert "Ann" in first
    assert "shut out" in first
    assert "d@example.org" in second


@pytest.mark.parametrize("command", ["password", "link", "disable", "admin"])
def test_somebody_unknown_is_refused(run, command):
    answer = run("user", command, "Nobody", input=GOOD)
    assert answer.exit_code == 1
    assert "nobody called Nobody" in answer.stderr


def test_a_name_that_two_have_is_not_enough(run, database):
    run("user", "add", "Dana", "--email", "1@example.org")
    run("user", "add", "Dana", "--email", "2@example.org")
    assert "Several people" in run("user", "link", "Dana").stderr
    with database.read() as session:
        (first, _) = session.scalars(select(User.id).order_by(User.id)).all()
    assert run("user", "link", first).exit_code == 0


def test_a_project_is_made_and_people_let_in(run, database):
    run("user", "add", "Dana", "--email", "d@example.org")
    run("user", "add", "Ann")
    assert "no project called" in run("user", "member", "Dana", "Desk").stderr
    assert run("user", "member", "Dana", "Desk", "--new").exit_code == 0
    assert "already" in run("user", "member", "Dana", "Desk", "--new").stderr
    assert run("user", "member", "Ann", "Desk", "--role", "viewer").exit_code == 0
    with database.read() as session:
        query = select(User.name, Membership.role).join(User, User.id == Membership.user_id)
        assert set(session.execute(query).all()) == {("Dana", "editor"), ("Ann", "viewer")}
        assert session.scalars(select(Project.name)).all() == ["Desk"]


def admins(database: Database) -> set[str]:
    with database.read() as session:
        return set(session.scalars(select(User.name).where(User.is_admin)))


def test_an_administrator_is_added(run, database):
    assert run("user", "add", "Dana", "--email", "d@example.org", "--admin").exit_code == 0
    run("user", "add", "Ann")
    assert admins(database) == {"Dana"}
    ann, dana = run("user", "list").stdout.splitlines()
    assert dana.endswith("  administrator")
    assert "administrator" not in ann


def test_somebody_is_made_an_administrator_and_no_longer(run, database):
    run("user", "add", "Dana", "--email", "d@example.org", "--admin")
    run("user", "add", "Ann", "--email", "a@example.org")
    made = run("user", "admin", "a@example.org")
    assert (made.exit_code, made.stdout) == (0, "a@example.org is an administrator.\n")
    assert admins(database) == {"Ann", "Dana"}
    assert run("user", "admin", "d@example.org", "--off").exit_code == 0
    assert admins(database) == {"Ann"}


@pytest.mark.parametrize("words", [("admin", "Dana", "--off"), ("disable", "Dana")])
def test_the_last_administrator_has_to_stay(run, database, words):
    run("user", "add", "Dana", "--email", "d@example.org", "--admin")
    refused = run("user", *words)
    assert refused.exit_code == 1
    assert "Make somebody else one first" in refused.stderr
    assert admins(database) == {"Dana"}
