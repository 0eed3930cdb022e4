"""Choosing the language of the interface."""

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue

from factcheck.config import Settings
from factcheck.errors import InvalidError
from factcheck.web.access import public
from factcheck.web.language import COOKIE, LANGUAGES
from factcheck.web.pages import local_url
from factcheck.words import say

bp = Blueprint("language", __name__)

YEAR = 365 * 24 * 3600


@bp.post("/language")
@public
def choose() -> ResponseReturnValue:
    """Keep the reader's choice in a cookie and go back to the page it was made on."""
    chosen = request.form.get("language", "")
    if chosen not in LANGUAGES:
        raise InvalidError(say("Factcheck does not speak this language. Choose one of the menu."))
    response = redirect(local_url(request.form.get("next"), "/"), 303)
    assert isinstance(response, Response)
    settings: Settings = current_app.extensions["settings"]
    response.set_cookie(
        COOKIE,
        chosen,
        max_age=YEAR,
        secure=settings.secure_cookies,
        httponly=True,
        samesite="Lax",
    )
    return response
