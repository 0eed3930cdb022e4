"""Sources that wait to be compared with the library, and who does it."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from factcheck.models import SourceIndex, SourceRelation, utc_now
from factcheck.sources.index import forget_sources
from factcheck.sources.pending import count_waiting, is_waiting, relate_next, relate_source
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_text,
    capture_source,
    store_source,
)
from factcheck.sources.snapshots import catch_up_sources

ROOT = Path(__file__).parent.parent.parent
WIRE = (
    "Two hundred people left the valley on Sunday after the dam above Orlen showed cracks. "
    "Engineers lowered the water by three metres overnight and closed the road to the north. "
    "The district said the wall would be inspected by divers before anybody could return."
)
RELATING = """
import sys
from factcheck.db import Database
from factcheck.sources.pending import relate_next
database = Database(sys.argv[1])
while relate_next(database):
    print("one", flush=True)
"""


def draft(text):
    return capture_source(SourceDraft(text, SourceMetadata("T")))


@pytest.fixture
def waiting(database, project, alice):
    """Store copies of one text that nobody has compared: ``waiting(3)`` returns their ids."""

    def waiting(count):
        prepared = [draft(f"{WIRE} It was day {n} of the rain.") for n in range(count)]
        return database.write(
            lambda session: [store_source(session, project.id, p, alice.id) for p in prepared]
        )

    return waiting


def relations(database):
    with database.read() as session:
        return session.query(SourceRelation).count()


def waiting_now(database):
    with database.read() as session:
        return count_waiting(session)


@pytest.mark.both_engines
def test_a_source_waits_until_it_is_compared(database, waiting):
    _, second = waiting(2)
    assert (relations(database), waiting_now(database)) == (0, 2)
    relate_source(database, second)
    assert (relations(database), waiting_now(database)) == (1, 1)
    with database.read() as session:
        assert not is_waiting(session, second)


@pytest.mark.both_engines
def test_the_start_indexes_and_leaves_the_comparing_for_later(database, waiting):
    waiting(2)
    database.write(lambda session: session.query(SourceIndex).delete())
    catch_up_sources(database.write)
    assert (relations(database), waiting_now(database)) == (0, 2)
    while relate_next(database):
        pass
    assert (relations(database), waiting_now(database)) == (1, 0)


def test_an_index_made_anew_compares_nothing_again(database, waiting):
    waiting(2)
    while relate_next(database):
        pass
    database.write(forget_sources)
    catch_up_sources(database.write)
    assert waiting_now(database) == 0


@pytest.mark.both_engines
def test_two_workers_never_compare_the_same_source(database, waiting):
    waiting(8)

    def work(_number):
        done = 0
        while relate_next(database):
            done += 1
        return done

    with ThreadPoolExecutor(4) as workers:
        assert sum(workers.map(work, range(4))) == 8
    assert relations(database) == 8 * 7 // 2


@pytest.mark.both_engines
def test_what_a_killed_worker_left_is_done_by_the_next(database, settings, waiting):
    waiting(12)
    command = [sys.executable, "-c", RELATING, settings.database_url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as worker:
        worker.stdout.readline()
        worker.send_signal(signal.SIGKILL)
    while relate_next(database):
        pass
    # What it had claimed is left to it until the claim runs out.
    past = update(SourceIndex).where(SourceIndex.claimed_until.is_not(None))
    database.write(
        lambda session: session.execute(past.values(claimed_until=utc_now() - timedelta(1)))
    )
    while relate_next(database):
        pass
    assert waiting_now(database) == 0
    assert relations(database) == 12 * 11 // 2


class Meddled:
    """A database in which something happens between looking and storing."""

    def __init__(self, database, meddle):
        self.read, self.database, self.meddle, self.writes = database.read, database, meddle, 0

    def write(self, work):
        self.writes += 1
        if self.writes == 2:
            self.database.write(self.meddle)
        return self.database.write(work)


@pytest.mark.both_engines
def test_a_newer_text_that_comes_meanwhile_waits_again(database, waiting, alice):
    _, second = waiting(2)
    newer = draft("Bakers in the old town have agreed on a common recipe for the market.")
    meddled = Meddled(database, lambda session: add_text(session, second, newer, alice.id))
    relate_source(meddled, second)
    assert relations(database) == 0
    with database.read() as session:
        assert is_waiting(session, second)
