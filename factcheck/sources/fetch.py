"""Fetching a web page by its address, which a person typed and nobody has to trust.

Neither the address nor the server can make us ask a machine that is not on the public internet,
wait, or keep more than we want to. What the server says reaches nobody before it was taken whole:
every message here is our own.
"""

import logging
import re
import ssl
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse
from urllib.parse import quote, urljoin, urlsplit

from factcheck import __version__
from factcheck.errors import DomainError, InvalidError, UnavailableError
from factcheck.sources.addresses import is_address
from factcheck.sources.connection import (
    PACKINGS,
    PUBLIC,
    Deadline,
    Limits,
    Network,
    Place,
    asking,
    read_body,
)
from factcheck.text.clean import BAD_URL, clean_url
from factcheck.words import say

log = logging.getLogger(__name__)

PORTS = {"http": 80, "https": 443}
MEDIA_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
LONGEST_NAME = 253
"""Characters of a host name; RFC 1035 says 255 bytes as sent, which are two more."""
REDIRECTS = (301, 302, 303, 307, 308)
DEFAULT = Limits()

WRONG_PORT = say("Only pages at port 80 or 443 are fetched. Paste the text instead.")
SLOW = say("The site takes too long to answer. Try again later, or paste the text instead.")
UNREACHABLE = say("The site does not answer just now. Try again later, or paste the text instead.")
UNPROVEN = say(
    "The site does not prove that it is the one in the address, so its page was not taken. "
    "Check the address, or paste the text instead."
)
GARBLED = say(
    "The answer of the site cannot be read or did not arrive whole. "
    "Try again later, or paste the text instead."
)
ASTRAY = say(
    "The site sends us on too often, or to an address that we do not open. "
    "Open the page in a browser and paste the text instead."
)
INSECURE = say(
    "The site sends us on from a secure address to one that is not. "
    "Open the page in a browser and paste the text instead."
)
MISSING = say("The site has no page at this address. Check it, or paste the text instead.")
CLOSED = say(
    "The site does not let us read this page. "
    "Open it in a browser and paste the text, or upload the page instead."
)
BUSY = say("The site cannot give out the page just now. Try again later, or paste the text.")
NO_TEXT = say(
    "This address leads to something other than a web page, a text, a PDF or a Word document. "
    "Give the address of the page, or paste the text instead."
)

AT_ONCE = 3
"""Pages that one server process fetches at a time, so that slow sites do not take all threads."""
WAIT_SECONDS = 5
OTHERS = say("Other pages are being fetched just now, so this one was not. Try again in a moment.")

