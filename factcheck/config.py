"""Settings, read once from the environment when the app or a command starts."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from factcheck.errors import InvalidError
from factcheck.paths import default_data_dir

MAX_UPLOAD_BYTES = 32_000_000
LOCK_TIMEOUT = 15


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
    """

    data_dir: Path
    database_url: str
    secret_key: str
    secure_cookies: bool = False
    trusted_proxies: int = 0
    max_upload_bytes: int = MAX_UPLOAD_BYTES
    lock_timeout: int = LOCK_TIMEOUT

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Read the settings from *env*, making the data folder and the secret key if needed.

        Raises:
            InvalidError: a value cannot be read, or the data folder cannot be written.
        """
        data_dir = Path(env.get("FACTCHECK_DATA_DIR") or default_data_dir(env)).expanduser()
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
            secure_cookies=env.get("FACTCHECK_HTTPS", "") in {"1", "true", "yes"},
            trusted_proxies=_count(env, "FACTCHECK_TRUSTED_PROXIES", 0),
            max_upload_bytes=_count(env, "FACTCHECK_MAX_UPLOAD_BYTES", MAX_UPLOAD_BYTES),
            lock_timeout=_count(env, "FACTCHECK_LOCK_TIMEOUT", LOCK_TIMEOUT),
        )


def _count(env: Mapping[str, str], name: str, default: int) -> int:
    value = env.get(name)
    if not value:
        return default
    if not value.isdecimal():
        raise InvalidError(f"{name} is {value!r}; set it to a whole number.")
    return int(value)


def _kept_key(path: Path) -> str:
    """Return the key kept in *path*, made on the first call, readable by its owner only."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    key = secrets.token_hex(32)
    with os.fdopen(handle, "w") as file:
        file.write(key)
    return key
