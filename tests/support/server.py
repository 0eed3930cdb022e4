"""A real server for the tests: `factcheck serve`, in processes of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.config import Settings

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 120
"""Seconds a server may take to answer for the first time; it takes about one on an idle machine."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(settings: Settings) -> dict[str, str]:
    """The variables from which `Settings.from_env` makes *settings* again."""
    return os.environ | {
        "FACTCHECK_DATA_DIR": str(settings.data_dir),
        "FACTCHECK_DATABASE_URL": settings.database_url,
        "FACTCHECK_SECRET_KEY": settings.secret_key,
        "PYTHONPATH": str(ROOT),
    }


def start(settings: Settings, port: int, workers: int = 2) -> subprocess.Popen[bytes]:
    """Start a server on *port*; the caller ends it. It writes server.log in the data folder."""
    command = [sys.executable, "-m", "factcheck.cli", "serve", "--port", str(port)]
    with (settings.data_dir / "server.log").open("ab") as log:
        return subprocess.Popen(
            [*command, "--workers", str(workers)],
            cwd=ROOT,
            env=environment(settings),
            stdout=log,
            stderr=log,
            start_new_session=True,  # so that a test can kill the server with all its workers
        )


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until *url* answers.

    Raises:
        RuntimeError: the server ended, or was silent for too long; with what it said.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    raise RuntimeError(f"no answer from {url}:\n{log.read_text()[-4000:]}")


@contextmanager
def serving(settings: Settings, workers: int = 2) -> Iterator[str]:
    """Serve *settings* for a block and give the address, such as "http://127.0.0.1:5001"."""
    port = free_port()
    process = start(settings, port, workers)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process, settings.data_dir / "server.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
