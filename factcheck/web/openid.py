"""The service that signs people in, where the operator has named one."""

from typing import TYPE_CHECKING

from flask import Flask, current_app

from factcheck.config import Settings
from factcheck.errors import InvalidError, NotFoundError
from factcheck.words import say

if TYPE_CHECKING:
    from factcheck.accounts.openid_client import OpenIDClient

NO_SERVICE = say("Nobody signs in by another service here. Go to the start to sign in.")
NOT_INSTALLED = (
    "FACTCHECK_OIDC_ISSUER is set, and what speaks to it is not installed. Install it by: "
    "pip install 'factcheck[oidc]'"
)


def init_app(app: Flask) -> None:
    """Get ready to speak to the service of the settings, if there is one.

    Raises:
        InvalidError: the libraries for it are not installed.
    """
    settings: Settings = app.extensions["settings"]
    if settings.openid is None:
        return
    try:
        # Most installations have none, and no need of the libraries.
        from factcheck.accounts.openid_client import OpenIDClient  # noqa: PLC0415
    except ImportError as error:
        raise InvalidError(NOT_INSTALLED) from error
    app.extensions["openid"] = OpenIDClient(settings.openid)


def find_client() -> "OpenIDClient":
    """Return what speaks to the service.

    Raises:
        NotFoundError: there is none here.
    """
    client: OpenIDClient | None = current_app.extensions.get("openid")
    if client is None:
        raise NotFoundError(NO_SERVICE)
    return client
