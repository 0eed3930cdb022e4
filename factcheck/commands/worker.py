"""The worker that gunicorn runs: threads, and a fair share of the connections."""

import socket
import time

from gunicorn.workers.gthread import ThreadWorker

HEAD_START = 0.0003
"""Seconds that a worker waits before it takes a connection, for each it has already."""
LONGEST = 0.003


class FairWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Leaves a new connection to a worker that has fewer.

    The system wakes all workers for it, and the quickest takes it. A browser keeps its connection,
    so without this one worker may serve them all for minutes while another looks on.
    """

    def accept(self, listener: socket.socket) -> None:
        time.sleep(min(self.nr_conns * HEAD_START, LONGEST))
        super().accept(listener)
