"""The language of the pages, and whether they are light or dark: where a choice is kept.

Signed in, it is the account's and goes with the person to another browser. Signed out, it is in
cookies of this browser. Whoever signs in has the account's put there, so that pages on which nobody
is looked up, such as the one to sign in on, are as all others.
"""

import re

from flask import Response, current_app, g, has_request_context, request

from factcheck.accounts.logins import Browser
from factcheck.accounts.permissions import Person
from factcheck.config import Settings
from factcheck.models import Theme
from factcheck.web.language import COOKIE, LANGUAGES

THEME_COOKIE = "factcheck_theme"
YEAR = 365 * 24 * 3600
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")


def theme() -> Theme:
    """Return whether this page is to be light or dark."""
    if not has_request_context():
        return Theme.SYSTEM
    me: Person | None = g.get("me")
    return me.theme if me else _cookie_theme()


def this_browser() -> Browser:
    """Return what is known of the browser that asks, for the login that is to start."""
    language = request.cookies.get(COOKIE, "")
    return Browser(
        agent=_UNPRINTABLE.sub(" ", request.user_agent.string),
        address=_UNPRINTABLE.sub(" ", request.remote_addr or "")[:100],
        language=language if language in LANGUAGES else "",
        theme=_cookie_theme(),
    )


def keep_language(response: Response, language: str) -> None:
    """Keep a choice in this browser; "" for what the browser asks for."""
    _keep(response, COOKIE, language)


def keep_theme(response: Response, theme: Theme) -> None:
    """Keep a choice in this browser."""
    _keep(response, THEME_COOKIE, "" if theme is Theme.SYSTEM else theme.value)


def _cookie_theme() -> Theme:
    chosen = request.cookies.get(THEME_COOKIE, "")
    return Theme(chosen) if chosen in list(Theme) else Theme.SYSTEM


def _keep(response: Response, cookie: str, value: str) -> None:
    settings: Settings = current_app.extensions["settings"]
    response.set_cookie(
        cookie,
        value,
        max_age=YEAR if value else 0,
        secure=settings.secure_cookies,
        httponly=True,
        samesite="Lax",
    )
