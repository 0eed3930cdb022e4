"""Where the link of an invitation leads: joining with an account, or making one."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from factcheck.accounts import attempts, invites, newcomers
from factcheck.accounts.forms_invites import NewcomerForm, UnnamedNewcomerForm
from factcheck.accounts.service import normal_email
from factcheck.db import get_session, write
from factcheck.errors import DuplicateError, InvalidError
from factcheck.web.access import public, signed_in, signed_in_person
from factcheck.web.entering import enter
from factcheck.web.language import translate
from factcheck.web.pages import render
from factcheck.web.preferences import this_browser
from factcheck.words import say

bp = Blueprint("invites", __name__)

TAKEN = say(
    "There is an account with this e-mail already. If it is yours, sign in; you come back to this "
    "invitation."
)


@bp.get("/invites/<token>")
@public
def show(token: str) -> ResponseReturnValue:
    """Say to what the link invites, and by whom. It is not used up by being looked at."""
    invitation = invites.find_invite(get_session(), token)
    return _page(token, invitation, _form(invitation))


@bp.post("/invites/<token>")
@signed_in
def accept(token: str) -> ResponseReturnValue:
    """Join with the account that is signed in."""
    if invites.find_invite(get_session(), token).project_id is None:
        return redirect(url_for(".show", token=token), 303)
    project_id = write(lambda s: invites.use_invite(s, token, g.me.id))
    return redirect(_arrive(project_id), 303)


@bp.post("/invites/<token>/account")
@public
def join(token: str) -> ResponseReturnValue:
    """Make an account and sign its owner in. Whoever is signed in already is to use that one."""
    invitation = invites.find_invite(get_session(), token)
    if signed_in_person():
        return redirect(url_for(".show", token=token), 303)
    form = _form(invitation)
    if not form.validate():
        return _page(token, invitation, form, 422)
    try:
        login, project_id = _join(token, invitation, form)
    except InvalidError as error:
        form.refuse(error.fields)
        return _page(token, invitation, form, 422)
    except DuplicateError:
        form.form_errors.append(translate(TAKEN))
        return _page(token, invitation, form, 409)
    return enter(login, _arrive(project_id))


def _join(
    token: str, invitation: invites.Invitation, form: NewcomerForm
) -> tuple[str, UUID | None]:
    """Make the account. The slow hash is made outside the transactions, and not often."""
    email = invitation.email or normal_email(form.data["email"])
    attempt = attempts.note_attempt(write, email, request.remote_addr or "")
    newcomer = newcomers.prepare_newcomer(invitation, form.name.data, email, form.password.data)
    browser = this_browser()
    joined = write(lambda s: newcomers.join_as_newcomer(s, token, newcomer, browser))
    write(lambda s: attempts.forget_attempt(s, attempt))
    return joined


def _form(invitation: invites.Invitation) -> NewcomerForm:
    return NewcomerForm() if invitation.email else UnnamedNewcomerForm()


def _page(
    token: str, invitation: invites.Invitation, form: NewcomerForm, status: int = 200
) -> Response:
    return render(
        "accounts/invite.html",
        status,
        token=token,
        invitation=invitation,
        form=form,
        # A public page: nobody was asked for yet.
        me=(person := signed_in_person()),
        suits=person is not None and invites.suits(get_session(), invitation, person.id),
    )


def _arrive(project_id: UUID | None) -> str:
    if project_id is None:
        return url_for("accounts.home")
    flash(_("Welcome. You are a member of this project now."), "ok")
    return url_for("articles.index", project_id=project_id)
