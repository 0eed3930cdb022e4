"""Settings, read once from the environment when the app or a command starts."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from factcheck.errors import InvalidError
from factcheck.paths import default_data_dir

MAX_UPLOAD_BYTES = 32_000_000
LOCK_TIMEOUT = 15
KEY_LENGTH = 32
"""Fewest characters of a secret key that nobody can guess."""
SHORT_KEY = (
    "The secret key in {path} is shorter than {length} characters, so it was not written to its "
    "end. Delete that file and start again; a new key is made. Forms open in a browser have to be "
    "reloaded then."
)
NOBODY_GETS_IN = (
    "FACTCHECK_LOCAL_SIGN_IN is 0, so nobody could sign in. Set FACTCHECK_OIDC_ISSUER too."
)
BAD_ISSUER = (
    "FACTCHECK_OIDC_ISSUER is {issuer!r}; set it to the address of the service, such as "
    "https://login.example.org. Without https only this machine is taken."
)
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
SWITCH = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(
    ("", "0", "false", "no", "off"), False
)


@dataclass(frozen=True, slots=True)
class OpenID:
    """A service that signs people in by OpenID Connect.

    Attributes:
        issuer: its address, as its tokens name it; FACTCHECK_OIDC_ISSUER.
        client_id: what this installation is registered there as; FACTCHECK_OIDC_CLIENT_ID.
        client_secret: FACTCHECK_OIDC_CLIENT_SECRET; empty for a client that has none.
        label: what people call the service, on the button; FACTCHECK_OIDC_LABEL.
        allow: domain of e-mail addresses whose owners get an account the first time they come, such
            as "example.org", empty for none; FACTCHECK_OIDC_ALLOW.
    """

    issuer: str
    client_id: str
    client_secret: str = ""
    label: str = "OpenID"
    allow: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator can set.

    Attributes:
        data_dir: folder of the SQLite database and the secret key; FACTCHECK_DATA_DIR.
        database_url: SQLAlchemy URL; FACTCHECK_DATABASE_URL. Without it, a SQLite file in
            *data_dir*.
        secret_key: signs the cookies that carry CSRF tokens; FACTCHECK_SECRET_KEY. Without it, a
            random key made once and kept in *data_dir*, so that no installation shares a key.
        secure_cookies: send cookies over HTTPS only; FACTCHECK_HTTPS=1. Off by default because
            the local installation is plain HTTP on the loopback address.
        trusted_proxies: how many proxies in front may set X-Forwarded-For and -Proto, 0 for none;
            FACTCHECK_TRUSTED_PROXIES.
        max_upload_bytes: largest request body, in bytes; FACTCHECK_MAX_UPLOAD_BYTES.
        lock_timeout: how long a save waits for the others before it is answered 503, in seconds;
            FACTCHECK_LOCK_TIMEOUT.
        openid: a service that signs people in, None for none; FACTCHECK_OIDC_ISSUER and what goes
            with it.
        local_sign_in: whether passwords sign people in; FACTCHECK_LOCAL_SIGN_IN=0 switches them
            off. Links that sign in once go on working.
    """

    data_dir: Path
    database_url: str
    secret_key: str
    secure_cookies: bool = False
    trusted_proxies: int = 0
    max_upload_bytes: int = MAX_UPLOAD_BYTES
    lock_timeout: int = LOCK_TIMEOUT
    openid: OpenID | None = None
    local_sign_in: bool = True

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Read the settings from *env*, making the data folder and the secret key if needed.

        Raises:
            InvalidError: a value cannot be read, the data folder cannot be written, or the key kept
                in it is too short.
        """
        data_dir = Path(env.get("FACTCHECK_DATA_DIR") or default_data_dir(env)).expanduser()
        openid = _openid(env)
        local_sign_in = _switch(env, "FACTCHECK_LOCAL_SIGN_IN", default=True)
        if not (openid or local_sign_in):
            raise InvalidError(NOBODY_GETS_IN)
        try:
            data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            secret_key = env.get("FACTCHECK_SECRET_KEY") or _kept_key(data_dir / "secret_key")
        except OSError as error:
            raise InvalidError(
                f"Cannot write to the data folder {data_dir}: {error.strerror}. "
                "Set FACTCHECK_DATA_DIR to a folder that you own."
            ) from error
        return cls(
            data_dir=data_dir,
            database_url=env.get("FACTCHECK_DATABASE_URL")
            or f"sqlite:///{data_dir / 'factcheck.sqlite'}",
            secret_key=secret_key,
            secure_cookies=_switch(env, "FACTCHECK_HTTPS"),
            trusted_proxies=_count(env, "FACTCHECK_TRUSTED_PROXIES", 0),
            max_upload_bytes=_count(env, "FACTCHECK_MAX_UPLOAD_BYTES", MAX_UPLOAD_BYTES),
            lock_timeout=_count(env, "FACTCHECK_LOCK_TIMEOUT", LOCK_TIMEOUT),
            openid=openid,
            local_sign_in=local_sign_in,
        )


def _openid(env: Mapping[str, str]) -> OpenID | None:
    issuer, client_id = env.get("FACTCHECK_OIDC_ISSUER", ""), env.get("FACTCHECK_OIDC_CLIENT_ID")
    if not issuer:
        return None
    if not client_id:
        raise InvalidError("FACTCHECK_OIDC_ISSUER is set; set FACTCHECK_OIDC_CLIENT_ID too.")
    try:
        parts = urlsplit(issuer)
    except ValueError as error:
        raise InvalidError(BAD_ISSUER.format(issuer=issuer)) from error
    if not parts.hostname or parts.scheme not in ("https", "http"):
        raise InvalidError(BAD_ISSUER.format(issuer=issuer))
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise InvalidError(BAD_ISSUER.format(issuer=issuer))
    return OpenID(
        issuer,
        client_id,
        env.get("FACTCHECK_OIDC_CLIENT_SECRET", ""),
        env.get("FACTCHECK_OIDC_LABEL") or parts.hostname,
        env.get("FACTCHECK_OIDC_ALLOW", "").strip().removeprefix("@").lower(),
    )


def _count(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name)
    if not value:
        return default
    if not value.isdecimal():
        raise InvalidError(f"{name} is {value!r}; set it to a whole number.")
    return int(value)


def _switch(env: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    value = env.get(name, "")
    if not value:
        return default
    try:
        return SWITCH[value.strip().casefold()]
    except KeyError:
        raise InvalidError(f"{name} is {value!r}; set it to 1 or 0.") from None


def _kept_key(path: Path) -> str:
    """Return the key kept in *path*, made on the first call, readable by its owner only."""
    if not path.exists():
        _make_key(path)
    key = path.read_text(encoding="utf-8", errors="replace").strip()
    if len(key) < KEY_LENGTH:
        raise InvalidError(SHORT_KEY.format(path=path, length=KEY_LENGTH))
    return key


def _make_key(path: Path) -> None:
    """Let a new key appear in *path* all at once, unless another process was first."""
    handle, made = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    part = Path(made)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        _put(part, path)
    finally:
        part.unlink(missing_ok=True)


def _put(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)
    except FileExistsError:
        pass
    except OSError:  # a file system without links, such as exFAT: of two at once, the last stays
        part.replace(path)
