"""What a server does while it answers: comparing new sources with the library, one by one."""

import logging
import time
from threading import Thread

from factcheck.db import Database
from factcheck.sources.pending import relate_next

IDLE = 5.0
"""Seconds after which it is looked again whether a source waits."""

log = logging.getLogger(__name__)


def start_relating(database: Database) -> None:
    """Compare sources that wait with the library for as long as the process lasts.

    Each process of a server may do so: a source is claimed by one. What is cut off by the end of
    the process is done by another, or at the next start.
    """
    Thread(target=_relate_forever, args=(database,), name="relating", daemon=True).start()


def _relate_forever(database: Database) -> None:
    while True:
        begun = time.monotonic()
        try:
            found = relate_next(database)
        except Exception:  # a source that cannot be compared must not keep the others from it
            log.exception("a source could not be compared with the library")
            found = False
        # Half of the time is left to those who wait for a page.
        time.sleep(time.monotonic() - begun if found else IDLE)
