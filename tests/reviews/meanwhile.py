"""One writes while another's work is done but not committed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

PATIENCE = 1
"""Seconds the first waits before it commits, for the second, which a lock keeps from ending."""
SECONDS = 10


def meanwhile(database, first, second):
    """Do *first*, and *second* before it is committed; return what each returned."""
    begun, done = Event(), Event()

    def work_then_wait(session):
        result = first(session)
        session.flush()
        if not begun.is_set():  # not when it is tried again
            begun.set()
            done.wait(PATIENCE)
        return result

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(database.write, work_then_wait)
        assert begun.wait(SECONDS)
        other = pool.submit(database.write, second)
        other.add_done_callback(lambda _: done.set())
        return one.result(SECONDS), other.result(SECONDS)
