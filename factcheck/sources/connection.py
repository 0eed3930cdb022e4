"""One request to one machine of the public internet.

No wait outlasts the Deadline, and no more is kept than Limits allows, whatever the server does.
"""

import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from io import BufferedReader, RawIOBase
from threading import Thread
from typing import Any, cast

from factcheck.errors import InvalidError, TooLargeError, UnavailableError
from factcheck.sources.addresses import is_address, is_public
from factcheck.words import say

PIECE = 65_536
"""Bytes that are read, or unpacked, at a time."""
PACKINGS = ("gzip", "deflate")

NO_NETWORK = say(
    "This machine has no connection to the internet, or the site does not exist. "
    "Paste the text or upload the page instead."
)
NOT_PUBLIC = say(
    "This address does not lead to a public page. Give another one, or paste the text instead."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take."""

    seconds: float = 20
    """In all, from the look-up of the first name to the last byte."""
    connect_seconds: float = 5
    """Until the next address of the same site is tried."""
    head_bytes: int = 65_536
    """The status line and the headers of one answer."""
    body_bytes: int = 5_000_000
    """After unpacking."""
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Network:
    """How names are looked up and machines dialled. Which of them may be is not decided here."""

    resolve: Callable[[str], Sequence[str]]
    """Gives the IP addresses of a host name; an OSError if it has none."""
    connect: Callable[[str, int, float], socket.socket]
    """Opens a connection to an IP address and a port within so many seconds, or an OSError."""


def _resolve(host: str) -> list[str]:
    # The dot makes the name whole: none of this machine's own domains is tried behind it.
    found = socket.getaddrinfo(f"{host}.", None, type=socket.SOCK_STREAM)
    return [str(place[0]) for *_, place in found]


def _connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


PUBLIC = Network(_resolve, _connect)


class Deadline:
    """When a fetch has to be over."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return how many seconds are left, always more than 0.

        Raises:
            TimeoutError: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens."""

    host: str
    """A name in ASCII, or an IP address without brackets."""
    port: int
    secure: bool
    """Whether it speaks TLS."""


@contextmanager
def asking(
    place: Place, request: bytes, network: Network, deadline: Deadline, limits: Limits
) -> Iterator[tuple[HTTPResponse, str]]:
    """Send *request*; give the answer, read up to its body, and the IP address that was dialled.

    The name is looked up once, and what was checked is what is dialled, so that a name server
    has no second chance to answer.

    Raises:
        InvalidError: one of the host's addresses is not public, so that none was dialled.
        UnavailableError: the host has no address.
        OSError: the machine does not answer, does not prove its name, or not in time.
        HTTPException: it does not answer in HTTP, or at too great a length.
    """
    addresses = _find_addresses(place.host, network, deadline)
    plain, address = _dial(addresses, place.port, network, deadline, limits)
    with plain, _secure(plain, place, deadline) as connection:
        connection.settimeout(deadline.left())
        connection.sendall(request)
        wire = _Wire(connection, deadline, limits.head_bytes)
        # Of a socket it wants no more than makefile.
        with HTTPResponse(cast(socket.socket, wire), method="GET") as response:
            response.begin()
            wire.allowance = 2 * limits.body_bytes + PIECE  # the marks between chunks count too
            yield response, address


def _find_addresses(host: str, network: Network, deadline: Deadline) -> Sequence[str]:
    """Return the IP addresses of *host*, all of them public, in the order to try them.

    Raises:
        InvalidError: one is not public; a site that has such a one is not trusted at all.
        UnavailableError: there are none.
        TimeoutError: the look-up took too long.
    """
    addresses = [host] if is_address(host) else _look_up(host, network, deadline)
    if not addresses:
        raise UnavailableError(NO_NETWORK)
    if not all(is_public(address) for address in addresses):
        raise InvalidError(NOT_PUBLIC, {"url": NOT_PUBLIC})
    return addresses


def _look_up(host: str, network: Network, deadline: Deadline) -> Sequence[str]:
    # A look-up that hangs cannot be called off. Its thread ends when the system gives it up.
    answer: Future[Sequence[str]] = Future()

    def ask() -> None:
        try:
            answer.set_result(network.resolve(host))
        except Exception as error:  # noqa: BLE001 - raised again where the answer is awaited
            answer.set_exception(error)

    Thread(target=ask, name="look-up", daemon=True).start()
    try:
        return answer.result(deadline.left())
    except TimeoutError:
        raise
    except OSError:
        raise UnavailableError(NO_NETWORK) from None


def _dial(
    addresses: Sequence[str], port: int, network: Network, deadline: Deadline, limits: Limits
) -> tuple[socket.socket, str]:
    failed = OSError()
    for address in addresses:
        seconds = min(deadline.left(), limits.connect_seconds)
        try:
            return network.connect(address, port, seconds), address
        except OSError as error:
            failed = error
    raise failed


def _secure(plain: socket.socket, place: Place, deadline: Deadline) -> socket.socket:
    if not place.secure:
        return plain
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    plain.settimeout(deadline.left())
    return context.wrap_socket(plain, server_hostname=place.host)


class _Wire(RawIOBase):
    """What a server sends, until the deadline and up to an allowance of bytes."""

    def __init__(self, connection: socket.socket, deadline: Deadline, allowance: int) -> None:
        super().__init__()
        self.allowance = allowance
        self._connection = connection
        self._deadline = deadline

    def makefile(self, _mode: str) -> BufferedReader:
        return BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self.allowance:
            raise HTTPException
        self._connection.settimeout(self._deadline.left())
        count = self._connection.recv_into(memoryview(buffer)[: self.allowance])
        self.allowance -= count
        return count


def read_body(response: HTTPResponse, limits: Limits) -> bytes:
    """Return the body of an answer, unpacked.

    Raises:
        TooLargeError: it is over the limit; nothing beyond it was unpacked.
        HTTPException: it is not whole, or packed in a way that was not asked for.
        OSError, ValueError, zlib.error: it broke off or is damaged.
    """
    if (response.length or 0) > limits.body_bytes:
        raise _too_large(limits)
    packing = _packing(response)
    pieces = _unpack(_pieces(response), packing) if packing else _pieces(response)
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > limits.body_bytes:
            raise _too_large(limits)
    return bytes(body)


def _packing(response: HTTPResponse) -> str:
    said = ",".join(response.headers.get_all("Content-Encoding", [])).lower().split(",")
    packings = [name.strip().removeprefix("x-") for name in said]
    packings = [name for name in packings if name not in ("", "identity")]
    if len(packings) > 1 or not {*packings} <= {*PACKINGS}:
        raise HTTPException
    return packings[0] if packings else ""


def _pieces(response: HTTPResponse) -> Iterator[bytes]:
    while piece := response.read(PIECE):
        yield piece
    if response.length:
        raise IncompleteRead(b"", response.length)


def _unpack(packed: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """Yield what *packed* holds, at most PIECE bytes at a time.

    What follows the end of the packed data is left out, as browsers do.
    """
    unpacker = None
    for piece in packed:
        unpacker = unpacker or zlib.decompressobj(_window(packing, piece[0]))
        rest, unpacked = piece, b""
        # A full piece of output may have left more behind even where no input is left.
        while rest or len(unpacked) == PIECE:
            unpacked = unpacker.decompress(rest, PIECE)
            yield unpacked
            if unpacker.eof:
                return
            rest = unpacker.unconsumed_tail
    if unpacker:
        raise IncompleteRead(b"")


def _window(packing: str, first: int) -> int:
    """Return zlib's wbits. By "deflate" some servers mean a bare stream, without zlib's header."""
    if packing == "gzip":
        return 16 + zlib.MAX_WBITS
    return zlib.MAX_WBITS if first & 15 == zlib.DEFLATED else -zlib.MAX_WBITS


def _too_large(limits: Limits) -> TooLargeError:
    limit = f"{limits.body_bytes / 1_000_000:g}"
    return TooLargeError(
        say("This page is larger than %(limit)s MB. Paste the text instead.", limit=limit)
    )
