"""Choosing the language of the pages, and whether they are light or dark, from the menu."""

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from factcheck.accounts.own_account import set_preferences
from factcheck.db import write
from factcheck.errors import InvalidError
from factcheck.models import Theme
from factcheck.web.access import public, signed_in_person
from factcheck.web.language import LANGUAGES
from factcheck.web.pages import local_url
from factcheck.web.preferences import keep_language, keep_theme
from factcheck.words import say

bp = Blueprint("preferences", __name__)


@bp.post("/language")
@public
def choose_language() -> ResponseReturnValue:
    """Keep the reader's choice and go back to the page it was made on."""
    chosen = request.form.get("language", "")
    if chosen not in LANGUAGES:
        raise InvalidError(say("Factcheck does not speak this language. Choose one of the menu."))
    if person := signed_in_person():
        write(lambda session: set_preferences(session, person.id, language=chosen))
    response = redirect(local_url(request.form.get("next"), "/"), 303)
    assert isinstance(response, Response)
    keep_language(response, chosen)
    return response


@bp.post("/theme")
@public
def choose_theme() -> ResponseReturnValue:
    """Keep the choice that a script of the page has shown already."""
    chosen = request.form.get("theme", "")
    if chosen not in list(Theme):
        raise InvalidError(say("Choose light, dark, or what the system says."))
    if person := signed_in_person():
        write(lambda session: set_preferences(session, person.id, theme=Theme(chosen)))
    response = Response(status=204)
    keep_theme(response, Theme(chosen))
    return response
