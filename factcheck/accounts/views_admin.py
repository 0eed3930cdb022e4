"""Administration of people: adding, shutting out, making administrators, and their logins."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from factcheck.accounts import administration, own_account
from factcheck.accounts.agents import describe_agent
from factcheck.accounts.forms_admin import NewPersonForm
from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError
from factcheck.web.access import needs_admin
from factcheck.web.language import translate
from factcheck.web.lists import show_list
from factcheck.web.pages import render

bp = Blueprint("admin", __name__, url_prefix="/admin")


@bp.get("/people")
@needs_admin
def people() -> ResponseReturnValue:
    """List the people, by name."""
    return show_list("accounts/people.html", ".people", administration.list_people)


@bp.get("/people/new")
@needs_admin
def new_person() -> ResponseReturnValue:
    """Ask who is to be added."""
    return render("accounts/new_person.html", form=NewPersonForm(formdata=None))


@bp.post("/people/new")
@needs_admin
def add_person() -> ResponseReturnValue:
    """Add somebody, and show the link that signs them in, which nobody can show again."""
    form = NewPersonForm()
    if not form.validate():
        return render("accounts/new_person.html", 422, form=form)
    name, email = form.name.data, form.email.data
    try:
        user_id, token = write(lambda s: administration.add_person(s, name, email, g.me.id))
    except DuplicateError as error:
        form.refuse({"email": error.message})
        return render("accounts/new_person.html", 409, form=form)
    except InvalidError as error:
        form.refuse(error.fields)
        return render("accounts/new_person.html", 422, form=form)
    return _page(user_id, link=_link(token))


@bp.get("/people/<uuid:user_id>")
@needs_admin
def person(user_id: UUID) -> ResponseReturnValue:
    """Show a person, where they are signed in, and what can be done."""
    return _page(user_id)


@bp.post("/people/<uuid:user_id>/link")
@needs_admin
def make_link(user_id: UUID) -> ResponseReturnValue:
    """Show a new link that signs the person in, which nobody can show again."""
    try:
        token = write(lambda s: administration.renew_link(s, user_id, g.me.id))
    except InvalidError as error:
        return _page(user_id, 422, refused=translate(error.message))
    return _page(user_id, link=_link(token))


@bp.post("/people/<uuid:user_id>/disable")
@needs_admin
def disable(user_id: UUID) -> ResponseReturnValue:
    """Shut a person out."""
    return _do(
        user_id,
        lambda session: administration.disable_person(session, user_id, g.me.id),
        _("They are shut out and signed out everywhere. What they did stays."),
    )


@bp.post("/people/<uuid:user_id>/enable")
@needs_admin
def enable(user_id: UUID) -> ResponseReturnValue:
    """Let a person in again."""
    return _do(
        user_id,
        lambda session: administration.enable_person(session, user_id, g.me.id),
        _("They can sign in again."),
    )


@bp.post("/people/<uuid:user_id>/promote")
@needs_admin
def promote(user_id: UUID) -> ResponseReturnValue:
    """Make a person an administrator."""
    return _do(
        user_id,
        lambda session: administration.set_admin(session, user_id, True, g.me.id),
        _("They are an administrator now."),
    )


@bp.post("/people/<uuid:user_id>/demote")
@needs_admin
def demote(user_id: UUID) -> ResponseReturnValue:
    """Let a person no longer be an administrator."""
    return _do(
        user_id,
        lambda session: administration.set_admin(session, user_id, False, g.me.id),
        _("They are no administrator any more."),
    )


@bp.post("/people/<uuid:user_id>/logins/end-all")
@needs_admin
def end_logins(user_id: UUID) -> ResponseReturnValue:
    """Sign a person out everywhere."""
    return _do(
        user_id,
        lambda session: own_account.end_logins(session, user_id, g.me.id),
        _("They are signed out everywhere."),
    )


@bp.post("/people/<uuid:user_id>/logins/<uuid:login_id>/end")
@needs_admin
def end_login(user_id: UUID, login_id: UUID) -> ResponseReturnValue:
    """Sign a person out in one browser."""
    return _do(
        user_id,
        lambda session: own_account.end_one_login(session, user_id, login_id, g.me.id),
        _("That browser is signed out."),
    )


def _do(user_id: UUID, work: Callable[[Any], None], done: str) -> Response:
    """Do it and go back to the person, or show them with what was refused."""
    try:
        write(work)
    except InvalidError as error:
        return _page(user_id, 422, refused=translate(error.message))
    flash(done, "ok")
    # Whoever has ceased to be an administrator would be refused at the page of the person.
    stays = user_id != g.me.id or own_account.is_admin(get_session(), user_id)
    return redirect(url_for(".person", user_id=user_id) if stays else url_for("accounts.home"), 303)


def _page(user_id: UUID, status: int = 200, *, link: str = "", refused: str = "") -> Response:
    session = get_session()
    return render(
        "accounts/person.html",
        status,
        person=administration.get_person(session, user_id),
        memberships=administration.list_memberships(session, user_id),
        under_way=administration.count_under_way(session, user_id, g.me.id),
        logins=[
            (row, describe_agent(row.agent)) for row in own_account.list_logins(session, user_id)
        ],
        link=link,
        refused=refused,
    )


def _link(token: str) -> str:
    return url_for("accounts.use_link", token=token, _external=True)
