"""What the domain refuses, and what breaks, as HTTP: JSON under /api/, a page elsewhere."""

import errno
import logging
import secrets
from typing import Any

from flask import (
    Flask,
    Response,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from factcheck.db import FULL
from factcheck.errors import (
    DomainError,
    DuplicateError,
    ForbiddenError,
    GoneError,
    InvalidError,
    NotFoundError,
    StaleError,
    ThrottledError,
    TooLargeError,
    UnavailableError,
)
from factcheck.web.body import own_address
from factcheck.web.language import translate
from factcheck.words import say

log = logging.getLogger(__name__)


class SignedOutError(DomainError):
    """Nobody is signed in, or not any more."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "You are signed out. Sign in in another tab, then come back here and send it again."
            )
        )


class OtherPersonError(DomainError):
    """The page was opened by somebody else than who is signed in now."""


TABLE: dict[type[DomainError], tuple[int, str, str]] = {
    DomainError: (400, "refused", say("This cannot be done")),
    InvalidError: (422, "invalid", say("This cannot be taken as it is")),
    SignedOutError: (401, "signed_out", say("You are signed out")),
    OtherPersonError: (401, "other_person", say("Somebody else is signed in")),
    ForbiddenError: (403, "forbidden", say("This is not yours to do")),
    NotFoundError: (404, "not_found", say("Nothing here")),
    GoneError: (410, "gone", say("No longer of use")),
    StaleError: (409, "stale", say("It was changed in the meantime")),
    DuplicateError: (409, "duplicate", say("This is already here")),
    TooLargeError: (413, "too_large", say("This is too large")),
    ThrottledError: (429, "throttled", say("Too many attempts")),
    UnavailableError: (503, "unavailable", say("Not saved yet")),
}
"""Status, code for scripts and title for readers of each refusal."""
RETRY_AFTER = {429: 60, 503: 2}
"""Seconds after which a retry makes sense."""
AGAIN = {400, 401, 422, 429, 500, 503}
"""Where sending the same again, or a little changed, may go well."""
WITHHELD = ("csrf", "password")
"""Fields whose names hold one of these are never shown again."""
MAX_KEPT_FIELDS = 30
MAX_KEPT_LENGTH = 1_100_000
"""Characters of what was typed that an error page shows again: the longest text, and its title."""
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What the system says when an upload cannot be kept on disk while it is read."""
NOT_ALL_KEPT = say("Not all that you typed fits on this page: go back, where it still is.")
CUT_SHORT = say("What was sent did not arrive whole. Send it again.")
DATABASE_AWAY = say("The database cannot be reached just now. Try again in a moment.")
STALE_FORM = say(
    "This form was open for too long, or cookies are blocked, so it was not saved. "
    "Send it again from here."
)
OTHER_SITE = say("This was sent from another site, so it was not saved. Use the form on this site.")
TITLES = {
    400: say("This cannot be read"),
    404: say("Nothing here"),
    405: say("This address cannot be used so"),
    413: say("This is too large"),
}
MESSAGES = {
    404: say("There is no page at this address. Check it, or go back to the start."),
    405: say("The page was asked for in a way it does not answer. Go back to the start."),
}


def init_app(app: Flask) -> None:
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> ResponseReturnValue:
    """Turn any error into an answer; what nobody foresaw is logged under a number."""
    match error:
        case SignedOutError() if _wants_page() and request.method in ("GET", "HEAD"):
            return redirect(url_for("accounts.sign_in", next=own_address()), 303)
        case DomainError():
            kind = next(kind for kind in type(error).__mro__ if kind in TABLE)
            status, code, title = TABLE[kind]
            return _say(status, code, title, error.message, error)
        case CSRFError():
            return _say(400, "csrf", say("Please send this again"), STALE_FORM)
        case RequestEntityTooLarge():
            return _say(413, "too_large", TITLES[413], _too_large())
        case HTTPException():
            return _http(error)
        case OSError() if error.errno in NO_ROOM:
            log.error("an upload was not taken: %s", error.strerror)
            return _say(503, "unavailable", TABLE[UnavailableError][2], FULL)
        case _ if _is_cut_short(error):
            return _say(400, "bad_request", TITLES[400], CUT_SHORT)
        case OperationalError() | InterfaceError() | PoolTimeoutError():
            return _database_away(error)
        case DBAPIError() if error.connection_invalidated:
            return _database_away(error)
    return _broken(error)


def _is_cut_short(error: Exception) -> bool:
    """Whether the connection broke, or sent what is no HTTP, while the body was read."""
    # By name, as gunicorn cannot be had on Windows.
    from_server = type(error).__module__ == "gunicorn.http.errors"
    return from_server or isinstance(error, ConnectionError | TimeoutError)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    name = error.name.lower().replace(" ", "_")
    message = MESSAGES.get(error.code, error.description or "")
    response = _say(error.code, name, TITLES.get(error.code, error.name), message)
    response.headers.extend(
        (key, value) for key, value in error.get_headers() if key in ("Allow", "Retry-After")
    )
    return response


def _database_away(error: Exception) -> Response:
    log.error("the database failed a read: %s", getattr(error, "orig", error))
    return _say(503, "unavailable", say("Please try again"), DATABASE_AWAY)


def _broken(error: Exception) -> Response:
    number = secrets.token_hex(4)
    log.error("%s: %s %r failed", number, request.method, request.path, exc_info=error)
    broke = say(
        "Something went wrong on our side. Try again; if it happens again, tell whoever runs this "
        "installation the number %(number)s.",
        number=number,
    )
    return _say(500, "broken", say("Something went wrong"), broke)


def _say(
    status: int, code: str, title: str, message: str, error: Exception | None = None
) -> Response:
    title, message = translate(title), translate(message)
    if not _wants_page():
        response = jsonify(_body(code, message, error))
        response.status_code = status
    else:
        try:
            response = _page(status, title, message, error)
        except Exception:  # the page that says what broke is broken itself
            log.exception("the error page failed")
            response = Response(f"{title}. {message}", status, mimetype="text/plain")
    if status in RETRY_AFTER:
        response.headers["Retry-After"] = str(RETRY_AFTER[status])
    return response


def _body(code: str, message: str, error: Exception | None) -> dict[str, Any]:
    fields = _fields(error)
    body: dict[str, Any] = {"error": {"code": code, "message": message, "fields": fields}}
    if isinstance(error, StaleError) and error.theirs is not None:
        body["theirs"] = error.theirs
    if isinstance(error, DuplicateError):
        body["existing"] = str(error.existing_id)
    return body


def _fields(error: Exception | None) -> dict[str, str]:
    """Return what is wrong with each field, in the reader's language."""
    fields = error.fields if isinstance(error, InvalidError) else {}
    return {name: translate(message) for name, message in fields.items()}


def _page(status: int, title: str, message: str, error: Exception | None) -> Response:
    message = " ".join(dict.fromkeys([message, *_fields(error).values()]))  # each said once
    typed, whole = _typed()
    if not whole:
        message = f"{message} {translate(NOT_ALL_KEPT)}"
    page = render_template(
        "error.html",
        status=status,
        title=title,
        message=message,
        retained=[(name, value) for name, value in typed if not _withheld(name)],
        action=_again(typed) if whole and status in AGAIN else None,
    )
    return make_response(page, status)


def _wants_page() -> bool:
    return not request.path.startswith("/api/")


def _typed() -> tuple[list[tuple[str, str]], bool]:
    """Return the fields of the form that was sent, as far as there is room, and if that is all."""
    if request.method != "POST":
        return [], True
    try:
        sent = [*request.form.items(multi=True)]
    except Exception as error:  # noqa: BLE001 - what broke the reading is what this page says
        log.info("nothing typed can be shown again: %s", type(error).__name__)
        return [], True
    kept: list[tuple[str, str]] = []
    room = MAX_KEPT_LENGTH
    for name, value in sent:
        if len(kept) < MAX_KEPT_FIELDS and len(name) + len(value) <= room:
            kept.append((name, value))
            room -= len(name) + len(value)
    return kept, len(kept) == len(sent)


def _withheld(name: str) -> bool:
    return any(part in name.lower() for part in WITHHELD)


def _again(typed: list[tuple[str, str]]) -> str | None:
    """Return where the form may be sent again with a fresh token, None when it may not.

    Only what this site's own page sent: else another site could have its form confirmed here by
    one press of a button. A form with a password is not whole any more.
    """
    if not typed or g.get("cross_site", True) or any("password" in name for name, _ in typed):
        return None
    return own_address()


def _too_large() -> str:
    limit = (request.max_content_length or 0) // 1000
    size = f"{limit // 1000} MB" if limit >= 1000 else f"{limit} kB"
    return say(
        "At most %(size)s can be sent at once. Go back, where what you typed still is, and make "
        "it smaller or send it in parts.",
        size=size,
    )
