"""Sources that wait to be compared with the library, and who does it."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

from factcheck.models import SourceIndex, SourceRelation, utc_now
from factcheck.sources.index import forget_sources
from factcheck.sources.pending import (
    ATTEMPTS,
    count_waiting,
    is_waiting,
    relate_next,
    relate_source,
)
from factcheck.sources.service import (
    SourceDraft,
    SourceMetadata,
    add_text,
    capture_source,
    store_source,
)
from factcheck.sources.snapshots import catch_up_sources
from tests.support.visit import Visitor

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

    def waiting(count, first=0):
        prepared = [
            draft(f"{WIRE} It was day {n} of the rain.") for n in range(first, first + count)
        ]
        return database.write(
            lambda session: [store_source(session, project.id, p, alice.id) for p in prepared]
        )

    return waiting


def relations(database):
    with database.read() as session:
        return session.query(SourceRelation).count()


def end_leases(database):
    past = update(SourceIndex).where(SourceIndex.claimed_until.is_not(None))
    database.write(
        lambda session: session.execute(past.values(claimed_until=utc_now() - timedelta(1)))
    )


def is_waiting_now(database, source_id):
    with database.read() as session:
        return is_waiting(session, source_id)


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
    # What it had a lease of is left to it until that runs out.
    end_leases(database)
    while relate_next(database):
        pass
    assert waiting_now(database) == 0
    assert relations(database) == 12 * 11 // 2


@pytest.fixture
def broken(waiting, database):
    """A source that is stored in such a way that none like it can be compared with it."""
    (source_id,) = waiting(1, first=9)
    relate_source(database, source_id)
    database.write(
        lambda session: session.execute(text("UPDATE source SET published = 'some day'"))
    )


@pytest.mark.usefixtures("broken")
def test_what_cannot_be_compared_is_left_to_the_server_and_given_up(database, waiting):
    (source_id,) = waiting(1)
    relate_source(database, source_id)
    for attempts in range(1, ATTEMPTS):
        assert not relate_next(database), attempts  # the lease goes on
        end_leases(database)
        assert is_waiting_now(database, source_id)
        with pytest.raises(ValueError, match="some day"):
            relate_next(database)
    assert is_waiting_now(database, source_id)
    end_leases(database)
    assert not is_waiting_now(database, source_id)
    assert (relate_next(database), waiting_now(database)) == (False, 0)


@pytest.mark.both_engines
def test_what_ended_the_process_each_time_is_given_up(database, waiting):
    """Each of these takes the lease and never comes back."""
    source_id, other = waiting(2)

    def die(_session):
        raise KeyboardInterrupt

    for _ in range(ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            relate_source(Meddled(database, die), source_id)
        end_leases(database)
    relate_source(database, source_id)
    assert relations(database) == 0
    assert not is_waiting_now(database, source_id)
    relate_source(database, other)
    assert relations(database) == 1


@pytest.mark.usefixtures("broken")
def test_a_newer_text_of_what_was_given_up_is_compared(database, waiting, alice):
    (source_id,) = waiting(1)
    given_up = update(SourceIndex).where(SourceIndex.source_id == source_id)
    database.write(lambda session: session.execute(given_up.values(attempts=ATTEMPTS)))
    newer = draft("Bakers in the old town have agreed on a common recipe for the market.")
    database.write(lambda session: add_text(session, source_id, newer, alice.id))
    assert relate_next(database)
    assert waiting_now(database) == 0


@pytest.mark.usefixtures("broken")
def test_who_adds_what_cannot_be_compared_hears_that_it_was_added(project, bob, signed_in):
    told = {"title": "X", "text": f"{WIRE} It rained again.", "kind": "news"}
    answered = Visitor(signed_in(bob)).post(f"/projects/{project.id}/sources/new", **told)
    assert answered.status_code == 303


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
