"""Sites that behave or do not, and an internet on which every address leads to one of them."""

import socket
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.errors import DomainError, InvalidError
from factcheck.sources.connection import Limits, Network
from factcheck.sources.fetch import DEFAULT, fetch_page

ADDRESS = "93.184.216.34"
ADDRESS_6 = "2606:2800:220:1::1"
SECRET = "marker-of-the-server"
"""What a site says and nobody may be shown."""

TLS = b"\x16"
"""How one begins who speaks TLS."""

Talk = Callable[[socket.socket, threading.Event], None]
"""What a site does with a connection once it has the request; the event says when to stop."""


def answer(
    body: bytes = b"<p>The bridge was closed.</p>",
    *headers: str,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
) -> bytes:
    """A whole answer; it has a Content-Length unless *headers* say how long it is."""
    said = "\n".join(headers).lower()
    measured = "content-length" in said or "transfer-encoding" in said
    length = [] if measured else [f"Content-Length: {len(body)}"]
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", *length, *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def redirect(location: str, *headers: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {location}", *headers, status=status)


def chunked(body: bytes, size: int = 1000) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (*pieces, b""))


def dripping(begin: bytes, rest: bytes) -> Talk:
    """Send *begin* at once and *rest* at ten bytes a second."""

    def talk(connection: socket.socket, stopped: threading.Event) -> None:
        connection.sendall(begin)
        for at in range(len(rest)):
            if stopped.wait(0.1):
                return
            connection.sendall(rest[at : at + 1])

    return talk


def say_nothing(_connection: socket.socket, stopped: threading.Event) -> None:
    stopped.wait()


class _Site(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    tls: ssl.SSLContext | None = None

    def __init__(self, answers: Sequence[bytes | Talk]) -> None:
        super().__init__(("127.0.0.1", 0), _Visit)
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self.stopped = threading.Event()

    def next_answer(self) -> bytes | Talk:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class _Visit(socketserver.BaseRequestHandler):
    server: _Site

    def handle(self) -> None:
        try:
            if self.server.tls is not None:
                self.request = self.server.tls.wrap_socket(self.request, server_side=True)
            self._answer(self.server.next_answer())
        except OSError:
            pass  # the one who asked has gone
        finally:
            self.request.close()

    def _answer(self, reply: bytes | Talk) -> None:
        request = b""
        while b"\r\n\r\n" not in request and not request.startswith(TLS):
            request += self.request.recv(65_536) or b"\r\n\r\n"
        self.server.requests.append(request)
        if isinstance(reply, bytes):
            self.request.sendall(reply)
        else:
            reply(self.request, self.server.stopped)


class Internet:
    """A network whose names are made up, and on which all machines are one site on this one.

    Attributes:
        lookups: the names that were looked up.
        dials: the addresses and ports that were dialled.
        requests: what the site was asked.
    """

    def __init__(
        self,
        port: int | None = None,
        names: Mapping[str, Sequence[Sequence[str] | OSError]] | None = None,
        silent: Sequence[str] = (),
    ) -> None:
        self.lookups: list[str] = []
        self.dials: list[tuple[str, int]] = []
        self.requests: list[bytes] = []
        self.network = Network(self._resolve, self._connect)
        self._port = port
        self._names = {name: list(answers) for name, answers in (names or {}).items()}
        self._silent = silent

    def _resolve(self, host: str) -> Sequence[str]:
        """The next answer for a name; the last one stays. Any other name is that of the site."""
        self.lookups.append(host)
        answers = self._names.get(host, [[ADDRESS]])
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(found, OSError):
            raise found
        return found

    def _connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.dials.append((address, port))
        if self._port is None or address in self._silent:
            raise ConnectionRefusedError
        return socket.create_connection(("127.0.0.1", self._port), timeout=seconds)


@contextmanager
def serving(
    *answers: bytes | Talk,
    names: Mapping[str, Sequence[Sequence[str] | OSError]] | None = None,
    silent: Sequence[str] = (),
    tls: ssl.SSLContext | None = None,
) -> Iterator[Internet]:
    """Run a site for a block. Its connections get *answers* in turn, and the last one from then on.

    Args:
        names: what each look-up of a name gives, in turn.
        silent: addresses at which nobody answers.
        tls: makes it a site of https.
    """
    with _Site(answers) as site:
        site.tls = tls
        thread = threading.Thread(target=site.serve_forever, args=(0.01,))
        thread.start()
        internet = Internet(site.server_address[1], names, silent)
        internet.requests = site.requests
        try:
            yield internet
        finally:
            site.stopped.set()
            site.shutdown()
            thread.join()


def refusal(
    internet: Internet,
    url: str = "http://news.example/story",
    kind: type[DomainError] = InvalidError,
    limits: Limits = DEFAULT,
) -> str:
    """Fetch *url*, which has to fail, and return what the person is told."""
    with pytest.raises(kind) as caught:
        fetch_page(url, internet.network, limits)
    said, error = str(caught.value), caught.value
    assert SECRET not in said
    assert not any(address in said for address, _port in internet.dials)
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None, "a trace would quote the site"
    return said


def make_certificate(openssl: str, folder: Path, host: str) -> Path:
    """Make a certificate of *host* that is its own authority; the file holds its key too."""
    key, certificate = folder / f"{host}.key", folder / f"{host}.pem"
    command = (
        f"{openssl} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        f" -subj /CN={host} -addext subjectAltName=DNS:{host}"
        " -addext keyUsage=critical,digitalSignature,keyCertSign"
    )
    subprocess.run(
        [*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    certificate.write_bytes(certificate.read_bytes() + key.read_bytes())
    return certificate


def tls_of(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
