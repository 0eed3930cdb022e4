"""What people type into fields, made safe to store: the one normaliser of forms and JSON alike.

Articles and sources do not pass here: they keep every letter, see factcheck.text.canonical.
"""

import re
from urllib.parse import urlsplit, urlunsplit

from factcheck.errors import InvalidError
from factcheck.text.canonical import BIDI_OVERRIDES
from factcheck.text.normal import normalize
from factcheck.text.unseen import is_seen
from factcheck.words import say

NAME_LENGTH = 300
"""The longest name, title, byline or role that a form, a script or an import may send."""
MAX_BLOCK_BYTES = 10_000
"""The longest note, in bytes of UTF-8."""
MAX_URL = 2_000

WRONG_TYPE = say("Send text here.")
UNREADABLE = say("There is an unreadable character in this text. Delete it or type the text again.")
BAD_URL = say("Give the full address of the page, like https://example.org/story.")
URL_TOO_LONG = say("Shorten the address to at most 2,000 characters.")
URL_WITH_PASSWORD = say("Remove the user name and password from the address.")

_SPACE = re.compile(r"\s+")
# Tab and the line breaks are spacing; all else below U+0020, DEL and C1 is damage or an attack.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_IN_URL_NEVER = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\<>\"`{}|^]")


def clean_line(value: object, max_length: int = NAME_LENGTH) -> str:
    """Return a name, title or other single line: NFC, single-spaced, at most *max_length* long.

    Characters that turn the direction of text are dropped, as they could show a name as another. A
    line in which nothing is seen is empty: who asks for a name asks whether this returns one.

    Raises:
        InvalidError: it is not text, is too long, or holds a control character or half a letter.
    """
    too_long = InvalidError(
        say("Shorten this to at most %(limit)s characters.", limit=f"{max_length:,}")
    )
    if isinstance(value, str) and len(value) > 10 * max_length + 100:
        raise too_long  # before any work on it
    text = BIDI_OVERRIDES.sub("", _readable(value))
    text = _SPACE.sub(" ", text).strip()
    if len(text) > max_length:
        raise too_long
    return text if is_seen(text) else ""


def clean_block(value: object, max_bytes: int = MAX_BLOCK_BYTES) -> str:
    """Return a text of several lines: NFC, one kind of line break, trimmed; "" if none is seen.

    Raises:
        InvalidError: as for clean_line; the limit is in bytes of UTF-8.
    """
    too_long = InvalidError(
        say("Shorten this to at most %(limit)s kB.", limit=f"{max_bytes / 1000:g}")
    )
    if isinstance(value, str) and len(value) > 10 * max_bytes:
        raise too_long  # before any work on it
    text = _LINE_BREAK.sub("\n", _readable(value)).strip()
    if len(text.encode()) > max_bytes:
        raise too_long
    return text if is_seen(text) else ""


def clean_url(value: object) -> str:
    """Return the address of a public page, its scheme and host in lower case; "" stays "".

    Only its form is judged. It may still name a machine of the local network, so whoever fetches
    it must check where it leads.

    Raises:
        InvalidError: it is no http or https address with a host, or carries a password.
    """
    if isinstance(value, str) and len(value) > 10 * MAX_URL:
        raise InvalidError(URL_TOO_LONG)
    text = _readable(value).strip()
    if not text:
        return ""
    if len(text) > MAX_URL:
        raise InvalidError(URL_TOO_LONG)
    if _IN_URL_NEVER.search(text) or BIDI_OVERRIDES.search(text):
        raise InvalidError(BAD_URL)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:  # a bad port, bracket or label
        raise InvalidError(BAD_URL) from error
    if parts.scheme not in ("http", "https") or not _is_host(host):
        raise InvalidError(BAD_URL)
    if "@" in parts.netloc:
        raise InvalidError(URL_WITH_PASSWORD)
    place = f"[{host}]" if ":" in host else host
    netloc = place if port is None else f"{place}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, parts.fragment))


def _is_host(host: str) -> bool:
    return bool(re.fullmatch(r"[a-z0-9_.-]*[a-z0-9]\.?|[0-9a-f:.]+", host))


def _readable(value: object) -> str:
    if not isinstance(value, str):
        raise InvalidError(WRONG_TYPE)
    if _CONTROL.search(value):
        raise InvalidError(UNREADABLE)
    return normalize("NFC", value)
