"""Talking to a service that signs people in: where to send them, and what it says when they return.

Authlib speaks the protocol: the code flow with PKCE, and the checks of the ID token. What is
fetched are the service's own documents, at the addresses that the operator's issuer names.
"""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client.sync_app import BaseApp, OAuth2Mixin
from authlib.integrations.base_client.sync_openid import OpenIDMixin
from authlib.integrations.requests_client import OAuth2Session
from joserfc.errors import JoseError
from requests.exceptions import RequestException

from factcheck.accounts.oidc import Claims
from factcheck.config import OpenID
from factcheck.errors import ForbiddenError, UnavailableError
from factcheck.words import say

TIMEOUT = (3, 5)
"""Seconds to connect to the service, and to wait for the next of what it says."""
LEEWAY = 60
"""Seconds by which its clock may differ from ours."""
FRESH = 3600
"""Seconds after which its metadata are fetched anew."""
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
"""Signatures by a key that only the service has; by a shared secret, or none, is not enough."""
AWAY = say(
    "The service that signs you in cannot be reached just now, or gives no proper answer. Try "
    "again in a moment."
)
NOT_PROVED = say("The service did not prove who you are, so nobody is signed in. Start again.")


class _App(OAuth2Mixin, OpenIDMixin, BaseApp):  # type: ignore[misc]  # Authlib ships no types
    client_cls = OAuth2Session


class OpenIDClient:
    """This installation, as a client of one service. It may be used by many threads."""

    def __init__(self, service: OpenID) -> None:
        self.service = service
        self._metadata: dict[str, Any] = {}
        self._fresh_until = 0.0

    def begin(self, come_back: str) -> dict[str, str]:
        """Return "url", where to send the reader, and what `finish` needs, to be kept with them.

        Raises:
            UnavailableError: the service cannot be reached.
        """
        with _refusals():
            app = self._app()
            begun = app.create_authorization_url(
                come_back, state=secrets.token_urlsafe(24), nonce=secrets.token_urlsafe(24)
            )
            return {key: begun[key] for key in ("url", "state", "nonce", "code_verifier")}

    def finish(self, come_back: str, code: str, nonce: str, code_verifier: str) -> Claims:
        """Exchange the code for a token and return what it says, once it was checked.

        Raises:
            UnavailableError: the service cannot be reached.
            ForbiddenError: it refused the code, or its token is not for us, not now, or not its.
        """
        with _refusals():
            app = self._app()
            token = app.fetch_access_token(come_back, code=code, code_verifier=code_verifier)
            options = {
                "iss": {"essential": True, "value": self.service.issuer},
                "aud": {"essential": True, "value": self.service.client_id},
                "sub": {"essential": True},
            }
            said = app.parse_id_token(token, nonce, claims_options=options, leeway=LEEWAY)
            self._keep(app)
            if not said:
                raise ForbiddenError(NOT_PROVED)
            if "email" not in said and "userinfo_endpoint" in self._metadata:
                more = app.userinfo(token=token)
                said = {**more, **said} if more.get("sub") == said["sub"] else said
            return _claims(self.service.issuer, said)

    def _app(self) -> _App:
        """Return what speaks to the service, with its metadata, which are fetched now and then."""
        known = self._metadata if time.monotonic() < self._fresh_until else {}
        app = _App(
            None,
            client_id=self.service.client_id,
            client_secret=self.service.client_secret or None,
            server_metadata_url=f"{self.service.issuer.rstrip('/')}"
            "/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email profile",
                "code_challenge_method": "S256",
                "default_timeout": TIMEOUT,
            },
            **known,
        )
        found = app.load_server_metadata()
        if found.get("issuer") != self.service.issuer:
            raise ValueError("the metadata are of another issuer")
        offered = found.get("id_token_signing_alg_values_supported", ["RS256"])
        found["id_token_signing_alg_values_supported"] = [
            name for name in ALGORITHMS if name in offered
        ]
        self._keep(app)
        return app

    def _keep(self, app: _App) -> None:
        """Remember the metadata, and the keys once they were fetched."""
        if not self._metadata or time.monotonic() >= self._fresh_until:
            self._fresh_until = time.monotonic() + FRESH
        self._metadata = dict(app.server_metadata)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what the libraries raise into what the reader is told."""
    try:
        yield
    except (JoseError, AuthlibBaseError) as error:
        raise ForbiddenError(NOT_PROVED) from error
    except (RequestException, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise UnavailableError(AWAY) from error


def _claims(issuer: str, said: Any) -> Claims:
    return Claims(
        issuer=issuer,
        subject=str(said["sub"]),
        email=str(said.get("email") or ""),
        email_verified=said.get("email_verified") is True,
        name=str(said.get("name") or ""),
    )
