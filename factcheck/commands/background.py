"""What a server does while it answers: comparing new sources, and sweeping files away."""

import logging
import time
from threading import Thread

from factcheck.db import Database
from factcheck.sources.holding import sweep_files
from factcheck.sources.pending import relate_next

IDLE = 5.0
"""Seconds after which it is looked again whether a source waits."""
SWEEP = 24 * 3600.0
"""Seconds after which files that nobody comes back to are swept away again."""

log = logging.getLogger(__name__)


def start_relating(database: Database) -> None:
    """Compare sources that wait with the library for as long as the process lasts.

    Each process of a server may do so: one has the lease of a source. What is cut off by the end of
    the process is done by another, or at the next start. Once a day files are swept away.
    """
    Thread(target=_relate_forever, args=(database,), name="relating", daemon=True).start()


def _relate_forever(database: Database) -> None:
    sweep_at = time.monotonic()
    while True:
        begun = time.monotonic()
        try:
            if begun >= sweep_at:
                sweep_at = begun + SWEEP
                database.write(sweep_files)
            found = relate_next(database)
        except Exception:  # a source that cannot be compared must not keep the others from it
            log.exception("a source could not be compared with the library, or no file swept away")
            found = False
        # Half of the time is left to those who wait for a page.
        time.sleep(time.monotonic() - begun if found else IDLE)
