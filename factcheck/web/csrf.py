"""Against forms that another site has a visitor send (CSRF): a token, and where it came from."""

from flask import Flask, g, request
from flask_wtf.csrf import CSRFProtect

from factcheck.config import Settings
from factcheck.errors import ForbiddenError
from factcheck.web.errors import OTHER_SITE

SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


def init_app(app: Flask) -> None:
    settings: Settings = app.extensions["settings"]
    prefix = "__Host-" if settings.secure_cookies else ""
    app.config.update(
        # It holds the token's secret, and what a sign-in by another service has begun with.
        SESSION_COOKIE_NAME=f"{prefix}factcheck_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        WTF_CSRF_TIME_LIMIT=None,  # a form left open over night is still to be saved
        WTF_CSRF_SSL_STRICT=False,  # it wants a Referer, and ours is no-referrer
    )
    app.before_request(_refuse_other_sites)
    CSRFProtect(app)


def _refuse_other_sites() -> None:
    """Refuse what a browser says another site has sent, also one on another port of this host.

    Browsers leave Sec-Fetch-Site out on plain HTTP, and say "Origin: null" under no-referrer, so
    neither header need be there: then the token decides alone.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "null")
    ours = origin in {f"http://{request.host}", f"https://{request.host}"}
    g.cross_site = site != "same-origin" if site else not ours
    foreign = site not in ("same-origin", "none") if site else not ours and origin != "null"
    if foreign and request.method not in SAFE_METHODS:
        raise ForbiddenError(OTHER_SITE)
