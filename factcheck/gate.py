"""The write gate: one writer of a SQLite file at a time, over all threads and processes.

SQLite up to 3.51.2 (but for 3.50.7 and 3.44.6) can lose committed writes when two connections
write and checkpoint at the same moment ("WAL reset bug", disclosed 2026-03). Holding the gate from
BEGIN to COMMIT rules that out, and makes waiting fair where SQLite's own busy handler is not.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import UnavailableError
from factcheck.words import say

if sys.platform != "win32":  # Windows serves from one process: the thread lock is enough there
    import fcntl

BUSY = say("The database is busy, so nothing was saved. Try again in a moment.")
POLL = 0.0003
"""Seconds between two looks at a gate that another process holds."""


class WriteGate:
    """A lock on the side file *path*, safe over fork; the system frees it when a holder dies."""

    def __init__(self, path: Path, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._threads = threading.Lock()
        self._handle = -1
        self._pid = -1

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the gate for a block.

        Raises:
            UnavailableError: others held it for longer than the timeout.
        """
        deadline = time.monotonic() + self._timeout
        if not self._threads.acquire(timeout=self._timeout):
            raise UnavailableError(BUSY)
        try:
            self._lock_file(deadline)
            try:
                yield
            finally:
                self._unlock_file()
        finally:
            self._threads.release()

    def _lock_file(self, deadline: float) -> None:
        if sys.platform == "win32":
            return
        if self._pid != os.getpid():  # a lock is shared with a forked child, so each opens its own
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            self._pid = os.getpid()
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise UnavailableError(BUSY) from None
                time.sleep(POLL)
            else:
                return

    def _unlock_file(self) -> None:
        if sys.platform != "win32":
            fcntl.flock(self._handle, fcntl.LOCK_UN)
