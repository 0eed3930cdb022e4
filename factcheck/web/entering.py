"""What a browser is given when somebody has signed in at it."""

from flask import Response, redirect

from factcheck.accounts.permissions import find_person
from factcheck.db import get_session
from factcheck.web.access import set_login_cookie
from factcheck.web.preferences import keep_language, keep_theme


def enter(token: str, after: str) -> Response:
    """Go on to *after* with the cookie of a new login, and with what its account has chosen."""
    response = redirect(after, 303)
    assert isinstance(response, Response)
    set_login_cookie(response, token)
    if person := find_person(get_session(), token):
        keep_language(response, person.language)
        keep_theme(response, person.theme)
    return response
