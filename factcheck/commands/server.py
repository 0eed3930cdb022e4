"""The server: gunicorn with threads in this process's children; on Windows waitress in itself.

The app is made after the fork, so the parent that only watches stays small, and no database
connection is ever shared between processes.
"""

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask

from factcheck.config import Settings
from factcheck.errors import InvalidError

GRACE = 10
"""Seconds that requests have to end when the server stops."""
COLLECTED_AFTER = 50_000
"""New objects after which the garbage collector looks for rings among them. With Python's 700 it
looks hundreds of times at the rows of one long page, which are no garbage: a tenth of its time."""


@dataclass(frozen=True, slots=True)
class Listening:
    """A socket that is bound, so that nobody else can take its port before the server starts."""

    socket: socket.socket
    host: str
    port: int

    @property
    def url(self) -> str:
        """The address for a browser on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self.port}"


def listen(host: str, port: int) -> Listening:
    """Bind *port*, or a free one when it is taken.

    Raises:
        InvalidError: nothing can be bound at *host*.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        raise InvalidError(f"There is no address {host} on this machine.") from error
    for candidate in (port, 0):
        bound = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two servers have the same port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, candidate))
        except OSError as error:
            bound.close()
            reason = error.strerror
        else:
            bound.listen(128)
            return Listening(bound, host, bound.getsockname()[1])
    raise InvalidError(f"Cannot listen on {host}: {reason}.")


def run(
    settings: Settings,
    listening: Listening,
    ready: Callable[[], None],
    *,
    workers: int = 1,
    threads: int = 4,
) -> None:
    """Serve until the process is told to stop, then let the requests at hand end.

    Args:
        ready: called once, when the first worker can answer.
    """
    if sys.platform == "win32":
        _run_waitress(settings, listening, ready, threads)
    else:
        _run_gunicorn(settings, listening, ready, workers, threads)


def make_app(settings: Settings) -> Flask:
    # Imported only in the worker: the parent is half as large without it.
    from factcheck.app import create_app  # noqa: PLC0415
    from factcheck.commands.background import start_relating  # noqa: PLC0415

    app = create_app(settings)
    start_relating(app.extensions["database"])
    return app


def settle_memory() -> None:
    """Have the garbage collector pass over what is there now, and look seldom at what comes.

    To be called when a process has loaded all it needs: it took a quarter of the time of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


def _run_gunicorn(
    settings: Settings, listening: Listening, ready: Callable[[], None], workers: int, threads: int
) -> None:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415  it cannot be had on Windows
    from gunicorn.arbiter import Arbiter  # noqa: PLC0415

    class GracefulArbiter(Arbiter):
        def handle_int(self) -> None:
            self.handle_term()

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            return make_app(settings)

        def run(self) -> None:
            GracefulArbiter(self).run()

    def begin(worker: Any) -> None:
        # Ctrl+C reaches the workers too, which would drop what they are doing.
        signal.signal(signal.SIGINT, worker.handle_exit)
        settle_memory()
        if worker.age == 1:
            ready()

    options = {
        "bind": f"fd://{listening.socket.detach()}",
        "workers": workers,
        "threads": threads,
        "worker_class": "factcheck.commands.worker.FairWorker" if workers > 1 else "gthread",
        "timeout": 120,
        "graceful_timeout": GRACE,
        "keepalive": 15,
        "loglevel": "warning",
        "control_socket_disable": True,
        "post_worker_init": begin,
    }
    Server().run()


def _run_waitress(
    settings: Settings, listening: Listening, ready: Callable[[], None], threads: int
) -> None:
    import waitress  # noqa: PLC0415  it is there on Windows only

    server = waitress.create_server(make_app(settings), sockets=[listening.socket], threads=threads)
    settle_memory()
    ready()
    server.run()
