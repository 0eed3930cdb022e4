"""The server under measurement: processes of its own, as users start them."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

from factcheck.config import Settings
from tests.bench.client import Client
from tests.support import server as support

WORKERS = 2


@dataclass(slots=True)
class Server:
    """A server that can be killed, and started again on the same port."""

    settings: Settings
    port: int
    process: subprocess.Popen[bytes]

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """End all its processes at once, as a power cut would (kill -9)."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()

    def start_again(self) -> None:
        self.process = support.start(self.settings, self.port, WORKERS)
        self.wait()

    def wait(self) -> None:
        log = self.settings.data_dir / "server.log"
        support.wait_for(f"{self.address}/healthz", self.process, log)

    def wait_for_all_workers(self) -> None:
        """Wait until every worker takes connections; the first answer is the quickest one's."""
        until = time.monotonic() + support.PATIENCE
        while not self._shared_out() and time.monotonic() < until:
            time.sleep(0.1)

    def _shared_out(self) -> bool:
        """Open some connections and say whether each worker took one."""
        clients = [Client(self.address, "") for _ in range(8)]
        for client in clients:
            client.get("/healthz")
        workers = psutil.Process(self.pid).children()
        shared = [bool(_established(worker)) for worker in workers]
        for client in clients:
            client.close()
        return all(shared)


def _established(worker: psutil.Process) -> int:
    """Return how many connections *worker* holds to browsers."""
    connections = worker.net_connections("tcp4")
    return sum(connection.status == psutil.CONN_ESTABLISHED for connection in connections)


@contextmanager
def serving(settings: Settings, workers: int = WORKERS) -> Iterator[Server]:
    """Serve *settings* for a block."""
    port = support.free_port()
    server = Server(settings, port, support.start(settings, port, workers))
    try:
        server.wait()
        if workers > 1:
            server.wait_for_all_workers()
        yield server
    finally:
        server.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.process.wait(timeout=10)
        server.kill()
