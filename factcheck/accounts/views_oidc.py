"""Signing in by another service, over OpenID Connect."""

import hmac
import logging

from flask import Blueprint, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from factcheck.accounts.oidc import sign_in_by_claims
from factcheck.accounts.views import refuse_sign_in
from factcheck.db import release, write
from factcheck.errors import DomainError, ForbiddenError, InvalidError, UnavailableError
from factcheck.web.access import public, public_and_writes_on_get, signed_in_person
from factcheck.web.entering import enter
from factcheck.web.openid import find_client
from factcheck.web.pages import local_url
from factcheck.web.preferences import this_browser
from factcheck.words import say

bp = Blueprint("oidc", __name__)
log = logging.getLogger(__name__)

KEPT = "openid"
"""Key in the browser's session of what a sign-in that has begun is to be finished with."""
NOT_BEGUN = say(
    "This sign-in was not begun in this browser, or another one was begun since. Start again."
)
EXPLAINED = {ForbiddenError: 403, InvalidError: 422, UnavailableError: 503}


@bp.get("/sign-in/openid")
@public
def begin() -> ResponseReturnValue:
    """Send the reader to the service. By a link: the CSP lets no form lead to another site."""
    client = find_client()
    after = local_url(request.args.get("next"), url_for("accounts.home"))
    if signed_in_person():
        return redirect(after, 303)
    release()
    try:
        begun = client.begin(_come_back())
    except DomainError as error:
        return _refuse(error)
    session[KEPT] = {**begun, "after": after}
    return redirect(session[KEPT].pop("url"), 303)


@bp.get("/sign-in/openid/back")
@public_and_writes_on_get
def back() -> ResponseReturnValue:
    """Sign in whom the service sends back."""
    client = find_client()
    begun = session.pop(KEPT, None)
    try:
        if not begun or not _same(begun["state"], request.args.get("state", "")):
            raise InvalidError(NOT_BEGUN)
        if "error" in request.args or not request.args.get("code"):
            raise ForbiddenError(say("The service did not sign you in. Start again."))
        claims = client.finish(
            _come_back(), request.args["code"], begun["nonce"], begun["code_verifier"]
        )
        browser, allow = this_browser(), client.service.allow
        token = write(lambda s: sign_in_by_claims(s, claims, allow=allow, browser=browser))
    except (ForbiddenError, InvalidError, UnavailableError) as error:
        return _refuse(error)
    return enter(token, begun["after"])


def _same(one: str, other: str) -> bool:
    # As bytes: of a text with other letters than ASCII it would raise.
    return hmac.compare_digest(one.encode(), other.encode())


def _come_back() -> str:
    return url_for("oidc.back", _external=True)


def _refuse(error: DomainError) -> ResponseReturnValue:
    status = next(status for kind, status in EXPLAINED.items() if isinstance(error, kind))
    cause = error.__cause__
    log.warning("a sign-in by OpenID was refused with %d: %s", status, cause or error)
    return refuse_sign_in(error.message, status)
