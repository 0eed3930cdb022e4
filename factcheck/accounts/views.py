"""Signing in and out, and the list of one's projects."""

import logging

from flask import Blueprint, current_app, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from factcheck.accounts import attempts, logins, service
from factcheck.accounts.forms import SignInForm
from factcheck.config import Settings
from factcheck.db import get_session, write
from factcheck.errors import ForbiddenError, InvalidError
from factcheck.web.access import (
    login_token,
    public,
    public_and_writes_on_get,
    set_login_cookie,
    signed_in,
    signed_in_person,
)
from factcheck.web.entering import enter
from factcheck.web.language import translate
from factcheck.web.pages import local_url, render
from factcheck.web.preferences import this_browser
from factcheck.words import say

bp = Blueprint("accounts", __name__)
log = logging.getLogger(__name__)

PASSWORDS_OFF = say("Nobody signs in with a password here. Go back, and take the other way.")


@bp.get("/")
@signed_in
def home() -> ResponseReturnValue:
    """Show the reader's projects, or go to the only one; ?all=1 always shows them."""
    projects = service.list_projects(get_session(), g.me.id)
    if len(projects) == 1 and "all" not in request.args:
        return redirect(url_for("articles.index", project_id=projects[0].id), 303)
    return render("projects/list.html", projects=projects)


@bp.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    """Ask for e-mail and password."""
    after = local_url(request.args.get("next"), url_for(".home"))
    if signed_in_person():
        return redirect(after, 303)
    return _page(SignInForm(formdata=None, next=after))


@bp.post("/sign-in")
@public
def submit_sign_in() -> ResponseReturnValue:
    """Sign in by e-mail and password."""
    if not _settings().local_sign_in:
        raise ForbiddenError(PASSWORDS_OFF)
    form = SignInForm()
    if not form.validate():
        return _page(form, 422)
    try:
        token = _token(form)
    except attempts.TooManyAttemptsError as error:
        response = _refuse(form, error.message, 429)
        response.headers["Retry-After"] = str(error.wait)
        return response
    except InvalidError as error:
        return _refuse(form, error.message, 401)
    return enter(token, local_url(form.next.data, url_for(".home")))


@bp.get("/sign-in/<token>")
@public_and_writes_on_get
def use_link(token: str) -> ResponseReturnValue:
    """Sign in by a link that is good for once; who is signed in already keeps it."""
    if signed_in_person() or request.method == "HEAD":  # whoever asks for the head only looks
        return redirect(url_for(".home"), 303)
    browser = this_browser()
    return enter(write(lambda s: logins.use_sign_in_link(s, token, browser)), url_for(".home"))


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End this browser's login. Whoever signs in here next gets another CSRF secret."""
    token = login_token()
    write(lambda s: logins.end_login(s, token))
    session.clear()
    flash(_("You are signed out."), "ok")
    response = redirect(url_for(".sign_in"), 303)
    set_login_cookie(response, "")
    return response


def _token(form: SignInForm) -> str:
    """Return the token of a new login. The slow comparison runs outside the transactions."""
    email, password = service.normal_email(form.email.data), form.password.data
    address = request.remote_addr or ""
    attempt = attempts.note_attempt(write, email, address)
    user = service.find_user_by_email(get_session(), email)
    user_id, better_hash = logins.prove(user, password)
    browser = this_browser()
    return write(lambda s: logins.finish_sign_in(s, user_id, attempt, better_hash, browser))


def _refuse(form: SignInForm, message: str, status: int) -> Response:
    log.warning("a sign-in from %s was refused with %d", request.remote_addr, status)
    form.form_errors.append(translate(message))
    return _page(form, status)


def refuse_sign_in(message: str, status: int) -> Response:
    """Show the page to sign in on, with why another way than a password has failed."""
    form = SignInForm(formdata=None, next="")
    form.form_errors.append(translate(message))
    return _page(form, status)


def _page(form: SignInForm, status: int = 200) -> Response:
    settings = _settings()
    return render(
        "accounts/sign_in.html",
        status,
        form=form,
        openid=settings.openid,
        local=settings.local_sign_in,
    )


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