_slots = threading.BoundedSemaphore(AT_ONCE)
_CHARSET = re.compile(r"""(?:^|;)\s*charset\s*=\s*["']?([\w.:-]{1,40})""", re.ASCII | re.IGNORECASE)
_FOLD = re.compile(r"[\r\n]+[ \t]*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_READ_OTHERWISE = frozenset("ßς\u200c\u200d")
"""In a host these make browsers ask for another name than the standard library would."""
_KEPT = "!#$%&'()*+,/:;=?@[]~"
"""Punctuation that stays as it is in an address, besides what quote() always leaves."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as a server gave it out, so that nothing but url and address is to be trusted."""

    url: str
    """As asked for."""
    final_url: str
    """After redirects, in ASCII and without a fragment."""
    status: int
    media_type: str
    """One of MEDIA_TYPES."""
    charset: str
    """In lower case, as the header names it, so perhaps no encoding at all; "" for none."""
    body: bytes
    """Unpacked."""
    headers: Sequence[tuple[str, str]]
    """Of the last answer, in their order; they tell the length and packing that body had."""
    address: str
    """The IP address that was dialled."""
    fetched_at: datetime
    """In UTC."""


def fetch_page(url: str, network: Network = PUBLIC, limits: Limits = DEFAULT) -> Fetched:
    """Fetch a public page of text over http or https.

    It takes up to ``limits.seconds`` and holds nothing of the database, so call it outside of
    a transaction. No cookie is kept and no proxy is used, whatever the environment says.

    Raises:
        InvalidError: this address cannot be fetched from, or what is there is not to be read.
        TooLargeError: the page is over ``limits.body_bytes``.
        UnavailableError: the site or the network does not do its part just now.
    """
    with _slot():
        return _fetch(url, network, limits)


@contextmanager
def _slot() -> Iterator[None]:
    if not _slots.acquire(timeout=WAIT_SECONDS):
        raise UnavailableError(OTHERS)
    try:
        yield
    finally:
        _slots.release()


def _fetch(url: str, network: Network, limits: Limits) -> Fetched:
    deadline = Deadline(limits.seconds)
    target = _read_target(url)
    for _ in range(limits.redirects + 1):
        with (
            _explained(target.place.host),
            asking(target.place, target.request(), network, deadline, limits) as (answer, address),
        ):
            location = answer.headers.get("Location", "")
            if answer.status not in REDIRECTS or not location:
                return _take(url, target, answer, address, limits)
            target = _follow(target, location)
    raise _invalid(ASTRAY)


@dataclass(frozen=True, slots=True)
class _Target:
    """What one request is for."""

    url: str
    """In ASCII, without a fragment."""
    place: Place

    def request(self) -> bytes:
        """Return the request that asks for it."""
        parts = urlsplit(self.url)
        lines = (
            f"GET {parts.path}{'?' if parts.query else ''}{parts.query} HTTP/1.1",
            f"Host: {parts.netloc}",
            f"User-Agent: Factcheck/{__version__}",
            f"Accept: {', '.join(MEDIA_TYPES)}",
            f"Accept-Encoding: {', '.join(PACKINGS)}",
            "Connection: close",
        )
        return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")


def _read_target(url: str) -> _Target:
    """Read an address of the web, without looking up where it leads.

    Raises:
        InvalidError: it is none, or none that is fetched from.
    """
    try:
        parts = urlsplit(clean_url(url))
    except InvalidError as error:
        raise _invalid(error.message) from None
    host = (parts.hostname or "").removesuffix(".")
    typed = urlsplit(url.strip()).netloc.lower()
    if not _is_site(host) or ("[" in typed) != (":" in host) or _READ_OTHERWISE & {*typed}:
        raise _invalid(BAD_URL)
    port = PORTS[parts.scheme] if parts.port is None else parts.port
    if port not in PORTS.values():
        raise _invalid(WRONG_PORT)
    netloc = f"[{host}]" if ":" in host else host
    if port != PORTS[parts.scheme]:
        netloc += f":{port}"
    bare = parts._replace(netloc=netloc, fragment="").geturl()
    return _Target(quote(bare, safe=_KEPT), Place(host, port, parts.scheme == "https"))


def _is_site(host: str) -> bool:
    """Tell whether *host* is a full name or an IP address in its one usual spelling.

    What ends in a number is read as an IP address by some, in whatever base it is: WHATWG URL,
    "ends in a number checker".
    """
    _, dot, last = host.rpartition(".")
    if ":" in host or _NUMBER.fullmatch(last):
        return is_address(host)
    return bool(dot) and len(host) <= LONGEST_NAME


def _follow(target: _Target, location: str) -> _Target:
    try:
        quoted = quote(location.strip().encode("latin-1"), safe=_KEPT)
        following = _read_target(urljoin(target.url, quoted))
    except (InvalidError, ValueError):
        raise _invalid(ASTRAY) from None
    if target.place.secure and not following.place.secure:
        raise _invalid(INSECURE)
    return following


def _take(url: str, target: _Target, answer: HTTPResponse, address: str, limits: Limits) -> Fetched:
    if answer.status != 200:
        raise _refusal(answer.status)
    media_type, _, parameters = answer.headers.get("Content-Type", "").partition(";")
    media_type = media_type.strip().lower()
    if media_type not in MEDIA_TYPES:
        raise _invalid(NO_TEXT)
    charset = _CHARSET.search(parameters)
    return Fetched(
        url=url,
        final_url=target.url,
        status=answer.status,
        media_type=media_type,
        charset=charset[1].lower() if charset else "",
        body=read_body(answer, limits),
        headers=tuple((name, _FOLD.sub(" ", value)) for name, value in answer.getheaders()),
        address=address,
        fetched_at=datetime.now(UTC),
    )


def _refusal(status: int) -> DomainError:
    if status in (404, 410):
        return _invalid(MISSING)
    if status in (408, 425, 429) or status >= 500:
        return UnavailableError(BUSY)
    return _invalid(CLOSED)


@contextmanager
def _explained(host: str) -> Iterator[None]:
    """Say in our words what goes wrong with *host*: errors of the wire may quote the server."""
    try:
        yield
    except DomainError as error:
        log.info("%s: not fetched: %s", host, error)
        raise
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        log.info("%s: not fetched: %s", host, type(error).__name__)
        raise _explain(error) from None


def _explain(error: Exception) -> DomainError:
    match error:
        case TimeoutError():
            return UnavailableError(SLOW)
        case ssl.SSLCertVerificationError():
            return _invalid(UNPROVEN)
        case OSError():
            return UnavailableError(UNREACHABLE)
    return UnavailableError(GARBLED)


def _invalid(message: str) -> InvalidError:
    return InvalidError(message, {"url": message})
