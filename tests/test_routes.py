"""Who may use what: every route, asked by everybody, with a thing of their desk and without.

What is expected comes from the declaration beside each view, so a new route is in the table as soon
as it is there; a new kind of URL argument has to be added to `Things`.
"""

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from factcheck.accounts.logins import end_login, start_login
from factcheck.accounts.service import disable_user
from factcheck.db import Database
from factcheck.models import Project, Role, User
from factcheck.web.access import COOKIE, NO_SENTENCE, NOT_HERE, Access, check_declared, public
from factcheck.web.headers import ALWAYS
from tests.support.csrf import csrf_token
from tests.support.desk import Desk
from tests.support.routes import SAFE, Things, add_things, ask, questions


@pytest.fixture
def things(database: Database, desk: Desk) -> Things:
    """Bob's, so that what only its maker may change is tried by its maker.

    Nothing is blind: of what is made in a blind review, tests/reviews/test_blindness.py asks.
    """

    def add(session):
        session.execute(update(Project).values(blind=False))
        return add_things(session, desk.project, desk.bob)

    return database.write(add)


def outcome(response: TestResponse) -> str:
    """Say what became of a request, in the words of the table."""
    location = response.headers.get("Location", "")
    if response.status_code >= 500:
        return f"broken ({response.status_code})"
    if response.status_code == 401 or location.startswith("/sign-in?next="):
        return "signed out"
    if response.status_code == 404 and (NOT_HERE in response.text or NO_SENTENCE in response.text):
        return "hidden"
    return "forbidden" if response.status_code == 403 else "let in"


def expected(
    access: Access, role: Role | None, *, known: bool, ours: bool = True, admin: bool = False
) -> str:
    if access.anyone:
        return "let in"
    if not known:
        return "signed out"
    if access.admin:
        return "let in" if admin else "forbidden"
    if access.role is None:
        return "let in"
    if role is None or not ours:
        return "hidden"
    return "let in" if role.rank >= access.role.rank else "forbidden"


PEOPLE = {
    "alice": Role.EDITOR,
    "bob": Role.REVIEWER,
    "carol": Role.VIEWER,
    "mallory": None,
    "admin": None,
}
OF_ONES_OWN = ("undo.restore_event", "undo_api.restore_event")
"""Where nobody but Bob, who made it, is told that there is such a thing."""
STRANGERS = ("nobody", "forged", "signed_out", "disabled")


def sign_in_as(client: FlaskClient, database: Database, desk: Desk, who: str) -> None:
    """Give *client* the cookie that *who* would have."""
    if who == "nobody":
        return
    if who == "forged":
        client.set_cookie(COOKIE, "A" * 43)
        return
    person: User = desk.alice if who in STRANGERS else getattr(desk, who)
    assert person.is_admin == (who == "admin")
    token = database.write(lambda session: start_login(session, person.id))
    client.set_cookie(COOKIE, token)
    if who == "signed_out":
        database.write(lambda session: end_login(session, token))
    if who == "disabled":
        database.write(lambda session: disable_user(session, person.id))


@pytest.mark.both_engines
@pytest.mark.parametrize("who", [*STRANGERS, *PEOPLE])
def test_everybody_gets_as_far_as_the_route_declares(app, database, desk, things, who):
    wrong = {}
    sign_in_as(client := app.test_client(), database, desk, who)
    token = csrf_token(client)
    for question in questions(app):
        if question.rule.endpoint in ("accounts.sign_out", "members.leave"):
            continue  # it would end the asking; tests/accounts/ asks it
        for target, ours in ((things, True), (Things.nowhere(), False)):
            role = PEOPLE.get(who)
            known, admin = who in PEOPLE, who == "admin"
            theirs = ours and (who == "bob" or question.rule.endpoint not in OF_ONES_OWN)
            due = expected(question.access, role, known=known, ours=theirs, admin=admin)
            got = outcome(ask(client, question, target, token))
            if got != due:
                wrong[f"{question.name}, {'known' if ours else 'unknown'} thing"] = (due, got)
    assert wrong == {}


def test_nothing_is_done_without_a_csrf_token(app, signed_in, bob, things):
    client = signed_in(bob)
    csrf_token(client)
    asked = [question for question in questions(app) if question.method not in SAFE]
    got = {question.name: ask(client, question, things).status_code for question in asked}
    assert got == dict.fromkeys(got, 400)
    assert len(got) >= 15


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_nothing_is_done_for_another_site_even_with_a_token(app, signed_in, bob, things, site):
    client = signed_in(bob)
    token = csrf_token(client)
    client.environ_base["HTTP_SEC_FETCH_SITE"] = site
    asked = [question for question in questions(app) if question.method not in SAFE]
    got = {question.name: ask(client, question, things, token).status_code for question in asked}
    assert got == dict.fromkeys(got, 403)


def test_no_route_both_reads_and_writes(app):
    both = [
        rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and rule.methods - SAFE
    ]
    assert both == []


def test_reading_writes_nothing(app, signed_in, alice, things, count_queries):
    client = signed_in(alice)
    asked = [q for q in questions(app) if q.method == "GET" and not q.access.writes]
    with count_queries() as seen:
        for question in asked:
            ask(client, question, things)
    assert len(asked) >= 20
    assert [statement for statement in seen if not statement.startswith(("SELECT", "WITH"))] == []


def test_only_the_sign_in_link_writes_when_it_is_read(app):
    writing = {q.rule.endpoint for q in questions(app) if q.access.writes}
    assert writing == {"accounts.use_link", "oidc.back"}


def test_every_answer_carries_the_headers(app, client, signed_in, alice, things):
    for browser in (client, signed_in(alice)):
        token = csrf_token(browser)
        for question in questions(app):
            headers = ask(browser, question, things, token).headers
            assert {name: headers.get(name) for name in ALWAYS} == ALWAYS, question.name
            assert "no-store" in headers["Cache-Control"] or (
                "public" in headers["Cache-Control"] and question.access.anyone
            ), question.name


def test_a_view_that_declares_nothing_keeps_the_app_from_starting(app):
    forgetful = Blueprint("forgetful", __name__)
    forgetful.get("/forgotten")(lambda: "")
    app = Flask("apart")
    app.view_functions["static"] = public(app.view_functions["static"])
    check_declared(app)
    app.register_blueprint(forgetful)
    with pytest.raises(RuntimeError, match="/forgotten"):
        check_declared(app)
