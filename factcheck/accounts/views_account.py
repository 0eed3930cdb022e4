"""One's own account: name, how pages look, password, and where one is signed in."""

from uuid import UUID

from flask import Blueprint, Response, current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from factcheck.accounts import attempts, own_account
from factcheck.accounts.agents import describe_agent
from factcheck.accounts.forms_account import (
    FirstPasswordForm,
    OwnNameForm,
    PasswordForm,
    PreferencesForm,
)
from factcheck.accounts.service import list_projects
from factcheck.config import Settings
from factcheck.db import get_session, write
from factcheck.errors import ForbiddenError, InvalidError
from factcheck.models import Theme
from factcheck.web.access import login_token, signed_in
from factcheck.web.forms import BaseForm
from factcheck.web.language import translate
from factcheck.web.pages import render
from factcheck.web.preferences import keep_language, keep_theme
from factcheck.words import say

bp = Blueprint("account", __name__)

PASSWORDS_OFF = say("Nobody signs in with a password here, so there is none to set.")


@bp.get("/account")
@signed_in
def show() -> ResponseReturnValue:
    """Show one's account."""
    return _page()


@bp.post("/account/name")
@signed_in
def rename() -> ResponseReturnValue:
    """Change one's name."""
    form = OwnNameForm()
    if not form.validate():
        return _page(422, name=form)
    write(lambda session: own_account.rename_self(session, g.me.id, form.name.data))
    flash(_("Your name is changed."), "ok")
    return redirect(url_for(".show"), 303)


@bp.post("/account/preferences")
@signed_in
def set_preferences() -> ResponseReturnValue:
    """Store how pages are to be shown."""
    form = PreferencesForm()
    if not form.validate():
        return _page(422, preferences=form)
    language, theme = form.language.data, Theme(form.theme.data)
    write(
        lambda s: own_account.set_preferences(s, g.me.id, language=language, theme=theme),
    )
    response = redirect(url_for(".show"), 303)
    assert isinstance(response, Response)
    keep_language(response, language)
    keep_theme(response, theme)
    return response


@bp.post("/account/password")
@signed_in
def change_password() -> ResponseReturnValue:
    """Set a new password; all other browsers are signed out."""
    if not _settings().local_sign_in:
        raise ForbiddenError(PASSWORDS_OFF)
    account = own_account.get_account(get_session(), g.me.id)
    form = PasswordForm() if account.has_password else FirstPasswordForm()
    if not form.validate():
        return _page(422, password=form)
    try:
        _change_password(account, form)
    except InvalidError as error:
        form.refuse(error.fields)
        form.form_errors.extend([] if error.fields else [translate(error.message)])
        return _page(422, password=form)
    flash(_("Your password is changed. Everywhere else you are signed out."), "ok")
    return redirect(url_for(".show"), 303)


@bp.post("/account/logins/<uuid:login_id>/end")
@signed_in
def end_login(login_id: UUID) -> ResponseReturnValue:
    """Sign out one browser, which may be this one."""
    write(lambda session: own_account.end_one_login(session, g.me.id, login_id, g.me.id))
    flash(_("That browser is signed out."), "ok")
    return redirect(url_for(".show"), 303)


@bp.post("/account/logins/end-others")
@signed_in
def end_others() -> ResponseReturnValue:
    """Sign out all browsers but this one."""
    token = login_token()
    write(lambda session: own_account.end_logins(session, g.me.id, g.me.id, but=token))
    flash(_("All other browsers are signed out."), "ok")
    return redirect(url_for(".show"), 303)


def _change_password(account: own_account.Account, form: FirstPasswordForm) -> None:
    """Change it as the form says. Guesses at the present one are counted as sign-ins are."""
    current = form.current_password.data if isinstance(form, PasswordForm) else ""
    attempt = attempts.note_attempt(
        write, account.email or str(account.id), request.remote_addr or ""
    )
    replaced, hashed = own_account.prepare_password(
        get_session(), account.id, current, form.new_password.data
    )
    token = login_token()
    write(
        lambda session: own_account.change_password(
            session, account.id, replaced, hashed, token=token, attempt=attempt
        )
    )


def _page(status: int = 200, **refused: BaseForm) -> Response:
    """Show the account; a form that was *refused* keeps what was typed."""
    session = get_session()
    account = own_account.get_account(session, g.me.id)
    forms = {
        "name": OwnNameForm(MultiDict(), name=account.name),
        "preferences": PreferencesForm(
            MultiDict(), language=account.language, theme=account.theme.value
        ),
        "password": PasswordForm(MultiDict())
        if account.has_password
        else FirstPasswordForm(MultiDict()),
    } | refused
    return render(
        "accounts/account.html",
        status,
        account=account,
        forms=forms,
        passwords=_settings().local_sign_in and account.email is not None,
        logins=[
            (row, describe_agent(row.agent))
            for row in own_account.list_logins(session, account.id, login_token())
        ],
        projects=list_projects(session, account.id),
    )


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
