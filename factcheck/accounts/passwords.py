"""Passwords: which ones are good enough, and how they are kept."""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from factcheck.errors import InvalidError, UnavailableError
from factcheck.words import say

SHORTEST, LONGEST = 12, 128
"""Length of a password, in code points."""
AT_ONCE = 2
WAIT = 10
"""Seconds a sign-in waits for its turn."""
_TRIED_FIRST = """
000000000000 111111111111 123123123123 123456123456 123456789012 1234567890123 12345678901234
123456789abc 1234567891011 1q2w3e4r5t6y 1qaz2wsx3edc 1qaz2wsx3edc4rfv abcdefghijkl abcd12345678
adminadminadmin administrator administrator1 changemechangeme changeme1234
correcthorsebatterystaple football1234 iloveyou1234 iloveyouforever letmeinletmein letmein12345
newpassword1 newpassword123 p@ssw0rd1234 p@ssword1234 passw0rd1234 password1234 password12345
password123456 password1234567890 passwordpassword princess1234 qazwsxedcrfv qwerty123456
qwerty1234567 qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop1234567890 qwertyuiopasdfghjkl
sunshine1234 temporary123 trustno1trustno1 welcome12345 welcome123456 welcomewelcome
zaq12wsxcde3 zxcvbnmasdfghjkl factcheck123 factcheck1234 factcheckfactcheck
"""
COMMON = frozenset(_TRIED_FIRST.split())
"""In small letters; only ones that are long enough matter."""

NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$WdsHtEDxo4mezZ2JjrMxVg$"
    "j/NuivoC0vwZUorlF7EaBzTo2d7xxJaz6p0glM8fna0"
)
"""The hash of 32 random bytes that were thrown away, compared where there is nobody."""

# At the library's own setting a sign-in takes half a second of a processor.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turns = threading.BoundedSemaphore(AT_ONCE)


def check_password(password: str, email: str) -> None:
    """Refuse a password that is too easy to guess.

    Raises:
        InvalidError: it is too short, too long or too common, or it is the e-mail address.
    """
    length, lowered = len(password), password.casefold()
    if length < SHORTEST:
        message = say(
            "Take a password of %(least)s characters or more; a few words will do.", least=SHORTEST
        )
    elif length > LONGEST:
        message = say("Take a password of at most %(most)s characters.", most=LONGEST)
    elif lowered in COMMON or len(set(lowered)) < 5:
        message = say("This password is among the first to be tried. Take another.")
    elif lowered in (email.casefold(), email.casefold().partition("@")[0]):
        message = say("Take a password that is not your e-mail address.")
    elif not _normal(password):
        message = say("Take a password that can be typed.")
    else:
        return
    raise InvalidError(message, {"password": message})


def hash_password(password: str) -> str:
    """Return what to store of *password*."""
    with _turn():
        return _hasher.hash(_normal(password))


def verify_password(password: str, stored: str | None) -> bool:
    """Say whether *password* is the one that *stored* was made from.

    Without *stored* it takes as long, so that the time does not tell which accounts there are.

    Raises:
        UnavailableError: too many others sign in at this moment.
    """
    with _turn():
        try:
            _hasher.verify(stored or NOBODY, _normal(password))
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Whether *stored* was made with parameters that are no longer ours."""
    return _hasher.check_needs_rehash(stored)


def _normal(password: str) -> bytes:
    """Return the same bytes for a letter however the keyboard composes it; b"" for no text."""
    try:
        return unicodedata.normalize("NFKC", password).encode()
    except UnicodeEncodeError:
        return b""


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for one of AT_ONCE places: each hash takes 19 MiB and 60 ms of a processor."""
    if not _turns.acquire(timeout=WAIT):
        raise UnavailableError(say("Many people are signing in just now. Try again in a moment."))
    try:
        yield
    finally:
        _turns.release()
