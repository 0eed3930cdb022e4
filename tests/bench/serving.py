"""The server under measurement: processes of its own, as users start them."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from factcheck.config import Settings
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


@contextmanager
def serving(settings: Settings, workers: int = WORKERS) -> Iterator[Server]:
    """Serve *settings* for a block."""
    port = support.free_port()
    server = Server(settings, port, support.start(settings, port, workers))
    try:
        server.wait()
        yield server
    finally:
        server.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.process.wait(timeout=10)
        server.kill()
